"""The report to the mayors' assembly: four pages, drawings, plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import rules, tables
from reporting.enums import PassageField
from reporting.indicators import HIDDEN
from reporting.papers.shapes import Block, Section, Template

MAIN = ("people_in_charge", "people_entered", "placements_started", "jobs_started", "cost_total", "cost_per_person")


def _figures():
    return (*MAIN, "entered_by_age", "placements_by_month", "jobs_by_month", "cost_lines")


def _chapters(counted, previous):
    return (
        Section(
            "short",
            _("The year in one minute"),
            (parts.people_in_short(counted), parts.done_in_short(counted), _cost(counted)),
            (parts.listed("main", _("The year in figures"), MAIN, counted, previous),),
            PassageField.PREMISE,
        ),
        Section("who", _("Who came to us"), (), (parts.drawn(tables.breakdown("entered_by_age", counted)),)),
        Section(
            "work",
            _("Internships and jobs"),
            (),
            (Block(tables.against_targets(counted)), parts.starts_by_month(counted)),
            PassageField.WORK,
        ),
        Section("money", _("Where the money went"), (), (parts.drawn(tables.breakdown("cost_lines", counted)),)),
        Section("outlook", _("What comes next"), passage=PassageField.OUTLOOK),
    )


def _cost(counted):
    if not counted["people_in_charge"]:
        return _("Nobody was followed in this year.")
    if counted["cost_per_person"] is HIDDEN:
        return _("The service cost %(spent)s.") % {"spent": tables.money(counted["cost_total"])}
    sentence = _("The service cost %(spent)s, that is %(each)s for each person followed; the Region paid %(part)s.")
    return sentence % {
        "spent": tables.money(counted["cost_total"]),
        "each": tables.money(counted["cost_per_person"]),
        "part": tables.per_cent(rules.per_cent(counted["share_region"], counted["cost_total"])),
    }


TEMPLATE = Template(
    gettext_lazy("Report to the mayors’ assembly"),
    gettext_lazy("What the service did for the people of our municipalities, what it cost, and what comes next."),
    _chapters,
    (PassageField.PREMISE, PassageField.WORK, PassageField.OUTLOOK),
    _figures,
    most_pages=4,
)
