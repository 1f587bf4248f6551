"""The small picture of a scale: one rung a level, with what was agreed, what is asked or aimed at, where one began."""

from dataclasses import dataclass

from placements.rules.openings import HALF_A_STEP, Seen
from placements.scale import levels_of

SHORT = 6
"""Letters that have room on a rung; a longer code gives its number."""


@dataclass(frozen=True)
class Rung:
    """One level: held up to what was agreed, open up to what was seen since, measured where a measure lies."""

    name: str
    is_held: bool = False
    is_open: bool = False
    is_measured: bool = False
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
    agreed = -1 if seen is None else seen.level
    return [
        Rung(
            name=_name(item, value),
            is_held=value <= agreed,
            is_open=seen_to is not None and agreed < value <= seen_to,
            is_measured=_is_measured(seen, value),
            is_goal=value == goal,
            is_start=value == start,
        )
        for value, _words in levels_of(item)
    ]


def _is_measured(seen, value):
    """Whether the interval of the measure comes nearer to this level than to its neighbours, somewhere on its way."""
    return bool(seen and seen.low is not None and seen.low - HALF_A_STEP < value <= seen.high + HALF_A_STEP)


def _name(item, value):
    code = next(level["label"]["it"] for level in item.levels if level["value"] == value)
    return code if len(code) <= SHORT and not item.is_behaviour else str(value)
