"""What an opening may offer under its agreement, and how what was seen of a person stands to what it asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Fit, Why
from placements.rules import agreements
from placements.rules.agreements import Period
from placements.rules.answers import because, written
from placements.rules.sources import AGREEMENT

HALF_A_STEP = 0.5
"""A measure is read as the level nearest to it."""


@dataclass(frozen=True)
class Seen:
    """The level that was agreed; with a measure also the lowest and highest level it is compatible with."""

    level: int
    low: float | None = None
    high: float | None = None

    @property
    def lowest(self) -> float:
        return self.level if self.low is None else self.low

    @property
    def highest(self) -> float:
        return self.level if self.high is None else self.high

    @property
    def reading(self) -> float:
        """The middle of what it is compatible with; the level itself where there is no measure."""
        return (self.lowest + self.highest) / 2


@dataclass(frozen=True)
class Stand:
    """How a level that was seen stands to one that is asked; `steps` is how many are missing."""

    fit: Fit
    steps: int = 0


def within(opens_on: date, closes_on: date | None, *, agreed: Period) -> Verdict:
    """An opening lies within its agreement; one that names no end closes with it.

    (Framework agreement between promoter and host.)
    """
    return agreements.within(opens_on, closes_on or max(opens_on, agreed[1]), agreed=agreed, beyond=Why.OPEN_BEYOND)


def places(offered: int, *, seats: int) -> Verdict:
    """No more places than the agreement has seats (framework agreement between promoter and host)."""
    if offered <= seats:
        return Verdict()
    return because(Why.MORE_PLACES, AGREEMENT, seats=seats)


def today(*, on: date, agreed: Period, seats: int, taken: int, gone_on: date | None) -> Verdict:
    """Whether somebody could begin under the agreement now; full seats are told, for they become free again.

    (Framework agreement between promoter and host.)
    """
    verdict = Verdict()
    if gone_on:
        verdict += because(Why.HOST_RECEIVES_NOBODY, AGREEMENT, day=written(gone_on))
    if on > agreed[1]:
        verdict += because(Why.AGREEMENT_OVER, AGREEMENT, last=written(agreed[1]))
    elif taken >= seats:
        verdict += because(Why.SEATS_TAKEN, AGREEMENT, blocking=False, seats=seats)
    return verdict


def stand(asked: int, seen: Seen | None, *, values: Sequence[int]) -> Stand:
    """Fits, within error, one step below, several steps below, or not observed; `values` are the item's levels.

    The level alone decides where nothing else is known. Where a measure gives an interval, the whole interval must
    reach the level that is asked (to fit) or miss it (to be below): otherwise nobody can tell.
    """
    if seen is None:
        return Stand(Fit.UNSEEN)
    if seen.lowest >= asked - HALF_A_STEP:
        return Stand(Fit.FITS)
    if seen.highest >= asked - HALF_A_STEP:
        return Stand(Fit.UNSURE)
    steps = max(sum(seen.reading + HALF_A_STEP <= value <= asked for value in values), 1)
    return Stand(Fit.ONE_BELOW if steps == 1 else Fit.BELOW, steps)


def tally(stands: Iterable[Stand]) -> list[tuple[Fit, int]]:
    """How many stand in each way, in the order of the list of ways; ways in which none stands are left out.

    They are counted, never added up: there is no score, so that nobody can be ranked by one.
    """
    found = Counter(one.fit for one in stands)
    return [(fit, found[fit]) for fit in Fit if found[fit]]
