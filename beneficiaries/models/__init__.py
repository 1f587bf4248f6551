"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.agenda import Suggestion, suggestions
from beneficiaries.models.appointments import Appointment, CalendarFeed, fingerprint_of
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.meetings import Addition, AgendaItem, Meeting, Presence, TeamQuestion
from beneficiaries.models.moments import Moment, in_words, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.project_steps import Finding, Review, Signature
from beneficiaries.models.projects import Project, ProjectLine
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task
from beneficiaries.models.timeline import authors, timeline

__all__ = [
    "Addition",
    "AgendaItem",
    "Appointment",
    "CalendarFeed",
    "DiaryEntry",
    "Document",
    "Episode",
    "Finding",
    "Meeting",
    "Moment",
    "NameWord",
    "Need",
    "Person",
    "Presence",
    "Project",
    "ProjectLine",
    "Referral",
    "ReferralStep",
    "Review",
    "Signature",
    "Suggestion",
    "Task",
    "TeamQuestion",
    "authors",
    "fingerprint_of",
    "in_words",
    "moments",
    "suggestions",
    "timeline",
]
