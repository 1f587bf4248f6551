"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.documents import (
    edit_document,
    file_document,
    put_back_document,
    replace_document,
    withdraw_document,
)
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.privacy import (
    NotTold,
    end_exchange,
    end_notice,
    give_notice,
    insist_it_may_be_told,
    record_exchange,
)
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task

__all__ = [
    "NotTold",
    "Stale",
    "accept",
    "add_task",
    "answer",
    "decline",
    "edit_case",
    "edit_document",
    "edit_person",
    "end_exchange",
    "end_notice",
    "file_document",
    "give_notice",
    "hand_over",
    "insist_it_may_be_told",
    "open_case",
    "put_back_document",
    "record_exchange",
    "refer",
    "register",
    "replace_document",
    "return_with_question",
    "withdraw_document",
    "write_diary",
]
