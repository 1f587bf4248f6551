"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.diary import correct_entry, strike_entry, write_diary, write_together
from beneficiaries.actions.note_templates import add_note_template, edit_note_template, retire_note_template
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task

__all__ = [
    "Stale",
    "accept",
    "add_note_template",
    "add_task",
    "answer",
    "correct_entry",
    "decline",
    "edit_case",
    "edit_note_template",
    "edit_person",
    "hand_over",
    "open_case",
    "refer",
    "register",
    "retire_note_template",
    "return_with_question",
    "strike_entry",
    "write_diary",
    "write_together",
]
