"""Where a person stands on a scale that was calibrated before, and how sure that is: quick enough for a page.

The error has two parts. That of the ratings (`se`) shrinks with their number. That of the severities does not: were a
rater more severe than is thought, the person would stand higher by her share of what the ratings tell. It is small for
raters who are well known, and the spread of all raters for one who is new.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import NamedTuple

import numpy as np

from assessments.measures.change import CRITICAL, Change, measured_change
from assessments.measures.fit import expected_at
from assessments.measures.model import climbs, moments
from assessments.measures.persons import chances, measure_person
from assessments.measures.scales import Scale

FEWEST_RATINGS = 3
"""With fewer ratings the interval covers more than half of the scale from 0 to 4."""

LEAST_RATER_SPREAD = 0.5
"""Raters differ at least so much (standard deviation in logits) for whoever is new, even where the few known agree."""


class Mark(NamedTuple):
    """One rating; without a rater it is measured as if a mean rater had given it: the person's own view."""

    item: str
    rater: str | None
    value: int


@dataclass(frozen=True)
class Share:
    """How much of what is known of a person comes from one rater, and the error of that rater's severity."""

    part: float
    error: float


@dataclass(frozen=True)
class Placed:
    """A person on a scale, in logits; `fair` is the rating a mean rater would give on a mean item, from 0 to 4."""

    measure: float
    se: float
    n: int
    extreme: bool
    shares: Mapping[str, Share]
    climb: tuple[float, ...]

    @property
    def error(self) -> float:
        return hypot(self.se, *(share.part * share.error for share in self.shares.values()))

    @property
    def lower(self) -> float:
        return self.measure - CRITICAL * self.error

    @property
    def upper(self) -> float:
        return self.measure + CRITICAL * self.error

    @property
    def fair(self) -> float:
        return self._expected(self.measure)

    @property
    def fair_lower(self) -> float:
        return self._expected(self.lower)

    @property
    def fair_upper(self) -> float:
        return self._expected(self.upper)

    def expected_on(self, hard: float) -> tuple[float, float]:
        """Between which ratings of a mean rater an item that hard is to be expected."""
        return self._expected(self.lower - hard), self._expected(self.upper - hard)

    def _expected(self, measure: float) -> float:
        return float(expected_at(np.array([measure]), np.array(self.climb))[0])


def place(scale: Scale, marks: Iterable[Mark]) -> Placed | None:
    """Somebody from her ratings on items of the scale; None where they are too few, or in a level it does not know."""
    known = [mark for mark in marks if mark.item in scale.item_at]
    if len(known) < FEWEST_RATINGS or not all(scale.knows_level(mark.value) for mark in known):
        return None
    item = [scale.item_at[mark.item] for mark in known]
    rater = [scale.rater_at.get(mark.rater, len(scale.raters)) for mark in known]
    found = measure_person(scale.parameters, item=item, rater=rater, value=[mark.value for mark in known])
    climb = climbs(scale.steps)
    hard = scale.parameters.items[item] + scale.parameters.raters[rater]
    told = moments(chances(found.value - hard, np.broadcast_to(climb, (len(known), len(climb)))))[1]
    return Placed(found.value, found.se, found.n, found.extreme, _shares(scale, known, told), tuple(climb))


def _shares(scale: Scale, marks: Sequence[Mark], told: np.ndarray) -> dict[str, Share]:
    parts: dict[str, float] = {}
    for mark, information in zip(marks, told / told.sum(), strict=True):
        if mark.rater is not None:
            parts[mark.rater] = parts.get(mark.rater, 0.0) + float(information)
    return {rater: Share(part, severity_error(scale, rater)) for rater, part in parts.items()}


def severity_error(scale: Scale, rater: str) -> float:
    """Of a rater the scale knows, her own; of one it does not, how much raters differ."""
    known = scale.rater_at.get(rater)
    own = None if known is None else scale.raters[known].se
    return max(scale.rater_sd or 0.0, LEAST_RATER_SPREAD) if own is None else own


def change(before: Placed, after: Placed) -> Change:
    """What two measures on one scale say: whoever rated both times was as severe both times, and cancels out."""
    raters = {*before.shares, *after.shares}
    nobody = Share(0.0, 0.0)
    severities = sqrt(
        sum(
            (after.shares.get(rater, nobody).part - before.shares.get(rater, nobody).part) ** 2
            * max(before.shares.get(rater, nobody).error, after.shares.get(rater, nobody).error) ** 2
            for rater in raters
        )
    )
    return measured_change(before.measure, after.measure, errors=(before.se, hypot(after.se, severities)))
