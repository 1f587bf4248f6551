"""What is suggested as a learning goal and why, and how far one has come from the start to the aim."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from equipe.verdicts import Verdict
from placements.enums import Because, EvaluationKind, Fit, Movement, Need, Why
from placements.rules.answers import because
from placements.rules.openings import Seen, stand
from placements.rules.sources import PRACTICE

BEFORE_THE_END, AFTER_THE_END = timedelta(days=14), timedelta(days=30)


@dataclass(frozen=True)
class Known:
    """What is known of one thing that might become a goal; each level may be missing.

    `seen` was agreed by the team, `own` is the person's own view, `asked` is what the opening asks and how much,
    `aimed` an aim of an earlier internship.
    """

    values: tuple[int, ...]
    seen: int | None = None
    own: int | None = None
    asked: int | None = None
    need: Need | None = None
    aimed: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """An aim with the first reason that speaks for it."""

    aim: int
    because: Because


def suggestion(known: Known) -> Suggestion | None:
    """What the opening asks and was not reached comes first, then what was aimed at before, then the person's view.

    Where the team saw the highest level nothing is suggested. An aim taken from the person's own view is one step above
    what was agreed.
    """
    if known.asked is not None and _misses(known, known.asked):
        return Suggestion(known.asked, _of_the_opening(known))
    if known.aimed is not None and _misses(known, known.aimed):
        return Suggestion(known.aimed, Because.AIMED_BEFORE)
    if known.own is not None and known.seen is not None and known.own < known.seen:
        higher = [value for value in known.values if value > known.seen]
        return Suggestion(higher[0], Because.OWN_VIEW) if higher else None
    return None


def rank(suggested: Suggestion | None) -> int:
    """In which order suggestions stand: as their reasons are listed, things without one last."""
    return list(Because).index(suggested.because) if suggested else len(Because)


def reachable(aim: int, *, now: int | None, item: str) -> Verdict:
    """An aim is not below what the team agreed on (professional practice)."""
    if now is None or aim >= now:
        return Verdict()
    return because(Why.AIM_BELOW, PRACTICE, item=item, now=now)


def moved(start: int | None, later: int | None, *, values: Sequence[int]) -> tuple[Movement, int]:
    """From the level at the start to a later one: which way, and how many steps."""
    if start is None or later is None:
        return Movement.UNKNOWN, 0
    steps = values.index(later) - values.index(start)
    if steps == 0:
        return Movement.SAME, 0
    return (Movement.UP if steps > 0 else Movement.DOWN), abs(steps)


def due(starts_on: date, last_day: date, *, on: date, asked: Collection[str]) -> EvaluationKind | None:
    """Which evaluation is due: mid-term from half of the days on, the last one around the end; each asked once.

    (Professional practice: a look half way leaves time to change something.)
    """
    if EvaluationKind.FINAL not in asked and last_day - BEFORE_THE_END <= on <= last_day + AFTER_THE_END:
        return EvaluationKind.FINAL
    half_way = starts_on + (last_day - starts_on) / 2
    if not asked and half_way <= on < last_day - BEFORE_THE_END:
        return EvaluationKind.MIDTERM
    return None


def _misses(known, level):
    return stand(level, None if known.seen is None else Seen(known.seen), values=known.values).fit != Fit.FITS


def _of_the_opening(known):
    required = known.need == Need.REQUIRED
    if known.seen is None:
        return Because.REQUIRED_UNSEEN if required else Because.DESIRED_UNSEEN
    return Because.REQUIRED if required else Because.DESIRED
