"""What may tell early that an internship is in trouble. Every threshold is professional practice, to be verified."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from placements.enums import ActKind, HowItGoes, Presence, Saying, SignalKind
from placements.rules.acts import Change, as_amended
from placements.rules.answers import written
from placements.rules.following import monday_of
from placements.rules.sources import PRACTICE

SOURCE = PRACTICE
ABSENCES, ABSENCES_WITHIN = 3, timedelta(days=14)
STEPS_DOWN = 2
WEEKS_SILENT = 2
OVERDUE_AFTER = timedelta(days=7)
REMEMBERED = timedelta(days=30)
"""A worrying visit, fewer hours or a lower level are told for so long."""


@dataclass(frozen=True)
class Signal:
    """One thing to look at. `latest` is the newest day it rests on: putting it aside holds for what was seen."""

    kind: SignalKind
    latest: date
    sentence: str


@dataclass(frozen=True)
class Visited:
    """A visit as the signals see it: when it was planned, when it was done and how it went."""

    planned_on: date
    done_on: date | None = None
    how: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class Seen:
    """One level of one item, by one tutor on a day."""

    tutor: object
    lineage: str
    title: str
    level: int
    on: date


def absences(days: Iterable[tuple[date, str]], *, on: date) -> Signal | None:
    """Three days away within the last fourteen (professional practice, to be verified)."""
    away = [day for day, presence in days if presence == Presence.ABSENT and on - ABSENCES_WITHIN < day <= on]
    if len(away) < ABSENCES:
        return None
    return _signal(SignalKind.ABSENCES, max(away), Saying.ABSENCES, count=len(away), since=written(min(away)))


def empty_week(days: Iterable[tuple[date, str]], *, on: date) -> Signal | None:
    """The latest whole week of which every noted day was an absence (professional practice, to be verified).

    A week in which the host was closed or the internship rested says nothing.
    """
    weeks = defaultdict(list)
    for day, presence in days:
        if presence != Presence.CLOSED:
            weeks[monday_of(day)].append((day, presence))
    over = [monday for monday in weeks if monday + timedelta(days=6) <= on and monday > on - REMEMBERED]
    if not over:
        return None
    last = weeks[max(over)]
    if len(last) < 2 or any(presence == Presence.PRESENT for _day, presence in last):
        return None
    return _signal(SignalKind.EMPTY_WEEK, last[-1][0], Saying.EMPTY_WEEK, monday=written(max(over)))


def fewer_hours(changes: Sequence[Change], *, on: date) -> Signal | None:
    """An amendment of the last thirty days that reduces the hours of the week (professional practice)."""
    found = None
    for change in sorted(changes, key=lambda change: change.order):
        if change.kind != ActKind.AMENDMENT or change.weekly_hours is None:
            continue
        before = as_amended(changes, up_to=change.order - 1).weekly_hours
        if change.weekly_hours < before and on - REMEMBERED < change.holds_from <= on:
            hours = {"before": before, "after": change.weekly_hours}
            found = _signal(
                SignalKind.FEWER_HOURS, change.holds_from, Saying.FEWER_HOURS, day=written(change.holds_from), **hours
            )
    return found


def negative_note(visits: Iterable[Visited], *, on: date) -> Signal | None:
    """The latest visit was worrying, and not longer than thirty days ago (professional practice)."""
    done = [visit for visit in visits if visit.done_on and visit.done_on <= on]
    if not done:
        return None
    latest = max(done, key=lambda visit: visit.done_on)
    if latest.how != HowItGoes.WORRYING or latest.done_on <= on - REMEMBERED:
        return None
    return _signal(SignalKind.NEGATIVE_NOTE, latest.done_on, Saying.NEGATIVE_NOTE, day=written(latest.done_on))


def lower_level(seen: Iterable[Seen], *, on: date) -> Signal | None:
    """One tutor's latest level of an item is two or more below the one she gave before (professional practice)."""
    looks = defaultdict(list)
    for look in seen:
        looks[look.tutor, look.lineage].append(look)
    falls = []
    for row in looks.values():
        *_earlier, before, last = [None, *sorted(row, key=lambda look: look.on)]
        if before and before.level - last.level >= STEPS_DOWN and on - REMEMBERED < last.on <= on:
            falls.append((last.on, last.title, before.level, last.level))
    if not falls:
        return None
    day, title, before, after = max(falls)
    told = {"item": title, "before": before, "after": after, "day": written(day)}
    return _signal(SignalKind.LOWER_LEVEL, day, Saying.LOWER_LEVEL, **told)


def unconfirmed(mondays: Sequence[date]) -> Signal | None:
    """Two weeks or more that the host's tutor has not confirmed (professional practice, to be verified)."""
    if len(mondays) < WEEKS_SILENT:
        return None
    told = {"count": len(mondays), "monday": written(min(mondays))}
    return _signal(SignalKind.UNCONFIRMED, max(mondays), Saying.UNCONFIRMED, **told)


def accident(reported: Iterable[date]) -> Signal | None:
    """An accident of which nobody has said what was done (Insurance of interns with INAIL, secondary source)."""
    reported = list(reported)
    if not reported:
        return None
    return _signal(SignalKind.ACCIDENT, max(reported), Saying.ACCIDENT, day=written(max(reported)))


def visit_overdue(visits: Iterable[Visited], *, on: date) -> Signal | None:
    """A planned visit more than seven days late (professional practice, to be verified)."""
    late = [visit.planned_on for visit in visits if visit.is_open and visit.planned_on < on - OVERDUE_AFTER]
    if not late:
        return None
    return _signal(SignalKind.VISIT_OVERDUE, max(late), Saying.VISIT_OVERDUE, day=written(min(late)))


def standing(signals: Iterable[Signal | None], put_aside: dict[str, date]) -> list[Signal]:
    """Those that count: a signal put aside comes back once it rests on something newer."""
    found = [signal for signal in signals if signal]
    return [signal for signal in found if signal.latest > put_aside.get(signal.kind, date.min)]


def _signal(kind, latest, saying, **values):
    return Signal(kind, latest, saying.label % values)
