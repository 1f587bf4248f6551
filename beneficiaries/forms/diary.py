"""What is asked about a contact: what happened, with whom, when, how and for how long."""

import uuid

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel
from beneficiaries.forms.asking import LONGEST_TEXT, Asking, Moment, Versioned, text
from beneficiaries.models import DiaryEntry, Episode, NoteTemplate
from equipe.districts import InDistrict

SENTENCES = {"text": _("Write what happened."), "happened_at": _("Enter the day and the hour.")}
MOST_PEOPLE = 60
"""A meeting with more people than this is none that a diary tells."""


class Past:
    """A contact has been: its moment has passed, and its minutes are a number."""

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["minutes"].widget.attrs["inputmode"] = "numeric"
        self.fields["minutes"].error_messages["invalid"] = _("Enter the minutes as a number.")

    def clean_happened_at(self):
        if self.cleaned_data["happened_at"] > self.now:
            raise forms.ValidationError(_("Enter a moment that has passed; what is still to come is a next step."))
        return self.cleaned_data["happened_at"]


class Note(Past, Asking, forms.Form):
    """A diary entry, in one row."""

    text = forms.CharField(label=_("What happened"), widget=text(2), max_length=LONGEST_TEXT)
    happened_at = forms.DateTimeField(
        label=_("When"), widget=Moment(), error_messages={"invalid": _("Enter the day and the hour.")}
    )
    channel = forms.ChoiceField(label=_("How"), choices=Channel.choices, initial=Channel.INTERVIEW)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=1440)
    private = forms.BooleanField(label=_("Private: only I can read it"), required=False)

    sentences = SENTENCES

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, now=now, **kwargs)
        self.fields["happened_at"].initial = now

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in DiaryEntry.SAID}


class GroupNote(Note):
    """A diary entry from anywhere: with one person, or with several at once."""

    people = forms.ModelMultipleChoiceField(
        Episode.objects.none(),
        label=_("With whom"),
        error_messages={
            "required": _("Choose the person, or several: write a name and pick it from the list."),
            "invalid_choice": _("One of those chosen is no longer among your cases: choose again."),
            "invalid_pk_value": _("One of those chosen is no longer among your cases: choose again."),
        },
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = Episode.objects.visible_to(user).written_in_by(user).with_people()
        self.fields["text"].widget.attrs["rows"] = 4

    def clean_people(self):
        people = self.cleaned_data["people"]
        if len(people) > MOST_PEOPLE:
            raise forms.ValidationError(_("At most %(most)s people at once.") % {"most": MOST_PEOPLE})
        return list(people)


class EntryCorrection(Past, Versioned, Asking, forms.ModelForm):
    """An entry, said better by who wrote it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = SENTENCES

    class Meta:
        model = DiaryEntry
        fields = ["text", "happened_at", "channel", "minutes", "private"]
        widgets = {"text": text(4), "happened_at": Moment()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].validators += [MinValueValidator(1), MaxValueValidator(1440)]

    def _get_validation_exclusions(self):
        """That the same words are not there twice is decided when they are saved, where a second click is known."""
        return {*super()._get_validation_exclusions(), *DiaryEntry.SAID}


class Striking(Asking, forms.Form):
    """Why an entry was wrong."""

    reason = forms.CharField(
        label=_("Why is it wrong?"), max_length=200, help_text=_("For example: written into the wrong case.")
    )

    sentences = {"reason": _("Write in a few words why the entry is wrong.")}


class Template(Asking, forms.ModelForm):
    """One frequent contact: what it is called, and what it fills in."""

    sentences = {"name": _("Give it a short name."), "channel": _("Choose how the contact takes place.")}

    class Meta:
        model = NoteTemplate
        fields = ["name", "channel", "minutes", "text"]
        widgets = {"text": text(3)}
        help_texts = {"text": _("Leave gaps to be completed, for example “…”. No names: a template is about nobody.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].widget.attrs["inputmode"] = "numeric"
        self.fields["minutes"].validators += [MinValueValidator(1), MaxValueValidator(1440)]


class NewTemplate(InDistrict, Template):
    """For oneself; whoever keeps the templates of a district, or of several, may add it for everybody there."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    shared = forms.BooleanField(label=_("For the whole district"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.districts:
            del self.fields["shared"]
        if "district" in self.fields:
            self.fields["district"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("shared") and "district" not in self.errors and not self.ambito:
            self.add_error("district", _("Choose for which district."))
        return cleaned

    @property
    def told(self):
        return {name: self.cleaned_data[name] for name in (*self._meta.fields, "key")}


class TemplateCorrection(Versioned, Template):
    """A template, said better; its version tells which state of it the page was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
