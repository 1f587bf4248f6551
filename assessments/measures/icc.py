"""Intraclass correlations: how much of what the ratings differ by lies between the targets.

Six forms, their F tests and intervals: Shrout & Fleiss 1979; McGraw & Wong 1996. To compare raters use (2,1): absolute
agreement of raters drawn from many. The forms with 3 forgive a rater who is severe with everybody.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import fdtrc, fdtri

from assessments.measures.bootstrap import CONFIDENCE
from assessments.measures.grid import grid
from assessments.measures.ratings import Trouble


class Form(StrEnum):
    """Each target with raters of its own (1), the same raters drawn from many (2), just these (3); k for their mean."""

    ICC1 = "ICC1"
    ICC2 = "ICC2"
    ICC3 = "ICC3"
    ICC1K = "ICC1k"
    ICC2K = "ICC2k"
    ICC3K = "ICC3k"


@dataclass(frozen=True)
class MeanSquares:
    """What the ratings differ by: between targets, within them, between judges, and what is left."""

    targets: float
    within: float
    judges: float
    error: float


@dataclass(frozen=True)
class Intraclass:
    """One form of the coefficient; without a value, the trouble says why.

    `targets` were rated by every one of the `judges`; the `incomplete` ones could not be used. `f` tests whether the
    targets differ at all. F and interval are missing where nothing is left over to judge them by.
    """

    value: float | None
    targets: int
    judges: int
    incomplete: int
    f: float | None = None
    freedom: tuple[int, int] | None = None
    p: float | None = None
    interval: tuple[float, float] | None = None
    trouble: Trouble | None = None


def intraclass(ratings, *, confidence: float = CONFIDENCE) -> dict[Form, Intraclass]:
    """All six forms of a table with one row a target and one column a judge; None or NaN where not rated."""
    table = grid(ratings)
    table = table[:, ~np.isnan(table).all(axis=0)]  # who rated nobody is no judge
    complete = table[~np.isnan(table).any(axis=1) & (table.shape[1] > 0)]
    counts = (*complete.shape, len(table) - len(complete))
    if trouble := _trouble(table, complete):
        return {form: Intraclass(None, *counts, trouble=trouble) for form in Form}
    analysis = _Analysis(mean_squares(complete), *complete.shape, (1 + confidence) / 2)
    return {form: _result(form, analysis, counts) for form in Form}


def mean_squares(table: np.ndarray) -> MeanSquares:
    """The analysis of variance of a complete table; what is no larger than the rounding of floats is 0."""
    n, k = table.shape
    targets, judges = table.mean(axis=1, keepdims=True), table.mean(axis=0, keepdims=True)
    rounding = table.size * (8 * np.finfo(float).eps * np.abs(table).max()) ** 2

    def mean_square(deviations: np.ndarray, freedom: int) -> float:
        total = float((deviations**2).sum()) * (table.size // deviations.size)
        return total / freedom if total > rounding else 0.0

    return MeanSquares(
        targets=mean_square(targets - table.mean(), n - 1),
        within=mean_square(table - targets, n * (k - 1)),
        judges=mean_square(judges - table.mean(), k - 1),
        error=mean_square(table - targets - judges + table.mean(), (n - 1) * (k - 1)),
    )


def _trouble(table: np.ndarray, complete: np.ndarray) -> Trouble | None:
    if not table.size:
        return Trouble.NO_RATING
    if table.shape[1] < 2:
        return Trouble.FEW_RATERS
    if len(complete) < 2:
        return Trouble.FEW_UNITS
    return Trouble.NO_VARIATION if complete.min() == complete.max() else None


@dataclass(frozen=True)
class _Analysis:
    """Mean squares of n targets and k judges, and the quantile the intervals are cut at."""

    squares: MeanSquares
    n: int
    k: int
    upper: float

    def critical(self, above: float, below: float) -> float:
        return float(fdtri(above, below, self.upper))


def _result(form: Form, analysis: _Analysis, counts: tuple[int, int, int]) -> Intraclass:
    value, interval = _FORMS[form](analysis)
    if value is None:
        return Intraclass(None, *counts, trouble=Trouble.NO_VARIATION)
    interval = interval if interval and np.isfinite(interval).all() else None
    one_way = form in (Form.ICC1, Form.ICC1K)
    noise = analysis.squares.within if one_way else analysis.squares.error
    freedom = (analysis.n - 1, (analysis.k - 1) * (analysis.n if one_way else analysis.n - 1))
    if not noise:
        return Intraclass(value, *counts, interval=interval)
    f = analysis.squares.targets / noise
    return Intraclass(value, *counts, f, freedom, float(fdtrc(*freedom, f)), interval)


def _single(a: _Analysis, noise: float, freedom: int):
    """(1,1) and (3,1): the part of the targets in one rating, over the noise each form reckons with."""
    signal = a.squares.targets
    value = _quotient(signal - noise, signal + (a.k - 1) * noise)
    bounds = _f_bounds(a, noise, freedom)
    return value, bounds and tuple((bound - 1) / (bound + a.k - 1) for bound in bounds)


def _mean(a: _Analysis, noise: float, freedom: int):
    """(1,k) and (3,k): the same for the mean of the k judges."""
    value = _quotient(a.squares.targets - noise, a.squares.targets)
    bounds = _f_bounds(a, noise, freedom)
    return value, bounds and tuple(1 - 1 / bound for bound in bounds)


def _f_bounds(a: _Analysis, noise: float, freedom: int) -> tuple[float, float] | None:
    """The interval of the true ratio of variances; none where there is no noise, or nothing but noise."""
    if not noise or not a.squares.targets:
        return None
    f = a.squares.targets / noise
    return f / a.critical(a.n - 1, freedom), f * a.critical(freedom, a.n - 1)


def _agreement(a: _Analysis):
    """(2,1): absolute agreement; the interval by Satterthwaite's degrees of freedom, while there is one at least."""
    b, j, e, n, k = a.squares.targets, a.squares.judges, a.squares.error, a.n, a.k
    value = _quotient(b - e, b + (k - 1) * e + k * (j - e) / n)
    if value is None:
        return None, None
    rest = n * (1 + (k - 1) * value) - k * value
    spread = (n - 1) * (k * value * j) ** 2 + (rest * e) ** 2
    if not spread or not b:
        return value, None
    freedom = (k - 1) * (n - 1) * (k * value * j + rest * e) ** 2 / spread
    if freedom < 1:
        return value, None
    below, above = a.critical(n - 1, freedom), a.critical(freedom, n - 1)
    noise = k * j + (k * n - k - n) * e
    return value, (n * (b - below * e) / (below * noise + n * b), n * (above * b - e) / (noise + n * above * b))


def _agreement_of_mean(a: _Analysis):
    """(2,k): the same for the mean of the judges, stepped up by Spearman and Brown where a bound allows it."""
    b, j, e = a.squares.targets, a.squares.judges, a.squares.error
    value = _quotient(b - e, b + (j - e) / a.n)
    _, bounds = _agreement(a)
    if value is None or bounds is None or 1 + (a.k - 1) * bounds[0] <= 0:
        return value, None
    return value, tuple(a.k * bound / (1 + (a.k - 1) * bound) for bound in bounds)


def _quotient(part: float, whole: float) -> float | None:
    """None where the whole is no variance at all, or none but for the rounding of floats."""
    return part / whole if whole > 1e-12 * abs(part) else None


_FORMS = {
    Form.ICC1: lambda a: _single(a, a.squares.within, a.n * (a.k - 1)),
    Form.ICC2: _agreement,
    Form.ICC3: lambda a: _single(a, a.squares.error, (a.n - 1) * (a.k - 1)),
    Form.ICC1K: lambda a: _mean(a, a.squares.within, a.n * (a.k - 1)),
    Form.ICC2K: _agreement_of_mean,
    Form.ICC3K: lambda a: _mean(a, a.squares.error, (a.n - 1) * (a.k - 1)),
}
