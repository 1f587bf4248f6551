"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.agreements import add_agreement, agreement
from placements.views.cases import close_case, hire, panel
from placements.views.evaluations import evaluate
from placements.views.following import (
    add_visit,
    following,
    handle_report,
    plan_visits,
    put_aside,
    reports,
    revoke_host_link,
    send_host_link,
    set_rhythm,
    show_host_link,
    tutor_loads,
)
from placements.views.goals import change_goal, goals
from placements.views.hosts import add_host, deactivate_host, edit_host, host, hosts
from placements.views.internships import export_internships, extend, internship, internships, interrupt, open_internship
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
from placements.views.visits import miss_visit, move_visit, visit

__all__ = [
    "add_agreement",
    "add_host",
    "add_opening",
    "add_visit",
    "agreement",
    "change_goal",
    "close_case",
    "confirm_month",
    "deactivate_host",
    "edit_host",
    "edit_opening",
    "evaluate",
    "export_internships",
    "extend",
    "fit",
    "following",
    "goals",
    "handle_report",
    "hire",
    "host",
    "hosts",
    "internship",
    "internships",
    "interrupt",
    "look_for_person",
    "miss_visit",
    "months",
    "move_visit",
    "open_internship",
    "opening",
    "openings",
    "panel",
    "pause_opening",
    "plan_visits",
    "put_aside",
    "reports",
    "requirements",
    "revoke_host_link",
    "send_host_link",
    "set_rhythm",
    "show_host_link",
    "tutor_loads",
    "visit",
]
