"""Whether groups come through the steps of matching alike: selection rates, their ratio, and how sure that is.

The four-fifths rule of thumb: a group whose rate is below four fifths of the highest one deserves a look (Uniform
Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D; not Italian law). A ratio of small numbers
says little: its 95 % interval is told beside it (logarithm of a ratio of two shares, Katz and others 1978).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

FOUR_FIFTHS = 0.8
FEWEST = 5
"""Groups, and numbers of people in them, below this are not shown: somebody might be known by them."""

Z = 1.96


@dataclass(frozen=True)
class Group:
    """How many people of a group there are, and how many of them came through a step."""

    name: str
    people: int
    chosen: int

    @property
    def rate(self) -> float:
        return self.chosen / self.people if self.people else 0.0


@dataclass(frozen=True)
class Rate:
    """One line: the group beside the one with the highest rate. What must not be shown is None."""

    name: str
    people: int | None = None
    chosen: int | None = None
    rate: float | None = None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    is_best: bool = False
    warns: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether chance alone hardly explains it: the whole interval lies below one."""
        return self.high is not None and self.high < 1


def rates(groups: Sequence[Group]) -> list[Rate]:
    """A line a group, in their order. Groups too small to be shown are told as one, with the next smallest where they
    are still too few together: so none can be reckoned from the sum.
    """
    told = _told([group for group in groups if group.people])
    best = max(told, key=lambda group: (group.rate, group.people), default=None)
    return [Rate(group.name) if group.people < FEWEST else _beside(group, best) for group in told]


def _told(groups):
    small = sorted((group for group in groups if group.people < FEWEST), key=lambda group: group.people)
    others = sorted((group for group in groups if group.people >= FEWEST), key=lambda group: group.people)
    while small and sum(group.people for group in small) < FEWEST and others:
        small.append(others.pop(0))
    if not small:
        return groups
    one = [group for group in groups if group in small]
    together = Group(" + ".join(g.name for g in one), sum(g.people for g in one), sum(g.chosen for g in one))
    return [*(group for group in groups if group not in small), together]


def _beside(group, best):
    told = group.chosen >= FEWEST or None
    line = {"name": group.name, "people": group.people, "chosen": told and group.chosen, "rate": told and group.rate}
    if not best.chosen:
        return Rate(**line)
    if group is best:
        return Rate(**line, ratio=told and 1.0, is_best=True)
    ratio = group.rate / best.rate
    low, high = _interval(group, best)
    numbers = {"ratio": ratio, "low": low, "high": high} if told and best.chosen >= FEWEST else {}
    return Rate(**line, **numbers, warns=ratio < FOUR_FIFTHS)


def _interval(group, best):
    """Of the ratio of two shares; half a person more on each side where nobody was chosen."""
    more = 0.5 if not group.chosen else 0.0
    one, other = (group.chosen + more, group.people + 2 * more), (best.chosen + more, best.people + 2 * more)
    spread = Z * sqrt(sum(1 / chosen - 1 / people for chosen, people in (one, other)))
    middle = log(one[0] / one[1]) - log(other[0] / other[1])
    return exp(middle - spread), exp(middle + spread)
