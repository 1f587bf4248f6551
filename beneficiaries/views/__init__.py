"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.duplicates import duplicates, merge, tell_apart, undo_merge
from beneficiaries.views.household import add_to_household, edit_household, household, household_panel
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "accept",
    "add_to_household",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "decline",
    "duplicates",
    "edit_case",
    "edit_household",
    "edit_person",
    "fill_from_tax_code",
    "hand_over",
    "household",
    "household_panel",
    "merge",
    "open_case",
    "people",
    "person",
    "refer",
    "referral",
    "referrals",
    "return_referral",
    "tell_apart",
    "undo_merge",
    "write_diary",
]
