"""What is asked about what is next: a task, how it went, the days that matter, the rhythm of a district."""

import uuid

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import NOTED_BY_HAND, DeadlineKind, TaskEnd, When
from beneficiaries.forms.asking import Asking, Versioned, day_field, year_is_meant
from beneficiaries.forms.cases import followers
from beneficiaries.models import Task
from equipe.forms import DayInput
from equipe.models import Ambito, User

WHY = _("Say why: the colleagues read it here.")


class NewTask(Asking, forms.Form):
    """One line: what, who, by when. `key` makes the same form sent twice one task."""

    text = forms.CharField(label=_("What is to be done"), max_length=200)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who does it"), empty_label=None)
    due_on = day_field(label=_("By when"), required=False)
    waiting_for = forms.CharField(label=_("Waiting for (job centre, doctor …)"), max_length=120, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    sentences = {"text": _("Write what is to be done.")}

    def __init__(self, *args, episode, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["owner"].queryset = colleagues = followers(episode.team).by_name()
        self.fields["owner"].choices = [(colleague.pk, str(colleague)) for colleague in colleagues]
        self.fields["owner"].initial = user.pk
        self.fields["key"].initial = uuid.uuid4
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()

    def clean_due_on(self):
        return _still_to_come(self.cleaned_data["due_on"], self.today)


class TaskSheet(Versioned, Asking, forms.ModelForm):
    """A task is changed. `version` tells which state of it the page was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Task
        fields = ["text", "owner", "due_on", "waiting_for"]
        widgets = {"due_on": DayInput()}

    sentences = {"text": _("Write what is to be done."), "owner": _("Choose who does it.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        task = self.instance
        self.fields["owner"].queryset = (followers(task.episode.team) | User.objects.filter(pk=task.owner_id)).by_name()


class Ending(Asking, forms.Form):
    """How a task ended; that it was not needed wants a reason."""

    end = forms.ChoiceField(choices=TaskEnd.choices)
    reason = forms.CharField(max_length=200, required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("end") == TaskEnd.NOT_NEEDED and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", WHY)
        return cleaned


class Postponement(Asking, forms.Form):
    """To which day a task is put off, and why if one wants to say."""

    due_on = day_field(label=_("Until"))
    reason = forms.CharField(max_length=200, required=False)

    sentences = {"due_on": _("Enter the day until which it is put off.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_due_on(self):
        return _still_to_come(self.cleaned_data["due_on"], self.today)


class LettingGo(Asking, forms.Form):
    """Which deadline no longer counts, and why."""

    kind = forms.ChoiceField(choices=DeadlineKind.choices)
    due_on = day_field()
    reason = forms.CharField(max_length=200)

    sentences = {"reason": WHY}


class CountingAgain(Asking, forms.Form):
    """Which dismissed deadline counts again."""

    kind = forms.ChoiceField(choices=DeadlineKind.choices)
    due_on = day_field()


class DaysThatMatter(Asking, forms.Form):
    """The days from which deadlines are counted, each with the one the page was filled from beside it."""

    def __init__(self, *args, noted, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in NOTED_BY_HAND:
            day = noted.get(kind)
            self.fields[kind] = day_field(label=capfirst(kind.label), required=False, initial=day)
            self.fields[kind].validators.append(year_is_meant)
            self.fields[_was(kind)] = forms.DateField(required=False, initial=day, widget=forms.HiddenInput)

    @property
    def days(self):
        return {kind: self.cleaned_data[kind] for kind in NOTED_BY_HAND}

    @property
    def seen(self):
        return {kind: self.cleaned_data[_was(kind)] for kind in NOTED_BY_HAND}

    def compare_with(self, noted, *, sentence):
        """After a stale save: keep what was typed, say what others noted; the next save is made knowing it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        theirs = [(kind.label, noted.get(kind)) for kind in NOTED_BY_HAND if noted.get(kind) != self.seen[kind]]
        for kind in NOTED_BY_HAND:
            self.data[_was(kind)] = noted[kind].isoformat() if kind in noted else ""
        return theirs


class Rhythm(Asking, forms.ModelForm):
    """How often the district looks at projects and assesses people again."""

    class Meta:
        model = Ambito
        fields = ["review_days", "assessment_months"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, most in (("review_days", 730), ("assessment_months", 60)):
            self.fields[name] = forms.IntegerField(label=self.fields[name].label, min_value=1, max_value=most)


class TaskFilter(forms.Form):
    """Which tasks or deadlines are listed. Unknown values in the URL are simply not applied."""

    WHAT = [("", _("things to do")), ("deadlines", _("deadlines"))]
    WHOSE = [("", _("mine")), ("given", _("asked of others")), ("team", _("of my teams"))]
    STATES = [("", _("still open")), ("ended", _("ended"))]

    what = forms.ChoiceField(label=_("What"), choices=WHAT, required=False)
    whose = forms.ChoiceField(label=_("Whose"), choices=WHOSE, required=False)
    when = forms.ChoiceField(label=_("When"), choices=[("", _("at any time")), *When.choices], required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_valid()
        self.user, self.today = user, today

    @property
    def asks_for_deadlines(self):
        return self.cleaned_data.get("what") == "deadlines"

    @property
    def asks_for_ended(self):
        return self.cleaned_data.get("state") == "ended"

    def apply(self, tasks):
        tasks = self.apply_whose(tasks, self.cleaned_data.get("whose") or "")
        tasks = self._in_time(tasks, self.cleaned_data.get("when"))
        if self.asks_for_ended:
            return tasks.ended().last_ended_first()
        return tasks.open().of_open_cases().by_due_day()

    def apply_whose(self, tasks, whose):
        if whose == "given":
            return tasks.asked_of_others_by(self.user)
        return tasks if whose == "team" else tasks.owned_by(self.user)

    def narrow(self, episodes):
        """The cases whose deadlines are listed."""
        return episodes if self.cleaned_data.get("whose") == "team" else episodes.managed_by(self.user)

    def _in_time(self, tasks, when):
        if when == When.WAITING:
            return tasks.waiting()
        return tasks.standing(when, on=self.today) if when else tasks


def _still_to_come(day, today):
    if day and day < today:
        raise forms.ValidationError(_("Enter a day that is still to come."))
    return day


def _was(kind):
    return f"was_{kind}"
