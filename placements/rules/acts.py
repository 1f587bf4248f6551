"""What an internship is on a day, as its acts say: the start fixes everything, later ones change some of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal

from placements.enums import ActKind, SuspensionReason
from placements.rules.timetables import Timetable

COUNTED_OUT = {
    SuspensionReason.MATERNITY: 1,
    SuspensionReason.ACCIDENT: 1,
    SuspensionReason.ILLNESS: 30,
    SuspensionReason.CLOSURE: 15,
}
"""From so many days on a suspension is left out of the duration (Accord of 25 May 2017, secondary source)."""


@dataclass(frozen=True)
class Terms:
    """What is agreed: last day, hours, timetable, allowance in euro a month and who pays it, tasks.

    `ended_on` is an early end.
    """

    starts_on: date
    ends_on: date
    weekly_hours: int
    allowance: Decimal
    timetable: Timetable = ()
    tasks: str = ""
    shares: dict | None = None
    ended_on: date | None = None

    @property
    def last_day(self) -> date:
        return self.ended_on or self.ends_on


@dataclass(frozen=True)
class Change:
    """One act: `holds_from` is the first day on which it counts; what it does not change is None.

    Of a suspension `holds_from` is the first day of rest, of a resumption the first day back, of an extension the day
    of its approval, of an early end the last day. `order` is the act's number within the internship.
    """

    kind: ActKind
    order: int
    holds_from: date
    ends_on: date | None = None
    weekly_hours: int | None = None
    allowance: Decimal | None = None
    timetable: Timetable | None = None
    tasks: str | None = None
    reason: str = ""
    shares: dict | None = None
    starts_on: date | None = None


@dataclass(frozen=True)
class Rest:
    """Days on which an internship is suspended, both included; `last` is None while nobody knows when it goes on."""

    first: date
    last: date | None
    reason: str

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


CHANGEABLE = ("starts_on", "ends_on", "weekly_hours", "allowance", "timetable", "tasks", "shares")


def as_amended(changes: Iterable[Change], *, on: date | None = None, up_to: int | None = None) -> Terms:
    """What was agreed as it stood on a day, or after so many acts (`up_to`); without either, as it stands at last.

    An act counts on a day when it holds from that day or earlier. A later act goes before an earlier one.
    """
    counted = [change for change in _in_order(changes) if up_to is None or change.order <= up_to]
    start, *later = counted
    terms = Terms(
        starts_on=start.holds_from,
        ends_on=start.ends_on,
        weekly_hours=start.weekly_hours,
        allowance=start.allowance,
        timetable=start.timetable or (),
        tasks=start.tasks or "",
        shares=start.shares,
    )
    for change in later:
        if on is None or change.holds_from <= on:
            terms = _changed(terms, change)
    return terms


def rests(changes: Iterable[Change]) -> tuple[Rest, ...]:
    """The suspensions, each until the day before its resumption, and at most until the last day of the internship."""
    changes = _in_order(changes)
    last_day = as_amended(changes).last_day
    found, open_one = [], None
    for change in changes:
        if change.kind == ActKind.SUSPENSION:
            open_one = Rest(change.holds_from, None, change.reason)
        elif change.kind == ActKind.RESUMPTION and open_one:
            found.append(replace(open_one, last=change.holds_from - timedelta(days=1)))
            open_one = None
        elif change.kind == ActKind.EARLY_END and open_one:
            found.append(replace(open_one, last=change.holds_from))
            open_one = None
    if open_one:
        found.append(open_one)
    return tuple(rest for rest in found if rest.first <= last_day)


def days_counted_out(resting: Sequence[Rest], *, last_day: date) -> int:
    """The days of suspension that do not count in the duration; an open one counts until the last day.

    Maternity and accident whole, illness from 30 days on, closure of the host from 15 calendar days on.
    (Accord of 25 May 2017, secondary source; whether the regional text says the same was not verified.)
    """
    return sum(days for days, reason in (_length(rest, last_day) for rest in resting) if _left_out(days, reason))


def _length(rest: Rest, last_day: date) -> tuple[int, str]:
    last = min(rest.last or last_day, last_day)
    return max((last - rest.first).days + 1, 0), rest.reason


def _left_out(days: int, reason: str) -> bool:
    fewest = COUNTED_OUT.get(reason)
    return fewest is not None and days >= fewest


def _in_order(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.order)


def _changed(terms: Terms, change: Change) -> Terms:
    if change.kind == ActKind.EARLY_END:
        return replace(terms, ended_on=change.holds_from)
    given = {field.name: getattr(change, field.name) for field in fields(change) if field.name in CHANGEABLE}
    return replace(terms, **{name: value for name, value in given.items() if value is not None})
