"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.acts import begin
from placements.actions.amending import amend, change_tutor, resume, suspend
from placements.actions.cases import close_case, register_hire
from placements.actions.covering import settle
from placements.actions.evaluations import ask_host_tutor
from placements.actions.extending import ask_extension, extend, refuse_extension
from placements.actions.goals import change_goal, give_up_goal, set_goals
from placements.actions.hosts import add_agreement, add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import interrupt, open_internship
from placements.actions.months import confirm_month
from placements.actions.openings import add_opening, ask_levels, edit_opening, pause_opening, resume_opening
from placements.actions.signing import file_signatures, note_protocol
from placements.insertion import Stale

__all__ = [
    "Stale",
    "add_agreement",
    "add_host",
    "add_opening",
    "amend",
    "ask_extension",
    "ask_host_tutor",
    "ask_levels",
    "begin",
    "change_goal",
    "change_tutor",
    "close_case",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "edit_opening",
    "extend",
    "file_signatures",
    "give_up_goal",
    "interrupt",
    "note_protocol",
    "open_internship",
    "pause_opening",
    "reactivate_host",
    "refuse_extension",
    "register_hire",
    "resume",
    "resume_opening",
    "set_goals",
    "settle",
    "suspend",
]
