"""Rules of money: what a fund allows, what is to come, what an hour costs, where a line stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from equipe.verdicts import Read, Reason, Source, Verdict
from placements.enums import Payer
from placements.rules.acts import Change, as_amended
from placements.rules.attendance import due_of, last_of, months_of
from placements.rules.payers import parts_of_month
from placements.rules.planning import plan
from reporting.enums import MoneyAct, Objection
from reporting.rules.shares import CENT

FUND = Source(act=MoneyAct.FUND.label, url="http://famiglia.welfare.fvg.it/gestione-e-rendicontazione-2014")
PRACTICE = Source(act=MoneyAct.PRACTICE.label, read=Read.PRACTICE)
HUNDRED = Decimal(100)
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Terms:
    """What a fund says about a cost; no lines means that all are allowed."""

    starts_on: date
    ends_on: date
    paid_by: date | None = None
    lines: Collection = ()


def allows(
    terms: Terms, *, dated_on: date, paid_on: date | None, line, line_name: str = "", on: date | None = None
) -> Verdict:
    """Within the period, under an allowed line, paid by the day the fund says; not paid after that day warns.

    (Conditions of regional grants, famiglia.welfare.fvg.it, 2014: costs of the period, paid by the report.)
    """
    reasons = []
    if dated_on < terms.starts_on:
        reasons.append(_because(Objection.BEFORE_FUND, day=_day(terms.starts_on)))
    if dated_on > terms.ends_on:
        reasons.append(_because(Objection.AFTER_FUND, day=_day(terms.ends_on)))
    if terms.lines and line not in terms.lines:
        reasons.append(_because(Objection.LINE, line=line_name))
    if terms.paid_by and paid_on and paid_on > terms.paid_by:
        reasons.append(_because(Objection.PAID_LATE, day=_day(terms.paid_by)))
    if terms.paid_by and not paid_on and on and on > terms.paid_by:
        reasons.append(_because(Objection.NOT_PAID, blocking=False, day=_day(terms.paid_by)))
    return Verdict(tuple(reasons))


def dated_in(month: date, *, paid_on: date, starts_on: date | None = None, ends_on: date | None = None) -> date:
    """The day a month's cost belongs to: its last one, or the day it was paid if that came first.

    A month that a fund covers in part belongs to its days in the fund, as it is bound there: never after the fund's
    last day, never before its first (the service's own rule).
    """
    day = min(last_of(month), paid_on)
    if ends_on and month <= ends_on < day:
        return ends_on
    if starts_on and day < starts_on <= last_of(month):
        return starts_on
    return day


def whole(shares: Sequence[Decimal]) -> Verdict:
    """Somebody pays, and the shares make 100 per cent, whatever the number of payers (the service's own rule)."""
    if not shares:
        return Verdict((_because(Objection.NO_PAYER, source=PRACTICE),))
    if (together := sum(shares, Decimal(0))) != HUNDRED or min(shares) < 0:
        return Verdict((_because(Objection.SHARES, source=PRACTICE, sum=f"{together:f}".replace(".", ",")),))
    return Verdict()


def to_come(changes: Iterable[Change], *, since: date, besides: Collection[date] = ()) -> dict[date, Decimal]:
    """What the service pays of each month from `since` on, if every planned day is attended: {first day: euro}.

    What host or third party pay of the allowance is left out. Months `besides` are known otherwise. A month in which
    nothing is planned pays nothing, as when it is counted from its days (docs/algorithms/allowance.md).
    """
    changes = tuple(changes)
    terms = as_amended(changes)
    if terms.last_day < terms.starts_on:
        return {}
    found = {}
    for month in months_of(terms.starts_on, terms.last_day):
        if month < since or month in besides:
            continue
        planned = plan(changes, month)
        days = len(planned.planned)
        due = due_of(planned.stretches, days_planned=days, days_attended=days)
        found[month] = parts_of_month(due.stretches, due.amount).get(Payer.PROMOTER, NOTHING)
    return found


def falls_below(day: date, amount: Decimal, others: Iterable[tuple[date, Decimal]]) -> bool:
    """Whether a change of a sum makes it less than nothing, on its day or later (the service's own rule)."""
    changes = sorted([(day, amount), *others])
    sums = {on: sum(change for then, change in changes if then <= on) for on, _change in changes if on >= day}
    return amount < 0 and min(sums.values()) < 0


def hourly_cost(yearly_cost: Decimal, yearly_hours: Decimal) -> Decimal:
    """The yearly cost, gross with all charges, by the hours of the year, to the cent, half a cent up.

    (Circular on eligible costs, docplayer.it/18945386: yearly gross with charges ÷ yearly hours.)
    """
    return (yearly_cost / yearly_hours).quantize(CENT, ROUND_HALF_UP)


def cost_of_hours(hours: Decimal, *, hourly: Decimal) -> Decimal:
    """Hours at their hourly cost, to the cent, half a cent up."""
    return (hours * hourly).quantize(CENT, ROUND_HALF_UP)


def flat_rate(amount: Decimal, *, per_cent: Decimal) -> Decimal:
    """A flat rate of an amount, to the cent, half a cent up (its per cent is the fund's own)."""
    return (amount * per_cent / HUNDRED).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Position:
    """Where a line stands: what was planned is bound, spent or left."""

    planned: Decimal = NOTHING
    committed: Decimal = NOTHING
    spent: Decimal = NOTHING

    @property
    def left(self) -> Decimal:
        return self.planned - self.committed - self.spent

    @property
    def spent_part(self) -> Decimal:
        """What is spent in per cent of what is planned, or of what is spent and bound where that is more."""
        return self._part(self.spent)

    @property
    def committed_part(self) -> Decimal:
        return self._part(self.committed)

    def _part(self, amount):
        most = max(self.planned, max(self.spent, NOTHING) + max(self.committed, NOTHING))
        return (max(amount, NOTHING) * HUNDRED / most).quantize(CENT) if most > 0 else NOTHING

    @property
    def is_overdrawn(self) -> bool:
        return self.left < 0

    @property
    def is_nothing(self) -> bool:
        return not (self.planned or self.committed or self.spent)

    def against(self, granted: Decimal) -> "Position":
        """The same, held against what was granted."""
        return replace(self, planned=granted)

    def __add__(self, other: "Position") -> "Position":
        return Position(self.planned + other.planned, self.committed + other.committed, self.spent + other.spent)


def within_plan(before: Position, after: Position, *, line: str, fund: str) -> Verdict:
    """What is entered stays within what its line was planned; beyond it, it warns (the service's own rule)."""
    return _within(before, after, Objection.BEYOND_PLAN, line=line, fund=fund)


def within_grant(before: Position, after: Position, *, fund: str) -> Verdict:
    """What is entered stays within what the whole fund was granted; beyond it, it warns (the service's own rule)."""
    return _within(before, after, Objection.BEYOND_GRANT, fund=fund)


def received_within_grant(*, granted: Decimal, received: Decimal, fund: str) -> Verdict:
    """All that is received stays within all that was granted; beyond it, it warns (the service's own rule)."""
    if received <= granted:
        return Verdict()
    told = {"received": _euro(received), "granted": _euro(granted), "over": _euro(received - granted), "fund": fund}
    return Verdict((_because(Objection.RECEIVED_BEYOND, source=PRACTICE, blocking=False, **told),))


def _within(before, after, objection, **words):
    """What was beyond before and goes no further is not held against a correction."""
    if after.left >= min(before.left, NOTHING):
        return Verdict()
    told = {"planned": _euro(after.planned), "left": _euro(before.left), "over": _euro(-after.left)}
    return Verdict((_because(objection, source=PRACTICE, blocking=False, **told, **words),))


def _because(objection, *, source=FUND, blocking=True, **words):
    return Reason(objection.label % words, source, blocking=blocking)


def _euro(amount):
    """As offices here write an amount: 1.234,56."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _day(day):
    return f"{day:%d/%m/%Y}"
