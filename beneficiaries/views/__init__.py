"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.agenda import (
    agenda,
    agenda_item,
    ask_team,
    find_for_agenda,
    move_item,
    put_on_agenda,
    take_off_agenda,
    team_panel,
    withdraw_question,
)
from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.meetings import (
    add_to_minutes,
    cancel_meeting,
    close_minutes,
    edit_meeting,
    meeting,
    meetings,
    plan_meeting,
)
from beneficiaries.views.project_steps import close_project, review_project, sign_project
from beneficiaries.views.projects import (
    begin_project,
    edit_project,
    project,
    project_panel,
    project_version,
    propose_project,
    take_back_project,
)
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "accept",
    "add_to_minutes",
    "agenda",
    "agenda_item",
    "answer_referral",
    "ask_team",
    "begin_project",
    "cancel_meeting",
    "case",
    "case_history",
    "caseload",
    "close_minutes",
    "close_project",
    "decline",
    "edit_case",
    "edit_meeting",
    "edit_person",
    "edit_project",
    "fill_from_tax_code",
    "find_for_agenda",
    "hand_over",
    "meeting",
    "meetings",
    "move_item",
    "open_case",
    "people",
    "person",
    "plan_meeting",
    "project",
    "project_panel",
    "project_version",
    "propose_project",
    "put_on_agenda",
    "refer",
    "referral",
    "referrals",
    "return_referral",
    "review_project",
    "sign_project",
    "take_back_project",
    "take_off_agenda",
    "team_panel",
    "withdraw_question",
    "write_diary",
]
