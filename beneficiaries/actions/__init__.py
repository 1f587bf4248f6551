"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.household import add_kept, edit_kept
from beneficiaries.actions.merging import merge, tell_apart, undo_merge
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task

__all__ = [
    "Stale",
    "accept",
    "add_kept",
    "add_task",
    "answer",
    "decline",
    "edit_case",
    "edit_kept",
    "edit_person",
    "hand_over",
    "merge",
    "open_case",
    "refer",
    "register",
    "return_with_question",
    "tell_apart",
    "undo_merge",
    "write_diary",
]
