"""The small picture of a scale: one rung a level, with what was agreed, what is asked or aimed at, where one began."""

from dataclasses import dataclass

from placements.rules.openings import HALF_A_STEP, Seen
from placements.scale import levels_of

SHORT = 6
"""Letters that have room on a rung; a longer code gives its number."""


@dataclass(frozen=True)
class Rung:
    """One level. It is held up to what was surely seen, open where nobody can tell yet."""

    name: str
    is_held: bool = False
    is_open: bool = False
    is_goal: bool = False
    is_start: bool = False


def rungs(
    item,
    *,
    seen: Seen | None = None,
    seen_to: int | None = None,
    goal: int | None = None,
    start: int | None = None,
) -> list[Rung]:
    """The rungs of an item from the lowest up.

    `goal` is the level asked or aimed at, `seen_to` the highest that somebody saw and nobody has agreed on yet.
    """
    surely, perhaps = (seen.lowest, seen.highest) if seen else (None, None)
    if seen_to is not None:
        perhaps = max(seen_to, perhaps or seen_to)
    return [
        Rung(
            name=_name(item, value),
            is_held=_reaches(surely, value),
            is_open=_reaches(perhaps, value) and not _reaches(surely, value),
            is_goal=value == goal,
            is_start=value == start,
        )
        for value, _words in levels_of(item)
    ]


def _reaches(level, value):
    return level is not None and level >= value - HALF_A_STEP


def _name(item, value):
    code = next(level["label"]["it"] for level in item.levels if level["value"] == value)
    return code if len(code) <= SHORT and not item.is_behaviour else str(value)
