"""How money is shared out: always to the cent, the parts always the whole."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


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


def per_cent(part: Decimal | int, whole: Decimal | int) -> int:
    """How much of the whole a part is, in whole per cent; nothing of nothing is nothing."""
    return int((Decimal(part) * 100 / Decimal(whole)).to_integral_value(ROUND_HALF_UP)) if whole else 0
