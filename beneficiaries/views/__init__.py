"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.entries import edit_entry, entry, strike_entry
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.note_templates import (
    add_note_template,
    edit_note_template,
    note_templates,
    retire_note_template,
)
from beneficiaries.views.notes import note, note_people
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "accept",
    "add_note_template",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "decline",
    "edit_case",
    "edit_entry",
    "edit_note_template",
    "edit_person",
    "entry",
    "fill_from_tax_code",
    "hand_over",
    "note",
    "note_people",
    "note_templates",
    "open_case",
    "people",
    "person",
    "refer",
    "referral",
    "referrals",
    "retire_note_template",
    "return_referral",
    "strike_entry",
    "write_diary",
]
