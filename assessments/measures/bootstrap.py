"""Intervals by drawing the same units again and again: how far would the coefficient move with other people?

Efron & Tibshirani 1993, ch. 13 (percentiles). Same data, same numbers: the seed is a fingerprint of what is drawn.
"""

import hashlib

import numpy as np

DRAWS = 1000
CONFIDENCE = 0.95
ALIKE = 1e-12
"""Draws closer than this differ by the rounding of floats alone."""


def seed_of(*arrays: np.ndarray) -> int:
    """A number that depends on every value and on the shape, and on nothing else."""
    fingerprint = hashlib.blake2b(digest_size=16)
    for array in arrays:
        array = np.ascontiguousarray(array, dtype=float)
        fingerprint.update(repr(array.shape).encode() + array.tobytes())
    return int.from_bytes(fingerprint.digest(), "big")


def redrawn(shares: np.ndarray, total: int, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """How often each kind of unit comes up when `total` units are drawn with replacement: (draws, kinds).

    Units that look alike are one kind, `shares` says how many there are of each: so a thousand draws of many units
    cost no more than of few.
    """
    shares = np.asarray(shares, dtype=float)
    return np.random.default_rng(seed).multinomial(total, shares / shares.sum(), size=draws)


def interval(value: float | None, drawn: np.ndarray, *, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """The middle `confidence` of the drawn values, widened to hold the value itself.

    A draw without a value is NaN and says nothing. None where the value is undefined, and where all draws are alike, as
    when nobody ever differed: that tells nothing of what other people would do.
    """
    told = drawn[np.isfinite(drawn)]
    if value is None or not len(told) or np.ptp(told) < ALIKE:
        return None
    low, high = np.quantile(told, [(1 - confidence) / 2, (1 + confidence) / 2])
    return min(float(low), value), max(float(high), value)


def defined(drawn: np.ndarray) -> int:
    """How many draws had a value."""
    return int(np.isfinite(drawn).sum())
