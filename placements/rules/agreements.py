"""What a framework agreement allows: its period, its seats."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, Unoffered, Why
from placements.rules.answers import Answer, because, found, written
from placements.rules.codes import covers, in_words
from placements.rules.naming import plain, speaks_of
from placements.rules.sources import AGREEMENT, CONVENTION

Period = tuple[date, date]
"""First and last day, both included."""


def most_at_once(periods: Iterable[Period], *, first: date, last: date) -> int:
    """The most of these periods that share one day between `first` and `last`."""
    changes = []
    for begins, ends in periods:
        if begins <= last and ends >= first:
            changes += [(max(begins, first), 1), (min(ends, last) + timedelta(days=1), -1)]
    running = most = 0
    for _day, change in sorted(changes):  # on one day an end (-1) comes before a beginning (1)
        running += change
        most = max(most, running)
    return most


def within(starts_on: date, ends_on: date, *, agreed: Period, beyond: Why = Why.AFTER_AGREEMENT) -> Verdict:
    """The whole period lies within the agreement; `beyond` words what to do about its end.

    (Framework agreement between promoter and host.)
    """
    verdict = Verdict()
    if starts_on < agreed[0]:
        verdict += because(Why.BEFORE_AGREEMENT, AGREEMENT, first=written(agreed[0]))
    if ends_on > agreed[1]:
        verdict += because(beyond, AGREEMENT, last=written(agreed[1]))
    return verdict


def signed(missing: Sequence[str]) -> Verdict:
    """Nothing starts outside an agreement, and one that a side has not signed is none yet: a motive says why it begins.

    It warns: the act was read in summaries alone, and older registers do not tell who signed. (Accord State-Regions of
    25 May 2017 on internships: agreement between promoter and host.)
    """
    if not missing:
        return Verdict()
    return because(Unoffered.UNSIGNED, CONVENTION, blocking=False, sides=", ".join(missing))


def kind_of_work(sectors: Sequence[str], *, ateco: str, told: str) -> Verdict:
    """What one does there is among the kinds of work the agreement names; one that names none allows any.

    A code is compared with what the host does, words with what is `told` of the work. (Framework agreement between
    promoter and host.)
    """
    words = plain(told)
    if not sectors or any(covers(sector, ateco) or speaks_of(words, plain(sector)) for sector in sectors):
        return Verdict()
    return because(Unoffered.OTHER_WORK, AGREEMENT, blocking=False, kinds=", ".join(map(in_words, sectors)))


def free_seat(*, seats: int, taken: int) -> Verdict:
    """On every day of the internship a seat is free (framework agreement between promoter and host)."""
    if taken < seats:
        return Verdict()
    return because(Why.NO_SEAT, AGREEMENT, seats=seats)


def period(starts_on: date, ends_on: date, *, number: str, agreed: Period, beyond: Why = Why.AFTER_AGREEMENT) -> Answer:
    """The line of the check on the agreement's period (framework agreement)."""
    text = found(Found.PERIOD, number=number, first=written(agreed[0]), last=written(agreed[1]))
    return Answer(Asked.PERIOD, text, AGREEMENT, within(starts_on, ends_on, agreed=agreed, beyond=beyond))


def signatures(missing: Sequence[str]) -> Answer:
    """The line of the check on who signed the agreement (Accord State-Regions of 25 May 2017)."""
    text = found(Found.UNSIGNED, sides=", ".join(missing)) if missing else found(Found.SIGNED)
    return Answer(Asked.SIGNATURES, text, CONVENTION, signed(missing))


def work(sectors: Sequence[str], *, ateco: str, told: str) -> Answer:
    """The line of the check on the kinds of work of the agreement (framework agreement)."""
    text = found(Found.WORK, kinds=", ".join(map(in_words, sectors))) if sectors else found(Found.ANY_WORK)
    return Answer(Asked.WORK, text, AGREEMENT, kind_of_work(sectors, ateco=ateco, told=told))


def seat(*, seats: int, taken: int) -> Answer:
    """The line of the check on the agreement's seats (framework agreement)."""
    text = found(Found.SEAT, seats=seats, taken=taken)
    return Answer(Asked.SEAT, text, AGREEMENT, free_seat(seats=seats, taken=taken))
