"""How money is shared out, and the counting rules of the year: pure functions, values in, values out."""

import calendar
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")

AGE_BANDS = (("under_18", 0, 17), ("18_29", 18, 29), ("30_54", 30, 54), ("55_over", 55, 200))
"""The bands of the European Social Fund: key, first and last age (Reg. (EU) 2021/1057, Annex I)."""

MONTHS_AFTER_INTERNSHIP = 6


def share_out(total: Decimal, weights: Sequence[Decimal | int]) -> tuple[Decimal, ...]:
    """Parts of `total` in whole cents, in proportion to `weights`, that always add up to it.

    Largest remainder: everybody gets the cents that are surely hers, the cents left over go one each to the largest
    remainders, the earlier part first when two are alike. A negative total (money given back) is shared as its mirror.
    """
    weights = [Decimal(weight) for weight in weights]
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("Shares need weights that are not negative and not all zero.")
    cents = int((total / CENT).to_integral_exact())
    if cents * CENT != total:
        raise ValueError("Only whole cents can be shared out.")
    sign, cents = (-1, -cents) if cents < 0 else (1, cents)
    whole, scaled = _as_integers(weights)
    parts = [cents * weight // whole for weight in scaled]
    remainders = [cents * weight % whole for weight in scaled]
    largest_first = sorted(range(len(parts)), key=lambda i: (-remainders[i], i))
    for i in largest_first[: cents - sum(parts)]:
        parts[i] += 1
    return tuple(sign * part * CENT for part in parts)


def _as_integers(weights: list[Decimal]) -> tuple[int, list[int]]:
    """The weights as whole numbers in the same proportion, with their sum: no rounding on the way."""
    places = max(0, *(-weight.as_tuple().exponent for weight in weights))
    scaled = [int(weight.scaleb(places)) for weight in weights]
    return sum(scaled), scaled


def per_head(total: Decimal, heads: int) -> Decimal | None:
    """What one of them cost, to the cent; nothing when there was nobody."""
    return (total / heads).quantize(CENT, ROUND_HALF_UP) if heads else None


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


def per_cent(part: Decimal | int, whole: Decimal | int) -> int:
    """How much of the whole a part is, in whole per cent; nothing of nothing is nothing."""
    return int((Decimal(part) * 100 / Decimal(whole)).to_integral_value(ROUND_HALF_UP)) if whole else 0
