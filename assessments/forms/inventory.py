"""What is asked about a person’s work and competences, with her beside: little is needed, all can be corrected."""

import uuid

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments import months
from assessments.enums import CompetenceKind, Evidence, HeldKind
from assessments.models import Competence, HeldCompetence, WorkExperience
from assessments.models.experiences import FRAMEWORK_OF
from beneficiaries.forms.asking import Asking, day_field, text
from beneficiaries.rules import countries

SUGGESTIONS = 8
WITH_VALIDITY = (HeldKind.LICENCE, HeldKind.QUALIFICATION)


class MonthField(forms.CharField):
    """A month, or only a year: few remember more of a job of long ago."""

    def __init__(self, **options):
        super().__init__(max_length=30, **options)

    def clean(self, value):
        value = super().clean(value)
        if value and not (kept := months.read(value)):
            raise forms.ValidationError(_("Enter month and year, or only the year: 3/2019, or 2019."))
        return kept if value else ""

    def prepare_value(self, value):
        """2019-03 is shown as one writes it: 3/2019."""
        year, _dash, month = (value or "").partition("-")
        return f"{int(month)}/{year}" if month.isdecimal() and len(year) == 4 else value


class Telling(Asking):
    """A form about a row of the inventory: `told` is what the row will say."""

    @property
    def told(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class OnceOnly:
    """About something new: the form’s key makes one of what a quick hand sends twice."""

    @property
    def answers(self):
        return self.told | {"key": self.cleaned_data["key"]}


class Versioned:
    """About something that others may save too: it carries the version its page was filled from."""

    @property
    def answers(self):
        return self.told | {"version": self.cleaned_data["version"]}

    def compare_with(self, current, *, sentence):
        """After a stale save: keep what was typed, say what others saved; the next save is made knowing it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = current.version
        return [_in_words(current, name) for name, value in self.told.items() if value != getattr(current, name)]


def _in_words(row, name):
    """The name of a field and what it says, for a reader."""
    display = getattr(row, f"get_{name}_display", None)
    return row._meta.get_field(name).verbose_name, display() if display else getattr(row, name)


class Experience(Telling, forms.ModelForm):
    """One job: what, where, when, and what the person did there."""

    since = MonthField(label=_("Began in"), help_text=_("Month and year, or only the year: 3/2019, or 2019."))
    until = MonthField(label=_("Ended in"), required=False, help_text=_("Leave it empty if it goes on still."))
    country = forms.ChoiceField(label=_("Country"), required=False)

    sentences = {
        "job_title": _("Write what the work was."),
        "since": _("Enter month and year, or only the year: 3/2019, or 2019."),
    }

    class Meta:
        model = WorkExperience
        fields = [
            "job_title",
            "kind",
            "employer",
            "country",
            "since",
            "until",
            "weekly_hours",
            "tasks",
            "tools",
            "again",
            "ending",
        ]
        widgets = {"tasks": text(3), "tools": text(2)}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["country"].choices = [("", _("not known")), *countries(get_language() or "it")]
        for name in ("ending", "again"):
            blank, *choices = self.fields[name].choices
            self.fields[name].choices = [("", _("not asked")), *choices]

    def clean_since(self):
        if months.comes_before(months.of(self.today), self.cleaned_data["since"]):
            raise forms.ValidationError(_("Enter a month that has come: this one is still ahead."))
        return self.cleaned_data["since"]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and months.comes_before(until, since):
            self.add_error("until", _("It cannot end before it began."))
        return cleaned


class NewExperience(OnceOnly, Experience):
    """A job that is told for the first time."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ChangedExperience(Versioned, Experience):
    """A job that is told better."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class Held(Telling, forms.ModelForm):
    """One competence in the person’s words, how we know of it, and an entry of the catalogue if one fits.

    Each kind with levels has its own list of them; only the list of the chosen kind counts.
    """

    kind = forms.ChoiceField(label=_("What is it?"), choices=HeldKind.choices, widget=forms.RadioSelect)
    evidence = forms.ChoiceField(
        label=_("How do we know?"), choices=Evidence.choices, initial=Evidence.SAID, widget=forms.RadioSelect
    )
    valid_until = day_field(label=_("Valid until"), required=False)

    sentences = {"label": _("Write in a few words what it is."), "kind": _("Choose what it is.")}

    class Meta:
        model = HeldCompetence
        fields = ["kind", "label", "competence", "evidence", "experience", "valid_until"]

    def __init__(self, *args, episode, user, **kwargs):
        super().__init__(*args, **kwargs)
        catalogue = Competence.objects.visible_to(user).without_words()
        self.choosable = catalogue.choosable()
        self.fields["competence"].queryset = catalogue
        jobs = WorkExperience.objects.of_case(episode).kept().newest_first()
        self.fields["experience"].queryset = jobs
        self.fields["experience"].label_from_instance = lambda job: job.job_title
        self.fields["experience"].label = _("Where was it learnt?")
        self.fields["experience"].empty_label = _("no job in particular")
        self.fields["label"].widget.attrs["autocomplete"] = "off"
        for kind, framework in FRAMEWORK_OF.items():
            self.fields[self.level_of(kind)] = forms.ChoiceField(
                label=_("Level (%(framework)s)") % {"framework": framework.name},
                choices=[("", _("not known")), *framework.choices],
                required=False,
                initial=self.instance.level if self.instance.kind == kind else "",
            )

    @staticmethod
    def level_of(kind):
        """The name of the list of levels of a kind."""
        return f"level_{kind}"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") not in WITH_VALIDITY:
            cleaned["valid_until"] = None
        return cleaned

    @property
    def told(self):
        return super().told | {"level": self.cleaned_data.get(self.level_of(self.cleaned_data["kind"]), "")}

    @property
    def levels(self):
        """Each list of levels with the kind it belongs to and the framework’s own page."""
        return [(kind, self[self.level_of(kind)], framework.url) for kind, framework in FRAMEWORK_OF.items()]

    def suggestions(self):
        """Entries of the catalogue with a mark at the chosen one: that one first, then those like the words typed."""
        chosen, typed = self._typed("competence"), self._typed("label") or ""
        found = list(self.choosable.named_like(typed)[:SUGGESTIONS]) if len(typed) > 2 else []
        first = [chosen] if chosen else []
        return [(one, one == chosen) for one in [*first, *(other for other in found if other != chosen)]]

    def _typed(self, name):
        """What stands in a field; nothing while it cannot be read."""
        try:
            return self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return None


class NewHeld(OnceOnly, Held):
    """A competence that is told for the first time."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ChangedHeld(Versioned, Held):
    """A competence that is told better."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class OwnCompetence(Asking, forms.Form):
    """What ESCO does not name and the service needs."""

    KINDS = [choice for choice in CompetenceKind.choices if choice[0] != CompetenceKind.GROUP]

    label = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)

    sentences = {"label": _("Write the name of the competence.")}


class CatalogueSearch(forms.Form):
    """What is looked for in the catalogue; it is about nobody, and may stand in the URL."""

    q = forms.CharField(label=_("What are you looking for?"), max_length=120, required=False)

    def apply(self, competences):
        """Those found; none while nothing is asked."""
        typed = self.cleaned_data["q"] if self.is_valid() else ""
        return competences.named_like(typed) if len(typed) > 2 else competences.none()
