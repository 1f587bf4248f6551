"""A scale as far as a file carries it: what a few people's measures need, and nothing of the others it was made of.

Raters have the keys the file gives them, and each brings the error with which her severity was known; who was unknown
to the scale comes with the mean severity and the error of not knowing her. So whoever reads the file reckons the very
same measures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

import numpy as np

from assessments.measures.linking import Place
from assessments.measures.model import Parameters, steps
from assessments.measures.placing import Placed, place, severity_error
from assessments.measures.scales import Scale


@dataclass(frozen=True)
class CarriedItem:
    """An item by its meaning; the error is None where it cannot be told."""

    lineage: str
    measure: float
    error: float | None


@dataclass(frozen=True)
class CarriedRater:
    """A rater by the key of the file."""

    key: str
    severity: float
    error: float

    @property
    def se(self) -> float:
        return self.error


@dataclass(frozen=True)
class Carried:
    """Stands for a scale wherever somebody is placed (see `placing.place`)."""

    items: tuple[CarriedItem, ...]
    raters: tuple[CarriedRater, ...]
    climbs: tuple[float | None, ...]
    mean_severity: float

    @classmethod
    def of(cls, scale: Scale, *, items: Iterable[str], raters: Mapping[str, str]) -> "Carried":
        """Some items of a scale by meaning, and some raters: key of ours to key in the file."""
        wanted = set(items)
        return cls(
            items=tuple(
                CarriedItem(item.item, item.measure, item.se)
                for item in scale.items
                if item.item in wanted and item.measure is not None
            ),
            raters=tuple(
                CarriedRater(key, severity_of(scale, rater), severity_error(scale, rater))
                for rater, key in raters.items()
            ),
            climbs=scale.climbs,
            mean_severity=scale.mean_severity,
        )

    @classmethod
    def of_json(cls, kept: Mapping) -> "Carried":
        """From what stands in a file, whatever else stands beside it."""
        return cls(
            items=tuple(CarriedItem(**item) for item in kept["items"]),
            raters=tuple(CarriedRater(**rater) for rater in kept["raters"]),
            climbs=tuple(kept["climbs"]),
            mean_severity=kept["mean_severity"],
        )

    def as_json(self) -> dict:
        return {
            "items": [asdict(item) for item in self.items],
            "raters": [asdict(rater) for rater in self.raters],
            "climbs": list(self.climbs),
            "mean_severity": self.mean_severity,
        }

    @cached_property
    def item_at(self) -> dict[str, int]:
        return {item.lineage: n for n, item in enumerate(self.items)}

    @cached_property
    def rater_at(self) -> dict[str, int]:
        return {rater.key: n for n, rater in enumerate(self.raters)}

    def knows_level(self, value: int) -> bool:
        return self.climbs[value] is not None

    @property
    def rater_sd(self) -> float | None:
        """Nobody is unknown here: every rater brings her own error."""
        return None

    @cached_property
    def steps(self) -> np.ndarray:
        return steps(np.array([[np.inf if climb is None else climb for climb in self.climbs]], float))[0]

    @cached_property
    def parameters(self) -> Parameters:
        severities = [*(rater.severity for rater in self.raters), self.mean_severity]
        return Parameters(
            items=np.array([item.measure for item in self.items], float),
            raters=np.array(severities, float),
            thresholds=self.steps[None, :],
        )

    @property
    def places(self) -> dict[str, Place]:
        """Where the items stand, to link this scale with another."""
        return {item.lineage: Place(item.measure, item.error or 0.0) for item in self.items}

    def place(self, marks) -> Placed | None:
        return place(self, marks)


def severity_of(scale: Scale, rater: str) -> float:
    """As a person is measured with it: the mean where the scale does not know the rater."""
    known = scale.rater_at.get(rater)
    return scale.mean_severity if known is None else scale.raters[known].severity
