"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.acts import begin
from placements.actions.cases import close_case
from placements.actions.conclusions import BEFORE_THE_END, conclude, countersign
from placements.actions.courses import add_course, edit_course, enrol, follow_enrolment
from placements.actions.cases import close_case, register_hire
from placements.actions.days import note_days
from placements.actions.evaluations import ask_host_tutor
from placements.actions.goals import change_goal, give_up_goal, set_goals
from placements.actions.hosts import Stale, add_agreement, add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import extend, interrupt, open_internship
from placements.actions.jobs import note_check, register_hire
from placements.actions.months import confirm_month
from placements.actions.months import close_month, confirm_month
from placements.actions.openings import add_opening, ask_levels, edit_opening, pause_opening, resume_opening
from placements.actions.payments import prepare_payment

__all__ = [
    "BEFORE_THE_END",
    "Stale",
    "add_agreement",
    "add_course",
    "add_host",
    "add_opening",
    "ask_host_tutor",
    "ask_levels",
    "begin",
    "change_goal",
    "close_case",
    "conclude",
    "close_month",
    "confirm_month",
    "countersign",
    "deactivate_host",
    "edit_course",
    "edit_host",
    "edit_opening",
    "enrol",
    "extend",
    "follow_enrolment",
    "give_up_goal",
    "interrupt",
    "note_check",
    "note_days",
    "open_internship",
    "pause_opening",
    "prepare_payment",
    "reactivate_host",
    "register_hire",
    "resume_opening",
    "set_goals",
]
