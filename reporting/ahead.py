"""What an internship one thinks of, or a longer one, will cost, and what is left of the lines that could pay it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count

from placements.enums import ActKind
from placements.models.acts import changes_of
from placements.rules.acts import Change
from reporting import rules
from reporting.enums import Chapter
from reporting.indicators.balance import standings
from reporting.models import CostLine, Fund, PaidFrom
from reporting.rules import Position

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Choice:
    """A line of a fund that could pay: where it stands, the cost within its period and outside, what is left then."""

    fund: Fund
    cost_line: CostLine
    position: Position
    cost: Decimal
    outside: Decimal
    is_usual: bool

    @property
    def left_then(self) -> Decimal:
        return self.position.left - self.cost

    @property
    def is_short(self) -> bool:
        return self.left_then < 0


@dataclass(frozen=True)
class Ahead:
    """Month by month what the service would pay, what others do, and the lines that could pay it.

    Where the line is chosen already it stands alone.
    """

    months: dict[date, Decimal]
    by_others: Decimal
    choices: tuple[Choice, ...]

    @property
    def amount(self) -> Decimal:
        return sum(self.months.values(), NOTHING)


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
    return _ahead((), (start,), arrangement.episode.team.ambito, on=on)


def of_extension(internship, *, until, on):
    """What the months until a later last day cost more, on the line the internship is paid from, if one was chosen."""
    changes = changes_of(internship)
    longer = Change(kind=ActKind.EXTENSION, order=len(changes) + 1, holds_from=on, ends_on=until)
    chosen = PaidFrom.objects.of(internship).latest_first().first()
    return _ahead(changes, (*changes, longer), internship.episode.team.ambito, on=on, chosen=chosen)


def _ahead(before, after, ambito, *, on, chosen=None):
    """What acts cost more than those before them, and who pays it."""
    months = _more(before, after)
    whole = _more(*([replace(change, shares=None) for change in changes] for changes in (before, after)))
    by_others = sum(whole.values(), NOTHING) - sum(months.values(), NOTHING)
    return Ahead(months, by_others, _choices(ambito, months, on=on, chosen=chosen))


def _more(before, after):
    known = rules.to_come(before, since=date.min) if before else {}
    due = rules.to_come(after, since=date.min)
    more = {month: amount - known.get(month, NOTHING) for month, amount in due.items()}
    return {month: amount for month, amount in more.items() if amount}


def _choices(ambito, months, *, on, chosen=None):
    """Lines of participants in funds whose period the months touch; one's own line alone where it is chosen."""
    usual, whole = _usual_line(ambito), sum(months.values(), NOTHING)
    found = []
    for standing in standings(ambito, on=on):
        fund = standing.fund
        cost = sum((amount for month, amount in months.items() if fund and _within(fund, month)), NOTHING)
        for line, position in standing.lines.items():
            if chosen and chosen.fund:
                wanted = (fund, line) == (chosen.fund, chosen.cost_line)
            else:
                wanted = cost and (line.chapter == Chapter.PARTICIPANTS or line.pk == usual)
            if fund and wanted:
                found.append(Choice(fund, line, position, cost, whole - cost, line.pk == usual))
    return tuple(sorted(found, key=lambda choice: not choice.is_usual))


def _within(fund, month):
    return fund.starts_on.replace(day=1) <= month <= fund.ends_on


def _usual_line(ambito):
    """The line most internships of the district are paid from."""
    lines = PaidFrom.objects.of_district(ambito).values_list("cost_line").annotate(n=Count("pk")).order_by("-n")
    return next((line for line, _n in lines), None)
