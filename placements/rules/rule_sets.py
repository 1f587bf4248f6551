"""The numbers of the regulation as sets that hold for a time: an internship is judged by the set of its first day."""

from dataclasses import dataclass, field
from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Act, Condition, InternshipKind, Noted, Objection
from placements.rules.answers import Answer, because, found, written
from placements.rules.sources import DURATION, PRACTICE


@dataclass(frozen=True)
class RuleSet:
    """What one regulation lays down while it holds; `valid_to` is None while nothing has followed it.

    Months, days and euro; `quota_steps` are pairs of employees and interns, `premium_steps` of the share of interns
    that were hired (in hundredths) and the interns it adds.
    """

    name: str
    valid_from: date
    valid_to: date | None = None
    minimum_months: int = 2
    seasonal_months: int = 1
    summer_days: int = 14
    maximum_months: dict = field(
        default_factory=lambda: {
            InternshipKind.ORIENTATION: 6,
            InternshipKind.INSERTION: 6,
            InternshipKind.DISADVANTAGED: 18,
            InternshipKind.DISABLED: 24,
            InternshipKind.SUMMER: 3,
            InternshipKind.INCLUSION: 24,
        }
    )
    public_body_months: int = 12
    title_months: int = 12
    quota_steps: tuple = ((5, 1), (20, 2))
    quota_hundredths: int = 10
    premium_steps: tuple = ((100, 4), (75, 3), (50, 2), (20, 1))
    premium_hire_months: int = 6
    premium_looks_back: int = 24
    floor: int = 300
    floor_hours: int = 20
    euro_an_hour: int = 10
    full_hours: int = 40
    public_body: int = 800

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


FVG_2018 = RuleSet(Act.REGULATION.label, valid_from=date(2018, 3, 24))
"""Published in the BUR of 23 March 2018; that it held from the day after on was not read."""

RULE_SETS = (FVG_2018,)


def in_force(on: date | None = None, sets: tuple[RuleSet, ...] = RULE_SETS) -> RuleSet:
    """The set that holds on a day, the nearest known one where none does; without a day, the latest."""
    if on is None:
        return sets[-1]
    holding = [each for each in sets if each.holds(on)]
    if holding:
        return holding[-1]
    before = [each for each in sets if each.valid_from <= on]
    return before[-1] if before else sets[0]


def known(on: date, sets: tuple[RuleSet, ...] = RULE_SETS) -> Verdict:
    """The rules of the first day are known here (D.P.Reg. FVG 57/2018, secondary source)."""
    asked = in_force(on, sets)
    if asked.holds(on):
        return Verdict()
    return because(Objection.RULES_UNKNOWN, PRACTICE, blocking=False, day=written(on), name=asked.name)


def standing(on: date) -> Answer:
    """The line of the check on the rules in force (D.P.Reg. FVG 57/2018, secondary source)."""
    asked = in_force(on)
    text = found(Noted.RULES, name=asked.name, first=written(asked.valid_from))
    return Answer(Condition.RULES, text, DURATION, known(on))
