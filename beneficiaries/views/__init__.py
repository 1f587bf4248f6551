"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.bulk import choose, hand_over_chosen, help_on_chosen, task_for_chosen
from beneficiaries.views.cases import case, case_history, edit_case, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.exporting import export_caseload
from beneficiaries.views.handing_over import ask_to_help, end_access, hand_over, note_for_successor
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "accept",
    "answer_referral",
    "ask_to_help",
    "case",
    "case_history",
    "caseload",
    "choose",
    "decline",
    "edit_case",
    "edit_person",
    "end_access",
    "export_caseload",
    "fill_from_tax_code",
    "hand_over",
    "hand_over_chosen",
    "help_on_chosen",
    "note_for_successor",
    "open_case",
    "people",
    "person",
    "refer",
    "referral",
    "referrals",
    "return_referral",
    "task_for_chosen",
    "write_diary",
]
