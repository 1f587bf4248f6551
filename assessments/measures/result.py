"""What the joint and the marginal likelihood hand back alike: a `Measurement`.

Its shape in short: `persons`, `items`, `raters` (and one of each further facet in `extra`) are `FacetMeasures`: labels,
measure, SE, count of ratings, which were extreme, which were anchored, in the order of the labels of the ratings;
`thresholds` has the shape of `Parameters.thresholds`; nan is what cannot be told. Fit, fair averages and the rest are
reckoned from it by `fit.py`, alike for both methods.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from assessments.measures.model import Anchors, Centring, Parameters
from assessments.measures.ratings import Ratings


class Method(StrEnum):
    JML = "jml"
    MML = "mml"


@dataclass(frozen=True, eq=False)
class FacetMeasures:
    """Where the elements of one facet stand, in logits; nan where it cannot be told."""

    name: str
    labels: tuple[Hashable, ...]
    measure: np.ndarray
    se: np.ndarray
    count: np.ndarray
    """Ratings behind each."""
    extreme: np.ndarray
    """All lowest or all highest: set apart while estimating, measured afterwards (Warm 1989)."""
    anchored: np.ndarray
    """Given, not estimated."""

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, eq=False)
class Measurement:
    """People, items, raters and steps on one scale, and how sure that is."""

    method: Method
    persons: FacetMeasures
    items: FacetMeasures
    raters: FacetMeasures
    thresholds: np.ndarray
    log_likelihood: float
    n: int
    """Ratings measured, those of extreme elements included."""
    converged: bool
    iterations: int
    max_residual: float
    """The largest derivative of the log-likelihood left: 0 at the maximum."""
    centring: Centring | None
    thresholds_se: np.ndarray | None = None
    extra: tuple[FacetMeasures, ...] = field(default=())
    population: tuple[float, float] | None = None
    """Mean and standard deviation of people in logits, where the method estimates them (marginal likelihood)."""
    population_se: tuple[float, float] | None = None
    """Their standard errors."""
    expected: FacetMeasures | None = None
    """People drawn towards the population by as much as is unknown of them (EAP), where the method estimates it."""
    corrected: bool = False
    """Whether the bias of the joint likelihood was taken off."""

    @property
    def deviance(self) -> float:
        return -2 * self.log_likelihood

    @property
    def parameters(self) -> Parameters:
        """What is held fixed when a person is measured."""
        return Parameters(
            self.items.measure, self.raters.measure, self.thresholds, tuple(facet.measure for facet in self.extra)
        )

    @property
    def anchors(self) -> Anchors:
        """What holds this scale in another year: everything estimated here, by label; not what was extreme."""
        items, raters = (
            {
                label: float(measure)
                for label, measure, extreme in zip(facet.labels, facet.measure, facet.extreme, strict=True)
                if np.isfinite(measure) and not extreme
            }
            for facet in (self.items, self.raters)
        )
        if len(self.thresholds) == 1:
            return Anchors(items, raters, tuple(self.thresholds[0]))
        rows = zip(self.items.labels, self.thresholds, strict=True)
        return Anchors(items, raters, thresholds_of={label: tuple(row) for label, row in rows if label in items})

    @property
    def facets(self) -> tuple[FacetMeasures, ...]:
        return (self.persons, self.items, self.raters, *self.extra)


def nowhere(ratings: Ratings, method: Method, *, partial_credit: bool = False) -> Measurement:
    """The measurement of ratings that cannot be measured: everything is nan, so that nobody takes it for a number."""
    persons, items, raters, *extra = (
        FacetMeasures(
            name=facet.name,
            labels=facet.labels,
            measure=np.full(len(facet), np.nan),
            se=np.full(len(facet), np.nan),
            count=np.bincount(facet.index, minlength=len(facet)),
            extreme=np.zeros(len(facet), bool),
            anchored=np.zeros(len(facet), bool),
        )
        for facet in (ratings.person, ratings.item, *ratings.severities)
    )
    return Measurement(
        method=method,
        persons=persons,
        items=items,
        raters=raters,
        extra=tuple(extra),
        thresholds=np.full((len(items) if partial_credit else 1, ratings.highest), np.nan),
        thresholds_se=np.full((len(items) if partial_credit else 1, ratings.highest), np.nan),
        log_likelihood=np.nan,
        n=len(ratings),
        converged=False,
        iterations=0,
        max_residual=np.nan,
        centring=None,
    )
