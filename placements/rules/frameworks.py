"""What a framework agreement is on a day, as its acts say: the first fixes everything, later ones change some of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from equipe.verdicts import Verdict
from placements.enums import AgreementActKind, Nearness, Why
from placements.rules.agreements import Period, most_at_once
from placements.rules.answers import because, written
from placements.rules.sources import AGREEMENT

WARNED = ((30, Nearness.PRESSING), (60, Nearness.NEAR), (90, Nearness.IN_SIGHT))
"""Up to so many days before the end, so near it is."""


@dataclass(frozen=True)
class Change:
    """One act: `holds_from` is the first day on which it counts; what it does not change is None."""

    kind: AgreementActKind
    order: int
    holds_from: date
    ends_on: date | None = None
    seats: int | None = None
    sectors: tuple[str, ...] | None = None
    insurance: dict | None = None


@dataclass(frozen=True)
class Frame:
    """What is agreed: last day, seats, kinds of work, who insures with which policy."""

    starts_on: date
    ends_on: date
    seats: int
    sectors: tuple[str, ...] = ()
    insurance: dict | None = None

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True)
class Step:
    """From a day on, so many seats."""

    since: date
    seats: int


def as_amended(changes: Iterable[Change], *, on: date | None = None) -> Frame:
    """What was agreed as it stood on a day; without one, as it stands at last.

    An act counts on a day when it holds from that day or earlier. A later act goes before an earlier one.
    """
    first, *later = sorted(changes, key=lambda change: change.order)
    frame = Frame(first.holds_from, first.ends_on, first.seats, first.sectors or (), first.insurance)
    for change in later:
        if on is None or change.holds_from <= on:
            given = {name: getattr(change, name) for name in ("ends_on", "seats", "sectors", "insurance")}
            frame = replace(frame, **{name: value for name, value in given.items() if value is not None})
    return frame


def seats_over_time(changes: Sequence[Change]) -> tuple[Step, ...]:
    """The seats from each day on which an act changed them, the first day first."""
    days = sorted({change.holds_from for change in changes if change.seats is not None})
    return tuple(Step(day, as_amended(changes, on=day).seats) for day in days)


def seats_on(steps: Sequence[Step], day: date) -> int:
    """The seats of a day; before the first step those with which everything begins."""
    return next((step.seats for step in reversed(steps) if step.since <= day), steps[0].seats)


def tightest(periods: Iterable[Period], steps: Sequence[Step], *, first: date, last: date) -> tuple[int, int]:
    """Seats taken by these periods and seats agreed, in the stretch between two days in which the fewest are free."""
    periods, found = list(periods), []
    begins = sorted({first, *(step.since for step in steps if first < step.since <= last)})
    for begin, following in zip(begins, [*begins[1:], last + timedelta(days=1)], strict=True):
        taken = most_at_once(periods, first=begin, last=following - timedelta(days=1))
        found.append((taken, seats_on(steps, begin)))
    return min(found, key=lambda stretch: stretch[1] - stretch[0])


def nearness(ends_on: date, *, on: date) -> Nearness:
    """How near the end is: warned from 90, from 60 and from 30 days before the last day, which still counts."""
    left = (ends_on - on).days
    if left < 0:
        return Nearness.OVER
    return next((near for most, near in WARNED if left <= most), Nearness.FAR)


def enough_seats(*, taken: int, seats: int) -> Verdict:
    """Seats that are taken cannot be given up (framework agreement between promoter and host)."""
    if taken <= seats:
        return Verdict()
    return because(Why.SEATS_IN_USE, AGREEMENT, taken=taken)


def renewable(new_end: date, *, dated_on: date, agreed: Period) -> Verdict:
    """A renewal goes on where the agreement ends, without a gap (framework agreement between promoter and host)."""
    if dated_on > agreed[1] + timedelta(days=1):
        return because(Why.RENEWED_LATE, AGREEMENT, last=written(agreed[1]))
    if new_end <= agreed[1]:
        return because(Why.RENEWED_NOT_LATER, AGREEMENT, last=written(agreed[1]))
    return Verdict()


def within_period(day: date, *, agreed: Period) -> Verdict:
    """An act counts from a day of the agreement on (framework agreement between promoter and host)."""
    if agreed[0] <= day <= agreed[1]:
        return Verdict()
    return because(Why.ACT_OUTSIDE, AGREEMENT, first=written(agreed[0]), last=written(agreed[1]))


def ended(last_day: date, *, agreed: Period, runs_until: date | None) -> Verdict:
    """An early end leaves no internship outside (framework agreement between promoter and host)."""
    verdict = within_period(last_day, agreed=agreed)
    if runs_until and runs_until > last_day:
        verdict += because(Why.RUNS_BEYOND, AGREEMENT, last=written(runs_until))
    return verdict
