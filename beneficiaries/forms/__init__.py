"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words
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
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "CountingAgain",
    "DaysThatMatter",
    "Ending",
    "Handover",
    "Identity",
    "LettingGo",
    "NewReferral",
    "NewTask",
    "Note",
    "Opening",
    "Postponement",
    "Rhythm",
    "Search",
    "TaskFilter",
    "TaskSheet",
    "Together",
    "Words",
]
