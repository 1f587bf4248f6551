"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload
from beneficiaries.views.referring import refer, referral, referrals
from beneficiaries.views.searching import find, people

__all__ = [
    "accept",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "decline",
    "edit_case",
    "edit_person",
    "fill_from_tax_code",
    "find",
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
