"""How well the ratings follow the model, and how far apart it can tell people, items and raters.

Whatever is told here rests on the ratings from which was estimated: those of extreme people, items and raters are set
apart, and their own fit is nan. Formulas: Wright and Masters 1982, ch. 5; Linacre 1989.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from assessments.measures.model import climbs, moments
from assessments.measures.persons import chances, climbs_of, offsets
from assessments.measures.ratings import Ratings
from assessments.measures.result import FacetMeasures, Measurement


@dataclass(frozen=True, eq=False)
class Expectation:
    """What the model expected of each rating from which was estimated, beside what came."""

    ratings: Ratings
    """All of them; `kept` marks those that the rest is about."""
    kept: np.ndarray
    distance: np.ndarray
    climb: np.ndarray
    chance: np.ndarray
    expected: np.ndarray
    variance: np.ndarray

    @property
    def residual(self) -> np.ndarray:
        return self.ratings.value[self.kept] - self.expected


@dataclass(frozen=True)
class Spread:
    """How far apart the elements of a facet are, against the error with which each is known; nan below two of them."""

    sd: float
    rmse: float
    separation: float
    """The spread without error, in errors."""
    strata: float
    """How many levels can be told apart."""
    reliability: float


@dataclass(frozen=True)
class ChiSquare:
    """Whether all the elements of a facet could stand in one place: small `p` says no."""

    value: float
    df: int
    p: float


def expectation(ratings: Ratings, measurement: Measurement) -> Expectation:
    facets = (ratings.person, ratings.item, *ratings.severities)
    apart = [facet.extreme | ~np.isfinite(facet.measure) for facet in measurement.facets]
    kept = ~np.any([there[facet.index] for facet, there in zip(facets, apart, strict=True)], axis=0)
    hard = offsets(ratings, measurement.parameters)[kept]
    distance = measurement.persons.measure[ratings.person.index[kept]] - hard
    climb = climbs_of(ratings, measurement.parameters)[kept]
    chance = chances(distance, climb)
    return Expectation(ratings, kept, distance, climb, chance, *moments(chance))


def mean_squares(seen: Expectation, facet_index: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Infit and outfit of each element: about 1 where the ratings vary as expected, above 2 where noise prevails.

    Infit weighs each squared residual by what the rating could tell; outfit does not, and hears the far outliers.
    """
    index = facet_index[seen.kept]
    squared = seen.residual**2
    with np.errstate(divide="ignore", invalid="ignore"):
        infit = np.bincount(index, squared, size) / np.bincount(index, seen.variance, size)
        outfit = np.bincount(index, squared / seen.variance, size) / np.bincount(index, minlength=size)
    return infit, outfit


def estimated(facet: FacetMeasures) -> np.ndarray:
    """Which elements have a measure and an error of their own: neither extreme nor anchored."""
    return np.isfinite(facet.measure) & np.isfinite(facet.se) & ~facet.extreme


def spread(facet: FacetMeasures) -> Spread:
    there = estimated(facet)
    if there.sum() < 2:
        return Spread(*[np.nan] * 5)
    variance, error = facet.measure[there].var(), (facet.se[there] ** 2).mean()
    true = max(variance - error, 0.0)
    separation = np.sqrt(true / error)
    reliability = true / variance if variance > 0 else 0.0
    return Spread(
        sd=float(np.sqrt(variance)),
        rmse=float(np.sqrt(error)),
        separation=float(separation),
        strata=float((4 * separation + 1) / 3),
        reliability=float(reliability),
    )


def fixed_chi_square(facet: FacetMeasures) -> ChiSquare:
    there = estimated(facet)
    if there.sum() < 2:
        return ChiSquare(np.nan, 0, np.nan)
    measure, weight = facet.measure[there], facet.se[there] ** -2
    value = float(weight @ measure**2 - (weight @ measure) ** 2 / weight.sum())
    df = int(there.sum()) - 1
    return ChiSquare(value, df, float(chdtrc(df, value)))


def fair_averages(measurement: Measurement, *, lowest: int = 0) -> tuple[np.ndarray, ...]:
    """For each facet: the average rating its elements would have had if all else had been of the mean.

    A person's is what an average rater would have given her on an average item: it does not depend on whom she met.
    With steps of each item's own it is the average over the items.
    """
    facets = measurement.facets
    means = [mean_place(facet) for facet in facets]
    signs = [1, *[-1] * (len(facets) - 1)]
    climb = climbs(measurement.thresholds)
    averages = []
    for one, facet in enumerate(facets):
        around = sum(sign * mean for two, (sign, mean) in enumerate(zip(signs, means, strict=True)) if two != one)
        distance = around + signs[one] * facet.measure
        if len(climb) == 1:
            fair = expected_at(distance, climb[0])
        elif one == 1:
            fair = np.array([expected_at(here[None], row)[0] for here, row in zip(distance, climb, strict=True)])
        else:
            placed = zip(means[1] - measurement.items.measure, climb, strict=True)
            by_item = [expected_at(distance + shift, row) for shift, row in placed if np.isfinite(shift)]
            fair = np.mean(by_item, axis=0) if by_item else np.full(len(facet), np.nan)
        averages.append(lowest + fair)
    return tuple(averages)


def mean_place(facet: FacetMeasures) -> float:
    there = np.isfinite(facet.measure) & ~facet.extreme
    return float(facet.measure[there].mean()) if there.any() else np.nan


def expected_at(distance: np.ndarray, climb: np.ndarray) -> np.ndarray:
    return moments(chances(distance, np.broadcast_to(climb, (len(distance), len(climb)))))[0]
