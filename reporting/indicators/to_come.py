"""Of a year that is still running: what is agreed already, and begins or ends only after today.

A figure counts it, for its first or last day lies in the year; beside the figure it is said how many they are.
"""

from collections.abc import Mapping
from datetime import date

from equipe.suppression import FEWEST
from reporting.indicators.counting import FIGURES, Counted
from reporting.indicators.figure import Year
from reporting.indicators.telling import HIDDEN

DAYS = {"placements_started": "starts_on", "placements_completed": "last_day", "jobs_started": "starts_on"}
"""The figures that count days to come, and by which day."""

BY_MONTH = {"placements_started": "placements_by_month", "jobs_started": "jobs_by_month"}

SOME = None
"""So many as may not be told."""


def to_come(year: Year, *, on: date) -> dict[str, int]:
    """{figure: how many of those it counts begin, or end, after the day}, where there are any; one question each."""
    if year.last <= on:
        return {}
    behind = {code: FIGURES[code].behind(year).filter(**{f"{field}__gt": on}) for code, field in DAYS.items()}
    return {code: n for code, rows in behind.items() if (n := rows.count())}


def told_to_come(found: Mapping[str, int], told: Counted, *, on: date) -> dict[str, int | None]:
    """The same as papers tell it: a number where it isolates nobody, else some."""
    return {code: n if _may_be_told(code, n, told, on) else SOME for code, n in found.items()}


def _may_be_told(code, n, told, on):
    """What is told by month gives away all but how the month of the day is parted: no part of it may be small.

    Of what ends nothing is told by month, but by quarter and year: nobody has looked at what it would give away there.
    """
    if code not in BY_MONTH or told[code] is HIDDEN:
        return False
    months = {int(key): count for key, count in told[BY_MONTH[code]].items()}
    first = on.month if on.year == told.year else 0
    if HIDDEN in (count for month, count in months.items() if month >= first):
        return False
    rest = n - sum(count for month, count in months.items() if month > first)
    parts = (n, told[code] - n, rest, months.get(first, 0) - rest)
    return not any(0 < part < FEWEST for part in parts)
