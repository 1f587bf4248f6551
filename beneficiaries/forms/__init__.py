"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.documents import DocumentSheet, Filing, NewerVersion, ShelfFilter
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.privacy import Exchange, Notice, TellingNow
from beneficiaries.forms.referrals import NewReferral, Words

__all__ = [
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "DocumentSheet",
    "Exchange",
    "Filing",
    "Handover",
    "Identity",
    "NewReferral",
    "NewerVersion",
    "Note",
    "Notice",
    "Opening",
    "Search",
    "ShelfFilter",
    "TellingNow",
    "Together",
    "Words",
]
