"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Opening
from beneficiaries.forms.diary import EntryCorrection, GroupNote, NewTemplate, Note, Striking, TemplateCorrection
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words

__all__ = [
    "Acceptance",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "EntryCorrection",
    "GroupNote",
    "Handover",
    "Identity",
    "NewReferral",
    "NewTemplate",
    "Note",
    "Opening",
    "Search",
    "Striking",
    "TemplateCorrection",
    "Together",
    "Words",
]
