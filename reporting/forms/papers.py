"""What may be asked of a paper: which one, of which year, with what on it."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Receiver
from beneficiaries.forms import StoryFilter


class Sharing(forms.Form):
    """What the person wants to show, entry by entry: nothing is chosen until she says so."""

    PAPER, FILE = "paper", "file"
    THE_PERSON = "person"

    competences = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("What the person can do, knows, has")
    )
    experiences = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Where the person has worked")
    )
    with_name = forms.BooleanField(
        required=False,
        label=_("With the person’s name"),
        help_text=_("Without it the copy has a reference that leads back to the person only here."),
    )
    receiver = forms.ChoiceField(
        choices=[("", _("choose")), ("person", _("the person, who takes it along")), *Receiver.choices],
        label=_("Who gets it"),
        error_messages={"required": _("Choose who gets the copy.")},
    )
    receiver_name = forms.CharField(
        required=False,
        max_length=160,
        label=_("Which one"),
        help_text=_("The name of the business or service. Left empty, it holds for all of this kind."),
    )
    then = forms.ChoiceField(
        required=False, choices=[(PAPER, _("on paper")), (FILE, _("as a file"))], widget=forms.HiddenInput
    )

    def __init__(self, *args, inventory, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competences"].choices = [(held.pk, _told(held.label, held)) for held in inventory.competences]
        self.fields["experiences"].choices = [(job.pk, _worked(job)) for job in inventory.experiences]

    @property
    def entries(self):
        """The two lists of the inventory."""
        return [self["competences"], self["experiences"]]

    @property
    def goes_to(self):
        """Who outside gets it, by its kind and name; the person herself is nobody outside."""
        typed = self.cleaned_data
        return None if typed["receiver"] == self.THE_PERSON else (typed["receiver"], typed["receiver_name"])

    @property
    def chosen(self):
        """The keys of the entries that were ticked."""
        return [*self.cleaned_data["competences"], *self.cleaned_data["experiences"]]


def _told(label, held):
    return f"{label} ({held.level_in_words})" if held.level else label


def _worked(job):
    where = f"{job.job_title}, {job.employer}" if job.employer else job.job_title
    return f"{where} ({job.since_in_words}–{job.until_in_words})" if job.since else where


class ExtractChoice(StoryFilter):
    """What an extract of a case should hold; private notes are left out unless their author asks for her own."""

    private = forms.BooleanField(label=_("With my own private notes"), required=False)

    @property
    def in_words(self):
        """What was chosen, as the paper says it."""
        names = [name for name in ("kind", "author", "since", "until") if self.cleaned_data.get(name)]
        if not names:
            return _("Everything that was written until the day of printing.")
        return _("A part of what was written: %(chosen)s.") % {"chosen": "; ".join(self._chosen(n) for n in names)}

    def _chosen(self, name):
        value = self.cleaned_data[name]
        shown = (
            dict(self.fields[name].choices)[value]
            if name in ("kind", "author")
            else date_format(value, "SHORT_DATE_FORMAT")
        )
        return f"{self.fields[name].label.lower()}: {shown}"
