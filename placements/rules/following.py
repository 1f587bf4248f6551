"""Until when a host's tutor comes in, and which days of a week she is asked to confirm."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from placements.rules.acts import Change, as_amended, rests
from placements.rules.attendance import first_of
from placements.rules.timetables import TENTH, WORKING_DAYS, hours_on, planned_days

GRACE = timedelta(days=7)
"""After the last day there is a week to confirm the last one (the service's choice)."""

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Planned:
    """One day on which somebody is expected, and for how many hours."""

    day: date
    hours: Decimal


@dataclass(frozen=True)
class Told:
    """What became of one day, as somebody says: `presence` of `Presence`, `reason` of `AbsenceReason`."""

    presence: str
    hours: Decimal = Decimal(0)
    reason: str = ""


def link_open_until(last_day: date, *, left_on: date | None) -> date:
    """A week after the last day; of a tutor who left before it, only until she did (the service's choice)."""
    return left_on if left_on is not None and left_on < last_day else last_day + GRACE


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def planned_in(first: date, last: date, changes: Sequence[Change]) -> list[Planned]:
    """The planned days of a period, both ends included, as the timetable in force on each of them says.

    Without a timetable Monday to Friday share the hours of the week. Days outside the internship or of a suspension
    are not planned. (The acts of the internship.)
    """
    whole, resting = as_amended(changes), rests(changes)
    first, last = max(first, whole.starts_on), min(last, whole.last_day)
    found = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        terms = as_amended(changes, on=day)
        if planned_days(terms.timetable, day, day) and not any(rest.holds(day) for rest in resting):
            found.append(Planned(day, _hours(day, terms)))
    return found


def planned_week(monday: date, changes: Sequence[Change]) -> list[Planned]:
    """The planned days of one week."""
    return planned_in(monday, monday + A_WEEK - timedelta(days=1), changes)


def weeks_to_confirm(
    changes: Sequence[Change], *, confirmed: Iterable[date], closed: Collection[date] = (), on: date
) -> list[date]:
    """The Mondays of weeks whose planned days are all here and that nobody has confirmed, the earliest first.

    `closed` are the first days of months that the desk has closed: a week within them waits for nobody.
    """
    whole, done = as_amended(changes), set(confirmed)
    last = min(whole.last_day, on)
    by_week = {}
    for planned in planned_in(whole.starts_on, min(whole.last_day, last + A_WEEK), changes):
        by_week.setdefault(monday_of(planned.day), []).append(planned.day)
    return [
        monday
        for monday, days in sorted(by_week.items())
        if monday not in done and days[-1] <= on and any(first_of(day) not in closed for day in days)
    ]


def _hours(day, terms):
    if terms.timetable:
        return hours_on(day, terms.timetable)
    return (Decimal(terms.weekly_hours) / WORKING_DAYS).quantize(TENTH, ROUND_HALF_UP)
