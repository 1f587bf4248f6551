"""How far the people of a district have come in a year, on the scale of its latest calibration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.calibrating import rater_key
from assessments.enums import Comparable, NoChange
from assessments.measures.change import GroupChange, Movement, group_change
from assessments.measures.placing import Mark, Placed, change, place
from assessments.measuring import part_for
from assessments.models import Calibration, Rating, Round

FEWEST_PEOPLE = 10
"""With fewer, one person's fortune moves the mean of a group by more than its interval says, and may be guessed."""

COLUMNS = ("assessment__round", "assessment__rater", "assessment__outside_rater", "item__lineage", "value")


@dataclass(frozen=True)
class YearChange:
    """The mean change of those measured twice: from the last round before the year, or the first in it, to its last.

    Each person counts once; without `group`, `withheld` says why. `people` are the cases with a round in the year.
    """

    year: int
    people: int
    calibration: Calibration | None
    group: GroupChange | None = None
    withheld: str = ""


def district_change(ambito, year: int) -> YearChange:
    """Of the district's rounds of a year in which nobody is awaited any more."""
    calibration = Calibration.objects.of(ambito).light().latest_first().first()
    cases = _rounds_by_case(ambito, year)
    if calibration is None:
        return YearChange(year, len(cases), None, withheld=Comparable.NOT_CALIBRATED.label)
    pairs = [pair for rounds in cases.values() if (pair := _first_and_last(rounds, year))]
    marks = _marks_of({round.pk for pair in pairs for round in pair})
    placed = [_placed(calibration, marks.get(one.pk, ()), marks.get(other.pk, ())) for one, other in pairs]
    measured = [(before.measure, after.measure) for before, after in filter(None, placed)]
    if len(measured) < FEWEST_PEOPLE:
        why = NoChange.FEW_PEOPLE.label % {"people": len(measured), "least": FEWEST_PEOPLE}
        return YearChange(year, len(cases), calibration, withheld=why)
    return YearChange(year, len(cases), calibration, group_change(*zip(*measured, strict=True)))


NOT_MEASURABLE = "not_measurable"


def movements(ambito, year: int) -> dict[str, set]:
    """The last rounds of the people measured twice, by what their change since the first is; each person once.

    What cannot be placed on a scale both times is not measurable. Three questions, however many people there are.
    """
    calibration = Calibration.objects.of(ambito).light().latest_first().first()
    cases = _rounds_by_case(ambito, year)
    pairs = [pair for rounds in cases.values() if (pair := _first_and_last(rounds, year))]
    marks = _marks_of({round.pk for pair in pairs for round in pair}) if pairs else {}
    found: dict[str, set] = {str(movement): set() for movement in Movement} | {NOT_MEASURABLE: set()}
    for one, other in pairs:
        if one.pk in marks and other.pk in marks:
            found[_movement(calibration, marks[one.pk], marks[other.pk])].add(other.pk)
    return found


def _movement(calibration, before, after) -> str:
    placed = calibration and _placed(calibration, before, after)
    movement = placed and change(*placed).movement
    return str(movement or NOT_MEASURABLE)


def _rounds_by_case(ambito, year) -> dict[object, list[Round]]:
    """The rounds up to the end of the year, oldest first, of each case that has one in it."""
    until = Round.objects.of_district(ambito).answered_by_all().opened_until(date(year, 12, 31)).oldest_first()
    cases: dict[object, list[Round]] = {}
    for round in until:
        cases.setdefault(round.episode_id, []).append(round)
    return {case: rounds for case, rounds in cases.items() if rounds[-1].opened_on.year == year}


def _first_and_last(rounds, year) -> tuple[Round, Round] | None:
    before = [round for round in rounds if round.opened_on.year < year]
    first = before[-1] if before else rounds[0]
    return None if first is rounds[-1] else (first, rounds[-1])


def _marks_of(rounds) -> dict[object, list[Mark]]:
    ratings = Rating.objects.of_rounds(rounds).of_behaviours().by_professionals().submitted().with_a_level()
    marks: dict[object, list[Mark]] = {}
    for round, rater, outside, lineage, value in ratings.in_order().values_list(*COLUMNS):
        marks.setdefault(round, []).append(Mark(lineage, rater_key(rater, outside), value))
    return marks


def _placed(calibration, before: Iterable[Mark], after: Iterable[Mark]) -> tuple[Placed, Placed] | None:
    """Both on one scale; None where either has too few ratings on it."""
    part = part_for(calibration.parts, after)
    if part is None or part.scale is None:
        return None
    first, last = place(part.scale, before), place(part.scale, after)
    return (first, last) if first and last else None
