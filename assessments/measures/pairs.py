"""Raters beside each other: how often two agree exactly and how often they should, and who is harsher on which item."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from assessments.measures.fit import Expectation
from assessments.measures.persons import warm

FEWEST = 5
"""Ratings below which nothing is said of a rater on an item."""


@dataclass(frozen=True, eq=False)
class PairAgreement:
    """Pairs of ratings on the same person and item: for each two raters (symmetric), and for all together."""

    chances: np.ndarray
    """How often each two raters could agree."""
    exact: np.ndarray
    expected: np.ndarray
    """How often they would, were each as severe as she is and nothing else between them."""

    def total(self) -> tuple[int, int, float]:
        """Opportunities, exact agreements, and expected ones, each pair once."""
        return (
            int(np.triu(self.chances).sum()),
            int(np.triu(self.exact).sum()),
            float(np.triu(self.expected).sum()),
        )


@dataclass(frozen=True)
class Interaction:
    """How much harsher (above 0) or milder a rater is on one item than on the others, in logits."""

    rater: Hashable
    item: Hashable
    n: int
    size: float
    se: float

    @property
    def t(self) -> float:
        return self.size / self.se


def pair_agreement(seen: Expectation) -> PairAgreement:
    """All pairs of raters who rated the same person on the same item, on the same occasion and in the same setting."""
    ratings, kept = seen.ratings, seen.kept
    raters = len(ratings.rater)
    rater, value = ratings.rater.index[kept], ratings.value[kept]
    same = situations(seen)
    order = np.lexsort((rater, same))
    same, rater, value, chance = same[order], rater[order], value[order], seen.chance[order]
    tables = np.zeros((3, raters * raters))
    apart = 1
    while apart < len(same) and (together := same[apart:] == same[:-apart]).any():
        one = np.flatnonzero(together & (rater[apart:] != rater[:-apart]))
        two = one + apart
        code = rater[one] * raters + rater[two]
        for table, weight in zip(
            tables, (None, value[one] == value[two], (chance[one] * chance[two]).sum(axis=1)), strict=True
        ):
            table += np.bincount(code, weight, raters * raters)
        apart += 1
    square = tables.reshape(3, raters, raters)
    both = square + square.transpose(0, 2, 1)
    return PairAgreement(both[0].astype(int), both[1].astype(int), both[2])


def situations(seen: Expectation) -> np.ndarray:
    """A number for each rating, the same where the same person was rated on the same item in the same situation."""
    ratings = seen.ratings
    number = np.zeros(int(seen.kept.sum()), np.int64)
    for facet in (ratings.person, ratings.item, *ratings.extra):
        number = number * len(facet) + facet.index[seen.kept]
    return number


def interactions(seen: Expectation, *, fewest: int = FEWEST) -> tuple[Interaction, ...]:
    """Every rater on every item with enough ratings, the surest difference first.

    The size is Warm's estimate of what would have to be added to the severity there, all else held fixed.
    """
    ratings, kept = seen.ratings, seen.kept
    items = len(ratings.item)
    cell = ratings.rater.index[kept] * items + ratings.item.index[kept]
    size = len(ratings.rater) * items
    count = np.bincount(cell, minlength=size)
    shift, error = warm(cell, size, ratings.value[kept], -seen.distance, seen.climb)
    found = [
        Interaction(
            ratings.rater.labels[place // items],
            ratings.item.labels[place % items],
            n=int(count[place]),
            size=float(-shift[place]),
            se=float(error[place]),
        )
        for place in np.flatnonzero((count >= fewest) & np.isfinite(shift))
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.t)))
