"""The closed lists about people and their cases; the names are handed on, nothing more."""

from beneficiaries.enums import (
    access,
    appointments,
    cases,
    deadlines,
    diary,
    documents,
    duplicates,
    household,
    meetings,
    people,
    privacy,
    projects,
    referrals,
    searching,
    snapshots,
    tasks,
)
from beneficiaries.enums.access import AccessKind
from beneficiaries.enums.appointments import AppointmentKind, Attendance
from beneficiaries.enums.cases import Channel, ClosingReason
from beneficiaries.enums.deadlines import NOTED_BY_HAND, DateKind, DeadlineKind
from beneficiaries.enums.diary import DRAFTS
from beneficiaries.enums.documents import RESTRICTED, DocumentKind, Shelf, Unfiled
from beneficiaries.enums.duplicates import Likeness
from beneficiaries.enums.household import CareKind, Relation, ServiceKind, TimeOfDay
from beneficiaries.enums.meetings import DecisionKind
from beneficiaries.enums.note_templates import USUAL_TEMPLATES
from beneficiaries.enums.people import CitizenshipGroup, EmploymentStatus, Isced, Sex, TaxCodeMismatch, TaxCodeProblem
from beneficiaries.enums.privacy import RECEIVER_OF, Basis, Handing, Purpose, Receiver, Telling, Untold
from beneficiaries.enums.projects import LineKind, Manner, OwnerKind, Progress, ProjectEnd, ProjectState, SignerRole
from beneficiaries.enums.referrals import Area, NeedLevel, ReferralState, StepKind
from beneficiaries.enums.snapshots import Answer, Evidence, SnapshotMoment, Standing
from beneficiaries.enums.tasks import TaskEnd, When
from beneficiaries.enums.timeline import MomentKind

DEEDS = {
    **appointments.DEEDS,
    **people.DEEDS,
    **referrals.DEEDS,
    **cases.DEEDS,
    **snapshots.DEEDS,
    **tasks.DEEDS,
    **documents.DEEDS,
    **projects.DEEDS,
    **meetings.DEEDS,
    **deadlines.DEEDS,
    **privacy.DEEDS,
    **household.DEEDS,
    **duplicates.DEEDS,
    **searching.DEEDS,
    **diary.DEEDS,
    **access.DEEDS,
}
"""How each deed is called where deeds are listed."""

__all__ = [
    "AccessKind",
    "Answer",
    "AppointmentKind",
    "Area",
    "Attendance",
    "Basis",
    "CareKind",
    "Channel",
    "CitizenshipGroup",
    "ClosingReason",
    "DEEDS",
    "DRAFTS",
    "DateKind",
    "DeadlineKind",
    "DecisionKind",
    "DocumentKind",
    "EmploymentStatus",
    "Evidence",
    "Handing",
    "Isced",
    "Likeness",
    "LineKind",
    "Manner",
    "MomentKind",
    "NOTED_BY_HAND",
    "NeedLevel",
    "OwnerKind",
    "Progress",
    "ProjectEnd",
    "ProjectState",
    "Purpose",
    "RECEIVER_OF",
    "RESTRICTED",
    "Receiver",
    "ReferralState",
    "Relation",
    "ServiceKind",
    "Sex",
    "Shelf",
    "SignerRole",
    "SnapshotMoment",
    "Standing",
    "StepKind",
    "TaskEnd",
    "TaxCodeMismatch",
    "TaxCodeProblem",
    "Telling",
    "TimeOfDay",
    "USUAL_TEMPLATES",
    "Unfiled",
    "Untold",
    "When",
]
