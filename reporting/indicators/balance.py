"""Where the money stands on a day: planned, committed, spent and left, by fund and line; what is still to come."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import make_aware

from equipe.models import Ambito
from placements import payable
from placements.models import AttendanceMonth, Internship
from placements.months import changes_of
from placements.rules.attendance import asked_month
from reporting import rules
from reporting.models import Commitment, CostLine, Fund, FundAct, PaidFrom, PlannedAmount, Spending
from reporting.rules import Position

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class ToCome:
    """What an internship is still to be paid, month by month, and from which line and fund."""

    internship: Internship
    cost_line: CostLine
    fund: Fund | None
    months: dict[date, Decimal]

    @property
    def amount(self) -> Decimal:
        return sum(self.months.values(), NOTHING)

    @property
    def within(self) -> Decimal:
        """What of it the fund can pay: months that begin after its last day are none of its own."""
        last = self.fund.ends_on if self.fund else date.max
        return sum((amount for month, amount in self.months.items() if month <= last), NOTHING)

    @property
    def beyond(self) -> Decimal:
        return self.amount - self.within


@dataclass(frozen=True)
class Standing:
    """A fund on a day: what it was granted and has received, and where its lines stand. Without fund: what has none."""

    fund: Fund | None
    granted: Decimal
    received: Decimal
    lines: dict[CostLine, Position]

    @property
    def whole(self) -> Position:
        return sum(self.lines.values(), Position())

    @property
    def balance(self) -> Decimal:
        """What was granted and has not been received."""
        return self.granted - self.received

    @property
    def unplanned(self) -> Decimal:
        """What was granted and stands on no line yet."""
        return self.granted - self.whole.planned

    @property
    def overplanned(self) -> Decimal:
        return max(-self.unplanned, Decimal(0))

    @property
    def to_give_back(self) -> Decimal:
        """What was received beyond the grant."""
        return max(-self.balance, Decimal(0))


def standings(ambito: Ambito, *, on: date) -> list[Standing]:
    """Every fund of a district on a day, and what has no fund last: a constant number of questions."""
    found = positions(ambito, on=on)
    lines = {line.pk: line for line in CostLine.objects.of(ambito).in_order()}
    acts = FundAct.objects.of_district(ambito).until(on)
    sums = {row["fund"]: row for row in acts.sums()}
    told = []
    for fund in [*Fund.objects.of(ambito).with_payers().in_order(), None]:
        row = sums.get(fund.pk if fund else None, {})
        own = {line: found[(fund and fund.pk, pk)] for pk, line in lines.items() if (fund and fund.pk, pk) in found}
        told.append(Standing(fund, row.get("granted", NOTHING), row.get("received", NOTHING), own))
    return told if told[-1].lines else told[:-1]


def positions(ambito: Ambito, *, on: date) -> dict[tuple, Position]:
    """By fund and line, as their keys; the fund is None for what has none (spending then since the year began)."""
    planned, committed, spent = defaultdict(Decimal), defaultdict(Decimal), defaultdict(Decimal)
    for plan in PlannedAmount.objects.of_district(ambito).latest(on=on):
        planned[plan.fund_id, plan.cost_line_id] = plan.amount
    rows = Spending.objects.of(ambito).until(on).of_a_fund_or_since(on.replace(month=1, day=1))
    for fund, line, amount in rows.by_fund_and_line():
        spent[fund, line] += amount
    for each in Commitment.objects.of(ambito).standing(on=on).with_spent(on=on):
        committed[each.fund_id, each.cost_line_id] += each.bound
    for coming in allowances_to_come(ambito, on=on):
        committed[coming.fund and coming.fund.pk, coming.cost_line.pk] += coming.within
        committed[None, coming.cost_line.pk] += coming.beyond
    keys = planned.keys() | committed.keys() | spent.keys()
    told = {key: Position(planned[key], committed[key], spent[key]) for key in keys}
    return {key: position for key, position in told.items() if not position.is_nothing}


def allowances_to_come(ambito: Ambito, *, on: date) -> list[ToCome]:
    """Of internships with a funding line: what their months pay that was not booked by a day.

    A closed month pays what it was closed with, and its adjustments; an open one what the acts made by that day plan,
    every day attended. Months before the district's first payment were paid in another way.
    """
    since = payable.begins(ambito) or asked_month(on)
    chosen = PaidFrom.objects.of_district(ambito).by_internship()
    internships = Internship.objects.among(chosen).running_after(since - timedelta(days=1)).with_people()
    internships = list(internships.by_start())
    changes, closed = changes_of(internships, made_by=on), _closed(internships, on)
    booked = defaultdict(Decimal)
    for internship, month, amount in Spending.objects.until(on).by_month_paid(internships):
        booked[internship, month] += amount
    told = []
    for one in internships:
        if not changes[one.pk]:
            continue  # not agreed on yet
        known = {month: due for month, due in closed[one.pk].items() if month >= since}
        months = known | rules.to_come(changes[one.pk], since=since, besides=known)
        left = {month: amount - booked[one.pk, month] for month, amount in sorted(months.items())}
        left = {month: amount for month, amount in left.items() if amount}
        if left:
            told.append(ToCome(one, chosen[one.pk].cost_line, chosen[one.pk].fund, left))
    return told


def _closed(internships, on):
    """What the months closed by a day pay, with the adjustments made by then: {internship: {first day: euro}}."""
    end, found = make_aware(datetime.combine(on + timedelta(days=1), time())), defaultdict(dict)
    for month in AttendanceMonth.objects.of(internships).with_who():
        if month.confirmed_at < end:
            later = sum((each.amount for each in month.changes if each.made_at < end), NOTHING)
            found[month.internship_id][month.month] = month.due + later
    return found
