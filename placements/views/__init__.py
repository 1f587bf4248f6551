"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.agreements import add_agreement, agreement
from placements.views.board import board, candidacy, move, opening_board, proposal, propose, shortlist
from placements.views.cases import close_case, hire, panel
from placements.views.evaluations import evaluate
from placements.views.goals import change_goal, goals
from placements.views.hosts import add_host, deactivate_host, edit_host, host, hosts
from placements.views.internships import export_internships, extend, internship, internships, interrupt, open_internship
from placements.views.matching import availability, conditions, suggested_openings, suggested_people
from placements.views.months import confirm_month, months
from placements.views.openings import (
    add_opening,
    edit_opening,
    fit,
    look_for_person,
    opening,
    openings,
    pause_opening,
    requirements,
)
from placements.views.plans import fairness, plan

__all__ = [
    "add_agreement",
    "add_host",
    "add_opening",
    "agreement",
    "availability",
    "board",
    "candidacy",
    "change_goal",
    "close_case",
    "conditions",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "edit_opening",
    "evaluate",
    "export_internships",
    "extend",
    "fairness",
    "fit",
    "goals",
    "hire",
    "host",
    "hosts",
    "internship",
    "internships",
    "interrupt",
    "look_for_person",
    "months",
    "move",
    "open_internship",
    "opening",
    "opening_board",
    "openings",
    "panel",
    "pause_opening",
    "plan",
    "proposal",
    "propose",
    "requirements",
    "shortlist",
    "suggested_openings",
    "suggested_people",
]
