"""Krippendorff's alpha: how far raters agree beyond chance, with any number of raters and with gaps.

alpha = 1 - Do / De: the disagreement within units over the one among all values thrown together (Krippendorff 2011,
Computing Krippendorff's Alpha-Reliability). 1 is perfect, 0 is chance, below 0 is systematic disagreement.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assessments.measures import bootstrap
from assessments.measures.grid import grid
from assessments.measures.ratings import Trouble


class Metric(StrEnum):
    """What it means for two values to differ: at all, in rank, in steps, in proportion to their size."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True)
class Alpha:
    """The coefficient, what it rests on, and its interval; without a value, the trouble says why.

    `units` have two values or more, `raters` gave at least one of those `pairable` values; a value that met no other
    is `unpaired` and counts for nothing. `draws` had a value of their own, of those the interval was sought in.
    """

    value: float | None
    units: int
    raters: int
    pairable: int
    unpaired: int
    interval: tuple[float, float] | None = None
    draws: int = 0
    trouble: Trouble | None = None


def alpha(ratings, metric: Metric, *, draws: int = bootstrap.DRAWS) -> Alpha:
    """Krippendorff's alpha of a table with one row a unit and one column a rater; None or NaN where not rated."""
    return alphas(ratings, (metric,), draws=draws)[metric]


def alphas(ratings, metrics=tuple(Metric), *, draws: int = bootstrap.DRAWS) -> dict[Metric, Alpha]:
    """The same for several metrics at once, over the same draws."""
    pairs = _Pairs.of(grid(ratings))
    drawn = pairs.redrawn(draws) if draws and pairs.trouble() is None else None
    return {metric: _alpha(pairs, Metric(metric), drawn) for metric in metrics}


def _alpha(pairs: "_Pairs", metric: Metric, drawn: np.ndarray | None) -> Alpha:
    trouble = pairs.trouble(metric)
    value, spread = None, np.empty(0)
    if trouble is None:
        value = float(_coefficients(pairs, metric, pairs.alike[None, :])[0])
        spread = _coefficients(pairs, metric, drawn) if drawn is not None else spread
    return Alpha(
        value=value,
        units=int(pairs.alike.sum()),
        raters=pairs.raters,
        pairable=int(pairs.alike @ pairs.counts.sum(axis=1)),
        unpaired=pairs.unpaired,
        interval=bootstrap.interval(value, spread),
        draws=bootstrap.defined(spread),
        trouble=trouble,
    )


@dataclass(frozen=True, eq=False)
class _Pairs:
    """The units with two values or more. `counts[p, v]`: how often a unit of kind p got `values[v]`.

    Kinds come sorted, and who gave which value is forgotten: neither the order of the units nor that of the raters
    can change a number, not even that of an interval.
    """

    values: np.ndarray
    counts: np.ndarray
    alike: np.ndarray
    raters: int
    unpaired: int

    @classmethod
    def of(cls, table: np.ndarray) -> "_Pairs":
        rated = ~np.isnan(table)
        paired = rated & (rated.sum(axis=1) > 1)[:, None]
        values, places = np.unique(table[paired], return_inverse=True)
        counts = np.zeros((len(table), len(values)))
        np.add.at(counts, (np.nonzero(paired)[0], places), 1)
        counts, alike = np.unique(counts[paired.any(axis=1)], axis=0, return_counts=True)
        return cls(values, counts, alike, int(paired.any(axis=0).sum()), int((rated & ~paired).sum()))

    def trouble(self, metric: Metric | None = None) -> Trouble | None:
        if not len(self.values):
            return Trouble.NO_PAIR if self.unpaired else Trouble.NO_RATING
        if len(self.values) < 2:
            return Trouble.NO_VARIATION
        return Trouble.BELOW_ZERO if metric is Metric.RATIO and self.values[0] < 0 else None

    def redrawn(self, draws: int) -> np.ndarray:
        seed = bootstrap.seed_of(self.counts, self.alike)
        return bootstrap.redrawn(self.alike, int(self.alike.sum()), seed=seed, draws=draws)


def _coefficients(pairs: _Pairs, metric: Metric, drawn: np.ndarray) -> np.ndarray:
    """Alpha of every draw, `drawn[d, p]` units of kind p; NaN where a draw holds one value only."""
    totals = drawn @ pairs.counts
    disagree = _in_rank if metric is Metric.ORDINAL else _apart
    observed, expected = disagree(pairs, metric, drawn, totals)
    varied = (totals > 0).sum(axis=1) > 1
    ratio = np.divide(observed, expected, out=np.full(len(drawn), np.nan), where=varied)
    return 1 - (totals.sum(axis=1) - 1) * ratio


def _apart(pairs: _Pairs, metric: Metric, drawn: np.ndarray, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Observed and expected disagreement where the distance of two values is always the same."""
    distance = _distances(pairs.values, metric)
    others = pairs.counts.sum(axis=1) - 1
    within = ((pairs.counts @ distance) * pairs.counts).sum(axis=1) / others
    return drawn @ within, ((totals @ distance) * totals).sum(axis=1)


def _in_rank(pairs: _Pairs, _metric: Metric, drawn: np.ndarray, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same where the distance depends on how many values lie between, and so on what was drawn.

    The values between c and k, half of those at the ends left out, are the difference of their middle ranks: ordinal
    is interval on ranks. With squares taken apart no table of pairs is needed.
    """
    ranks = np.cumsum(totals, axis=1) - totals / 2 - totals.sum(axis=1, keepdims=True) / 2
    size = pairs.counts.sum(axis=1)
    within = size * (ranks**2 @ pairs.counts.T) - (ranks @ pairs.counts.T) ** 2
    # the middle ranks of all values have mean 0, so their squares are the whole of it
    return (drawn * (2 * within / (size - 1))).sum(axis=1), 2 * totals.sum(axis=1) * (totals * ranks**2).sum(axis=1)


def _distances(values: np.ndarray, metric: Metric) -> np.ndarray:
    """The squared distance of every two values."""
    if metric is Metric.NOMINAL:
        return 1.0 - np.eye(len(values))
    gap = np.abs(values[:, None] - values)
    if metric is Metric.INTERVAL:
        return (gap / gap.max()) ** 2  # alpha does not depend on the unit of measure
    whole = values[:, None] + values
    return np.divide(gap, whole, out=np.zeros_like(gap), where=whole > 0) ** 2
