"""The sheet of a municipality: the people who live there, as far as they were followed. Numbers only, no names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import tables
from reporting.enums import PassageField
from reporting.papers.shapes import Section, Template

PEOPLE = ("people_in_charge", "people_entered", "entered_disabled", "people_left", "referrals_received")
WORK = ("placements_started", "placements_running", "people_placed", "jobs_started")


def _figures():
    return (*PEOPLE, "entered_by_sex", "entered_by_age", *WORK)


def _chapters(counted, previous):
    lives = _("Whoever lives in the municipality today counts, wherever in the district she is followed.")
    return (
        Section(
            "people",
            _("People"),
            (parts.people_in_short(counted), lives),
            (
                parts.listed("people", _("People"), PEOPLE, counted, previous),
                parts.drawn(tables.breakdown("entered_by_sex", counted)),
                parts.drawn(tables.breakdown("entered_by_age", counted)),
            ),
            PassageField.PREMISE,
        ),
        Section(
            "work",
            _("Internships and jobs"),
            (),
            (parts.listed("work", _("Internships and jobs"), WORK, counted, previous),),
            PassageField.WORK,
        ),
        parts.definitions(_figures()),
    )


TEMPLATE = Template(
    gettext_lazy("Sheet of a municipality"),
    gettext_lazy("The people of one municipality who were followed in the year."),
    _chapters,
    (PassageField.PREMISE, PassageField.WORK),
    _figures,
    signed=False,
    most_pages=4,
)
