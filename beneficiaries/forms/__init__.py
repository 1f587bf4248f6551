"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.duplicates import Choosing
from beneficiaries.forms.household import Duty, Member, Service
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words

__all__ = [
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Choosing",
    "Correction",
    "Duty",
    "Handover",
    "Identity",
    "Member",
    "NewReferral",
    "Note",
    "Opening",
    "Search",
    "Service",
    "Together",
    "Words",
]
