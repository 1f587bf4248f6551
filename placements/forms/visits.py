"""What is asked about visits: a new one, another day, what was seen, why it was missed; reports and signals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from placements.enums import HowItGoes, SignalKind, VisitKind
from placements.forms.looks import Looks


class NewVisit(Asking, forms.Form):
    """One more visit."""

    planned_on = day_field(label=_("Day"))
    kind = forms.ChoiceField(label=_("How"), choices=VisitKind.choices, initial=VisitKind.VISIT)

    sentences = {"planned_on": _("Enter the day of the visit.")}


class AnotherDay(Asking, forms.Form):
    planned_on = day_field(label=_("New day"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"planned_on": _("Enter the new day.")}


class VisitDone(Looks):
    """When, how, how it goes, what was said and seen; levels of the items where something was seen."""

    done_on = day_field(label=_("Done on"))
    kind = forms.ChoiceField(label=_("How"), choices=VisitKind.choices)
    how = forms.ChoiceField(label=_("How it goes"), choices=HowItGoes.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What was seen and said"), widget=text(6), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    unseen_words = _("could not be seen")
    sentences = {"done_on": _("Enter the day on which it took place."), "how": _("Choose how it goes.")}

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in ("done_on", "kind", "how", "words", "version")}


class VisitMissed(Asking, forms.Form):
    because = forms.CharField(label=_("Why it did not take place"), max_length=300)
    again_on = day_field(label=_("Made up for on"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"because": _("Write in a few words why it did not take place.")}


class DoneAnew(Asking, forms.Form):
    """What was written of a visit, put right."""

    done_on = day_field(label=_("Done on"))
    kind = forms.ChoiceField(label=_("How"), choices=VisitKind.choices)
    how = forms.ChoiceField(label=_("How it goes"), choices=HowItGoes.choices)
    words = forms.CharField(label=_("What was seen and said"), widget=text(6), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"done_on": _("Enter the day on which it took place.")}

    def clean_words(self):
        """As they are kept: a browser ends its lines otherwise."""
        return self.cleaned_data["words"].replace("\r\n", "\n")


class MissedAnew(Asking, forms.Form):
    """Why a visit did not take place, put right."""

    missed_because = forms.CharField(label=_("Why it did not take place"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"missed_because": _("Write in a few words why it did not take place.")}


class Rhythm(forms.Form):
    """Every so many days."""

    every = forms.IntegerField(label=_("A visit every so many days"), min_value=7, max_value=180)


class Handling(Asking, forms.Form):
    """What was done about a report."""

    how = forms.CharField(label=_("What was done"), max_length=500, widget=text(2))
    days_away = forms.IntegerField(
        label=_("Calendar days away, of an accident"), min_value=0, max_value=999, required=False
    )

    sentences = {"how": _("Write in a few words what was done.")}


class Aside(Asking, forms.Form):
    """Why a signal is put aside; `up_to` is the newest day the page showed."""

    kind = forms.ChoiceField(choices=SignalKind.choices, widget=forms.HiddenInput)
    up_to = forms.DateField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why"), max_length=300)

    sentences = {"reason": _("Write in a few words why: whoever reads it later was not there.")}


class LinkAddress(Asking, forms.Form):
    """Where the link goes."""

    to = forms.EmailField(
        label=_("E-mail of the host's tutor"),
        required=False,
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
