"""Change between two measures: of one person, real or within error; of a group, with its interval.

Jacobson & Truax 1991 for raw scores. For measures of the many-facet model each has its own error: items and raters
must stand on the same scale both times.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot, isinf, sqrt

import numpy as np
from scipy.special import ndtri, stdtrit

from assessments.measures.bootstrap import CONFIDENCE
from assessments.measures.grid import grid, number
from assessments.measures.ratings import Trouble, Unusable

CRITICAL = 1.96
"""Errors of the difference a change must exceed to be real, as Jacobson & Truax write it."""


class Movement(StrEnum):
    """Real in one direction or the other, or within error: then nothing can be said to have changed."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"


@dataclass(frozen=True)
class Change:
    """What one person's two measures say; without a value or an index, the trouble says why.

    `value` is later less earlier, `error` its standard error, `index` the one over the other (RCI for raw scores, z for
    measures); `minimal` is the smallest change that would be real.
    """

    value: float | None
    error: float
    minimal: float
    index: float | None = None
    interval: tuple[float, float] | None = None
    movement: Movement | None = None
    trouble: Trouble | None = None
    people: int = 1


@dataclass(frozen=True)
class GroupChange:
    """The mean change of the `people` measured twice; who was measured once is `unpaired` and counts for nothing.

    `effect` is the mean change in standard deviations of the first measure.
    """

    value: float | None
    people: int
    unpaired: int
    interval: tuple[float, float] | None = None
    effect: float | None = None
    effect_interval: tuple[float, float] | None = None
    movement: Movement | None = None
    trouble: Trouble | None = None


def error_of_measurement(sd: float, reliability: float) -> float:
    """How far a score lies from the true one: SD * sqrt(1 - r)."""
    sd, reliability = number(sd), number(reliability)
    if sd is None or sd < 0:
        raise Unusable(Trouble.NO_SPREAD)
    if reliability is None or not 0 <= reliability <= 1:
        raise Unusable(Trouble.BAD_RELIABILITY)
    return sd * sqrt(1 - reliability)


def minimal_detectable(error: float) -> float:
    """The smallest change beyond the error of the difference."""
    return CRITICAL * error


def raw_change(before, after, *, sd: float, reliability: float, higher_is_better: bool = True) -> Change:
    """The reliable change index of two raw scores, from the spread and the reliability of the score (RCI)."""
    return _change(before, after, sqrt(2) * error_of_measurement(sd, reliability), higher_is_better)


def measured_change(before, after, *, errors: tuple[float, float], higher_is_better: bool = True) -> Change:
    """The same for two measures in logits, each with its own standard error: z."""
    given = [number(error) for error in errors]
    if any(error is None or error < 0 for error in given):
        raise Unusable(Trouble.NEGATIVE_ERROR)
    return _change(before, after, hypot(*given), higher_is_better)


def group_change(before, after, *, confidence: float = CONFIDENCE, higher_is_better: bool = True) -> GroupChange:
    """The mean change of a group with its t interval, and its standardised effect; None or NaN where not measured."""
    pairs = grid([before, after]).T
    measured = (~np.isnan(pairs)).sum(axis=1)
    first, second = pairs[measured == 2].T
    unpaired, people = int((measured == 1).sum()), len(first)
    if people < 2:
        return GroupChange(None, people, unpaired, trouble=Trouble.FEW_UNITS)
    gain = second - first
    mean, error = float(gain.mean()), _spread(gain) / sqrt(people)
    reach = float(stdtrit(people - 1, (1 + confidence) / 2)) * error
    interval = (mean - reach, mean + reach) if error else None
    effect, effect_interval = _effect(first, gain, confidence)
    movement = interval and _movement(mean, reach, higher_is_better)
    return GroupChange(mean, people, unpaired, interval, effect, effect_interval, movement)


def _effect(first: np.ndarray, gain: np.ndarray, confidence: float):
    """The mean change over the spread at the start, with its interval (Bonett 2008, equal variances not assumed)."""
    spread, freedom = _spread(first), len(first) - 1
    if not spread:
        return None, None
    effect = float(gain.mean()) / spread
    error = hypot(effect / sqrt(2 * freedom), _spread(gain) / spread / sqrt(freedom))
    reach = float(ndtri((1 + confidence) / 2)) * error
    return effect, (effect - reach, effect + reach)


def _spread(values: np.ndarray) -> float:
    """The standard deviation; what is no larger than the rounding of floats is 0."""
    spread = float(values.std(ddof=1))
    return spread if spread > 8 * np.finfo(float).eps * np.abs(values).max() else 0.0


def _change(before, after, error: float, higher_is_better: bool) -> Change:
    before, after, minimal = number(before), number(after), minimal_detectable(error)
    if before is None or after is None:
        return Change(None, error, minimal, trouble=Trouble.NOT_GIVEN)
    value = after - before
    if not error or isinf(value / error):
        return Change(value, error, minimal, trouble=Trouble.NO_ERROR)
    movement = _movement(value, minimal, higher_is_better)
    return Change(value, error, minimal, value / error, (value - minimal, value + minimal), movement)


def _movement(value: float, reach: float, higher_is_better: bool) -> Movement:
    if abs(value) <= reach:
        return Movement.UNCHANGED
    return Movement.IMPROVED if (value > 0) == higher_is_better else Movement.WORSENED
