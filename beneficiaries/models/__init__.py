"""People, their referrals, episodes, diaries and all that is kept with them; the names are handed on, nothing more."""

from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.documents import Document
from beneficiaries.models.duplicates import Merge, PossibleDuplicate, alike_people, note_duplicates
from beneficiaries.models.episodes import Episode
from beneficiaries.models.household import CaringDuty, HouseholdMember, OtherService
from beneficiaries.models.kin import household_of
from beneficiaries.models.moments import Moment, moments
from beneficiaries.models.names import NameWord
from beneficiaries.models.people import Person
from beneficiaries.models.referrals import Need, Referral, ReferralStep
from beneficiaries.models.tasks import Task
from beneficiaries.models.timeline import timeline

__all__ = [
    "CaringDuty",
    "DiaryEntry",
    "Document",
    "Episode",
    "HouseholdMember",
    "Merge",
    "Moment",
    "NameWord",
    "Need",
    "OtherService",
    "Person",
    "PossibleDuplicate",
    "Referral",
    "ReferralStep",
    "Task",
    "alike_people",
    "household_of",
    "moments",
    "note_duplicates",
    "timeline",
]
