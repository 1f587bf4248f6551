"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.access import CaseAccess, accesses_of, with_access
from beneficiaries.models.choices import choices_for
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.pending import Pending, pending_in
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task, by_next_task, next_of, with_next_task
from beneficiaries.models.timeline import timeline

__all__ = [
    "CaseAccess",
    "DiaryEntry",
    "Document",
    "Episode",
    "Moment",
    "NameWord",
    "Need",
    "Pending",
    "Person",
    "Referral",
    "ReferralStep",
    "Task",
    "accesses_of",
    "by_next_task",
    "choices_for",
    "moments",
    "next_of",
    "pending_in",
    "timeline",
    "with_access",
    "with_next_task",
]
