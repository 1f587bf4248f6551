"""How many interns a host may have at the same time, by its employees."""

from dataclasses import dataclass
from datetime import date

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, InternshipKind, Objection, Said, Why
from placements.rules.answers import Answer, because, found
from placements.rules.rule_sets import in_force
from placements.rules.sources import PRACTICE, QUOTA

OUTSIDE = (InternshipKind.DISADVANTAGED, InternshipKind.DISABLED, InternshipKind.INCLUSION)
"""Kinds that practice counts outside the quota; not read in any act (inclusion: exemption not verified)."""


@dataclass(frozen=True)
class Known:
    """What is known of a host besides its employees.

    `admitted`: whether a host without employees is of a kind that may have an intern. `interns` ended there in the last
    24 months, of whom `hired` got a contract of at least six months; both as the register knows them.
    """

    admitted: Said = Said.UNKNOWN
    interns: int = 0
    hired: int = 0


def quota(employees: int, *, on: date | None = None) -> int:
    """0 to 5 employees one, 6 to 20 two, beyond 20 ten per cent; rounding up is to be verified.

    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    rules = in_force(on)
    for most_employees, interns in rules.quota_steps:
        if employees <= most_employees:
            return interns
    return -(-employees * rules.quota_hundredths // 100)


def premium(*, interns: int, hired: int, on: date | None = None) -> int:
    """Hires of the last 24 months add interns: of a fifth one, of half two, of three quarters three, of all four.

    Exactly a fifth is enough. Only for hosts beyond the steps, with more than 20 employees.
    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    if not interns:
        return 0
    share = 100 * hired / interns
    return next((more for least, more in in_force(on).premium_steps if share >= least), 0)


def places(
    kind: InternshipKind, *, employees: int | None, others: int, known: Known | None = None, on: date | None = None
) -> Verdict:
    """One more intern beside `others` at the same time fits the host's quota.

    `others` counts, for a kind within the quota, the others within it; for a kind outside, all others of the host.
    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    known = known or Known()
    if employees is None:
        return because(Why.QUOTA_UNKNOWN, QUOTA, blocking=False)
    if kind in OUTSIDE:
        return _outside(employees, others, on)
    if others + 1 > quota(employees, on=on):
        return _full(employees, others, known, on)
    if employees == 0:
        return _without_employees(known.admitted)
    if _earns_premium(employees, on) and others + 1 > employees * in_force(on).quota_hundredths // 100:
        return because(Why.QUOTA_ROUNDED, PRACTICE, blocking=False, employees=employees)
    return Verdict()


def _outside(employees, others, on):
    if others + 1 <= quota(employees, on=on):
        return Verdict()
    return because(Why.QUOTA_OUTSIDE, PRACTICE, blocking=False, most=quota(employees, on=on))


def _without_employees(admitted):
    if admitted == Said.YES:
        return Verdict()
    if admitted == Said.NO:
        return because(Objection.NOT_ADMITTED, QUOTA)
    return because(Why.QUOTA_NO_EMPLOYEES, QUOTA, blocking=False)


def _full(employees, others, known, on):
    most = quota(employees, on=on)
    if _earns_premium(employees, on):
        earned, best = premium(interns=known.interns, hired=known.hired, on=on), in_force(on).premium_steps[0][1]
        if others + 1 <= most + earned:
            return Verdict()
        if others + 1 <= most + best:
            told = {"interns": known.interns, "hired": known.hired, "premium": earned}
            return because(Objection.PREMIUM_UNPROVEN, QUOTA, blocking=False, **told)
    return because(Why.QUOTA_FULL, QUOTA, employees=employees, most=most)


def _earns_premium(employees, on):
    return employees > in_force(on).quota_steps[-1][0]


def interns(
    kind: InternshipKind, *, employees: int | None, others: int, known: Known | None = None, on: date | None = None
) -> Answer:
    """The line of the check on the host's quota (D.P.Reg. FVG 57/2018, secondary source)."""
    known = known or Known()
    if employees is None:
        text = found(Found.QUOTA_UNKNOWN)
    elif kind in OUTSIDE:
        text = found(Found.QUOTA_OUTSIDE)
    else:
        most = quota(employees, on=on)
        earned = premium(interns=known.interns, hired=known.hired, on=on) if _earns_premium(employees, on) else 0
        what = Found.QUOTA_PREMIUM if earned else Found.QUOTA
        text = found(what, most=most + earned, premium=earned, others=others)
    source = PRACTICE if kind in OUTSIDE else QUOTA
    verdict = places(kind, employees=employees, others=others, known=known, on=on)
    return Answer(Asked.QUOTA, text, source, verdict)
