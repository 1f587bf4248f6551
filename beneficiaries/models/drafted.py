"""What the drafts of this app are about: the things whose forms keep what is being typed."""

from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.household import CaringDuty, HouseholdMember, OtherService
from beneficiaries.models.meetings import AgendaItem, Meeting
from beneficiaries.models.note_templates import NoteTemplate
from beneficiaries.models.people import Person
from beneficiaries.models.projects import Project
from beneficiaries.models.referrals import Referral
from beneficiaries.models.tasks import Task

DRAFTED = {
    "note": (Episode,),
    "diary": (Episode,),
    "entry": (DiaryEntry,),
    "note_template": (NoteTemplate,),
    "case": (Episode,),
    "handover": (Episode,),
    "person": (Person,),
    "opening": (Person,),
    "referral": (Person,),
    "question": (Referral,),
    "refusal": (Referral,),
    "reply": (Referral,),
    "task": (Task,),
    "document": (Episode,),
    "project": (Project,),
    "project-end": (Project,),
    "review": (Project,),
    "meeting": (Meeting,),
    "addition": (Meeting,),
    "agenda": (AgendaItem,),
    "member": (Episode, HouseholdMember),
    "duty": (Episode, CaringDuty),
    "service": (Episode, OtherService),
}
