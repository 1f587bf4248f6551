"""How many people work for a host on a day, as its places of work were counted."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple


class Count(NamedTuple):
    """People counted at one place of work; a day that nobody knows lies before all others.

    `closed_on` is the day from which on the place is no longer in use.
    """

    site: Hashable
    counted_on: date | None
    people: int
    closed_on: date | None = None


def employees(counts: Iterable[Count], *, on: date) -> int | None:
    """The latest count of each place of work in use on the day, added up; None where nothing was counted by then."""
    latest = {}
    for count in sorted(counts, key=lambda count: count.counted_on or date.min):
        if (count.counted_on or date.min) <= on and (count.closed_on is None or count.closed_on > on):
            latest[count.site] = count.people
    return sum(latest.values()) if latest else None
