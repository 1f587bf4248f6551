"""What is asked of how somebody stands: at her entry, upon leaving, six months later. Nobody has to answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import EmploymentStatus, SnapshotMoment
from beneficiaries.forms.asking import Asking, Versioned, day_field
from beneficiaries.forms.cases import EDUCATION
from beneficiaries.models import QUESTIONS, EntryFacts, Snapshot


class Unforced:
    """A form about something in which nobody has to answer: a field left out says what it says at its beginning."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            self.fields[name].required = name == "seen_on"

    def clean(self):
        cleaned = super().clean()
        for name in self._meta.fields:
            if name in self.fields and name in cleaned and cleaned[name] == "":
                cleaned[name] = self._meta.model._meta.get_field(name).default
        return cleaned


class AtEntry(Unforced, Versioned, Asking, forms.ModelForm):
    """What the Fund asks of somebody who comes."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = EntryFacts
        fields = [*QUESTIONS, "evidence"]

    @property
    def answers(self):
        """What is to be kept, without the version."""
        return {name: self.cleaned_data[name] for name in self.names}


class StillUnknown(Asking, forms.Form):
    """What the opening of the case left open, asked again as long as it is; what is known stands still."""

    employment = forms.ChoiceField(
        label=_("Employment at entry"),
        choices=EmploymentStatus.choices,
        initial=EmploymentStatus.UNKNOWN,
        required=False,
    )
    isced = forms.ChoiceField(label=_("Education at entry"), choices=EDUCATION, required=False)

    def __init__(self, *args, episode, **kwargs):
        super().__init__(*args, **kwargs)
        if episode.employment != EmploymentStatus.UNKNOWN:
            del self.fields["employment"]
        if episode.isced:
            del self.fields["isced"]


class Afterwards(Unforced, Asking, forms.ModelForm):
    """How somebody stood upon leaving, or six months later; `corrects` is what the page was filled from."""

    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen_on = day_field(label=_("As it was on"))

    sentences = {"seen_on": _("Enter the day of which this is told.")}

    class Meta:
        model = Snapshot
        fields = ["standing", "in_training", "qualified", "improved", "evidence", "seen_on"]

    def __init__(self, *args, moment, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.moment, self.today = moment, today
        if moment == SnapshotMoment.EXIT:
            del self.fields["improved"]  # asked of who had work already, half a year later
        else:
            del self.fields["in_training"], self.fields["qualified"]

    def clean_seen_on(self):
        if self.cleaned_data["seen_on"] > self.today:
            raise forms.ValidationError(_("Enter a day that has come."))
        return self.cleaned_data["seen_on"]


class Leaving(Unforced, Asking, forms.ModelForm):
    """How somebody stands on the day her case is closed, asked with the closing; what is left out is not known."""

    class Meta:
        model = Snapshot
        fields = ["standing", "evidence", "in_training", "qualified"]
