"""What is asked for a match: the conditions of an opening, what is possible for a person, a step of a candidacy."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.frameworks import CEFR
from beneficiaries.enums import TimeOfDay
from beneficiaries.forms.asking import Asking, Hour, Versioned, day_field
from placements.enums import CandidacyState, Decider, Demand, Language, Licence, NoReason, Way, Weekday
from placements.models import Availability, Host, Site
from placements.rules import timetables
from placements.rules.candidacies import NEEDS_A_REASON

LANGUAGES = 3
"""Languages an opening may ask for on the page; nobody ever asked for more."""


def several(choices, label, **options):
    """Some of a closed list, each a box to tick."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, label=label, required=False, widget=widget, **options)


class ConditionSheet(Asking, forms.Form):
    """What the host told of the work; nothing has to be known. The timetable has one line a day of the week."""

    site = forms.ModelChoiceField(Site.objects.none(), label=_("Place of work"), required=False)
    weekly_hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=48, required=False)
    shifts = several(TimeOfDay.choices, _("Times of day, where the timetable is not fixed"))
    licences = several(Licence.choices, _("Licences and certificates"))
    demands = several(Demand.choices, _("What the work asks of the body and the setting"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, opening, on, **kwargs):
        self.opening = opening
        super().__init__(*args, initial=told_of(opening), **kwargs)
        self.fields["site"].queryset = Site.objects.of_host(opening.host).in_use(on=on).in_order()
        for day in Weekday:
            for bound, word in (("begins", pgettext_lazy("clock", "from")), ("ends", pgettext_lazy("clock", "to"))):
                self.fields[f"{bound}-{day}"] = forms.TimeField(
                    widget=Hour(), required=False, label=f"{day.label}, {word}"
                )
        for number in range(LANGUAGES):
            nothing = [("", "–")]
            self.fields[f"language-{number}"] = forms.ChoiceField(
                choices=nothing + Language.choices, required=False, label=_("Language")
            )
            self.fields[f"level-{number}"] = forms.ChoiceField(
                choices=nothing + CEFR.choices, required=False, label=_("At least")
            )

    @property
    def days(self):
        """The lines of the week: a day with its two fields."""
        return [(day.label, self[f"begins-{day}"], self[f"ends-{day}"]) for day in Weekday]

    @property
    def spoken(self):
        return [(self[f"language-{number}"], self[f"level-{number}"]) for number in range(LANGUAGES)]

    def clean(self):
        told = self.cleaned_data
        for day in Weekday:
            begins, ends = told.get(f"begins-{day}"), told.get(f"ends-{day}")
            if bool(begins) != bool(ends):
                self.add_error(f"ends-{day}", _("Write both hours of the day, or neither."))
            elif begins and ends <= begins:
                self.add_error(f"ends-{day}", _("The day would end before it begins: check the two hours."))
        for number in range(LANGUAGES):
            if bool(told.get(f"language-{number}")) != bool(told.get(f"level-{number}")):
                self.add_error(f"level-{number}", _("Choose a language and its least level, or neither."))
        return told

    @property
    def sheet(self):
        """The answers by the names of the opening's fields."""
        told = self.cleaned_data
        hours = [(day, told[f"begins-{day}"], told[f"ends-{day}"]) for day in Weekday if told[f"begins-{day}"]]
        week = timetables.write(timetables.Slot(int(day), *bounds) for day, *bounds in hours)
        spoken = {told[f"language-{n}"]: told[f"level-{n}"] for n in range(LANGUAGES) if told[f"language-{n}"]}
        plain = ("site", "weekly_hours", "shifts", "licences", "demands")
        counted = round(timetables.weekly_hours(timetables.read(week))) if week else None
        answers = {name: told[name] for name in plain} | {"timetable": week, "languages": sorted(spoken.items())}
        return answers | {"weekly_hours": told["weekly_hours"] or counted}

    def compare_with(self, opening):
        """After somebody else saved: go on from the newest version, and name what differs now."""
        self.data = self.data.copy()
        self.data["version"] = opening.version
        told, mine = told_of(opening), self.cleaned_data
        names = [name for name in self.fields if name != "version"]
        differing = [name for name in names if (mine.get(name) or None) != (told.get(name) or None)]
        return [(self.fields[name].label, _in_words(self.fields[name], told.get(name))) for name in differing]


def told_of(opening):
    """The conditions of an opening as the form asks for them."""
    told = {name: getattr(opening, name) for name in ("site", "weekly_hours", "shifts", "licences", "demands")}
    for slot in opening.week:
        told |= {f"begins-{slot.weekday}": slot.begins, f"ends-{slot.weekday}": slot.ends}
    for number, (language, level) in enumerate(opening.languages[:LANGUAGES]):
        told |= {f"language-{number}": language, f"level-{number}": level}
    return told | {"version": opening.version}


def _in_words(field, value):
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    if isinstance(value, list):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(str(value), value)


class AvailabilitySheet(Versioned, Asking, forms.ModelForm):
    """Two minutes with the person. Nothing has to be answered: what is left open is asked when it matters."""

    times = several(TimeOfDay.choices, _("Which times of day are possible?"))
    days = forms.TypedMultipleChoiceField(
        choices=Weekday.choices,
        label=_("On which days?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked means any day."),
    )
    ways = several(Way.choices, _("How does the person get to work?"))
    limits = several(
        Demand.choices,
        _("What is not possible at work?"),
        help_text=_("Only what is not possible, never why: reasons and diagnoses do not belong here."),
    )
    lacks = several(Licence.choices, _("What does the person surely not have?"))
    asked_on = day_field(label=_("Asked on"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    sentences = {"asked_on": _("Enter the day on which the person was asked.")}

    class Meta:
        model = Availability
        fields = (
            "hours_most",
            "hours_wished",
            "times",
            "days",
            "earliest",
            "latest",
            "ways",
            "furthest",
            "limits",
            "lacks",
            "wished_work",
            "wished_towns",
            "hosts_not_wanted",
            "asked_on",
        )
        widgets = {"earliest": Hour(), "latest": Hour()}
        help_texts = {
            "wished_work": _("With commas between: “kitchen, gardening, warehouse”."),
            "wished_towns": _("With commas between: “Pordenone, Porcia”."),
        }

    def __init__(self, *args, ambito, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["hosts_not_wanted"].queryset = Host.objects.of_ambito(ambito).active().by_name()
        self.fields["hosts_not_wanted"].widget.attrs["size"] = 5
        for name in ("hours_most", "hours_wished"):
            self.fields[name].widget.attrs |= {"min": 1, "max": 48}

    def clean(self):
        told = super().clean()
        if told.get("asked_on") and told["asked_on"] > self.today:
            self.add_error("asked_on", _("Enter a day that has come."))
        first, last = told.get("earliest"), told.get("latest")
        if first and last and last <= first:
            self.add_error("latest", _("The latest hour comes before the earliest one: check the two."))
        return told

    @property
    def told(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def _saved_value(self, name):
        if name == "hosts_not_wanted":
            return list(self.saved.hosts_not_wanted.all()) if self.saved.pk else []
        return super()._saved_value(name)


class Move(Asking, forms.Form):
    """Where a candidacy goes, and why where the answer is no."""

    to = forms.ChoiceField(choices=CandidacyState.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    decider = forms.ChoiceField(choices=[("", "---------"), *Decider.choices], label=_("Who said no?"), required=False)
    reason = forms.ChoiceField(choices=[("", "---------"), *NoReason.choices], label=_("Reason"), required=False)

    def clean(self):
        told = self.cleaned_data
        if told.get("to") in NEEDS_A_REASON and not told.get("reason"):
            self.add_error("reason", _("Choose the reason."))
        if told.get("to") == CandidacyState.REFUSED and not told.get("decider"):
            self.add_error("decider", _("Choose who said no."))
        return told

    @property
    def no(self):
        """Who said no and why; nothing for any other move."""
        told = self.cleaned_data
        return {"decider": told["decider"], "reason": told["reason"]} if told["to"] in NEEDS_A_REASON else {}


class ProposalSheet(Asking, forms.Form):
    """What the host is told: nothing is told that is not ticked here and was not agreed with the person."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    strengths = forms.MultipleChoiceField(
        label=_("What the person can do and has done"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    with_times = forms.BooleanField(label=_("Hours and times that are possible"), required=False, initial=True)
    agreed = forms.BooleanField(label=_("I have read this to the person, and the host may be told it"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"agreed": _("Read it to the person first; tick here once it is agreed.")}

    def __init__(self, *args, sayable, **kwargs):
        super().__init__(*args, **kwargs)
        self.sayable = sayable
        for name in ("languages", "strengths"):
            self.fields[name].choices = list(enumerate(sayable[name]))
        self.fields["languages"].initial = list(range(len(sayable["languages"])))

    @property
    def chosen(self):
        """The words that were ticked."""
        told = self.cleaned_data
        words = {n: [self.sayable[n][int(i)] for i in told[n]] for n in ("languages", "strengths")}
        return words | {"times": self.sayable["times"] if told["with_times"] else []}


class Plan(forms.Form):
    """The pairs of a plan that the mediator chose, as references of a case and an opening."""

    pairs = forms.MultipleChoiceField(
        required=True,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one pair."), "invalid_choice": _("The plan has changed: look.")},
    )

    def __init__(self, *args, pairs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pairs"].choices = pairs
