"""What is asked about the end of an internship: a request to extend it, its refusal, the later end itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from placements.enums import AskedBy, Refusal
from placements.extensions import Extension, obstacle
from placements.forms.acts import Agreeing, motive_field, note_field
from placements.rules.answers import written


class NewEnd(Agreeing):
    """Until when an internship is extended."""

    ends_on = day_field(label=_("New last day"))
    note = note_field(_("In words"))
    motive = motive_field(_("Why the internship is extended all the same; it stays with the internship."))

    sentences = {"ends_on": _("Enter the new last day.")}

    def clean(self):
        super().clean()
        if hindrance := obstacle(self.internship, on=self.today):
            self.add_error(None, hindrance)
        last = self.cleaned_data.get("ends_on")
        if last and last <= self.internship.ends_on:
            self.add_error("ends_on", Refusal.NOT_LATER.label % {"last": written(self.internship.ends_on)})

    @property
    def thought(self):
        """What the rules are asked about; nothing while an answer is missing."""
        return Extension(self.internship, self.cleaned_data["ends_on"]) if self.is_complete else None


class AskedExtension(Asking, forms.Form):
    """Who asks for an extension, until when, and why."""

    ends_on = day_field(label=_("New last day"))
    asked_by = forms.ChoiceField(label=_("Asked by"), choices=[("", "---------"), *AskedBy.choices])
    asker = forms.CharField(label=_("Name"), max_length=90, required=False)
    requested_on = day_field(label=_("Asked on"))
    why = note_field(_("Why"))

    sentences = {
        "ends_on": _("Enter the last day that is asked for."),
        "asked_by": _("Choose who asks."),
        "requested_on": _("Enter the day on which it was asked."),
    }

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_requested_on(self):
        if self.cleaned_data["requested_on"] > self.today:
            raise forms.ValidationError(_("This day is still to come: enter when it was asked."))
        return self.cleaned_data["requested_on"]


class RefusedExtension(Asking, forms.Form):
    """Why a request is refused."""

    why = forms.CharField(label=_("Why it is refused"), widget=text(2), max_length=2000)

    sentences = {"why": _("Write in a sentence why it is refused.")}
