"""What the coordinator says to an internship that is to be approved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, text

LATER = "later"


class Approval(Asking, forms.Form):
    """From which line it is paid, where one could pay it, and words for who asked.

    The page sends along which lines it told to be short: words that were written before one was short are no reason.
    """

    line = forms.ChoiceField(label=_("From which line it is paid"), required=False)
    why = forms.CharField(
        label=_("Words for who asked"),
        widget=text(3),
        max_length=2000,
        required=False,
        help_text=_("Needed to give it back, and where the line has not enough left."),
    )

    def __init__(self, *args, choices, suggested=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(each.key, str(each.cost_line)) for each in choices] + [(LATER, LATER)]
        self.fields["line"].initial = suggested.key if suggested else ""
        self.asks_line = bool(choices)

    def clean(self):
        super().clean()
        if "give_back" in self.data:
            if not self.cleaned_data.get("why", "").strip():
                self.add_error("why", _("Write in a sentence what is to be changed."))
        elif self.asks_line and not self.cleaned_data.get("line") and "line" not in self.errors:
            self.add_error("line", _("Choose from which line it is paid, or that this is chosen later."))

    @property
    def answer(self):
        """What `actions.approve` is told."""
        line = self.cleaned_data["line"]
        known_short = self.data.getlist("short")
        return {"line": "" if line == LATER else line, "why": self.cleaned_data["why"], "known_short": known_short}
