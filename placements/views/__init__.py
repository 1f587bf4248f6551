"""The doors of placing, by room; the names are handed on, nothing more."""

from placements.views.acts import amend, change_tutor, interrupt, move_start, note_act, resume, sign_act, suspend
from placements.views.agreements import (
    add_agreement,
    agreement,
    amend_agreement,
    edit_agreement,
    end_agreement,
    renew_agreement,
)
from placements.views.board import board, candidacy, move, opening_board, proposal, propose, shortlist
from placements.views.cases import close_case, panel
from placements.views.conclusions import conclude, conclusion, countersign
from placements.views.courses import add_course, course, courses, edit_course, enrol, enrolment
from placements.views.cover import cover
from placements.views.days import days, month_days
from placements.views.entries import end_host_entry, host_entry, next_with_hosts, reopen_host_entry, write_host_entry
from placements.views.evaluations import evaluate
from placements.views.extensions import ask_extension, extend, refuse_extension
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
)
from placements.views.goals import change_goal, goals
from placements.views.hosts import add_host, deactivate_host, edit_host, export_hosts, host, hosts
from placements.views.internship import internship
from placements.views.internships import export_internships, internships
from placements.views.jobs import hire, job
from placements.views.matching import availability, conditions, suggested_openings, suggested_people
from placements.views.merging import merge_hosts, undo_host_merge
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
from placements.views.payments import payment, payment_file, payments
from placements.views.plans import fairness, plan
from placements.views.signatures import open_scan, sign_agreement
from placements.views.sites import add_contact, add_site, count_people, edit_contact, edit_site
from placements.views.tutors import tutors
from placements.views.visits import correct_visit, miss_visit, move_visit, visit
from placements.views.wizard import internship_opened, internship_step, open_internship

__all__ = [
    "add_agreement",
    "add_contact",
    "add_course",
    "add_host",
    "add_opening",
    "add_site",
    "add_visit",
    "agreement",
    "amend",
    "amend_agreement",
    "ask_extension",
    "availability",
    "board",
    "candidacy",
    "change_goal",
    "change_tutor",
    "close_case",
    "conclude",
    "conclusion",
    "conditions",
    "confirm_month",
    "correct_visit",
    "count_people",
    "countersign",
    "course",
    "courses",
    "cover",
    "days",
    "deactivate_host",
    "edit_agreement",
    "edit_contact",
    "edit_course",
    "edit_host",
    "edit_opening",
    "edit_site",
    "end_agreement",
    "end_host_entry",
    "enrol",
    "enrolment",
    "evaluate",
    "export_hosts",
    "export_internships",
    "extend",
    "fairness",
    "fit",
    "following",
    "goals",
    "handle_report",
    "hire",
    "host",
    "host_entry",
    "hosts",
    "internship",
    "internship_opened",
    "internship_step",
    "internships",
    "interrupt",
    "job",
    "look_for_person",
    "merge_hosts",
    "miss_visit",
    "month_days",
    "months",
    "move",
    "move_start",
    "move_visit",
    "next_with_hosts",
    "note_act",
    "open_internship",
    "open_scan",
    "opening",
    "opening_board",
    "openings",
    "panel",
    "pause_opening",
    "payment",
    "payment_file",
    "payments",
    "plan",
    "plan_visits",
    "proposal",
    "propose",
    "put_aside",
    "refuse_extension",
    "renew_agreement",
    "reopen_host_entry",
    "reports",
    "requirements",
    "resume",
    "revoke_host_link",
    "send_host_link",
    "set_rhythm",
    "shortlist",
    "show_host_link",
    "sign_act",
    "sign_agreement",
    "suggested_openings",
    "suggested_people",
    "suspend",
    "tutors",
    "undo_host_merge",
    "visit",
    "write_host_entry",
]
