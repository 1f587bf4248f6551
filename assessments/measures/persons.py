"""Where a person stands, given where items, raters and steps do: Warm's estimate.

The likelihood alone puts somebody with all the lowest or all the highest ratings at infinity, and everybody a little
too far out. Warm's weight (Warm 1989) mends both: it maximises the likelihood times the root of the information, so
that the derivative of the log-likelihood plus J / 2I is 0, where I adds up the variances of the ratings and J their
third central moments. A rating in a category that has no chance (`model.climbs`) leaves its person without a measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from assessments.measures.model import Parameters, climbs
from assessments.measures.ratings import Ratings

FARTHEST = 30.0
"""Nobody stands farther than this from what was asked of her, in logits."""
NEAR_ENOUGH = 1e-10
MOST_STEPS = 100


@dataclass(frozen=True)
class PersonMeasure:
    """One person in logits, with an interval; nan where none of the ratings could be used."""

    value: float
    se: float
    lower: float
    upper: float
    n: int
    extreme: bool
    """All lowest or all highest: the value says little more than "at this end"."""


def offsets(ratings: Ratings, parameters: Parameters) -> np.ndarray:
    """How hard it was to be rated high, for each rating: D + C and the severities of the further facets."""
    hard = parameters.items[ratings.item.index]
    for facet, severity in zip(ratings.severities, (parameters.raters, *parameters.extra), strict=True):
        hard = hard + severity[facet.index]
    return hard


def climbs_of(ratings: Ratings, parameters: Parameters) -> np.ndarray:
    """The climbs of each rating's item, shape (ratings, highest + 1)."""
    climb = climbs(parameters.thresholds)
    return climb[ratings.item.index] if len(climb) > 1 else np.broadcast_to(climb, (len(ratings), climb.shape[1]))


def chances(distance: np.ndarray, climb: np.ndarray) -> np.ndarray:
    """The chance of each category at these distances, as `category_probabilities`, from climbs."""
    logits = distance[:, None] * np.arange(climb.shape[-1]) - climb
    logits -= logits.max(axis=-1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=-1, keepdims=True)
    return logits


def warm(
    group: np.ndarray, size: int, value: np.ndarray, offset: np.ndarray, climb: np.ndarray, *, weighted: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Warm's estimate and its SE for each of `size` groups of ratings that share one place on the scale.

    The place is sought by Newton's steps inside a bracket that halves whenever a step would leave it. nan for a group
    whose ratings could not have been otherwise. Unweighted it is the maximum of the likelihood alone.
    """
    seen = np.bincount(group, minlength=size)
    middle = np.bincount(group, offset, size) / np.maximum(seen, 1)
    low, high, place = middle - FARTHEST, middle + FARTHEST, middle.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(MOST_STEPS):
            expected, *cumulants = cumulants_of(chances(place[group] - offset, climb))
            information, third, fourth = (np.bincount(group, part, size) for part in cumulants)
            slope, bend = np.bincount(group, value - expected, size), -information
            if weighted:
                slope = slope + third / (2 * information)
                bend = bend + (fourth * information - third**2) / (2 * information**2)
            low, high = np.where(slope > 0, place, low), np.where(slope < 0, place, high)
            there = place - slope / bend
            there = np.where((there >= low) & (there <= high), there, (low + high) / 2)
            step, place = np.abs(there - place), there
            if not (step > NEAR_ENOUGH).any():
                break
        known = (information > 0) & ~impossible(group, size, value, climb)
        return np.where(known, place, np.nan), np.where(known, 1 / np.sqrt(information), np.nan)


def cumulants_of(chance: np.ndarray) -> tuple[np.ndarray, ...]:
    """Expected value, variance, third and fourth cumulant of ratings: each is the derivative of the one before."""
    categories = np.arange(chance.shape[-1])
    expected = chance @ categories
    away = categories - expected[:, None]
    spread = chance * away**2
    variance = spread.sum(axis=1)
    return expected, variance, (spread * away).sum(axis=1), (spread * away**2).sum(axis=1) - 3 * variance**2


def impossible(group: np.ndarray, size: int, value: np.ndarray, climb: np.ndarray) -> np.ndarray:
    """Which groups have a rating in a category that has no chance."""
    return np.bincount(group, ~np.isfinite(climb[np.arange(len(value)), value]), size) > 0


def warm_persons(ratings: Ratings, parameters: Parameters) -> tuple[np.ndarray, np.ndarray]:
    """Warm's estimate of everybody and its SE; ratings whose item or rater has no measure are passed over."""
    offset = offsets(ratings, parameters)
    known = np.isfinite(offset)
    return warm(
        ratings.person.index[known],
        len(ratings.person),
        ratings.value[known],
        offset[known],
        climbs_of(ratings, parameters)[known],
    )


def measure_person(
    parameters: Parameters,
    *,
    item: Sequence[int],
    rater: Sequence[int],
    value: Sequence[int],
    extra: Sequence[Sequence[int]] = (),
    confidence: float = 0.95,
) -> PersonMeasure:
    """One person from her ratings: places of the items and raters among the parameters, and values from 0 upward.

    Quick enough to be asked whenever a page opens. Ratings whose item or rater has no measure are passed over.
    """
    item, value = np.asarray(item, int), np.asarray(value, int)
    offset = parameters.items[item] + parameters.raters[np.asarray(rater, int)]
    for severity, places in zip(parameters.extra, extra, strict=True):
        offset = offset + severity[np.asarray(places, int)]
    climb = climbs(parameters.thresholds)[item if parameters.is_partial_credit else np.zeros_like(item)]
    known = np.isfinite(offset)
    if not known.any():
        return PersonMeasure(np.nan, np.nan, np.nan, np.nan, 0, extreme=False)
    value, climb = value[known], climb[known]
    measures, errors = warm(np.zeros(len(value), int), 1, value, offset[known], climb)
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * errors[0]
    return PersonMeasure(
        value=float(measures[0]),
        se=float(errors[0]),
        lower=float(measures[0] - reach),
        upper=float(measures[0] + reach),
        n=len(value),
        extreme=is_extreme(value, climb),
    )


def is_extreme(value: np.ndarray, climb: np.ndarray) -> bool:
    """Whether every rating is the lowest, or every one the highest, that its item has."""
    lowest, highest = ends(climb)
    return bool((value == lowest).all() or (value == highest).all())


def ends(climb: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest category in use, for each row of climbs."""
    used = np.isfinite(climb)
    return used.argmax(axis=-1), used.shape[-1] - 1 - used[..., ::-1].argmax(axis=-1)
