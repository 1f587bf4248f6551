"""What is done with people, referrals, cases and diaries; the names are handed on, nothing more."""

from beneficiaries.actions.access import ask_to_help, ask_to_help_on_all, end_access
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
from beneficiaries.actions.cases import edit_case, open_case
from beneficiaries.actions.deadlines import choose_rhythm, dismiss_deadline, note_days, recall_deadline
from beneficiaries.actions.diary import correct_entry, strike_entry, write_diary, write_together
from beneficiaries.actions.documents import (
    edit_document,
    file_document,
    put_back_document,
    replace_document,
    withdraw_document,
)
from beneficiaries.actions.gaps import complete_case, complete_person
from beneficiaries.actions.handing_over import hand_over, hand_over_all
from beneficiaries.actions.household import add_kept, edit_kept
from beneficiaries.actions.meetings import add_to_minutes, cancel_meeting, close_minutes, edit_meeting, plan_meeting
from beneficiaries.actions.merging import merge, tell_apart, undo_merge
from beneficiaries.actions.note_templates import (
    add_note_template,
    edit_note_template,
    retire_note_template,
    take_usual_templates,
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
from beneficiaries.actions.project_steps import excuse_signer, file_signature, review_project
from beneficiaries.actions.projects import (
    begin_project,
    close_project,
    edit_project,
    propose_project,
    take_back_project,
)
from beneficiaries.actions.referrals import accept, answer, decline, refer, return_with_question
from beneficiaries.actions.searching import record_search
from beneficiaries.actions.snapshots import take_snapshot, write_entry_facts
from beneficiaries.actions.tasks import (
    add_task,
    add_task_to_all,
    edit_task,
    end_task,
    postpone_all,
    postpone_task,
    reassign_all,
    reopen_task,
    unpostpone_task,
)

__all__ = [
    "NotTold",
    "Stale",
    "accept",
    "add_kept",
    "add_note_template",
    "add_task",
    "add_task_to_all",
    "add_to_minutes",
    "answer",
    "ask_team",
    "ask_to_help",
    "ask_to_help_on_all",
    "begin_project",
    "cancel_appointment",
    "cancel_meeting",
    "choose_rhythm",
    "close_minutes",
    "close_project",
    "complete_case",
    "complete_person",
    "correct_entry",
    "decline",
    "dismiss_deadline",
    "edit_case",
    "edit_document",
    "edit_kept",
    "edit_meeting",
    "edit_note_template",
    "edit_person",
    "edit_project",
    "edit_task",
    "end_access",
    "end_exchange",
    "end_notice",
    "end_task",
    "excuse_signer",
    "file_document",
    "file_signature",
    "give_notice",
    "hand_over",
    "hand_over_all",
    "insist_it_may_be_told",
    "make_appointment",
    "make_feed",
    "merge",
    "move_appointment",
    "move_item",
    "note_days",
    "open_case",
    "plan_meeting",
    "postpone_all",
    "postpone_task",
    "propose_project",
    "put_back_document",
    "put_on_agenda",
    "reassign_all",
    "recall_deadline",
    "record_exchange",
    "record_search",
    "refer",
    "register",
    "reopen_task",
    "replace_document",
    "restore_appointment",
    "retire_note_template",
    "return_with_question",
    "review_project",
    "revoke_feed",
    "strike_entry",
    "take_back_project",
    "take_off_agenda",
    "take_snapshot",
    "take_usual_templates",
    "tell_apart",
    "tell_attendance",
    "undo_merge",
    "unpostpone_task",
    "withdraw_document",
    "withdraw_question",
    "write_diary",
    "write_item",
    "write_together",
    "write_entry_facts",
]
