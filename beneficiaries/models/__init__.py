"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.diary import DiaryEntry, EarlierWording
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.note_templates import NoteTemplate
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task
from beneficiaries.models.timeline import timeline

__all__ = [
    "DiaryEntry",
    "Document",
    "EarlierWording",
    "Episode",
    "Moment",
    "NameWord",
    "Need",
    "NoteTemplate",
    "Person",
    "Referral",
    "ReferralStep",
    "Task",
    "moments",
    "timeline",
]
