"""For whom a kind of internship is: a title not too old, a person in charge of a public service."""

from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Condition, InternshipKind, Noted, Objection
from placements.rules.answers import Answer, because, found, written
from placements.rules.duration import months_before
from placements.rules.rule_sets import in_force
from placements.rules.sources import CHARGE, TITLE


def title(obtained_on: date | None, *, starts_on: date) -> Verdict:
    """An orientation internship begins at most 12 months after the title was obtained.

    The same day a year later is still in time (our reading). Without a day it warns.
    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    if obtained_on is None:
        return because(Objection.TITLE_UNKNOWN, TITLE, blocking=False)
    if obtained_on >= months_before(starts_on, months=in_force(starts_on).title_months):
        return Verdict()
    return because(Objection.TITLE_OLD, TITLE)


def charge(opened_on: date, *, starts_on: date) -> Verdict:
    """An inclusion internship is for people whom the public service has taken in charge.

    (Accord of 22 January 2015, secondary source; note of the Ministry of Labour 16631 of 3 October 2024.)
    """
    if opened_on <= starts_on:
        return Verdict()
    return because(Objection.NOT_IN_CHARGE, CHARGE, day=written(opened_on))


def answers(
    kind: InternshipKind, *, starts_on: date, opened_on: date, title_on: date | None = None
) -> tuple[Answer, ...]:
    """The lines of the check that this kind alone asks (the acts of each)."""
    if kind == InternshipKind.ORIENTATION:
        text = found(Noted.TITLE, day=written(title_on)) if title_on else found(Noted.TITLE_UNKNOWN)
        return (Answer(Condition.TITLE, text, TITLE, title(title_on, starts_on=starts_on)),)
    if kind == InternshipKind.INCLUSION:
        text = found(Noted.CHARGE, day=written(opened_on))
        return (Answer(Condition.CHARGE, text, CHARGE, charge(opened_on, starts_on=starts_on)),)
    return ()
