"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.searching import record_search
from beneficiaries.actions.tasks import add_task

__all__ = [
    "Stale",
    "accept",
    "add_task",
    "answer",
    "decline",
    "edit_case",
    "edit_person",
    "hand_over",
    "open_case",
    "record_search",
    "refer",
    "register",
    "return_with_question",
    "write_diary",
]
