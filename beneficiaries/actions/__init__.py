"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.access import ask_to_help, ask_to_help_on_all, end_access
from beneficiaries.actions.cases import edit_case, open_case
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.handing_over import hand_over, hand_over_all
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task, add_task_to_all

__all__ = [
    "Stale",
    "accept",
    "add_task",
    "add_task_to_all",
    "answer",
    "ask_to_help",
    "ask_to_help_on_all",
    "decline",
    "edit_case",
    "edit_person",
    "end_access",
    "hand_over",
    "hand_over_all",
    "open_case",
    "refer",
    "register",
    "return_with_question",
    "write_diary",
]
