"""Weighted kappa: how far two raters agree beyond chance (Cohen 1968), from a table or from their ratings.

kappa = 1 - sum(w * observed) / sum(w * expected), with weights of disagreement. `table[i][j]` and `weights[i][j]` speak
of the same pair: the first rater, in the rows, chose i and the second, in the columns, j. Weights need not be
symmetric, so the orientation matters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assessments.measures import bootstrap
from assessments.measures.grid import LARGEST, grid
from assessments.measures.ratings import Trouble, Unusable


class Weighting(StrEnum):
    """How much a disagreement counts: all alike, by the steps between the two levels, by their square."""

    UNWEIGHTED = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True)
class Kappa:
    """The coefficient of two raters; `cases` is unknown where only proportions were given.

    `unpaired` cases were rated by one of the two and count for nothing. An interval needs the number of cases; `draws`
    of those it was sought in had a value. Without a value, the trouble says why.
    """

    value: float | None
    cases: int | None
    unpaired: int = 0
    interval: tuple[float, float] | None = None
    draws: int = 0
    trouble: Trouble | None = None


def kappa(table, weights=Weighting.UNWEIGHTED, *, cases: int | None = None, draws: int = bootstrap.DRAWS) -> Kappa:
    """Kappa of a square table of counts or proportions, with a weighting or a table of weights.

    Without `cases` the counts tell how many there were; proportions do not, and have no interval.
    """
    counts = _square(table)
    if cases is None and (counts == np.round(counts)).all() and counts.sum() <= LARGEST:
        cases = int(counts.sum())
    return _kappa(counts, _weights(weights, np.arange(len(counts))), cases=cases, draws=draws)


def kappa_of_ratings(
    ratings, weights=Weighting.UNWEIGHTED, *, levels: Sequence[float] | None = None, draws: int = bootstrap.DRAWS
) -> Kappa:
    """Kappa of two raters: one row a case, two columns; None or NaN where not rated.

    The steps between two levels are the difference of their values, so a level nobody chose is still a step. `levels`
    gives the whole scale in order, where a table of weights needs it.
    """
    pairs = grid(ratings)
    if pairs.shape[1] != 2:
        raise Unusable(Trouble.TWO_RATERS)
    rated = ~np.isnan(pairs)
    both = pairs[rated.all(axis=1)]
    unpaired = int((rated.sum(axis=1) == 1).sum())
    if not len(both):
        return Kappa(None, 0, unpaired, trouble=Trouble.NO_PAIR if unpaired else Trouble.NO_RATING)
    levels = np.unique(both) if levels is None else np.sort(np.asarray(levels, dtype=float))
    if not np.isin(both, levels).all():
        raise Unusable(Trouble.OFF_SCALE, lowest=levels.min(), highest=levels.max())
    table = np.zeros((len(levels), len(levels)))
    np.add.at(table, tuple(np.searchsorted(levels, both).T), 1)
    return _kappa(table, _weights(weights, levels), cases=len(both), draws=draws, unpaired=unpaired)


def _kappa(table: np.ndarray, weights: np.ndarray, *, cases: int | None, draws: int, unpaired: int = 0) -> Kappa:
    if not table.any():
        return Kappa(None, 0, unpaired, trouble=Trouble.NO_PAIR)
    cells, shares = np.nonzero(table), table[table > 0] / table.sum()
    value, spread = _coefficients(shares[None], cells, weights)[0], np.empty(0)
    if not np.isfinite(value):
        return Kappa(None, cases, unpaired, trouble=Trouble.NO_VARIATION)
    if cases and draws:
        seed = bootstrap.seed_of(table / table.sum(), np.array(cases))
        spread = _coefficients(bootstrap.redrawn(shares, cases, seed=seed, draws=draws) / cases, cells, weights)
    interval = bootstrap.interval(float(value), spread)
    return Kappa(float(value), cases, unpaired, interval, bootstrap.defined(spread))


def _coefficients(drawn: np.ndarray, cells: tuple[np.ndarray, np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Kappa of every draw, `drawn[d, c]` the share of the c-th used cell; NaN where chance would always agree."""
    levels = np.arange(len(weights))
    first, second = (drawn @ (side[:, None] == levels) for side in cells)
    expected = ((first @ weights) * second).sum(axis=1)
    ratio = np.divide(drawn @ weights[cells], expected, out=np.full(len(drawn), np.nan), where=expected > 0)
    return 1 - ratio


def _weights(weights, levels: np.ndarray) -> np.ndarray:
    """The weights of disagreement, the largest of them 1: kappa does not depend on their unit."""
    if isinstance(weights, Weighting):
        steps = np.abs(levels[:, None] - levels)
        steps = steps / max(steps.max(), 1e-300)
        return {Weighting.UNWEIGHTED: (steps > 0) * 1.0, Weighting.LINEAR: steps, Weighting.QUADRATIC: steps**2}[
            weights
        ]
    given = _square(weights)
    if len(given) != len(levels) or given.diagonal().any() or not given.any():
        raise Unusable(Trouble.BAD_WEIGHTS, levels=len(levels))
    return given / given.max()


def _square(table) -> np.ndarray:
    counts = grid(table)
    if np.isnan(counts).any():
        raise Unusable(Trouble.NOT_NUMBER, value="null")
    if counts.shape[0] != counts.shape[1]:
        raise Unusable(Trouble.NOT_SQUARE, rows=counts.shape[0], columns=counts.shape[1])
    if (counts < 0).any():
        raise Unusable(Trouble.NEGATIVE_COUNT)
    return counts
