"""People who pass through the quarters of a year: who came, who was there, who went, and who went on to the next.

The notes tell the first three of each quarter, and so the fourth: who was there in one quarter and neither came in the
next nor is there has gone. So the notes of a year are one net, and are settled together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from equipe.suppression import Count, hide

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Way:
    """A way in or out: how many took it in each quarter, and in the whole year as far as that is told.

    `told` is false for what the notes do not print; `known` are the quarters that the papers of the year tell.
    """

    code: str
    quarters: Mapping[int, int]
    year: int | None
    told: bool = True
    known: frozenset = frozenset()


def hidden_in_passing(
    code: str,
    here: Mapping[int, int],
    whole: int,
    came: Way,
    went: Iterable[Way],
    *,
    told_of_them: Mapping[int, int],
    already: Iterable = (),
) -> frozenset:
    """What the notes do not tell of who was `here`, came and went, as pairs of quarter and figure.

    Of the whole year it is told how many were there; of some quarters, how many of them did something besides.
    Somebody who came twice is as if she were known to everybody.
    """
    counts, hidden = {object(): Count("away", "all", whole, known=True)}, set(already)
    hidden |= _across_the_year("all", "coming", came, counts)
    counts["before"] = Count("all", ("begins", 1), max(whole - sum(came.quarters.values()), 0), told=False)
    for way in went:
        hidden |= _across_the_year((way.code, "going"), "away", way, counts)
    for quarter in QUARTERS:
        begins, ends = ("begins", quarter), ("ends", quarter)
        after = ("begins", quarter + 1) if quarter < QUARTERS[-1] else "away"
        counts[quarter, came.code] = _of_quarter(came, quarter, "coming", begins)
        counts[quarter, code] = Count(begins, ("among", quarter), here[quarter])
        others = max(here[quarter] - told_of_them.get(quarter, 0), 0)
        counts[quarter, "others"] = Count(("among", quarter), ends, others, told=False)
        for way in went:
            counts[quarter, way.code] = _of_quarter(way, quarter, ends, (way.code, "going"))
        stays = here[quarter] - sum(way.quarters[quarter] for way in went)
        counts[quarter, "stays"] = Count(ends, after, max(stays, 0), told=False)
    found = hide(counts, hidden)
    return frozenset(key for key in found if isinstance(key, tuple) and key[0] in QUARTERS)


def _across_the_year(tail, head, way, counts):
    """The whole year of a way: known where it is told, hidden with its quarters where it is not."""
    people = sum(way.quarters.values()) if way.year is None else way.year
    counts["year", way.code] = Count(tail, head, people, known=way.year is not None)
    return {("year", way.code)} if way.year is None and people else set()


def _of_quarter(way, quarter, tail, head):
    return Count(tail, head, way.quarters[quarter], told=way.told, known=quarter in way.known)
