"""When one asks what became of a job, and how often before one says honestly that nobody answers."""

from collections.abc import Collection
from datetime import date

from placements.rules.duration import months_after

CHECKS = (1, 3, 6, 12)
"""Months after the first day of a job (the service's choice; six months is also what the ESF+ asks)."""

ATTEMPTS = 3
"""On so many days one tries before somebody counts as unreachable (the service's choice)."""


def due_on(starts_on: date, month: int) -> date:
    """The day of a check: the same day so many months later, or the last of that month where it has no such day."""
    return months_after(starts_on, months=month)


def due(starts_on: date, *, settled: Collection[int], on: date) -> int | None:
    """The check to be made on a day: the last whose day has come, unless it was answered.

    One that was not made before the next one came is no longer asked: nobody remembers, and it stays unknown.
    """
    come = [month for month in CHECKS if due_on(starts_on, month) <= on]
    return come[-1] if come and come[-1] not in settled else None


def missed(starts_on: date, *, settled: Collection[int], on: date) -> tuple[int, ...]:
    """Checks whose time is over and that nobody made: their answer is unknown, which is not the same as no job."""
    come = [month for month in CHECKS if due_on(starts_on, month) <= on]
    return tuple(month for month in come[:-1] if month not in settled)


def may_be_called_unreachable(attempts: int) -> bool:
    """Whether enough was tried; the try that is told now counts."""
    return attempts + 1 >= ATTEMPTS
