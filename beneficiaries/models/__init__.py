"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.privacy import DataExchange, PrivacyNotice, last_words, may_tell, without_notice
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.shelves import narrowed, shelf_of
from beneficiaries.models.tasks import Task
from beneficiaries.models.timeline import timeline

__all__ = [
    "DataExchange",
    "DiaryEntry",
    "Document",
    "Episode",
    "Moment",
    "NameWord",
    "Need",
    "Person",
    "PrivacyNotice",
    "Referral",
    "ReferralStep",
    "Task",
    "last_words",
    "may_tell",
    "moments",
    "narrowed",
    "shelf_of",
    "timeline",
    "without_notice",
]
