"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.acts import begin
from placements.actions.agreements import add_agreement, amend_agreement, edit_agreement, end_agreement, renew_agreement
from placements.actions.cases import close_case, register_hire
from placements.actions.entries import edit_entry, end_entry, reopen_entry, write_entry
from placements.actions.evaluations import ask_host_tutor
from placements.actions.goals import change_goal, give_up_goal, set_goals
from placements.actions.hosts import add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import extend, interrupt, open_internship
from placements.actions.merging import merge_hosts
from placements.actions.months import confirm_month
from placements.actions.openings import add_opening, ask_levels, edit_opening, pause_opening, resume_opening
from placements.actions.signatures import sign_agreement
from placements.actions.sites import Stale, add_contact, add_site, count_people, edit_contact, edit_site

__all__ = [
    "Stale",
    "add_agreement",
    "add_contact",
    "add_host",
    "add_opening",
    "add_site",
    "amend_agreement",
    "ask_host_tutor",
    "ask_levels",
    "begin",
    "change_goal",
    "close_case",
    "confirm_month",
    "count_people",
    "deactivate_host",
    "edit_agreement",
    "edit_contact",
    "edit_entry",
    "edit_host",
    "edit_opening",
    "edit_site",
    "end_agreement",
    "end_entry",
    "extend",
    "give_up_goal",
    "interrupt",
    "merge_hosts",
    "open_internship",
    "pause_opening",
    "reactivate_host",
    "register_hire",
    "renew_agreement",
    "reopen_entry",
    "resume_opening",
    "set_goals",
    "sign_agreement",
    "write_entry",
]
