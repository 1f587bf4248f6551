"""What the register cannot know and host or person declare; each question with the answer that stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from equipe.verdicts import Source, Verdict
from placements.enums import Declared, Noted, Objection, Said
from placements.rules.answers import Answer, because, found
from placements.rules.sources import INCOME_SUPPORT, PRACTICE, REPLACEMENT


@dataclass(frozen=True)
class Prohibition:
    """The answer that stands in the way, what it objects, and where that is written."""

    wrong: Said
    objection: Objection
    source: Source
    blocking: bool = False


PROHIBITIONS = {
    Declared.REPLACES: Prohibition(Said.YES, Objection.REPLACES, REPLACEMENT, blocking=True),
    Declared.STRIKE: Prohibition(Said.YES, Objection.STRIKE, PRACTICE),
    Declared.DISMISSALS: Prohibition(Said.YES, Objection.DISMISSALS, PRACTICE),
    Declared.WAGE_FUND: Prohibition(Said.YES, Objection.WAGE_FUND, PRACTICE),
    Declared.UNSKILLED: Prohibition(Said.YES, Objection.UNSKILLED, PRACTICE),
    Declared.SAFE: Prohibition(Said.NO, Objection.UNSAFE, PRACTICE),
}


def prohibited(about: Declared, said: Said) -> Verdict:
    """Replaced duties refuse; dismissals, CIGS, strikes, tasks without training and unsafe hosts warn; unknown warns.

    (Accord of 25 May 2017, secondary source, for replaced duties; the others professional practice, to be verified.)
    """
    rule = PROHIBITIONS[about]
    if said == rule.wrong:
        return because(rule.objection, rule.source, blocking=rule.blocking)
    if said == Said.UNKNOWN:
        return because(Objection.NOT_ASKED, rule.source, blocking=False)
    return Verdict()


def with_support(amount: Decimal, *, minimum: Decimal, said: Said) -> Verdict:
    """Who receives an income support is paid at most the regional minimum in the same months.

    (D.P.Reg. FVG 57/2018, art. 13, secondary source.)
    """
    if amount <= minimum or said == Said.NO:
        return Verdict()
    if said == Said.UNKNOWN:
        return because(Objection.SUPPORT_UNKNOWN, INCOME_SUPPORT, blocking=False, minimum=f"{minimum:.0f}")
    return because(Objection.SUPPORT_ABOVE, INCOME_SUPPORT, minimum=f"{minimum:.0f}")


def answers(said: Mapping[str, str], *, amount: Decimal, minimum: Decimal) -> tuple[Answer, ...]:
    """The lines of the check on what is declared (the acts of each)."""
    support = answered(said, Declared.INCOME_SUPPORT)
    text = found(Noted.INCOME_SUPPORT, minimum=f"{minimum:.0f}", said=support.label)
    verdict = with_support(amount, minimum=minimum, said=support)
    return (
        Answer(Declared.INCOME_SUPPORT, text, INCOME_SUPPORT, verdict),
        *(_line(about, answered(said, about)) for about in PROHIBITIONS),
    )


def answered(said: Mapping[str, str], about: Declared) -> Said:
    """What was said of one question; nothing said is not known."""
    return Said(said.get(about) or Said.UNKNOWN)


def _line(about: Declared, said: Said) -> Answer:
    text = found(Noted.NOT_DECLARED) if said == Said.UNKNOWN else found(Noted.DECLARED, said=said.label)
    return Answer(about, text, PROHIBITIONS[about].source, prohibited(about, said))
