"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.acts import amend, change_tutor, interrupt, resume, sign_act, suspend
from placements.views.agreements import add_agreement, agreement
from placements.views.cases import close_case, hire, panel
from placements.views.cover import cover
from placements.views.evaluations import evaluate
from placements.views.extensions import ask_extension, extend, refuse_extension
from placements.views.goals import change_goal, goals
from placements.views.hosts import add_host, deactivate_host, edit_host, host, hosts
from placements.views.internship import internship
from placements.views.internships import export_internships, internships
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
from placements.views.tutors import tutors
from placements.views.wizard import internship_opened, internship_step, open_internship

__all__ = [
    "add_agreement",
    "add_host",
    "add_opening",
    "agreement",
    "amend",
    "ask_extension",
    "change_goal",
    "change_tutor",
    "close_case",
    "confirm_month",
    "cover",
    "deactivate_host",
    "edit_host",
    "edit_opening",
    "evaluate",
    "export_internships",
    "extend",
    "fit",
    "goals",
    "hire",
    "host",
    "hosts",
    "internship",
    "internship_opened",
    "internship_step",
    "internships",
    "interrupt",
    "look_for_person",
    "months",
    "open_internship",
    "opening",
    "openings",
    "panel",
    "pause_opening",
    "refuse_extension",
    "requirements",
    "resume",
    "sign_act",
    "suspend",
    "tutors",
]
