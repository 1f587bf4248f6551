"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words
from beneficiaries.forms.searching import Search

__all__ = [
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "Handover",
    "Identity",
    "NewReferral",
    "Note",
    "Opening",
    "Search",
    "Together",
    "Words",
]
