"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.appointments import AppointmentForm, AppointmentMove
from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter
from beneficiaries.forms.cases import Acceptance, CaseSheet, Opening, followers
from beneficiaries.forms.diary import EntryCorrection, GroupNote, NewTemplate, Note, Striking, TemplateCorrection
from beneficiaries.forms.documents import DocumentSheet, Filing, NewerVersion, ShelfFilter
from beneficiaries.forms.duplicates import Choosing
from beneficiaries.forms.handing_over import Handover, Help, TaskForEach
from beneficiaries.forms.household import Duty, Member, Service
from beneficiaries.forms.meetings import Flag, MeetingHead, Minutes, MinutesAddition, NewMeeting, TaskRow
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.privacy import Exchange, Notice, TellingNow
from beneficiaries.forms.project_steps import FindingRow, ProjectEnding, Proposal, ReviewSheet, SignerRow, Signing
from beneficiaries.forms.projects import ProjectSheet
from beneficiaries.forms.referrals import NewReferral, Words
from beneficiaries.forms.rows import Rows, rows_typed, wants_more
from beneficiaries.forms.searching import Search
from beneficiaries.forms.snapshots import Afterwards, AtEntry, Leaving, StillUnknown
from beneficiaries.forms.story import StoryFilter
from beneficiaries.forms.task_list import PostponeMany, Reassignment, TaskListFilter
from beneficiaries.forms.tasks import (
    CountingAgain,
    DaysThatMatter,
    Ending,
    LettingGo,
    NewTask,
    Postponement,
    Rhythm,
    TaskFilter,
    TaskSheet,
)

__all__ = [
    "followers",
    "Acceptance",
    "Afterwards",
    "AppointmentForm",
    "AppointmentMove",
    "AtEntry",
    "CaseFilter",
    "CaseSheet",
    "Choosing",
    "Correction",
    "CountingAgain",
    "DaysThatMatter",
    "DocumentSheet",
    "Duty",
    "Ending",
    "EntryCorrection",
    "Exchange",
    "Filing",
    "FindingRow",
    "Flag",
    "GroupNote",
    "Handover",
    "Help",
    "Identity",
    "Leaving",
    "LettingGo",
    "MeetingHead",
    "Member",
    "Minutes",
    "MinutesAddition",
    "NewMeeting",
    "NewReferral",
    "NewTask",
    "NewTemplate",
    "NewerVersion",
    "Note",
    "Notice",
    "Opening",
    "PostponeMany",
    "Postponement",
    "Reassignment",
    "ProjectEnding",
    "ProjectSheet",
    "Proposal",
    "ReviewSheet",
    "Rhythm",
    "Rows",
    "Search",
    "Service",
    "ShelfFilter",
    "SignerRow",
    "Signing",
    "StillUnknown",
    "StoryFilter",
    "Striking",
    "TaskFilter",
    "TaskListFilter",
    "TaskForEach",
    "TaskRow",
    "TaskSheet",
    "TellingNow",
    "TemplateCorrection",
    "Together",
    "Words",
    "rows_typed",
    "wants_more",
]
