"""The quarterly note: two pages on three months, beside the same months of the year before."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import tables
from reporting.enums import PassageField
from reporting.papers.shapes import Section, Template

PEOPLE = ("people_in_charge", "people_entered", "people_left", "referrals_received", "waiting_days")
WORK = ("placements_started", "placements_running", "placements_interrupted", "people_placed", "jobs_started")


def _figures():
    return (*PEOPLE, *WORK, "cost_total", "cost_lines")


def _chapters(counted, previous):
    of_quarter = _("Each figure counts the three months only, beside the same months of the year before.")
    return (
        Section("premise", _("In short"), (of_quarter,), passage=PassageField.PREMISE),
        Section("people", _("People"), (), (parts.listed("people", _("People"), PEOPLE, counted, previous),)),
        Section(
            "work",
            _("Internships and jobs"),
            (),
            (parts.listed("work", _("Internships and jobs"), WORK, counted, previous),),
            PassageField.WORK,
        ),
        Section(
            "money", _("Spending"), (), (parts.drawn(tables.breakdown("cost_lines", counted)),), PassageField.MONEY
        ),
        parts.definitions(_figures()),
    )


TEMPLATE = Template(
    gettext_lazy("Quarterly note"),
    gettext_lazy("Three months of the service in short."),
    _chapters,
    (PassageField.PREMISE, PassageField.WORK, PassageField.MONEY),
    _figures,
    signed=False,
    most_pages=4,
)
