"""The money of the year: what was granted, spent under each line, and whose share it is, exact to the cent."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from reporting import rules
from reporting.enums import PayerKind
from reporting.indicators.figure import Figure, Unit, Year
from reporting.indicators.service import by_month
from reporting.models import FundingYear, FundPayer, Spending

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Plan:
    """What the year set out with: shares in per cent, and what it aims at, if anybody wrote it down."""

    granted: Decimal
    percent_region: Decimal
    percent_municipality: Decimal
    target_placements: int | None
    target_jobs: int | None


@dataclass(frozen=True)
class Shares:
    """What a fund was granted, and its payers as pairs of kind and per cent.

    Those that `count` make what the year was granted: its funds, or, while it has none, the year as it was planned.
    """

    granted: Decimal
    payers: tuple[tuple[str, Decimal], ...]
    count: bool

    def share_out(self, amount: Decimal) -> Counter:
        """An amount to the cent, by the kind of who pays it."""
        shared = Counter()
        parts = rules.share_out(amount, [per_cent for _kind, per_cent in self.payers])
        for (kind, _per_cent), part in zip(self.payers, parts, strict=True):
            shared[kind] += part
        return shared


@dataclass(frozen=True)
class Grants:
    """The year as it was planned, and who pays in which shares by fund; under None what holds for money of no fund."""

    planned: FundingYear
    shares: dict

    @property
    def counted(self):
        return [each for each in self.shares.values() if each.count]


def grants_of(year: Year) -> Grants:
    planned = FundingYear.objects.planned_for(year.ambito, year.number)
    usual = ((PayerKind.REGION, planned.share_region), (PayerKind.MUNICIPALITY, planned.share_municipality))
    payers, about = defaultdict(list), {}
    for payer in FundPayer.objects.of_district(year.ambito).with_granted().in_order():
        payers[payer.fund_id].append((payer.kind, payer.share))
        about[payer.fund_id] = (payer.granted, payer.of_year == year.number)
    shares = {fund: Shares(about[fund][0], tuple(payers[fund]), about[fund][1]) for fund in payers}
    alone = not any(each.count for each in shares.values())
    without = Shares(Decimal(planned.granted), tuple((kind, Decimal(part)) for kind, part in usual), alone)
    return Grants(planned, shares | {None: without})


def plan_of(year: Year, grants: Grants | None = None) -> Plan:
    """The year's targets, and what its funds granted; as it was planned while it has none."""
    grants = grants or grants_of(year)
    granted = sum((each.granted for each in grants.counted), NOTHING)
    return Plan(
        granted,
        _percentage(grants.counted, PayerKind.REGION, granted),
        _percentage(grants.counted, PayerKind.MUNICIPALITY, granted),
        grants.planned.target_placements,
        grants.planned.target_jobs,
    )


def _percentage(shares, kind, granted):
    """The part of one kind of payer: of one fund as it is written, of several by what each granted."""
    parts = [(each.granted, sum((share for of, share in each.payers if of == kind), NOTHING)) for each in shares]
    if len({part for _granted, part in parts}) == 1 or not granted:
        return parts[0][1]
    return (sum((amount * part for amount, part in parts), NOTHING) / granted).quantize(rules.CENT)


MONEY = (
    Figure(
        "granted",
        _("Granted"),
        _("What the funds reported in the year were granted, all payers together."),
        unit=Unit.MONEY,
    ),
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
        _("The Region's part of what was spent, fund by fund, in whole cents by largest remainder."),
        unit=Unit.MONEY,
    ),
    Figure(
        "share_municipality",
        _("Share of the Municipality"),
        _("The Municipality's part: the parts of all payers always add up to what was spent."),
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
        "granted_others",
        _("Granted by others"),
        _("What payers other than Region and Municipality granted, by the shares of their funds."),
        unit=Unit.MONEY,
    ),
    Figure(
        "share_others",
        _("Share of others"),
        _("The part of other payers in what was spent, by the shares of their funds."),
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
    Figure(
        "cost_per_job",
        _("Cost a job begun"),
        _("What was spent divided by the jobs begun in the year."),
        unit=Unit.MONEY,
    ),
)


def money_of(year: Year, plan: Plan, grants: Grants | None = None) -> dict:
    """What was granted and spent, and whose share it is: fund by fund to the cent, then added up."""
    grants = grants or grants_of(year)
    by_line, by_month, by_fund = Counter(), Counter(), Counter()
    spent = Spending.objects.of(year.ambito).dated_within(*year.days)
    for line, month, fund, amount in spent.sums():
        by_line[line] += amount
        by_month[month] += amount
        by_fund[fund] += amount
    total = sum(by_line.values(), NOTHING)
    paid, granted = Counter(), Counter()
    for fund, amount in by_fund.items():
        paid.update(grants.shares[fund].share_out(amount))
    for each in grants.counted:
        granted.update(each.share_out(each.granted))
    return {
        "granted": plan.granted,
        "cost_total": total,
        "cost_lines": {line: amount for line, amount in by_line.items() if amount},
        "cost_by_month": {f"{month:02}": by_month[month] for month in sorted(by_month) if by_month[month]},
        "residual": plan.granted - total,
        "share_region": paid.pop(PayerKind.REGION, NOTHING),
        "share_municipality": paid.pop(PayerKind.MUNICIPALITY, NOTHING),
        "share_others": sum(paid.values(), NOTHING),
        "granted_region": granted.pop(PayerKind.REGION, NOTHING),
        "granted_municipality": granted.pop(PayerKind.MUNICIPALITY, NOTHING),
        "granted_others": sum(granted.values(), NOTHING),
    }


HEADS = {
    "cost_per_person": "people_in_charge",
    "cost_per_placement": "placements_running",
    "cost_per_job": "jobs_started",
}
"""By what the spending is divided for what one cost."""


def unit_costs(counted: dict) -> dict:
    """What one person, internship or job cost, out of what was spent and counted."""
    return {code: rules.per_head(counted["cost_total"], counted[heads]) for code, heads in HEADS.items()}
