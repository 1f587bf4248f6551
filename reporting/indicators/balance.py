"""Where the money stands on a day: planned, committed, spent and left, by fund and line; what is still to come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import make_aware

from equipe.models import Ambito
from placements import payable
from placements.models import AttendanceMonth, Internship
from placements.months import changes_of
from placements.rules.attendance import asked_month
from placements.rules.payers import part_of_promoter
from reporting import rules
from reporting.indicators.insurance import insured
from reporting.models import Commitment, CostLine, Fund, FundAct, PaidFrom, PlannedAmount, Spending
from reporting.rules import Position

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class ToCome:
    """What the service has still to pay of an internship, month by month, and from which line and fund.

    Of its insurance the first insured day stands for the whole year that begins with it.
    """

    internship: Internship
    cost_line: CostLine
    fund: Fund | None
    months: dict[date, Decimal]
    is_insurance: bool = False

    @property
    def amount(self) -> Decimal:
        return sum(self.months.values(), NOTHING)

    @property
    def within(self) -> Decimal:
        """What of it the fund can pay: months that end before its first day or begin after its last are none of its."""
        if not self.fund:
            return self.amount
        is_its_own = self.fund.covers if self.is_insurance else self.fund.touches
        return sum((amount for day, amount in self.months.items() if is_its_own(day)), NOTHING)

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


@dataclass(frozen=True)
class Thought:
    """What one thinks of writing down: rows of spending, `instead_of` one that stands there or besides; a decision."""

    spending: Sequence[Spending] = ()
    instead_of: Spending | None = None
    commitment: Commitment | None = None

    @property
    def written(self) -> tuple:
        return (*self.spending, self.commitment) if self.commitment else tuple(self.spending)

    @property
    def lines(self) -> dict:
        """The lines of funds it takes from, each once."""
        return dict.fromkeys((row.fund, row.cost_line) for row in self.written if row.fund)

    @property
    def differences(self) -> list[tuple[Spending, Decimal]]:
        """What changes in spending: each row with its amount; the one that stands no longer is taken off."""
        told = [(row, row.amount) for row in self.spending]
        return [*told, (self.instead_of, -self.instead_of.amount)] if self.instead_of else told

    def until(self, on: date) -> date:
        """The day on which it is all there: a day, or the last one it names."""
        return max([on, *(row.dated_on for row in (*self.written, self.instead_of) if row)])


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


def positions(ambito: Ambito, *, on: date, thought: Thought | None = None) -> dict[tuple, Position]:
    """By fund and line, as their keys; the fund is None for what has none (spending then since the year began).

    With a `thought`: where they would stand if it were written down.
    """
    thought = thought or Thought()
    planned, committed, spent, of_decision = (defaultdict(Decimal) for _each in range(4))
    for plan in PlannedAmount.objects.of_district(ambito).latest(on=on):
        planned[plan.fund_id, plan.cost_line_id] = plan.amount
    rows = Spending.objects.of(ambito).until(on).of_a_fund_or_since(on.replace(month=1, day=1))
    for fund, line, amount in rows.by_fund_and_line():
        spent[fund, line] += amount
    for row, amount in thought.differences:
        spent[row.fund_id, row.cost_line_id] += amount
        of_decision[row.commitment_id] += amount
    for each in Commitment.objects.of(ambito).standing(on=on).with_spent(on=on):
        each.spent += of_decision[each.pk]
        committed[each.fund_id, each.cost_line_id] += each.bound
    if new := thought.commitment:
        committed[new.fund_id, new.cost_line_id] += new.amount
    for coming in still_to_come(ambito, on=on):
        committed[coming.fund and coming.fund.pk, coming.cost_line.pk] += coming.within
        committed[None, coming.cost_line.pk] += coming.beyond
    keys = planned.keys() | committed.keys() | spent.keys()
    told = {key: Position(planned[key], committed[key], spent[key]) for key in keys}
    return {key: position for key, position in told.items() if not position.is_nothing}


def still_to_come(ambito: Ambito, *, on: date) -> list[ToCome]:
    """What internships bind: their allowances, and their insurance where it has a price."""
    return [*allowances_to_come(ambito, on=on), *insurance_to_come(ambito, on=on)]


def insurance_to_come(ambito: Ambito, *, on: date) -> list[ToCome]:
    """Of internships with a funding line: what their insurance costs in each year and was not booked by a day."""
    found = [each for each in insured(ambito, on=on) if each.paid_from]
    booked = defaultdict(Decimal)
    if found:
        rows = Spending.objects.of(ambito).until(on).by_year_insured([each.cover for each in found])
        booked |= {(cover, year): amount for cover, year, amount in rows}
    told = []
    for each in found:
        left = {day: amount - booked[each.cover.pk, day.year] for day, amount in each.costs.items()}
        left = {day: amount for day, amount in left.items() if amount}
        if left:
            line, fund = each.paid_from.line_of_insurance, each.paid_from.fund
            told.append(ToCome(each.internship, line, fund, left, is_insurance=True))
    return told


def allowances_to_come(ambito: Ambito, *, on: date) -> list[ToCome]:
    """Of internships with a funding line: what the service pays of their months that was not booked by a day.

    A closed month pays what it was closed with, and its adjustments; an open one what the acts made by that day plan,
    every day attended. What was booked for a month by that day settles it as it was closed, whenever that was. Months
    before the district's first payment were paid in another way.
    """
    since = payable.begins(ambito) or asked_month(on)
    chosen = PaidFrom.objects.of_district(ambito).by_internship()
    internships = Internship.objects.among(chosen).running_after_as_known(since - timedelta(days=1), on=on)
    internships = list(internships.with_people().by_start())
    changes, booked = changes_of(internships, made_by=on), defaultdict(Decimal)
    for internship, month, amount in Spending.objects.until(on).by_month_paid(internships):
        booked[internship, month] += amount
    closed = _closed(internships, on, booked)
    told = []
    for one in internships:
        if not changes[one.pk]:
            continue  # not agreed on yet
        own = {month: due for month, due in closed[one.pk].items() if month >= since}
        known = {month: part_of_promoter(changes[one.pk], month, due) for month, due in own.items()}
        months = known | rules.to_come(changes[one.pk], since=since, besides=known)
        left = {month: amount - booked[one.pk, month] for month, amount in sorted(months.items())}
        left = {month: amount for month, amount in left.items() if amount}
        if left:
            told.append(ToCome(one, chosen[one.pk].cost_line, chosen[one.pk].fund, left))
    return told


def _closed(internships, on, booked):
    """What the months closed or booked by a day pay, with their adjustments: {internship: {first day: euro}}."""
    end, found = make_aware(datetime.combine(on + timedelta(days=1), time())), defaultdict(dict)
    for month in AttendanceMonth.objects.of(internships).with_who():
        is_booked = (month.internship_id, month.month) in booked
        if is_booked or month.confirmed_at < end:
            later = sum((each.amount for each in month.changes if is_booked or each.made_at < end), NOTHING)
            found[month.internship_id][month.month] = month.due + later
    return found
