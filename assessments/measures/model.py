"""The many-facet Rasch model: log(P_k / P_k-1) = B - D - C - F_k, in logits.

B person, D item, C severity of the rater (and of every other facet), F_k the step from category k-1 to k: one row of
steps for all items (rating scale, Andrich 1978) or one row an item (partial credit, Masters 1982). Source of the many
facets: Linacre 1989, as told at winsteps.com/facetman.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np


class Centring(StrEnum):
    """Which facet floats; items and every other facet sum to 0. An anchored facet is never centred: it is given.

    As soon as something is anchored, people float, whatever is asked: they are what the old scale is for.
    """

    PERSONS = "persons"
    """People sum to 0, raters float."""
    RATERS = "raters"
    """Raters sum to 0, people float."""


@dataclass(frozen=True)
class Anchors:
    """What an earlier calibration found, held fixed here; labels that do not occur here are passed over."""

    items: Mapping[Hashable, float] = field(default_factory=dict)
    raters: Mapping[Hashable, float] = field(default_factory=dict)
    thresholds: tuple[float, ...] | None = None
    """The steps of the rating scale."""
    thresholds_of: Mapping[Hashable, tuple[float, ...]] = field(default_factory=dict)
    """The steps of each item under partial credit."""


@dataclass(frozen=True, eq=False)
class Parameters:
    """Where items, raters and steps stand on the scale, in logits, in the order of the labels of their ratings.

    `thresholds` has shape (1, highest) for the rating scale and (items, highest) for partial credit; the finite ones
    of a row sum to 0 (unless anchored). How a category that nobody used is written: see `climbs`. `extra` has one
    array for each further facet.
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


def climbs(thresholds: np.ndarray) -> np.ndarray:
    """The sum of the steps up to each category, shape (…, highest + 1): P_k is as exp(k(B - D - C) - climb).

    A category that nobody used has an infinite climb, thus no chance. It is written as where the likelihood would
    drive its step: +inf for the step into it, and the next finite step is the whole way out of the gap; -inf for the
    step out of it where it lies below the lowest category in use. Steps that nobody knows are nan, and stay so.
    """
    thresholds = np.asarray(thresholds, dtype=float)
    finite = np.where(np.isinf(thresholds), 0.0, thresholds)
    up_to = np.concatenate([np.zeros((*thresholds.shape[:-1], 1)), np.cumsum(finite, axis=-1)], axis=-1)
    up_to[..., 1:][thresholds == np.inf] = np.inf
    up_to[..., :-1][thresholds == -np.inf] = np.inf
    return up_to


def steps(climb: np.ndarray) -> np.ndarray:
    """The thresholds of these climbs, one row each, as `climbs` reads them."""
    thresholds = np.full((len(climb), climb.shape[1] - 1), np.nan)
    for row, to in zip(climb, thresholds, strict=True):
        used = np.flatnonzero(np.isfinite(row))
        if len(used):
            to[:] = np.inf
            to[: used[0]] = -np.inf
            to[used[1:] - 1] = np.diff(row[used])
    return thresholds


def told(thresholds: np.ndarray) -> np.ndarray:
    """The thresholds to tell: nan for a step into or out of a category that nobody used."""
    used = np.isfinite(climbs(thresholds))
    return np.where(used[..., 1:] & used[..., :-1], thresholds, np.nan)


def category_probabilities(distance: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """The chance of each category, shape (…, highest + 1), for distances B - D - C in logits.

    `thresholds` broadcasts against the distances: shape (…, highest).
    """
    climb = climbs(thresholds)
    logits = np.asarray(distance)[..., None] * np.arange(climb.shape[-1]) - climb
    logits -= logits.max(axis=-1, keepdims=True)
    np.exp(logits, out=logits)
    return logits / logits.sum(axis=-1, keepdims=True)


def moments(probabilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Expected value and variance of a rating whose categories have these probabilities."""
    categories = np.arange(probabilities.shape[-1])
    expected = probabilities @ categories
    return expected, probabilities @ categories**2 - expected**2
