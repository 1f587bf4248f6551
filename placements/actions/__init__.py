"""The verbs of placing; the names are handed on, nothing more."""

from placements.actions.cases import close_case, register_hire
from placements.actions.hosts import Stale, add_agreement, add_host, deactivate_host, edit_host, reactivate_host
from placements.actions.internships import extend, interrupt, open_internship
from placements.actions.months import confirm_month

__all__ = [
    "Stale",
    "add_agreement",
    "add_host",
    "close_case",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "extend",
    "interrupt",
    "open_internship",
    "reactivate_host",
    "register_hire",
]
