"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.acts import begin
from placements.actions.agreements import add_agreement, amend_agreement, edit_agreement, end_agreement, renew_agreement
from placements.actions.amending import amend, change_tutor, resume, suspend
from placements.actions.approvals import (
    ask_approval,
    give_back,
    let_go,
    settle_approval,
    withdraw,
)
from placements.actions.cases import close_case
from placements.actions.conclusions import BEFORE_THE_END, conclude, countersign
from placements.actions.courses import add_course, edit_course, enrol, follow_enrolment
from placements.actions.covering import settle
from placements.actions.days import note_days
from placements.actions.entries import edit_entry, end_entry, reopen_entry, write_entry
from placements.actions.evaluations import ask_host_tutor
from placements.actions.extending import ask_extension, extend, refuse_extension
from placements.actions.goals import change_goal, give_up_goal, set_goals
from placements.actions.host_links import (
    begin_host_link,
    hand_host_link,
    revoke_host_link,
    send_host_link,
    sign_by_link,
    speak_by_host_link,
)
from placements.actions.hosts import add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import interrupt, move_start, open_internship
from placements.actions.jobs import note_check, register_hire
from placements.actions.matching import move, propose, shortlist, shortlist_pairs, tell_availability, tell_conditions
from placements.actions.merging import merge_hosts
from placements.actions.months import close_month, confirm_month
from placements.actions.openings import add_opening, ask_levels, edit_opening, pause_opening, resume_opening
from placements.actions.payments import prepare_payment
from placements.actions.signatures import sign_agreement
from placements.actions.signing import file_signatures, note_act
from placements.actions.sites import add_contact, add_site, count_people, edit_contact, edit_site
from placements.actions.unmerging import undo_host_merge
from placements.actions.visits import (
    add_visit,
    correct_visit,
    handle_report,
    move_visit,
    put_aside,
    replan,
    set_rhythm,
    visit_done,
    visit_missed,
)
from placements.actions.weeks import confirm_week, report, tell_how_it_goes
from placements.insertion import Stale

__all__ = [
    "BEFORE_THE_END",
    "Stale",
    "add_agreement",
    "add_contact",
    "add_course",
    "add_host",
    "add_opening",
    "add_site",
    "add_visit",
    "amend",
    "amend_agreement",
    "ask_approval",
    "ask_extension",
    "ask_host_tutor",
    "ask_levels",
    "begin",
    "begin_host_link",
    "change_goal",
    "change_tutor",
    "close_case",
    "close_month",
    "conclude",
    "confirm_month",
    "confirm_week",
    "count_people",
    "correct_visit",
    "countersign",
    "deactivate_host",
    "edit_agreement",
    "edit_contact",
    "edit_course",
    "edit_entry",
    "edit_host",
    "edit_opening",
    "edit_site",
    "end_agreement",
    "end_entry",
    "enrol",
    "extend",
    "file_signatures",
    "follow_enrolment",
    "give_back",
    "give_up_goal",
    "hand_host_link",
    "handle_report",
    "interrupt",
    "let_go",
    "merge_hosts",
    "move",
    "move_start",
    "move_visit",
    "note_check",
    "note_days",
    "note_act",
    "open_internship",
    "pause_opening",
    "prepare_payment",
    "propose",
    "put_aside",
    "reactivate_host",
    "refuse_extension",
    "register_hire",
    "renew_agreement",
    "reopen_entry",
    "replan",
    "report",
    "resume",
    "resume_opening",
    "revoke_host_link",
    "send_host_link",
    "set_goals",
    "set_rhythm",
    "settle",
    "settle_approval",
    "shortlist",
    "shortlist_pairs",
    "sign_agreement",
    "sign_by_link",
    "speak_by_host_link",
    "suspend",
    "tell_availability",
    "tell_conditions",
    "tell_how_it_goes",
    "undo_host_merge",
    "visit_done",
    "visit_missed",
    "withdraw",
    "write_entry",
]
