"""How far a part of a few can be trusted: the interval that a part of so many would have by chance alone."""

from math import sqrt

CONFIDENCE = 1.96
"""Standard errors: nineteen times in twenty the interval holds the part."""

FEW = 30
"""With fewer people one more or one less moves a part by more than three points (the service's choice)."""


def wilson(part: int, whole: int) -> tuple[int, int] | None:
    """Lower and upper end of a part in per cent, never below 0 or above 100 (Wilson, 1927); nothing of nothing."""
    if not whole:
        return None
    rate, square = part / whole, CONFIDENCE**2
    middle = rate + square / (2 * whole)
    reach = CONFIDENCE * sqrt(rate * (1 - rate) / whole + square / (4 * whole**2))
    ends = ((middle - reach) / (1 + square / whole), (middle + reach) / (1 + square / whole))
    return tuple(min(max(round(100 * end), 0), 100) for end in ends)


def is_few(whole: int) -> bool:
    """Whether a rate of so many is to be read with caution."""
    return whole < FEW
