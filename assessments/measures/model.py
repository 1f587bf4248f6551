"""The many-facet Rasch model: log(P_k / P_k-1) = B - D - C - F_k, in logits.

B person, D item, C severity of the rater (and of every other facet), F_k the step from category k-1 to k: one row of
steps for all items (rating scale, Andrich 1978) or one row an item (partial credit, Masters 1982). Source of the many
facets: Linacre 1989, as told at winsteps.com/facetman.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)
class Parameters:
    """Where items, raters and steps stand on the scale, in logits, in the order of the labels of their ratings.

    `thresholds` has shape (1, highest) for the rating scale and (items, highest) for partial credit; every row sums
    to 0. `extra` has one array for each further facet.
    """

    items: np.ndarray
    raters: np.ndarray
    thresholds: np.ndarray
    extra: tuple[np.ndarray, ...] = field(default=())

    @property
    def highest(self) -> int:
        return self.thresholds.shape[1]

    @property
    def is_partial_credit(self) -> bool:
        return len(self.thresholds) > 1

    def steps_of(self, item: np.ndarray) -> np.ndarray:
        """The steps of each rating's item, shape (ratings, highest)."""
        return (
            self.thresholds[item]
            if self.is_partial_credit
            else np.broadcast_to(self.thresholds, (len(item), self.highest))
        )


def category_probabilities(distance: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """The chance of each category, shape (…, highest + 1), for distances B - D - C in logits.

    `thresholds` broadcasts against the distances: shape (…, highest).
    """
    steps = np.cumsum(np.asarray(distance)[..., None] - thresholds, axis=-1)
    logits = np.concatenate([np.zeros((*steps.shape[:-1], 1)), steps], axis=-1)
    logits -= logits.max(axis=-1, keepdims=True)
    np.exp(logits, out=logits)
    return logits / logits.sum(axis=-1, keepdims=True)


def moments(probabilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Expected value and variance of a rating whose categories have these probabilities."""
    categories = np.arange(probabilities.shape[-1])
    expected = probabilities @ categories
    return expected, probabilities @ categories**2 - expected**2
