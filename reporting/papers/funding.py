"""The funding report: what was granted, what was spent, whose share it is, what was done with it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import rules, tables
from reporting.enums import PassageField
from reporting.indicators import MONEY
from reporting.papers.shapes import Block, Section, Template

DONE = ("people_in_charge", "people_entered", "placements_running", "placements_started", "jobs_started")
COSTS = ("cost_total", "cost_per_person", "cost_per_placement", "cost_per_job")
IN_SHORT = ("granted", "cost_total", "residual", "share_region", "share_municipality")


def _figures():
    return (*(figure.code for figure in MONEY), *DONE)


def _chapters(counted, previous):
    exact = _("The shares are exact to the cent: the parts always add up to the whole (largest remainder).")
    in_short = parts.listed("money", _("The money of the year"), IN_SHORT, counted, previous)
    return (
        Section("premise", _("Premise"), passage=PassageField.PREMISE),
        Section("short", _("The year in short"), _in_short(counted), (in_short,)),
        Section("shares", _("Region and Municipality"), (exact,), (parts.shares(counted),)),
        Section(
            "lines",
            _("What the money was spent for"),
            (),
            (parts.drawn(tables.breakdown("cost_lines", counted)),),
            PassageField.MONEY,
        ),
        Section("months", _("Spending through the year"), (), (parts.spending_by_month(counted),)),
        Section(
            "done",
            _("What was done with it"),
            (parts.done_in_short(counted),),
            (
                Block(tables.against_targets(counted)),
                parts.listed("done", _("Activity"), DONE, counted, previous),
                parts.listed("unit_costs", _("Cost of one"), COSTS, counted, previous),
            ),
            PassageField.WORK,
        ),
        parts.definitions(_figures()),
    )


def _in_short(counted):
    plan = counted.plan
    words = {
        "year": counted.year,
        "spent": tables.money(counted["cost_total"]),
        "granted": tables.money(counted["granted"]),
        "part": tables.per_cent(rules.per_cent(counted["cost_total"], counted["granted"])),
        "region": tables.money(counted["share_region"]),
        "region_share": _part_of(counted, "share_region", plan.percent_region),
        "municipality": tables.money(counted["share_municipality"]),
        "municipality_share": _part_of(counted, "share_municipality", plan.percent_municipality),
    }
    spent = _("In %(year)s the service spent %(spent)s.")
    if counted["granted"]:
        spent = _("In %(year)s the service spent %(spent)s of the %(granted)s granted: %(part)s.")
    shared = _(
        "%(region)s fall to the Region (%(region_share)s) and %(municipality)s to the Municipality "
        "(%(municipality_share)s)."
    )
    told = (spent % words, shared % words)
    if others := counted["share_others"]:
        told += (_("Other payers bear %(others)s.") % {"others": tables.money(others)},)
    return told


def _part_of(counted, share, agreed):
    """How much of what was spent a payer bears, which is not her part of the grant while funds are spent unevenly."""
    spent = counted["cost_total"]
    return tables.per_cent(rules.per_cent(counted[share], spent) if spent else agreed)


TEMPLATE = Template(
    gettext_lazy("Yearly funding report"),
    gettext_lazy(
        "Financial report for Region and Municipality: what was granted, what was spent, and what was done with it."
    ),
    _chapters,
    (PassageField.PREMISE, PassageField.MONEY, PassageField.WORK),
    _figures,
    gettext_lazy(
        "The undersigned declares that the spending listed was incurred in %(period)s for the purposes for which "
        "it was granted."
    ),
)
