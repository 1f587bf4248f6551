"""How the check before an opening is put: each question with what was found, its source and its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from equipe.verdicts import Reason, Source, Verdict
from placements.enums import Asked, Found, Unoffered, Why


@dataclass(frozen=True)
class Answer:
    """One line of the check: what was asked, what was found, what follows from it."""

    asked: Asked
    found: str
    source: Source
    verdict: Verdict = Verdict()


def together(answers: Iterable[Answer]) -> Verdict:
    """What all the answers say in one verdict (the sources of each)."""
    return sum((answer.verdict for answer in answers), Verdict())


def because(why: Why | Unoffered, source: Source, *, blocking: bool = True, **values) -> Verdict:
    """A verdict of one reason, its sentence filled in (the source given)."""
    return Verdict((Reason(why.label % values, source, blocking=blocking),))


def found(what: Found, **values) -> str:
    """What a rule found, its sentence filled in."""
    return what.label % values


def euro(amount: Decimal) -> str:
    """An amount in euro as offices here write it: with two digits after a comma."""
    return f"{amount:.2f}".replace(".", ",")


def written(day: date) -> str:
    """A day as offices here write it."""
    return f"{day:%d/%m/%Y}"
