"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.deadlines import (
    Dismissal,
    Due,
    KnownDay,
    deadlines,
    dismissals,
    known_days,
    noted_by_kind,
    rhythm_of,
)
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task, by_next_task, next_of, with_next_task
from beneficiaries.models.timeline import timeline

__all__ = [
    "DiaryEntry",
    "Dismissal",
    "Document",
    "Due",
    "Episode",
    "KnownDay",
    "Moment",
    "NameWord",
    "Need",
    "Person",
    "Referral",
    "ReferralStep",
    "Task",
    "by_next_task",
    "deadlines",
    "dismissals",
    "known_days",
    "moments",
    "next_of",
    "noted_by_kind",
    "rhythm_of",
    "timeline",
    "with_next_task",
]
