"""On what the use of data rests, and whom the service may tell something of a person."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from beneficiaries.enums import Basis, Purpose, Telling, Untold
from beneficiaries.rules.sources import (
    GDPR_CONSENT,
    GDPR_INFORMING,
    GDPR_MINIMISATION,
    GDPR_PUBLIC_TASK,
    PRIVACY_CODE,
)
from equipe.verdicts import Reason, Verdict

FREE_PURPOSES = (Purpose.PHOTO, Purpose.NEWS)
"""What the law leaves to the person: nothing is refused to her who says no."""

SOURCES_OF_BASES = {
    Basis.PUBLIC_TASK: GDPR_PUBLIC_TASK,
    Basis.PUBLIC_INTEREST: PRIVACY_CODE,
    Basis.CONSENT: GDPR_CONSENT,
}
"""The act each basis stands in."""


def basis_for(purpose: Purpose, basis: Basis) -> Verdict:
    """No consent for what a public body is there for, and nothing but consent for what is free (Reg. (EU) 2016/679,
    art. 6(1)(e) and art. 7)."""
    is_free = purpose in FREE_PURPOSES
    if is_free and basis != Basis.CONSENT:
        return Verdict((Reason(Untold.ONLY_CONSENT.label, GDPR_CONSENT),))
    if not is_free and basis == Basis.CONSENT:
        return Verdict((Reason(Untold.NO_CONSENT_ASKED.label, GDPR_PUBLIC_TASK),))
    return Verdict()


def informed(told: Collection[Purpose]) -> Verdict:
    """Whoever is taken in charge is told for what her data are used (Reg. (EU) 2016/679, art. 13)."""
    if Purpose.CHARGE in told:
        return Verdict()
    return Verdict((Reason(Untold.NOT_INFORMED.label, GDPR_INFORMING, blocking=False),))


class Word(NamedTuple):
    """What was written down about a receiver of one kind: one by its name, or all of them where it is empty."""

    name: str
    telling: Telling
    starts_on: date
    ends_on: date | None


def telling(words: Sequence[Word], *, name: str = "", on: date) -> Verdict:
    """The last word counts, one on the receiver's own name before one on all of its kind; without any, nothing is told.

    `words` come in the order in which they begin to hold, those of one day in the order in which they were written
    (Reg. (EU) 2016/679, art. 5(1)(b), (c)).
    """
    begun = [word for word in words if word.starts_on <= on]
    own = [word for word in begun if name and _plain(word.name) == _plain(name)]
    last = next(reversed(own or [word for word in begun if not word.name]), None)
    if last is None:
        return Verdict((Reason(Untold.NOT_RECORDED.label, GDPR_MINIMISATION, blocking=False),))
    if last.telling == Telling.NOT_ALLOWED and not _is_over(last, on):
        return Verdict((Reason(Untold.REFUSED.label, GDPR_MINIMISATION),))
    if _is_over(last, on):
        return Verdict((Reason(Untold.ENDED.label, GDPR_MINIMISATION),))
    return Verdict()


def _plain(name):
    return " ".join(name.split()).casefold()


def _is_over(word, on):
    return word.ends_on is not None and word.ends_on <= on
