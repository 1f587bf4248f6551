"""The money of the year: what was granted, spent under each line, and whose share it is, exact to the cent."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext_lazy as _

from reporting import rules
from reporting.indicators.figure import Figure, Unit, Year
from reporting.indicators.service import by_month
from reporting.models import FundingYear, Spending


@dataclass(frozen=True)
class Plan:
    """What the year set out with: shares in per cent, and what it aims at."""

    granted: Decimal
    percent_region: Decimal
    percent_municipality: Decimal
    target_placements: int
    target_jobs: int


def plan_of(year: Year) -> Plan:
    """The year's plan as it was written down; the usual shares and targets where nothing was."""
    funding = FundingYear.objects.planned_for(year.ambito, year.number)
    return Plan(
        Decimal(funding.granted),
        Decimal(funding.share_region),
        Decimal(funding.share_municipality),
        funding.target_placements,
        funding.target_jobs,
    )


MONEY = (
    Figure("granted", _("Granted"), _("What Region and Municipality granted for the year, together."), unit=Unit.MONEY),
    Figure("cost_total", _("Spent"), _("Spending dated in the year, under all cost lines."), unit=Unit.MONEY),
    Figure(
        "cost_lines",
        _("Spent, by cost line"),
        _("Spending dated in the year, under each cost line."),
        unit=Unit.MONEY,
    ),
    Figure(
        "cost_by_month",
        _("Spent, by month"),
        _("Spending dated in the year, by the month of its date."),
        slices=by_month("dated_on"),
        unit=Unit.MONEY,
    ),
    Figure("residual", _("Left over"), _("What was granted less what was spent."), unit=Unit.MONEY),
    Figure(
        "share_region",
        _("Share of the Region"),
        _("The Region's part of what was spent, by the year's percentages, in whole cents by largest remainder."),
        unit=Unit.MONEY,
    ),
    Figure(
        "share_municipality",
        _("Share of the Municipality"),
        _("The Municipality's part: the two parts always add up to what was spent."),
        unit=Unit.MONEY,
    ),
    Figure(
        "granted_region",
        _("Granted by the Region"),
        _("The Region's part of what was granted, by the same percentages."),
        unit=Unit.MONEY,
    ),
    Figure(
        "granted_municipality",
        _("Granted by the Municipality"),
        _("The Municipality's part of what was granted, by the same percentages."),
        unit=Unit.MONEY,
    ),
    Figure(
        "cost_per_person",
        _("Cost a person in charge"),
        _("What was spent divided by the people in charge."),
        unit=Unit.MONEY,
    ),
    Figure(
        "cost_per_placement",
        _("Cost an internship running"),
        _("What was spent divided by the internships running."),
        unit=Unit.MONEY,
    ),
)


def money_of(year: Year, plan: Plan) -> dict:
    """What was granted and spent, and whose share it is."""
    spent = Spending.objects.filter(ambito=year.ambito).dated_within(*year.days)
    lines = spent.values_list("cost_line__name").annotate(Sum("amount"))
    months = spent.values_list(ExtractMonth("dated_on")).annotate(Sum("amount")).order_by("dated_on__month")
    by_line = {name: amount for name, amount in lines.order_by("cost_line__position", "cost_line__name") if amount}
    total = sum(by_line.values(), Decimal("0.00"))
    percentages = (plan.percent_region, plan.percent_municipality)
    region, municipality = rules.share_out(total, percentages)
    granted_region, granted_municipality = rules.share_out(plan.granted, percentages)
    return {
        "granted": plan.granted,
        "cost_total": total,
        "cost_lines": by_line,
        "cost_by_month": {f"{month:02}": amount for month, amount in months if amount},
        "residual": plan.granted - total,
        "share_region": region,
        "share_municipality": municipality,
        "granted_region": granted_region,
        "granted_municipality": granted_municipality,
    }


def unit_costs(counted: dict) -> dict:
    """What one person or internship cost, out of what was spent and counted."""
    return {
        "cost_per_person": rules.per_head(counted["cost_total"], counted["people_in_charge"]),
        "cost_per_placement": rules.per_head(counted["cost_total"], counted["placements_running"]),
    }
