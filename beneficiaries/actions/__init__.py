"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.agenda import (
    ask_team,
    move_item,
    put_on_agenda,
    take_off_agenda,
    withdraw_question,
    write_item,
)
from beneficiaries.actions.appointments import (
    cancel_appointment,
    make_appointment,
    make_feed,
    move_appointment,
    restore_appointment,
    revoke_feed,
    tell_attendance,
)
from beneficiaries.actions.cases import edit_case, hand_over, open_case
from beneficiaries.actions.deadlines import choose_rhythm, dismiss_deadline, note_days, recall_deadline
from beneficiaries.actions.diary import write_diary
from beneficiaries.actions.gaps import complete_case, complete_person
from beneficiaries.actions.meetings import add_to_minutes, cancel_meeting, close_minutes, edit_meeting, plan_meeting
from beneficiaries.actions.people import Stale, edit_person, register
from beneficiaries.actions.project_steps import excuse_signer, file_signature, review_project
from beneficiaries.actions.projects import (
    begin_project,
    close_project,
    edit_project,
    propose_project,
    take_back_project,
)
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.tasks import add_task, edit_task, end_task, postpone_task, reopen_task, unpostpone_task

__all__ = [
    "Stale",
    "accept",
    "add_task",
    "add_to_minutes",
    "answer",
    "ask_team",
    "begin_project",
    "cancel_appointment",
    "cancel_meeting",
    "choose_rhythm",
    "close_minutes",
    "close_project",
    "complete_case",
    "complete_person",
    "decline",
    "dismiss_deadline",
    "edit_case",
    "edit_meeting",
    "edit_person",
    "edit_project",
    "edit_task",
    "end_task",
    "excuse_signer",
    "file_signature",
    "hand_over",
    "make_appointment",
    "make_feed",
    "move_appointment",
    "move_item",
    "note_days",
    "open_case",
    "plan_meeting",
    "postpone_task",
    "propose_project",
    "put_on_agenda",
    "recall_deadline",
    "refer",
    "register",
    "reopen_task",
    "restore_appointment",
    "return_with_question",
    "review_project",
    "revoke_feed",
    "take_back_project",
    "take_off_agenda",
    "tell_attendance",
    "unpostpone_task",
    "withdraw_question",
    "write_diary",
    "write_item",
]
