"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Note, Opening
from beneficiaries.forms.handing_over import Handover, Help, TaskForEach
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words

__all__ = [
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "Handover",
    "Help",
    "Identity",
    "NewReferral",
    "Note",
    "Opening",
    "Search",
    "TaskForEach",
    "Together",
    "Words",
]
