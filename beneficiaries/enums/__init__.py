"""The closed lists about people and their cases; the names are handed on, nothing more."""

from beneficiaries.enums import access, cases, documents, people, referrals, tasks
from beneficiaries.enums.access import AccessKind
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
    **access.DEEDS,
}
"""How each deed is called where deeds are listed."""

__all__ = [
    "DEEDS",
    "AccessKind",
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
