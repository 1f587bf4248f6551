"""What is asked at the end of an internship, and of the job that followed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, text
from beneficiaries.forms.versions import Versioned
from placements.enums import JobState
from placements.models import Conclusion


class Check(Asking, forms.Form):
    """What was heard of a job."""

    state = forms.ChoiceField(label=_("What was heard"), choices=JobState.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In a few words"),
        max_length=300,
        required=False,
        help_text=_("Who told it, and what helps to reach the person next time."),
    )

    sentences = {"state": _("Choose what was heard, also when nobody answered.")}


class Countersigning(forms.Form):
    """Which version of a word was read; None where the page does not say."""

    version = forms.IntegerField()

    @property
    def read(self):
        return self.cleaned_data["version"] if self.is_valid() else None


class EndWord(Asking, Versioned, forms.ModelForm):
    """One side's word at the end."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    sentences = {
        "name": _("Enter who says it."),
        "reached": _("Choose how far it brought what it was for."),
        "went_well": _("Write at least one thing that went well: there is always one."),
    }

    class Meta:
        model = Conclusion
        fields = ("name", "reached", "went_well", "to_go_on", "objection")
        widgets = {
            "reached": forms.RadioSelect,
            "went_well": text(),
            "to_go_on": text(),
            "objection": text(2),
        }
        help_texts = {
            "to_go_on": _("What the person would do next, and with what support."),
            "objection": _("Where the person sees it otherwise, in the person’s own words."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reached"].choices = [one for one in self.fields["reached"].choices if one[0]]
        self.initial.setdefault("version", self.instance.version)
