"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.deadlines import days, dismiss_deadline, recall_deadline, rhythm
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.referring import refer, referral, referrals
from beneficiaries.views.tasks import (
    add_task,
    edit_task,
    end_task,
    postpone_task,
    reopen_task,
    tasks,
    tasks_panel,
    unpostpone_task,
)

__all__ = [
    "accept",
    "add_task",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "days",
    "decline",
    "dismiss_deadline",
    "edit_case",
    "edit_person",
    "edit_task",
    "end_task",
    "fill_from_tax_code",
    "hand_over",
    "open_case",
    "people",
    "person",
    "postpone_task",
    "recall_deadline",
    "refer",
    "referral",
    "referrals",
    "reopen_task",
    "return_referral",
    "rhythm",
    "tasks",
    "tasks_panel",
    "unpostpone_task",
    "write_diary",
]
