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

from assessments.measures.model import Centring, Parameters


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
    centring: Centring
    thresholds_se: np.ndarray | None = None
    extra: tuple[FacetMeasures, ...] = field(default=())
    population: tuple[float, float] | None = None
    """Mean and standard deviation of people in logits, where the method estimates them (marginal likelihood)."""
    corrected: bool = False
    """Whether the bias of the joint likelihood was taken off."""

    @property
    def parameters(self) -> Parameters:
        """What is held fixed when a person is measured."""
        return Parameters(
            self.items.measure, self.raters.measure, self.thresholds, tuple(facet.measure for facet in self.extra)
        )

    @property
    def facets(self) -> tuple[FacetMeasures, ...]:
        return (self.persons, self.items, self.raters, *self.extra)
