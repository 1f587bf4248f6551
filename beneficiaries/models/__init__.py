"""People, their referrals, episodes and diaries; the names are handed on, nothing more."""

from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.timeline import Moment, timeline

__all__ = [
    "DiaryEntry",
    "Episode",
    "Moment",
    "NameWord",
    "Need",
    "Person",
    "Referral",
    "ReferralStep",
    "timeline",
]
