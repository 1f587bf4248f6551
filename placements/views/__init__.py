"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.agreements import add_agreement, agreement
from placements.views.cases import close_case, hire, panel
from placements.views.hosts import add_host, deactivate_host, edit_host, host, hosts
from placements.views.internships import extend, internship, internships, interrupt, open_internship
from placements.views.months import confirm_month, months

__all__ = [
    "add_agreement",
    "add_host",
    "agreement",
    "close_case",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "extend",
    "hire",
    "host",
    "hosts",
    "internship",
    "internships",
    "interrupt",
    "months",
    "open_internship",
    "panel",
]
