"""When a tutor of the service looks in: three check points and visits in between, on days that are neither rest."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from placements.enums import Checkpoint
from placements.rules.acts import Rest
from placements.rules.sources import PRACTICE

SOURCE = PRACTICE
CADENCE_DAYS = 30
"""How often the service's tutor looks in where nothing else is set (professional practice, to be verified)."""

FIRST_WITHIN, FINAL_WITHIN = 7, 14
LONG_ENOUGH_APART = 3
"""A visit in between keeps a third of the cadence away from a check point; nearer, one of the two is for nothing."""

FRIDAY = 4


@dataclass(frozen=True, order=True)
class Planned:
    """One visit of a plan."""

    day: date
    checkpoint: str = ""


def plan(
    starts_on: date,
    last_day: date,
    *,
    resting: Sequence[Rest] = (),
    every: int = CADENCE_DAYS,
    checkpoints: Collection[str] = tuple(Checkpoint),
) -> list[Planned]:
    """The visits of an internship in the order of their days.

    Days are counted without those of a suspension, so that everything shifts with it: the first check point within the
    first seven of them, one half way, the last within the last fourteen, and a visit every so many in between. None
    stands on a Saturday or a Sunday where its window has another day. (Professional practice, to be verified.)
    """
    days = _open_days(starts_on, last_day, resting)
    if not days:
        return []
    fixed = _check_points(days)
    taken = [point.day for point in fixed]
    wanted = [point for point in fixed if point.checkpoint in checkpoints]
    apart = max(every // LONG_ENOUGH_APART, 1)
    between = [_workday(days, at) for at in range(every, len(days) - 1, every)]
    free = [day for day in between if all(abs((day - other).days) >= apart for other in taken)]
    return sorted(wanted + [Planned(day) for day in dict.fromkeys(free)])


def left_of(wanted: Iterable[Planned], *, on: date, settled: Iterable[Planned], every: int) -> list[Planned]:
    """What of a plan lies ahead of a day and is not settled already by visits that were done, missed or set by hand.

    A check point is settled once. A visit in between is for nothing where another one is nearer than a third of the
    cadence. (Professional practice, to be verified.)
    """
    settled, apart = list(settled), max(every // LONG_ENOUGH_APART, 1)
    points = {visit.checkpoint for visit in settled if visit.checkpoint}

    def is_open(visit):
        if visit.checkpoint:
            return visit.checkpoint not in points
        return all(abs((visit.day - other.day).days) >= apart for other in settled)

    return [visit for visit in wanted if visit.day > on and is_open(visit)]


def final_after(last_day: date, *, on: date) -> date:
    """The last look at an internship that ends early: on its last day, or on the next workday where that has gone by.

    (Professional practice, to be verified.)
    """
    if last_day > on:
        return last_day
    ahead = (on + timedelta(days=n) for n in range(1, FINAL_WITHIN))
    return min(next(day for day in ahead if day.weekday() <= FRIDAY), latest_day(last_day, checkpoint=Checkpoint.FINAL))


def latest_day(last_day: date, *, checkpoint: str = "") -> date:
    """Until when one looks in: the last check point may still be made within fourteen days of the end.

    (Professional practice, to be verified.)
    """
    return last_day + timedelta(days=FINAL_WITHIN) if checkpoint == Checkpoint.FINAL else last_day


def _check_points(days):
    """At most three, on different days: of a very short internship the later ones fall away."""
    first = _workday(days[:FIRST_WITHIN], min(FIRST_WITHIN, len(days)) // 2)
    final_window = days[-FINAL_WITHIN:]
    points = {first: Checkpoint.FIRST}
    points.setdefault(_workday(final_window, len(final_window) // 2), Checkpoint.FINAL)
    points.setdefault(_workday(days, len(days) // 2), Checkpoint.MIDTERM)
    return [Planned(day, checkpoint) for day, checkpoint in points.items()]


def _open_days(starts_on, last_day, resting):
    every_day = (starts_on + timedelta(days=n) for n in range((last_day - starts_on).days + 1))
    return [day for day in every_day if not any(rest.holds(day) for rest in resting)]


def _workday(days, at):
    """The day at a place of a row, or the nearest from Monday to Friday: first looking on, then back."""
    later = (day for day in days[at:] if day.weekday() <= FRIDAY)
    earlier = (day for day in reversed(days[:at]) if day.weekday() <= FRIDAY)
    return next(later, None) or next(earlier, None) or days[min(at, len(days) - 1)]
