"""What an internship pays at least."""

from datetime import date
from decimal import Decimal

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, HostKind, InternshipKind, Why
from placements.rules.answers import Answer, because, found
from placements.rules.rule_sets import FVG_2018, in_force
from placements.rules.sources import ALLOWANCE, PRACTICE, PUBLIC_BODIES

WEEKS_A_MONTH = 4

PUBLIC_BODY = FVG_2018.public_body
PUBLIC_BODY_HOURS = 36
"""Full time in Italian public bodies; that "full time" means this is our reading, so it warns."""


def minimum_allowance(weekly_hours: int, *, on: date | None = None) -> Decimal:
    """300 euro a month up to 20 hours a week, rising evenly to 500 at 40.

    "Proportionally" is read as a straight line between the two values: 10 euro for each hour above 20.
    (D.P.Reg. FVG 57/2018, art. 13, secondary source.)
    """
    rules = in_force(on)
    above = min(max(weekly_hours, rules.floor_hours), rules.full_hours) - rules.floor_hours
    return Decimal(rules.floor + rules.euro_an_hour * above)


def weekly_minimum(weekly_hours: int) -> Decimal:
    """In summer one is paid by the week, at least a quarter of the month (D.P.Reg. FVG 57/2018, secondary source)."""
    return minimum_allowance(weekly_hours) / WEEKS_A_MONTH


def allowance(
    amount: Decimal, *, weekly_hours: int, kind: InternshipKind, host_kind: HostKind, on: date | None = None
) -> Verdict:
    """Not below the minimum for the agreed hours.

    Not verified for inclusion internships, and in public bodies known only for full time: there it warns.
    (D.P.Reg. FVG 57/2018, art. 13, secondary source.)
    """
    minimum, full_pay = minimum_allowance(weekly_hours, on=on), in_force(on).public_body
    if kind == InternshipKind.INCLUSION:
        if amount >= minimum:
            return Verdict()
        return because(
            Why.ALLOWANCE_LOW_FOR_INCLUSION, PRACTICE, blocking=False, hours=weekly_hours, minimum=f"{minimum:.0f}"
        )
    if amount < minimum:
        return because(Why.ALLOWANCE_LOW, ALLOWANCE, hours=weekly_hours, minimum=f"{minimum:.0f}")
    if host_kind == HostKind.PUBLIC_BODY and weekly_hours >= PUBLIC_BODY_HOURS and amount < full_pay:
        return because(Why.ALLOWANCE_LOW_FOR_PUBLIC, PUBLIC_BODIES, blocking=False, minimum=full_pay)
    return Verdict()


def pay(
    amount: Decimal, *, weekly_hours: int, kind: InternshipKind, host_kind: HostKind, on: date | None = None
) -> Answer:
    """The line of the check on the allowance (D.P.Reg. FVG 57/2018, art. 13, secondary source)."""
    what = Found.ALLOWANCE_WEEKLY if kind == InternshipKind.SUMMER else Found.ALLOWANCE
    text = found(what, hours=weekly_hours, minimum=f"{minimum_allowance(weekly_hours, on=on):.0f}")
    source = PRACTICE if kind == InternshipKind.INCLUSION else ALLOWANCE
    verdict = allowance(amount, weekly_hours=weekly_hours, kind=kind, host_kind=host_kind, on=on)
    return Answer(Asked.ALLOWANCE, text, source, verdict)
