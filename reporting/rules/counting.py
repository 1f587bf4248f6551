"""How the year counts: ages, bands, what follows what."""

import calendar
from datetime import date

AGE_BANDS = (("under_18", 0, 17), ("18_29", 18, 29), ("30_54", 30, 54), ("55_over", 55, 200))
"""The bands of the European Social Fund: key, first and last age (Reg. (EU) 2021/1057, Annex I)."""

MONTHS_AFTER_INTERNSHIP = 6


def months_before(day: date, months: int) -> date:
    """The same day so many calendar months earlier; the last day of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def follows_internship(hired_on: date, *, ended_on: date) -> bool:
    """Whether the internship ended before or on the day of the hire, and not more than six calendar months earlier."""
    return months_before(hired_on, MONTHS_AFTER_INTERNSHIP) <= ended_on <= hired_on


def age_on(day: date, *, birth_date: date) -> int:
    """Completed years; who was born on 29 February completes them on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def age_band(age: int) -> str:
    """The key of the band an age belongs to."""
    return next(key for key, first, last in AGE_BANDS if first <= age <= last)
