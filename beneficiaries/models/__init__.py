"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.access import CaseAccess, accesses_of, with_access
from beneficiaries.models.agenda import Suggestion, suggestions
from beneficiaries.models.appointments import Appointment, CalendarFeed
from beneficiaries.models.case_file import case_file
from beneficiaries.models.choices import choices_for
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
from beneficiaries.models.diary import DiaryEntry, EarlierWording
from beneficiaries.models.documents import Document
from beneficiaries.models.duplicates import Merge, PossibleDuplicate, alike_people, note_duplicates
from beneficiaries.models.episodes import Episode
from beneficiaries.models.hits import Hit, hits, hits_beside
from beneficiaries.models.household import CaringDuty, HouseholdMember, OtherService
from beneficiaries.models.kin import household_of
from beneficiaries.models.meetings import Addition, AgendaItem, Meeting, Presence, TeamQuestion
from beneficiaries.models.moments import Moment, in_words, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.note_templates import NoteTemplate
from beneficiaries.models.pending import Pending, pending_in
from beneficiaries.models.people import Person
from beneficiaries.models.privacy import DataExchange, PrivacyNotice, last_words, may_tell, without_notice
from beneficiaries.models.project_steps import Finding, Review, Signature
from beneficiaries.models.projects import Project, ProjectLine
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.shelves import narrowed, shelf_of
from beneficiaries.models.snapshots import QUESTIONS, EntryFacts, Snapshot
from beneficiaries.models.tasks import Task, by_next_task, next_of, with_next_task
from beneficiaries.models.timeline import authors, timeline

__all__ = [
    "Addition",
    "AgendaItem",
    "Appointment",
    "CalendarFeed",
    "CaringDuty",
    "CaseAccess",
    "DataExchange",
    "DiaryEntry",
    "Dismissal",
    "Document",
    "Due",
    "EarlierWording",
    "EntryFacts",
    "Episode",
    "Finding",
    "Hit",
    "HouseholdMember",
    "KnownDay",
    "Meeting",
    "Merge",
    "Moment",
    "NameWord",
    "Need",
    "NoteTemplate",
    "OtherService",
    "Pending",
    "Person",
    "PossibleDuplicate",
    "Presence",
    "PrivacyNotice",
    "Project",
    "ProjectLine",
    "QUESTIONS",
    "Referral",
    "ReferralStep",
    "Review",
    "Signature",
    "Snapshot",
    "Suggestion",
    "Task",
    "TeamQuestion",
    "accesses_of",
    "alike_people",
    "authors",
    "by_next_task",
    "case_file",
    "choices_for",
    "deadlines",
    "dismissals",
    "hits",
    "hits_beside",
    "household_of",
    "in_words",
    "known_days",
    "last_words",
    "may_tell",
    "moments",
    "narrowed",
    "next_of",
    "note_duplicates",
    "noted_by_kind",
    "pending_in",
    "rhythm_of",
    "shelf_of",
    "suggestions",
    "timeline",
    "with_access",
    "with_next_task",
    "without_notice",
]
