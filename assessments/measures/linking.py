"""Two scales put beside each other by the items they share: how far apart their origins are.

Mean/mean linking (Kolen & Brennan 2004): under the Rasch model both scales have the same unit, so one number is
all there is to find, the mean difference of the difficulties of the common items, ours less theirs. An item that one of
the two services has come to read otherwise would pull that mean: it is left out, and named. What items cannot tell is
whether the raters of one service are on average as severe as those of the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from typing import NamedTuple

import numpy as np

from assessments.measures.scales import DRIFTED

FEWEST_COMMON = 5
"""With fewer items in common the distance of two scales is one or two items' affair."""

NOTICEABLE = 0.5
"""Logits by which an item must stand apart: less has little effect (Wright & Douglas 1976, Draba 1977, as told at
rasch.org/rmt/rmt273a.htm)."""


class Unlinked(StrEnum):
    """Why two scales are not put beside each other; `assessments.enums.NoLink` has the sentence for each."""

    FEW_COMMON = "few_common"
    FEW_STEADY = "few_steady"


class Place(NamedTuple):
    """Where an item stands on a scale, in logits; the error is 0 where nobody told it."""

    measure: float
    error: float = 0.0


@dataclass(frozen=True)
class Drift:
    """An item left out: how much harder it is with us than with them, compared with the other items."""

    item: str
    harder: float


@dataclass(frozen=True)
class Link:
    """What is added to a measure of theirs so that it stands on our scale, and the error of that; or why nothing is.

    `common` are the items both scales know, `drifted` those among them that were left out, the farthest first.
    """

    shift: float | None
    error: float | None
    common: tuple[str, ...]
    drifted: tuple[Drift, ...] = ()
    trouble: Unlinked | None = None

    @property
    def steady(self) -> tuple[str, ...]:
        """The items the link stands on."""
        left_out = {drift.item for drift in self.drifted}
        return tuple(item for item in self.common if item not in left_out)

    def carry(self, measure: float, error: float) -> tuple[float, float]:
        """A measure of theirs on our scale, and its error, in which that of the link has its part."""
        return measure + self.shift, hypot(error, self.error)


def link(theirs: Mapping[str, Place], ours: Mapping[str, Place]) -> Link:
    """How far their scale lies from ours, by the items both know."""
    common = tuple(sorted(theirs.keys() & ours.keys()))
    if len(common) < FEWEST_COMMON:
        return Link(None, None, common, trouble=Unlinked.FEW_COMMON)
    apart = np.array([ours[item].measure - theirs[item].measure for item in common])
    errors = np.array([hypot(ours[item].error, theirs[item].error) for item in common])
    kept = steady(apart, errors)
    shift = float(apart[kept].mean())
    drifted = sorted((Drift(common[n], float(apart[n] - shift)) for n in np.flatnonzero(~kept)), key=farthest)
    if kept.sum() < FEWEST_COMMON or 2 * kept.sum() < len(common):
        return Link(None, None, common, tuple(drifted), trouble=Unlinked.FEW_STEADY)
    return Link(shift, error_of(apart[kept], errors[kept]), common, tuple(drifted))


def steady(apart: np.ndarray, errors: np.ndarray) -> np.ndarray:
    """Which items stand no farther from the others than can be noticed and than chance explains.

    The farthest goes first, measured from the median, which a single item cannot pull; then the others are looked at
    again without it.
    """
    kept = np.ones(len(apart), bool)
    bounds = np.maximum(NOTICEABLE, DRIFTED * errors)
    while kept.any():
        beyond = np.where(kept, np.abs(apart - np.median(apart[kept])) - bounds, -np.inf)
        if beyond.max() <= 0:
            break
        kept[beyond.argmax()] = False
    return kept


def error_of(apart: np.ndarray, errors: np.ndarray) -> float:
    """Of the mean: what the items differ among themselves, and no less than what their own errors explain."""
    return float(max(apart.std(ddof=1), np.sqrt(np.mean(errors**2))) / np.sqrt(len(apart)))


def farthest(drift: Drift) -> tuple[float, str]:
    return -abs(drift.harder), drift.item
