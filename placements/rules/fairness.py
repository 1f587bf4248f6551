"""Whether groups come through the steps of matching alike: selection rates, their ratio, and how sure that is.

The four-fifths rule of thumb: a group whose rate is below four fifths of the highest one deserves a look (Uniform
Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D; not Italian law). A ratio of small numbers
says little: its 95 % interval is told beside it (logarithm of a ratio of two shares, Katz and others 1978).

Small numbers stay hidden with all from which they could be reckoned (`equipe.suppression`). What is hidden is not
compared either: a warning, or none, would tell how small it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from equipe.suppression import FEWEST, suppress_steps

FOUR_FIFTHS = 0.8
Z = 1.96


@dataclass(frozen=True)
class Group:
    """How many people of a group there are, and how many of them came through each step: ever fewer."""

    name: str
    people: int
    came: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rate:
    """One line: the group beside the one with the highest rate. What must not be shown is None."""

    name: str
    people: int | None = None
    chosen: int | None = None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    is_best: bool = False

    @property
    def rate(self) -> float | None:
        return self.chosen / self.people if self.people and self.chosen is not None else None

    @property
    def warns(self) -> bool:
        return self.ratio is not None and self.ratio < FOUR_FIFTHS

    @property
    def is_sure(self) -> bool:
        """Whether chance alone hardly explains it: the whole interval lies below one."""
        return self.high is not None and self.high < 1


def rates(groups: Sequence[Group]) -> list[list[Rate]]:
    """For each step a line a group, in their order. Groups too small to be shown are told as one, with the next
    smallest where they are still too few together.
    """
    told = _together([group for group in groups if group.people])
    shown = suppress_steps([(group.people, *group.came) for group in told])
    steps = len(groups[0].came) if groups else 0
    return [
        _compared([Rate(group.name, line[0], line[step]) for group, line in zip(told, shown, strict=True)])
        for step in range(1, steps + 1)
    ]


def _together(groups):
    small = sorted((group for group in groups if group.people < FEWEST), key=lambda group: group.people)
    others = sorted((group for group in groups if group.people >= FEWEST), key=lambda group: group.people)
    while small and sum(group.people for group in small) < FEWEST and others:
        small.append(others.pop(0))
    if not small:
        return groups
    one = [group for group in groups if group in small]
    came = tuple(map(sum, zip(*(group.came for group in one), strict=True)))
    together = Group(" + ".join(group.name for group in one), sum(group.people for group in one), came)
    return [*(group for group in groups if group not in small), together]


def _compared(lines):
    """Each beside the highest of those that are shown."""
    shown = [line for line in lines if line.rate is not None]
    best = max(shown, key=lambda line: (line.rate, line.people), default=None)
    if best is None or not best.chosen:
        return lines
    return [line if line.rate is None else _beside(line, best) for line in lines]


def _beside(line, best):
    if line is best:
        return Rate(line.name, line.people, line.chosen, ratio=1.0, is_best=True)
    low, high = _interval(line, best)
    return Rate(line.name, line.people, line.chosen, ratio=line.rate / best.rate, low=low, high=high)


def _interval(line, best):
    """Of the ratio of two shares; half a person more on each side where nobody was chosen."""
    more = 0.5 if not line.chosen else 0.0
    one, other = (line.chosen + more, line.people + 2 * more), (best.chosen + more, best.people + 2 * more)
    spread = Z * sqrt(sum(1 / chosen - 1 / people for chosen, people in (one, other)))
    middle = log(one[0] / one[1]) - log(other[0] / other[1])
    return exp(middle - spread), exp(middle + spread)
