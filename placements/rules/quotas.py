"""How many interns a host may have at the same time, by its employees."""

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, InternshipKind, Why
from placements.rules.answers import Answer, because, found
from placements.rules.sources import PRACTICE, QUOTA

STEPS = ((5, 1), (20, 2))
"""Up to so many employees, so many interns; beyond, ten per cent."""

PREMIUM = 4
"""The most that hires of the last 24 months may add to the ten per cent."""

OUTSIDE = (InternshipKind.DISADVANTAGED, InternshipKind.DISABLED, InternshipKind.INCLUSION)
"""Kinds that practice counts outside the quota; not read in any act (inclusion: exemption not verified)."""


def quota(employees: int) -> int:
    """0 to 5 employees one, 6 to 20 two, beyond 20 ten per cent; rounding up is to be verified.

    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    for most_employees, interns in STEPS:
        if employees <= most_employees:
            return interns
    return -(-employees // 10)


def places(kind: InternshipKind, *, employees: int | None, others: int) -> Verdict:
    """One more intern beside `others` at the same time fits the host's quota.

    `others` counts, for a kind within the quota, the others within it; for a kind outside, all others of the host.
    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    if employees is None:
        return because(Why.QUOTA_UNKNOWN, QUOTA, blocking=False)
    if kind in OUTSIDE:
        return _outside(employees, others)
    if others + 1 > quota(employees):
        return _full(employees, others)
    if employees == 0:
        return because(Why.QUOTA_NO_EMPLOYEES, QUOTA, blocking=False)
    if employees > STEPS[-1][0] and others + 1 > employees // 10:
        return because(Why.QUOTA_ROUNDED, PRACTICE, blocking=False, employees=employees)
    return Verdict()


def _outside(employees: int, others: int) -> Verdict:
    if others + 1 <= quota(employees):
        return Verdict()
    return because(Why.QUOTA_OUTSIDE, PRACTICE, blocking=False, most=quota(employees))


def _full(employees: int, others: int) -> Verdict:
    most = quota(employees)
    if employees > STEPS[-1][0] and others + 1 <= most + PREMIUM:
        return because(Why.QUOTA_PREMIUM, QUOTA, blocking=False)
    return because(Why.QUOTA_FULL, QUOTA, employees=employees, most=most)


def interns(kind: InternshipKind, *, employees: int | None, others: int) -> Answer:
    """The line of the check on the host's quota (D.P.Reg. FVG 57/2018, secondary source)."""
    if employees is None:
        text = found(Found.QUOTA_UNKNOWN)
    elif kind in OUTSIDE:
        text = found(Found.QUOTA_OUTSIDE)
    else:
        text = found(Found.QUOTA, most=quota(employees), others=others)
    source = PRACTICE if kind in OUTSIDE else QUOTA
    return Answer(Asked.QUOTA, text, source, places(kind, employees=employees, others=others))
