"""The national holidays of Italy; the feast of a town's patron is told by marking the day "host closed"."""

from datetime import date, timedelta

FIXED = frozenset(((1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)))
"""Month and day (L. 260/1949 art. 2 as amended by L. 54/1977, D.P.R. 792/1985 and L. 336/2000)."""
SAINT_FRANCIS, SAINT_FRANCIS_SINCE = (10, 4), 2026
"""A holiday again from 1 January 2026 (L. 151/2025, art. 1)."""


def is_holiday(day: date) -> bool:
    """Whether a day is a national holiday, Easter Sunday and the Monday after it included; other Sundays are not told.

    (L. 260/1949 art. 2 with its amendments, L. 151/2025.)
    """
    if (day.month, day.day) == SAINT_FRANCIS:
        return day.year >= SAINT_FRANCIS_SINCE
    return (day.month, day.day) in FIXED or day - easter(day.year) in (timedelta(0), timedelta(days=1))


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous computus, Nature 1876)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leap_centuries, beyond = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, rest = divmod(of_century, 4)
    weekday = (32 + 2 * beyond + 2 * leap_years - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
