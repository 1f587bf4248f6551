"""What an opening may offer under its agreement, and how what was seen of a person stands to what it asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Asked, Bearing, Fit, Found, Unoffered, Why
from placements.rules import agreements
from placements.rules.agreements import Period
from placements.rules.answers import Answer, because, found, written
from placements.rules.sources import AGREEMENT

HALF_A_STEP = 0.5
"""A measure is read as the level nearest to it."""


@dataclass(frozen=True)
class Seen:
    """The level the team agreed on; with a measure also the levels between which its area lets one expect it."""

    level: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Stand:
    """How a level that was seen stands to one that is asked; `steps` is how many are missing.

    `bearing` is what a measure says of it; nothing where there is none.
    """

    fit: Fit
    steps: int = 0
    bearing: Bearing | None = None


def within(opens_on: date, closes_on: date | None, *, agreed: Period) -> Verdict:
    """An opening lies within its agreement; one that names no end closes with it.

    (Framework agreement between promoter and host.)
    """
    return agreements.within(opens_on, closes_on or max(opens_on, agreed[1]), agreed=agreed, beyond=Why.OPEN_BEYOND)


def places(offered: int, *, seats: int, given: int = 0) -> Verdict:
    """No more places than the agreement has seats, no fewer than are given (framework agreement with the host)."""
    if offered > seats:
        return because(Why.MORE_PLACES, AGREEMENT, seats=seats)
    if offered < given:
        return because(Why.PLACES_GIVEN, AGREEMENT, given=given)
    return Verdict()


def offered(day: date, *, opens_on: date, closes_on: date | None, paused_on: date | None) -> Verdict:
    """Who takes up an opening finds it open: begun, neither closed nor taken back by the host.

    `day` is the latest on which it can have been agreed. (Framework agreement between promoter and host.)
    """
    if day < opens_on:
        return because(Unoffered.NOT_OFFERED_YET, AGREEMENT, first=written(opens_on))
    if closes_on and day > closes_on:
        return because(Unoffered.OFFER_OVER, AGREEMENT, last=written(closes_on))
    if paused_on and day >= paused_on:
        return because(Unoffered.OFFER_PAUSED, AGREEMENT, day=written(paused_on))
    return Verdict()


def free_place(*, places: int, taken: int, promised: int = 0) -> Verdict:
    """On every day a place of the opening is free; one that the host promised to somebody else is given with a motive.

    (Framework agreement between promoter and host.)
    """
    if taken >= places:
        return because(Unoffered.NO_PLACE, AGREEMENT, places=places)
    if taken + promised >= places:
        return because(Unoffered.PLACE_PROMISED, AGREEMENT, blocking=False)
    return Verdict()


def offer(day: date, *, title: str, opens_on: date, closes_on: date | None, paused_on: date | None) -> Answer:
    """The line of the check on the opening (framework agreement)."""
    days = {"first": written(opens_on)} | ({"last": written(closes_on)} if closes_on else {})
    text = found(Found.OFFER_UNTIL if closes_on else Found.OFFER, title=title, **days)
    verdict = offered(day, opens_on=opens_on, closes_on=closes_on, paused_on=paused_on)
    return Answer(Asked.OFFER, text, AGREEMENT, verdict)


def place(*, places: int, taken: int, promised: int = 0) -> Answer:
    """The line of the check on the places of the opening (framework agreement)."""
    text = found(Found.PLACE, places=places, taken=taken)
    return Answer(Asked.PLACE, text, AGREEMENT, free_place(places=places, taken=taken, promised=promised))


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
    """Fits, one step below, several steps below, or not observed; `values` are the item's levels.

    What the team agreed on decides, a measure never overrules it. It confirms it with its whole interval on the same
    side of what is asked, speaks against it with its whole interval on the other, and leaves it open in between.
    """
    if seen is None:
        return Stand(Fit.UNSEEN)
    steps = sum(seen.level < value <= asked for value in values)
    fit = Fit.FITS if steps == 0 else Fit.ONE_BELOW if steps == 1 else Fit.BELOW
    return Stand(fit, steps, _bearing(asked, seen))


def _bearing(asked, seen):
    if seen.low is None or seen.high is None:
        return None
    reaches, misses = seen.low >= asked - HALF_A_STEP, seen.high < asked - HALF_A_STEP
    if not (reaches or misses):
        return Bearing.OPEN
    return Bearing.CONFIRMS if reaches == (seen.level >= asked) else Bearing.AGAINST


def tally(stands: Iterable[Stand]) -> list[tuple[Fit, int]]:
    """How many stand in each way, in the order of the list of ways; ways in which none stands are left out.

    They are counted, never added up: there is no score, so that nobody can be ranked by one.
    """
    found = Counter(one.fit for one in stands)
    return [(fit, found[fit]) for fit in Fit if found[fit]]
