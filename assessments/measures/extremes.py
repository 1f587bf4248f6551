"""Who had all the lowest or all the highest ratings: they have no finite place, and are set apart while estimating.

Setting one apart can make another extreme, so it is done until nobody is left. A category counts as lowest or highest
of an item when it is the last in use there: of the whole scale, where all items share their steps; of the anchored
scale, where steps are given.
"""

from dataclasses import dataclass

import numpy as np

from assessments.measures.design import held
from assessments.measures.model import Anchors, climbs
from assessments.measures.persons import ends
from assessments.measures.ratings import Facet, Ratings, Trouble, Unusable


@dataclass(frozen=True, eq=False)
class Free:
    """What is to be estimated: the elements given in each facet (persons, items, raters, further), and given steps."""

    ratings: Ratings
    fixed: tuple[np.ndarray, ...]
    rows: Facet
    """Which row of steps each rating goes by: one for all, or one an item."""
    given: np.ndarray
    """The climbs of each row; nan where they are to be estimated."""

    @classmethod
    def of(cls, ratings: Ratings, anchors: Anchors, *, partial_credit: bool) -> "Free":
        rows = ratings.item if partial_credit else Facet("steps", (None,), np.zeros(len(ratings), np.int32))
        given = np.full((len(rows), ratings.highest + 1), np.nan)
        for place, label in enumerate(rows.labels):
            steps = anchors.thresholds if label is None else anchors.thresholds_of.get(label)
            if steps is not None:
                given[place] = anchored_climbs(steps, ratings.highest)
        if (given[rows.index, ratings.value] == np.inf).any():
            raise Unusable(Trouble.OTHER_SCALE)
        nobody = [np.zeros(len(facet), bool) for facet in (ratings.person, *ratings.extra)]
        fixed = nobody[0], held(ratings.item, anchors.items), held(ratings.rater, anchors.raters), *nobody[1:]
        return cls(ratings, fixed, rows, given)

    @property
    def facets(self) -> tuple[Facet, ...]:
        return (self.ratings.person, self.ratings.item, *self.ratings.severities)

    def used(self, kept: np.ndarray) -> np.ndarray:
        """Which categories of each row are in use among the ratings kept, or were when the steps were given."""
        codes = self.rows.index[kept] * np.int32(self.given.shape[1]) + self.ratings.value[kept]
        seen = np.bincount(codes, minlength=self.given.size).reshape(self.given.shape) > 0
        return np.where(np.isnan(self.given), seen, np.isfinite(self.given))


def anchored_climbs(steps, highest: int) -> np.ndarray:
    if len(steps) != highest:
        raise Unusable(Trouble.OTHER_SCALE)
    return climbs(np.array([np.inf if step is None else step for step in steps], float))


def set_apart(free: Free) -> np.ndarray:
    """Which ratings are left when nobody and nothing among them is extreme any more."""
    kept = np.ones(len(free.ratings), bool)
    while (found := extreme_elements(free, kept)) is not None:
        facet, extreme = found
        kept &= ~extreme[facet.index]
    return kept


def telling(ratings: Ratings, *, partial_credit: bool = False) -> Ratings:
    """The ratings without those of extreme elements, which tie nobody to anybody; all of them where none is left."""
    kept = set_apart(Free.of(ratings, Anchors(), partial_credit=partial_credit))
    return ratings.among(kept) if kept.any() and not kept.all() else ratings


def extreme_elements(free: Free, kept: np.ndarray) -> tuple[Facet, np.ndarray] | None:
    """The first facet that has extreme elements among the ratings kept, and which they are; None where none has."""
    value, rows = free.ratings.value[kept], free.rows.index[kept]
    low, high = (value == end[rows] for end in ends(np.where(free.used(kept), 0.0, np.inf)))
    for facet, given in zip(free.facets, free.fixed, strict=True):
        if given.all():
            continue
        index = facet.index[kept]
        seen = np.bincount(index, minlength=len(facet))
        found = np.zeros(len(facet), bool)
        for at_end in (low, high):
            found |= np.bincount(index, at_end, len(facet)) == seen
        found &= (seen > 0) & ~given
        if found.any():
            return facet, found
    return None
