"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.appointments import (
    add_appointment,
    add_own_appointment,
    appointments_panel,
    calendar,
    calendar_feed,
    cancel_appointment,
    edit_appointment,
    read_feed,
    restore_appointment,
    tell_attendance,
)
from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "add_appointment",
    "add_own_appointment",
    "appointments_panel",
    "calendar",
    "calendar_feed",
    "cancel_appointment",
    "edit_appointment",
    "read_feed",
    "restore_appointment",
    "tell_attendance",
    "accept",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "decline",
    "edit_case",
    "edit_person",
    "fill_from_tax_code",
    "hand_over",
    "open_case",
    "people",
    "person",
    "refer",
    "referral",
    "referrals",
    "return_referral",
    "write_diary",
]
