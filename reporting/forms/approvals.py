"""What the coordinator says to an internship that is to be approved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, text


class Approval(Asking, forms.Form):
    """From which line it is paid, and words for who asked."""

    line = forms.ChoiceField(label=_("From which line it is paid"), required=False)  # none: chosen later
    why = forms.CharField(
        label=_("In words"),
        widget=text(3),
        max_length=2000,
        required=False,
        help_text=_("Needed to give it back, and where the line has not enough left."),
    )

    def __init__(self, *args, choices, suggested=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(each.key, f"{each.cost_line} · {each.fund}") for each in choices]
        self.fields["line"].initial = suggested.key if suggested else ""

    def clean(self):
        super().clean()
        if "give_back" in self.data and not self.cleaned_data.get("why", "").strip():
            self.add_error("why", _("Write in a sentence what is to be changed."))
