"""The closed lists about people and their cases; the names are handed on, nothing more."""

from beneficiaries.enums import cases, documents, people, privacy, referrals, tasks
from beneficiaries.enums.cases import Channel, ClosingReason
from beneficiaries.enums.documents import RESTRICTED, DocumentKind, Shelf, Unfiled
from beneficiaries.enums.people import CitizenshipGroup, EmploymentStatus, Isced, Sex, TaxCodeMismatch, TaxCodeProblem
from beneficiaries.enums.privacy import Basis, Handing, Purpose, Receiver, Telling, Untold
from beneficiaries.enums.referrals import Area, NeedLevel, ReferralState, StepKind
from beneficiaries.enums.tasks import TaskEnd
from beneficiaries.enums.timeline import MomentKind

DEEDS = {
    **people.DEEDS,
    **referrals.DEEDS,
    **cases.DEEDS,
    **tasks.DEEDS,
    **documents.DEEDS,
    **privacy.DEEDS,
}
"""How each deed is called where deeds are listed."""

__all__ = [
    "DEEDS",
    "RESTRICTED",
    "Area",
    "Basis",
    "Channel",
    "CitizenshipGroup",
    "ClosingReason",
    "DocumentKind",
    "EmploymentStatus",
    "Handing",
    "Isced",
    "MomentKind",
    "NeedLevel",
    "Purpose",
    "Receiver",
    "ReferralState",
    "Sex",
    "Shelf",
    "StepKind",
    "TaskEnd",
    "TaxCodeMismatch",
    "TaxCodeProblem",
    "Telling",
    "Unfiled",
    "Untold",
]
