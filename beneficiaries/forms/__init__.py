"""What is asked about people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.forms.appointments import AppointmentForm, AppointmentMove
from beneficiaries.forms.asking import Together
from beneficiaries.forms.caseload import CaseFilter, Search
from beneficiaries.forms.cases import Acceptance, CaseSheet, Handover, Note, Opening
from beneficiaries.forms.people import Correction, Identity
from beneficiaries.forms.referrals import NewReferral, Words
from beneficiaries.forms.story import StoryFilter

__all__ = [
    "Acceptance",
    "AppointmentForm",
    "AppointmentMove",
    "CaseFilter",
    "CaseSheet",
    "Correction",
    "Handover",
    "Identity",
    "NewReferral",
    "Note",
    "Opening",
    "Search",
    "StoryFilter",
    "Together",
    "Words",
]
