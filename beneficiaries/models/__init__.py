"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.appointments import Appointment, CalendarFeed, fingerprint_of
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, in_words, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task
from beneficiaries.models.timeline import authors, timeline

__all__ = [
    "Appointment",
    "CalendarFeed",
    "DiaryEntry",
    "Document",
    "Episode",
    "Moment",
    "NameWord",
    "Need",
    "Person",
    "Referral",
    "ReferralStep",
    "Task",
    "authors",
    "fingerprint_of",
    "in_words",
    "moments",
    "timeline",
]
