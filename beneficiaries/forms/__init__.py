"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.appointments import AppointmentForm, AppointmentMove
from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.meetings import Flag, MeetingHead, Minutes, MinutesAddition, NewMeeting, TaskRow
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.project_steps import FindingRow, ProjectEnding, Proposal, ReviewSheet, SignerRow, Signing
from beneficiaries.forms.projects import ProjectSheet
from beneficiaries.forms.referrals import NewReferral, Words
from beneficiaries.forms.rows import Rows, rows_typed, wants_more
from beneficiaries.forms.story import StoryFilter

__all__ = [
    "Acceptance",
    "AppointmentForm",
    "AppointmentMove",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "FindingRow",
    "Flag",
    "Handover",
    "Identity",
    "MeetingHead",
    "Minutes",
    "MinutesAddition",
    "NewMeeting",
    "NewReferral",
    "Note",
    "Opening",
    "ProjectEnding",
    "ProjectSheet",
    "Proposal",
    "ReviewSheet",
    "Rows",
    "Search",
    "SignerRow",
    "Signing",
    "StoryFilter",
    "TaskRow",
    "Together",
    "Words",
    "rows_typed",
    "wants_more",
]
