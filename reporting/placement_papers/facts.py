"""What the papers of an internship tell, gathered once: as it stood after one of its acts, whatever came later."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.models import Act, Cover, Internship, LearningGoal, Signature, Tutor, cover_of, tutors_of
from placements.rules.acts import Rest, Terms, as_amended, rests
from placements.rules.timetables import Timetable
from reporting.tables import long_day, money

NOTHING = "–"


@dataclass(frozen=True)
class Facts:
    """An internship after the act `act`; later acts are not known here, so that an old paper says the same again."""

    internship: Internship
    act: Act
    acts: tuple[Act, ...]

    @cached_property
    def terms(self) -> Terms:
        return as_amended((act.change for act in self.acts), up_to=self.act.number)

    @cached_property
    def before(self) -> Terms | None:
        """As it stood before this act; nothing before the first."""
        return as_amended((act.change for act in self.acts), up_to=self.act.number - 1) if self.act.number > 1 else None

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        return rests(act.change for act in self.acts if act.number <= self.act.number)

    @property
    def person(self):
        return self.internship.person

    @cached_property
    def stated(self) -> dict:
        """What stood around the act when it was made: host, promoter, agreement, cover, tutors."""
        return self.act.stated

    @property
    def host_name(self) -> str:
        return self.stated["host"]

    @property
    def promoter(self) -> str:
        return self.stated["promoter"]

    @property
    def agreement_number(self) -> str:
        return self.stated["agreement"] or NOTHING

    @cached_property
    def cover(self) -> Cover | None:
        return cover_of(self.act)

    @property
    def ambito(self):
        return self.internship.episode.team.ambito

    @cached_property
    def tutors(self) -> list[Tutor]:
        """Those who stood by on the day from which the act holds, with how they were reached; as it was agreed."""
        return tutors_of(self.act)

    def tutors_within(self, first: date, last: date) -> list[Tutor]:
        """Those who stood by on one of the days."""
        return list(Tutor.objects.of(self.internship).standing_within(first, last).in_order())

    @cached_property
    def goals(self) -> list[LearningGoal]:
        return list(LearningGoal.objects.of(self.internship).standing().with_items().in_order())

    @cached_property
    def first_goals(self) -> list[LearningGoal]:
        """Those the internship began with, whatever became of them; of one that began without, those set first."""
        goals = sorted(LearningGoal.objects.of(self.internship).with_items(), key=lambda goal: goal.position)
        begun = max(self.act.holds_from, self.act.dated_on)
        day = max(begun, min((goal.set_on for goal in goals), default=begun))
        return [goal for goal in goals if goal.set_on <= day and (goal.ended_on is None or goal.ended_on > day)]

    @cached_property
    def signatures(self) -> list[Signature]:
        return list(Signature.objects.of_act(self.act).in_order())


def facts_of(internship, *, number=None, month=None) -> Facts:
    """The facts after the act of this number, as a month found them, or after the last act.

    Three or four questions, whatever is printed. What is agreed in the course of a month, or after it, does not change
    what its papers say of who agreed.
    """
    acts = tuple(Act.objects.of(internship).in_order())
    if number is not None:
        chosen = next((act for act in acts if act.number == number), None)
    elif month is not None:
        first = max(month, internship.starts_on)
        chosen = next((act for act in reversed(acts) if act.holds_from <= first), next(iter(acts), None))
    else:
        chosen = next(reversed(acts), None)
    if chosen is None:
        raise Act.DoesNotExist
    return Facts(internship, chosen, acts)


def day(value: date | None) -> str:
    """A day in words, as an office writes it on paper."""
    return long_day(value) if value else NOTHING


def short_day(value: date) -> str:
    return date_format(value, "SHORT_DATE_FORMAT")


def euro(amount) -> str:
    return money(amount)


def number(value) -> str:
    """Without zeros that say nothing, with the comma of the language."""
    return number_format(value.normalize() if hasattr(value, "normalize") else value, use_l10n=True)


def period(first: date, last: date) -> str:
    return _("from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def week_in_words(timetable: Timetable) -> tuple[tuple[str, str], ...]:
    """Each weekday with its hours."""
    hours = {}
    for slot in timetable:
        hours.setdefault(slot.weekday, []).append(f"{slot.begins:%H:%M}–{slot.ends:%H:%M}")
    return tuple((capfirst(str(WEEKDAYS[weekday])), ", ".join(slots)) for weekday, slots in sorted(hours.items()))


def all_days(first: date, last: date):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
