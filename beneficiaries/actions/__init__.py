"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.deadlines import choose_rhythm, dismiss_deadline, note_days, recall_deadline
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task, edit_task, end_task, postpone_task, reopen_task, unpostpone_task

__all__ = [
    "Stale",
    "accept",
    "add_task",
    "answer",
    "choose_rhythm",
    "decline",
    "dismiss_deadline",
    "edit_case",
    "edit_person",
    "edit_task",
    "end_task",
    "hand_over",
    "note_days",
    "open_case",
    "postpone_task",
    "recall_deadline",
    "refer",
    "register",
    "reopen_task",
    "return_with_question",
    "unpostpone_task",
    "write_diary",
]
