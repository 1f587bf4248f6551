"""The closed lists about people and their cases; the names are handed on, nothing more."""

from beneficiaries.enums import cases, documents, people, referrals, searching, tasks
from beneficiaries.enums.cases import Channel, ClosingReason
from beneficiaries.enums.documents import DocumentKind
from beneficiaries.enums.people import CitizenshipGroup, EmploymentStatus, Isced, Sex, TaxCodeMismatch, TaxCodeProblem
from beneficiaries.enums.referrals import Area, NeedLevel, ReferralState, StepKind
from beneficiaries.enums.tasks import TaskEnd
from beneficiaries.enums.timeline import MomentKind

DEEDS = {
    **people.DEEDS,
    **referrals.DEEDS,
    **cases.DEEDS,
    **tasks.DEEDS,
    **documents.DEEDS,
    **searching.DEEDS,
}
"""How each deed is called where deeds are listed."""

__all__ = [
    "DEEDS",
    "Area",
    "Channel",
    "CitizenshipGroup",
    "ClosingReason",
    "DocumentKind",
    "EmploymentStatus",
    "Isced",
    "MomentKind",
    "NeedLevel",
    "ReferralState",
    "Sex",
    "StepKind",
    "TaskEnd",
    "TaxCodeMismatch",
    "TaxCodeProblem",
]
