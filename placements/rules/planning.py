"""What a month plans: its days as the acts in force on each of them say, and the stretches that pay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from placements.enums import DayKind, Presence
from placements.rules.acts import Change, as_amended, rests
from placements.rules.attendance import Part, Stretch, first_of, part_of
from placements.rules.holidays import is_holiday
from placements.rules.timetables import TENTH, WORKING_DAYS, hours_on, planned_days


@dataclass(frozen=True)
class PlannedDay:
    """A day of the month: what it is, and the hours the timetable in force gives it."""

    day: date
    kind: DayKind
    hours: Decimal = Decimal(0)

    @property
    def is_planned(self) -> bool:
        return self.kind == DayKind.PLANNED

    @property
    def may_be_noted(self) -> bool:
        """A free day or a holiday too: somebody may make up for a day missed."""
        return self.kind not in (DayKind.OUTSIDE, DayKind.SUSPENDED)


@dataclass(frozen=True)
class Plan:
    """A month of an internship as its acts plan it; `stretches` are the days that pay, suspended ones left out."""

    month: date
    part: Part | None
    days: tuple[PlannedDay, ...]
    stretches: tuple[Stretch, ...]

    @property
    def planned(self) -> tuple[PlannedDay, ...]:
        return tuple(day for day in self.days if day.is_planned)

    @property
    def days_that_pay(self) -> int:
        return sum(stretch.days for stretch in self.stretches)

    @property
    def last_planned(self) -> date | None:
        return self.planned[-1].day if self.planned else None

    def on(self, day: date) -> PlannedDay | None:
        return next((planned for planned in self.days if planned.day == day), None)


@dataclass(frozen=True)
class Noted:
    """What became of one day."""

    presence: Presence
    hours: Decimal = Decimal(0)
    reason: str = ""


@dataclass(frozen=True)
class Count:
    """A month counted from its days: how many were planned, attended, not noted, and the hours of presence."""

    planned: int
    attended: int
    missing: tuple[date, ...]
    hours: Decimal


def plan(changes: Iterable[Change], month: date) -> Plan:
    """The month (its first day) day by day.

    A day is planned when it lies within the internship as it stands at last, outside every suspension, is no national
    holiday, and the timetable in force on that day has hours for its weekday (Monday to Friday where none is known).
    (Professional practice; that nothing is paid during a suspension: D.P.Reg. FVG 57/2018, secondary source.)
    """
    changes = sorted(changes, key=lambda change: change.order)
    whole, resting = as_amended(changes), rests(changes)
    part = part_of(month, starts_on=whole.starts_on, last_day=whole.last_day)
    if part is None:
        return Plan(month, None, (), ())
    days, stretches = [], []
    for first, last in _spells(part, changes, resting):
        if any(rest.holds(first) for rest in resting):
            days += [PlannedDay(day, DayKind.SUSPENDED) for day in _days(first, last)]
            continue
        terms = as_amended(changes, on=first)
        stretches.append(Stretch(first, last, terms.allowance, terms.shares))
        worked = set(planned_days(terms.timetable, first, last))
        days += [_planned(day, terms, worked) for day in _days(first, last)]
    return Plan(first_of(month), part, tuple(days), _joined(stretches))


def count(planned: Plan, noted: Mapping[date, Noted]) -> Count:
    """A month counted from what was noted.

    A planned day on which the host was closed is not planned after all. A day of presence outside the plan makes up
    for one missed; never are more days attended than were planned. What is noted outside the internship or during a
    suspension does not count. (Professional practice.)
    """
    countable = {day.day: noted[day.day] for day in planned.days if day.may_be_noted and day.day in noted}
    closed = {day for day, note in countable.items() if note.presence == Presence.CLOSED}
    asked = [day.day for day in planned.planned if day.day not in closed]
    present = [note for note in countable.values() if note.presence == Presence.PRESENT]
    missing = tuple(day for day in asked if day not in countable)
    hours = sum((note.hours for note in present), Decimal(0))
    return Count(len(asked), min(len(present), len(asked)), missing, hours)


def _spells(part, changes, resting):
    """The part of the month cut wherever an act begins to hold, or a suspension begins or ends."""
    cuts = {change.holds_from for change in changes} | {rest.first for rest in resting}
    cuts |= {rest.last + timedelta(days=1) for rest in resting if rest.last}
    starts = [part.first, *sorted(cut for cut in cuts if part.first < cut <= part.last)]
    return zip(starts, [*(start - timedelta(days=1) for start in starts[1:]), part.last], strict=True)


def _joined(stretches):
    """Neighbours with one allowance, shared alike, are one stretch."""
    joined = []
    for stretch in stretches:
        before = joined[-1] if joined else None
        if before and before.last + timedelta(days=1) == stretch.first and _alike(before, stretch):
            joined[-1] = replace(before, last=stretch.last)
        else:
            joined.append(stretch)
    return tuple(joined)


def _alike(one, other):
    return (one.allowance, one.shares) == (other.allowance, other.shares)


def _planned(day, terms, worked):
    if day not in worked:
        return PlannedDay(day, DayKind.FREE)
    if is_holiday(day):
        return PlannedDay(day, DayKind.HOLIDAY)
    hours = hours_on(day, terms.timetable) if terms.timetable else _even_share(terms.weekly_hours)
    return PlannedDay(day, DayKind.PLANNED, hours)


def _even_share(weekly_hours):
    """Where only the hours of the week are known they are spread evenly from Monday to Friday."""
    return (Decimal(weekly_hours) / WORKING_DAYS).quantize(TENTH, ROUND_HALF_UP)


def _days(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
