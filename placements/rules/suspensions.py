"""When an internship may rest, and whether its days count."""

from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Condition, Noted, Objection, SuspensionReason
from placements.rules.acts import COUNTED_OUT
from placements.rules.answers import Answer, because, found
from placements.rules.sources import ATTENDANCE, PRACTICE, SUSPENSIONS


def possible(reason: SuspensionReason, *, days: int | None) -> Verdict:
    """For maternity and accident, for an illness of 30 days or more, for a closure of 15 calendar days or more.

    `days` is None while nobody knows the first day back. Whether the regional text says the same is not verified: it
    warns. (Accord of 25 May 2017, secondary source.)
    """
    if reason not in COUNTED_OUT:
        return because(Objection.OTHER_REST, SUSPENSIONS, blocking=False)
    least = COUNTED_OUT[reason]
    if days is None or days >= least:
        return Verdict()
    label = SuspensionReason(reason).label
    return because(Objection.TOO_SHORT_A_REST, SUSPENSIONS, blocking=False, reason=label, least=least)


def counts(reason: SuspensionReason, *, days: int) -> bool:
    """Whether the days of a suspension count in the duration (Accord of 25 May 2017, secondary source)."""
    return reason not in COUNTED_OUT or days < COUNTED_OUT[reason]


def answers(reason: SuspensionReason, *, first: date, back_on: date | None) -> tuple[Answer, ...]:
    """The lines of the check on a suspension (Accord of 25 May 2017, D.P.Reg. FVG 57/2018, secondary sources)."""
    days = (back_on - first).days if back_on else None
    if days is None:
        text = found(Noted.SUSPENSION_OPEN)
    else:
        text = found(Noted.SUSPENSION_COUNTED if counts(reason, days=days) else Noted.SUSPENSION, days=days)
    source = SUSPENSIONS if reason in COUNTED_OUT else PRACTICE
    return (
        Answer(Condition.SUSPENSION, text, source, possible(reason, days=days)),
        Answer(Condition.PAUSED_PAY, found(Noted.PAUSED_PAY), ATTENDANCE),
    )
