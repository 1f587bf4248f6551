"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.acts import begin
from placements.actions.cases import close_case, register_hire
from placements.actions.evaluations import ask_host_tutor
from placements.actions.goals import change_goal, give_up_goal, set_goals
from placements.actions.hosts import Stale, add_agreement, add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import extend, interrupt, open_internship
from placements.actions.matching import move, propose, shortlist, shortlist_pairs, tell_availability, tell_conditions
from placements.actions.months import confirm_month
from placements.actions.openings import add_opening, ask_levels, edit_opening, pause_opening, resume_opening

__all__ = [
    "Stale",
    "add_agreement",
    "add_host",
    "add_opening",
    "ask_host_tutor",
    "ask_levels",
    "begin",
    "change_goal",
    "close_case",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "edit_opening",
    "extend",
    "give_up_goal",
    "interrupt",
    "move",
    "open_internship",
    "pause_opening",
    "propose",
    "reactivate_host",
    "register_hire",
    "resume_opening",
    "set_goals",
    "shortlist",
    "shortlist_pairs",
    "tell_availability",
    "tell_conditions",
]
