"""A scale as a calibration keeps it: where items, raters and steps stand, how sure that is, and what it may anchor.

Plain values only, so that it can be kept as JSON and read again without a loss. Items and raters are known by keys.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from assessments.measures.change import CRITICAL
from assessments.measures.model import Anchors, Parameters, steps, told

ANCHOR_ERROR = 0.15
"""An item holds its place in later calibrations once its error is this small: some 55 ratings, a third of a year of a
service with 75 cases. Sooner, chance would be frozen; and a person's own error is two to three times as large."""

FEWEST_ANCHORS = 5
"""With fewer items in common the unit of two scales is one or two items' affair."""

DRIFTED = 3.0
"""Errors beyond which an anchored item has drifted: among twenty items chance alone brings one beyond 1.96 each time,
and one beyond this once in twenty times."""

REDUNDANT, NOISY, MISFITS = 0.5, 1.5, 2.0
"""Mean squares: below the first an item repeats what the others say, between it and the second it measures, above the
third it brings more noise than it tells (Linacre 2002)."""

FEW_SHARED = 5
"""People and vignettes shared with other raters below which a severity is told with a warning."""


class Fit(StrEnum):
    """How well the ratings of an item follow the model; `assessments.enums.ItemFit` has the words."""

    MEASURES = "measures"
    NOISY = "noisy"
    MISFITS = "misfits"
    REDUNDANT = "redundant"


@dataclass(frozen=True)
class ItemPlace:
    """How hard it is to be rated high on an item, in logits. `drift` is how far it would stand from its anchor."""

    item: str
    measure: float | None
    se: float | None
    infit: float | None
    outfit: float | None
    count: int
    anchored: bool = False
    extreme: bool = False
    drift: float | None = None
    drift_error: float | None = None

    @property
    def has_drifted(self) -> bool:
        """Whether it would stand elsewhere if it were free, by more than error explains."""
        return self.drift is not None and bool(self.drift_error) and abs(self.drift) > DRIFTED * self.drift_error

    @property
    def fit(self) -> Fit | None:
        """In a word; None where it cannot be told."""
        if self.infit is None or self.outfit is None:
            return None
        if self.misfits:
            return Fit.MISFITS
        if max(self.infit, self.outfit) > NOISY:
            return Fit.NOISY
        return Fit.REDUNDANT if max(self.infit, self.outfit) < REDUNDANT else Fit.MEASURES

    @property
    def misfits(self) -> bool:
        return max(self.infit or 0, self.outfit or 0) > MISFITS

    @property
    def interval(self) -> tuple[float, float] | None:
        return around(self.measure, self.se)

    @property
    def can_anchor(self) -> bool:
        sure = self.se is not None and self.se <= ANCHOR_ERROR and not self.extreme
        return self.measure is not None and (self.anchored or sure)


@dataclass(frozen=True)
class RaterPlace:
    """How severe a rater is, in logits: above the others means that she rates lower."""

    rater: str
    severity: float | None
    se: float | None
    infit: float | None
    outfit: float | None
    count: int
    occasions: int
    shared: int
    """Occasions of hers that somebody else rated too: what ties her to the net."""
    extreme: bool = False

    @property
    def interval(self) -> tuple[float, float] | None:
        return around(self.severity, self.se)

    @property
    def hangs_by_a_thread(self) -> bool:
        return self.shared < FEW_SHARED


@dataclass(frozen=True)
class Bias:
    """A rater who is harsher (above 0) or milder on one item than on the others, beyond error."""

    rater: str
    item: str
    count: int
    size: float
    se: float


@dataclass(frozen=True)
class Scale:
    """One scale. `climbs` are the sums of the steps up to each category (None: nobody used it, see `model.climbs`).

    It begins at the mean of the items and of the raters of the calibration that began it: a mean rater on a mean item
    stands at 0. `continues` says that items hold the places of an earlier calibration and its raters the origin.
    """

    items: tuple[ItemPlace, ...]
    raters: tuple[RaterPlace, ...]
    climbs: tuple[float | None, ...]
    steps_se: tuple[float | None, ...]
    category_count: tuple[int, ...]
    population_mean: float | None
    population_sd: float | None
    separation: float | None
    strata: float | None
    reliability: float | None
    rater_sd: float | None
    rater_reliability: float | None
    biases: tuple[Bias, ...] = ()
    continues: bool = False
    log_likelihood: float | None = None
    iterations: int = 0

    @classmethod
    def of_json(cls, kept: Mapping) -> "Scale":
        lists = {name: tuple(kept[name]) for name in ("climbs", "steps_se", "category_count")}
        return cls(
            **{
                **kept,
                **lists,
                "items": tuple(ItemPlace(**item) for item in kept["items"]),
                "raters": tuple(RaterPlace(**rater) for rater in kept["raters"]),
                "biases": tuple(Bias(**bias) for bias in kept["biases"]),
            }
        )

    def as_json(self) -> dict:
        return asdict(self)

    @cached_property
    def item_at(self) -> dict[str, int]:
        """Key of an item with a measure to its place."""
        return {one.item: place for place, one in enumerate(self.items) if one.measure is not None}

    @cached_property
    def rater_at(self) -> dict[str, int]:
        """Key of a rater with a severity to her place."""
        return {one.rater: place for place, one in enumerate(self.raters) if one.severity is not None}

    @cached_property
    def steps(self) -> np.ndarray:
        """As the model has them, infinite beside a category that nobody used."""
        return steps(np.array([[np.inf if climb is None else climb for climb in self.climbs]], float))[0]

    @property
    def thresholds(self) -> tuple[float | None, ...]:
        """The steps to tell; None beside a category that nobody used."""
        return tuple(None if np.isnan(step) else float(step) for step in told(self.steps))

    @property
    def disordered(self) -> tuple[int, ...]:
        """Levels that are nowhere the likeliest: the step out of them is lower than the step into them."""
        known = np.array([np.nan if step is None else step for step in self.thresholds])
        return tuple(int(level) + 1 for level in np.flatnonzero(np.diff(known) < 0))

    @property
    def unused(self) -> tuple[int, ...]:
        return tuple(level for level, count in enumerate(self.category_count) if not count)

    @property
    def misfitting(self) -> tuple[ItemPlace, ...]:
        return tuple(item for item in self.items if item.misfits)

    @property
    def drifted(self) -> tuple[ItemPlace, ...]:
        return tuple(item for item in self.items if item.has_drifted)

    def knows_level(self, value: int) -> bool:
        """Whether somebody had chosen it: a level without a place leaves whoever is given it without one."""
        return self.climbs[value] is not None

    @property
    def mean_severity(self) -> float:
        """Of the raters with a severity of their own: where a rater is put of whom nothing is known."""
        known = [rater.severity for rater in self.raters if rater.severity is not None and not rater.extreme]
        return float(np.mean(known)) if known else 0.0

    @cached_property
    def parameters(self) -> Parameters:
        """What is held fixed when a person is measured; after the raters one more, of mean severity."""
        severities = [*(rater.severity for rater in self.raters), self.mean_severity]
        return Parameters(
            items=np.array([item.measure for item in self.items], float),
            raters=np.array(severities, float),
            thresholds=self.steps[None, :],
        )

    @property
    def anchors(self) -> Anchors:
        """What later calibrations hold fixed: none while a level was never used, or too few items are sure."""
        sure = {item.item: item.measure for item in self.items if item.can_anchor}
        if self.unused or len(sure) < FEWEST_ANCHORS:
            return Anchors()
        return Anchors(items=sure, thresholds=tuple(float(step) for step in self.steps))


def around(value: float | None, se: float | None) -> tuple[float, float] | None:
    """The interval of 95 %."""
    return None if value is None or se is None else (value - CRITICAL * se, value + CRITICAL * se)
