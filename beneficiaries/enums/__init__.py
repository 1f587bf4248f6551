"""The closed lists about people and their cases; the names are handed on, nothing more."""

from beneficiaries.enums import cases, documents, duplicates, household, people, referrals, tasks
from beneficiaries.enums.cases import Channel, ClosingReason
from beneficiaries.enums.documents import DocumentKind
from beneficiaries.enums.duplicates import Likeness
from beneficiaries.enums.household import CareKind, Relation, ServiceKind, TimeOfDay
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
    **household.DEEDS,
    **duplicates.DEEDS,
}
"""How each deed is called where deeds are listed."""

__all__ = [
    "DEEDS",
    "Area",
    "CareKind",
    "Channel",
    "CitizenshipGroup",
    "ClosingReason",
    "DocumentKind",
    "EmploymentStatus",
    "Isced",
    "Likeness",
    "MomentKind",
    "NeedLevel",
    "ReferralState",
    "Relation",
    "ServiceKind",
    "Sex",
    "StepKind",
    "TaskEnd",
    "TaxCodeMismatch",
    "TaxCodeProblem",
    "TimeOfDay",
]
