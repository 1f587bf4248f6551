"""What an internship one thinks of, or a longer one, will cost, and what is left of the lines that could pay it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count

from placements.enums import ActKind
from placements.models.acts import changes_of
from placements.rules.acts import Change, as_amended
from reporting import rules
from reporting.enums import Chapter
from reporting.indicators.balance import standings
from reporting.models import CostLine, Fund, PaidFrom
from reporting.rules import Position

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Choice:
    """A line of a fund that could pay: where it stands, what it would pay within the period of the fund, what is left.

    `outside` is what lies outside that period.
    """

    fund: Fund
    cost_line: CostLine
    position: Position
    cost: Decimal
    outside: Decimal
    is_usual: bool

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.fund.pk}-{self.cost_line.pk}"

    @property
    def left_then(self) -> Decimal:
        return self.position.left - self.cost

    @property
    def is_short(self) -> bool:
        return self.left_then < 0


@dataclass(frozen=True)
class Ahead:
    """Month by month what the service would pay of allowances, what others do, the insurance, and who could pay it.

    Where the line is chosen already it stands alone, with that of the insurance.
    """

    months: dict[date, Decimal]
    by_others: Decimal
    insurance: dict[date, Decimal]
    choices: tuple[Choice, ...]

    @property
    def amount(self) -> Decimal:
        return sum(self.months.values(), NOTHING)

    @property
    def insured(self) -> Decimal:
        return sum(self.insurance.values(), NOTHING)

    @property
    def together(self) -> Decimal:
        return self.amount + self.insured

    @property
    def suggested(self) -> Choice | None:
        """The line most internships are paid from, where it has enough left; else somebody has to choose."""
        return next((choice for choice in self.choices if choice.is_usual and not choice.is_short), None)

    def chosen(self, key: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)


def of_arrangement(arrangement, *, on):
    """What an internship in the making will cost, and what is left of each line that could pay it."""
    start = Change(
        kind=ActKind.START,
        order=1,
        holds_from=arrangement.starts_on,
        ends_on=arrangement.ends_on,
        weekly_hours=arrangement.weekly_hours,
        allowance=arrangement.allowance,
        timetable=arrangement.timetable,
        tasks="",
        shares=arrangement.cover.shares if arrangement.cover else None,
    )
    return _ahead((), (start,), arrangement.cover, arrangement.episode.team.ambito, on=on)


def of_extension(internship, *, until, on):
    """What the months until a later last day cost more, on the line the internship is paid from, if one was chosen."""
    changes = changes_of(internship)
    longer = Change(kind=ActKind.EXTENSION, order=len(changes) + 1, holds_from=on, ends_on=until)
    chosen = PaidFrom.objects.of(internship).latest_first().first()
    cover = getattr(internship, "cover", None)
    return _ahead(changes, (*changes, longer), cover, internship.episode.team.ambito, on=on, chosen=chosen)


def _ahead(before, after, cover, ambito, *, on, chosen=None):
    """What acts cost more than those before them, and who pays it."""
    months = _more(_allowances(before), _allowances(after))
    insurance = _more(_insurance(cover, before), _insurance(cover, after))
    whole = _more(*(_allowances([replace(change, shares=None) for change in each]) for each in (before, after)))
    by_others = sum(whole.values(), NOTHING) - sum(months.values(), NOTHING)
    return Ahead(months, by_others, insurance, _choices(ambito, months, insurance, on=on, chosen=chosen))


def _allowances(changes):
    return rules.to_come(changes, since=date.min) if changes else {}


def _insurance(cover, changes):
    if not (cover and changes):
        return {}
    terms = as_amended(changes)
    return cover.insurance_costs(starts_on=terms.starts_on, last_day=terms.last_day)


def _more(before, after):
    more = {day: amount - before.get(day, NOTHING) for day, amount in after.items()}
    return {day: amount for day, amount in more.items() if amount}


def _choices(ambito, months, insurance, *, on, chosen=None):
    """Lines of participants in funds whose period the cost touches; one's own lines alone where they are chosen."""
    usual, found = _usual_line(ambito), []
    for standing in standings(ambito, on=on):
        for line, position in standing.lines.items():
            is_usual = line.pk == usual
            if chosen and chosen.fund:
                own = [(months, Fund.touches)] if line == chosen.cost_line else []
                own += [(insurance, Fund.covers)] if line == chosen.line_of_insurance else []
                wanted = standing.fund == chosen.fund
            else:
                own = [(months, Fund.touches), (insurance, Fund.covers)]
                wanted = line.chapter == Chapter.PARTICIPANTS or is_usual
            choice = standing.fund and _choice(standing.fund, line, position, own, is_usual=is_usual)
            if choice and wanted and (choice.cost or chosen and choice.outside):
                found.append(choice)
    return tuple(sorted(found, key=lambda choice: not choice.is_usual))


def _choice(fund, line, position, costs, *, is_usual):
    """What of these costs a line of a fund would pay; with each goes how the fund knows that it is its own."""
    whole = sum((amount for each, _is_own in costs for amount in each.values()), NOTHING)
    cost = sum((amount for each, is_own in costs for day, amount in each.items() if is_own(fund, day)), NOTHING)
    return Choice(fund, line, position, cost, whole - cost, is_usual)


def _usual_line(ambito):
    """The line most internships of the district are paid from."""
    lines = PaidFrom.objects.of_district(ambito).values_list("cost_line").annotate(n=Count("pk")).order_by("-n")
    return next((line for line, _n in lines), None)
