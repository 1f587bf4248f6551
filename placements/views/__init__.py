"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.agreements import (
    add_agreement,
    agreement,
    amend_agreement,
    edit_agreement,
    end_agreement,
    renew_agreement,
)
from placements.views.cases import close_case, hire, panel
from placements.views.entries import (
    end_host_entry,
    host_entry,
    next_with_hosts,
    reopen_host_entry,
    write_host_entry,
)
from placements.views.evaluations import evaluate
from placements.views.goals import change_goal, goals
from placements.views.hosts import add_host, deactivate_host, edit_host, host, hosts
from placements.views.internships import export_internships, extend, internship, internships, interrupt, open_internship
from placements.views.merging import merge_hosts
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
from placements.views.signatures import open_scan, sign_agreement
from placements.views.sites import add_contact, add_site, count_people, edit_contact, edit_site

__all__ = [
    "add_agreement",
    "add_contact",
    "add_host",
    "add_opening",
    "add_site",
    "agreement",
    "amend_agreement",
    "change_goal",
    "close_case",
    "confirm_month",
    "count_people",
    "deactivate_host",
    "edit_agreement",
    "edit_contact",
    "edit_host",
    "edit_opening",
    "edit_site",
    "end_agreement",
    "end_host_entry",
    "evaluate",
    "export_internships",
    "extend",
    "fit",
    "goals",
    "hire",
    "host",
    "host_entry",
    "hosts",
    "internship",
    "internships",
    "interrupt",
    "look_for_person",
    "merge_hosts",
    "months",
    "next_with_hosts",
    "open_internship",
    "open_scan",
    "opening",
    "openings",
    "panel",
    "pause_opening",
    "renew_agreement",
    "reopen_host_entry",
    "requirements",
    "sign_agreement",
    "write_host_entry",
]
