"""How much of what an opening asks is missing, between what and what: counted in steps of the one scale.

It is told in words and drawn with its interval, never as a figure of a person. As a number it serves one purpose: that
many people are shared out over many places together (`placements.matching`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from placements.rules.openings import HALF_A_STEP, Seen

REQUIRED, DESIRED = 2, 1
"""What a step weighs, in half steps: one that is only desired counts half."""

UNSEEN = 1
"""Steps that count as missing where nobody has observed anything: it speaks neither for nor against."""

OFF_BY = 1
"""Steps by which a level that no measure confirms may be off (professional practice)."""


@dataclass(frozen=True)
class Asked:
    """A level asked of one meaning; `values` are the item's levels, `weight` what a step of it counts."""

    lineage: str
    level: int
    weight: int = REQUIRED
    values: tuple[int, ...] = (0, 1, 2, 3, 4)

    @property
    def steps(self) -> tuple[int, ...]:
        """The levels on the way up to it; the lowest of a scale that begins with nothing is no step."""
        return tuple(value for value in self.values if 0 < value <= self.level)

    def above(self, level: float) -> int:
        """Steps between a level and the one that is asked."""
        return sum(value > level for value in self.steps)


@dataclass(frozen=True)
class Missing:
    """Half steps missing: at `least`, as `expected`, at `most`; `whole` is all that is asked, `unseen` meanings nobody
    has observed."""

    least: int = 0
    expected: int = 0
    most: int = 0
    whole: int = 0
    unseen: int = 0

    def __add__(self, other: "Missing") -> "Missing":
        mine, theirs = vars(self).values(), vars(other).values()
        return Missing(*(one + two for one, two in zip(mine, theirs, strict=True)))

    @property
    def shares(self) -> tuple[float, float, float]:
        """How much is there of what is asked, from 0 to 1: at least, as expected, at most; all of nothing."""
        if not self.whole:
            return 1.0, 1.0, 1.0
        return tuple(1 - part / self.whole for part in (self.most, self.expected, self.least))


def missing(asked: Iterable[Asked], seen: Mapping[str, Seen]) -> Missing:
    """Over all that is asked. What the team agreed on decides what is expected; a measure widens or narrows it."""
    return sum((_of_one(one, seen.get(one.lineage)) for one in asked), Missing())


def _of_one(asked, seen):
    whole = len(asked.steps)
    if seen is None:
        steps = (0, min(UNSEEN, whole), whole)
    else:
        low, high = _bounds(seen)
        steps = (asked.above(high), asked.above(seen.level), asked.above(low))
    return Missing(*(step * asked.weight for step in (*steps, whole)), unseen=seen is None)


def _bounds(seen):
    """The lowest and the highest level it may be; a measure is read as the level nearest to it."""
    if seen.low is None or seen.high is None:
        return seen.level - OFF_BY, seen.level + OFF_BY
    low, high = floor(seen.low + HALF_A_STEP), floor(seen.high + HALF_A_STEP)
    return min(seen.level, low), max(seen.level, high)
