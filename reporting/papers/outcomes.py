"""The outcome report: who came, what was done together, where they were placed, which jobs followed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import tables
from reporting.enums import PassageField
from reporting.indicators import ACCESS, ENTERED, JOBS, PEOPLE, PLACEMENTS, TOGETHER
from reporting.papers.shapes import Block, Section, Template

IN_SHORT = ("people_in_charge", "people_entered", "people_left", "placements_started", "people_placed", "jobs_started")


def _figures():
    return tuple(figure.code for figure in (*PEOPLE, *ENTERED, *ACCESS, *TOGETHER, *PLACEMENTS, *JOBS))


def _chapters(counted, previous):
    def of(code, title, figures):
        return parts.listed(code, title, parts.single(figures), counted, previous)

    return (
        Section("premise", _("Premise"), passage=PassageField.PREMISE),
        Section(
            "short",
            _("The year in short"),
            (parts.people_in_short(counted), parts.done_in_short(counted)),
            (
                Block(tables.against_targets(counted)),
                parts.listed("short", _("The main figures"), IN_SHORT, counted, previous),
            ),
            PassageField.WORK,
        ),
        Section("access", _("How people came"), (), (of("access", _("Referrals"), ACCESS),)),
        Section("people", _("Who came"), (), _who(counted, previous)),
        Section(
            "together",
            _("What was done together"),
            (_("Several professionals assess independently, then agree: what differs is talked over."),),
            (of("together", _("Assessments and contacts"), TOGETHER),),
        ),
        Section(
            "placements",
            _("Internships"),
            (),
            (
                of("placements", _("Internships and hosts"), PLACEMENTS),
                parts.starts_by_month(counted),
                parts.drawn(tables.breakdown("placements_by_kind", counted)),
                Block(tables.breakdown("interrupted_by_reason", counted)),
            ),
        ),
        Section(
            "jobs",
            _("Hires"),
            (),
            (of("jobs", _("Jobs started"), JOBS), parts.drawn(tables.breakdown("jobs_by_contract", counted))),
        ),
        Section("changes", _("What changed and why"), passage=PassageField.CHANGES),
        Section("trouble", _("Difficulties met"), passage=PassageField.TROUBLE),
        Section("outlook", _("What comes next"), passage=PassageField.OUTLOOK),
        parts.definitions(_figures()),
    )


def _who(counted, previous):
    codes = ("people_in_charge", "people_entered", "entered_disabled")
    return (
        parts.listed("entered", _("People in charge and entered"), codes, counted, previous),
        *(parts.drawn(tables.breakdown(figure.code, counted)) for figure in ENTERED if figure.slices),
        Block(tables.breakdown("left_by_reason", counted)),
    )


TEMPLATE = Template(
    gettext_lazy("Yearly outcome report"),
    gettext_lazy("Who came, what was done together, where people were placed and which jobs followed."),
    _chapters,
    (
        PassageField.PREMISE,
        PassageField.WORK,
        PassageField.CHANGES,
        PassageField.TROUBLE,
        PassageField.OUTLOOK,
    ),
    _figures,
)
