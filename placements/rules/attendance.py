"""What a month pays: the 70 % rule, and months that the internship only partly fills (docs/algorithms/allowance.md)."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from placements.rules.sources import ATTENDANCE, PRACTICE

FULL_SHARE = Fraction(70, 100)
CENT, CENTS = Decimal("0.01"), 100
ASKED_FROM_DAY = 25
"""From this day of a month on the desk is asked to confirm it, before that the month before (the service's choice)."""

SOURCE = ATTENDANCE
SOURCE_OF_PARTS = PRACTICE
"""That a partly filled month pays by its calendar days was read in no act."""


@dataclass(frozen=True)
class Part:
    """The days of a month that lie within an internship, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def days_of_month(self) -> int:
        return days_of(self.first)

    @property
    def whole(self) -> bool:
        return self.days == self.days_of_month


@dataclass(frozen=True)
class Stretch(Part):
    """Days of a month on which one monthly allowance holds, in euro, and none of which is suspended.

    `shares` is what each side pays of the allowance; None where nobody said it.
    """

    allowance: Decimal
    shares: Mapping | None = None

    @property
    def worth(self) -> Fraction:
        """The share of the allowance that these calendar days are of their month."""
        return Fraction(self.allowance) * Fraction(self.days, self.days_of_month)


@dataclass(frozen=True)
class Due:
    """What a month pays, step by step: its stretches, the attendance, the amount and how it is made up."""

    stretches: tuple[Stretch, ...]
    base: Decimal
    days_planned: int
    days_attended: int
    full: bool
    amounts: tuple[Decimal, ...]
    amount: Decimal

    @property
    def one_amount(self) -> bool:
        """Whether the month has no more than one stretch."""
        return len(self.stretches) < 2

    @property
    def parts(self) -> list[tuple[Stretch, Decimal]]:
        """Each stretch with what is due for it; together they are the amount, to the cent."""
        return list(zip(self.stretches, self.amounts, strict=True))

    @property
    def kept(self) -> list[list[str]]:
        """The parts as a closed month keeps them: first day, last day, monthly allowance, amount."""
        return [
            [stretch.first.isoformat(), stretch.last.isoformat(), str(stretch.allowance), str(amount)]
            for stretch, amount in self.parts
        ]

    @property
    def share(self) -> Fraction | None:
        """Days attended of days planned; nothing when none was planned."""
        return Fraction(self.days_attended, self.days_planned) if self.days_planned else None

    @property
    def share_in_hundredths(self) -> Decimal | None:
        """The share as it is printed; only the exact one decides."""
        return None if self.share is None else to_cents(self.share * 10) / 10

    @property
    def line(self) -> Decimal:
        """Where 70 % stands on a scale of days planned."""
        return to_cents(FULL_SHARE * self.days_planned)

    @property
    def days_needed(self) -> int:
        """The fewest days that keep the full allowance."""
        return -(-FULL_SHARE.numerator * self.days_planned // FULL_SHARE.denominator)


def days_of(month: date) -> int:
    """How many days a month has."""
    return calendar.monthrange(month.year, month.month)[1]


def first_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=days_of(day))


def month_after(month: date, count: int) -> date:
    """The first day of the month so many later, or earlier."""
    year, index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, index + 1, 1)


def part_of(month: date, *, starts_on: date, last_day: date) -> Part | None:
    """The part of a month within an internship; nothing when it did not run in that month."""
    first, last = max(first_of(month), starts_on), min(last_of(month), last_day)
    return Part(first, last) if first <= last else None


def months_of(starts_on: date, last_day: date) -> list[date]:
    """The first days of the months an internship touches, in order."""
    count = (last_day.year - starts_on.year) * 12 + last_day.month - starts_on.month + 1
    return [month_after(first_of(starts_on), n) for n in range(count)]


def weekdays(part: Part) -> int:
    """Monday to Friday: what the form proposes as days planned (professional practice)."""
    return sum((part.first + timedelta(days=n)).weekday() < 5 for n in range(part.days))


def asked_month(today: date) -> date:
    """The month the desk is asked to confirm: from the 25th on this one, before it the last (the service's choice)."""
    if today.day >= ASKED_FROM_DAY:
        return first_of(today)
    return month_after(first_of(today), -1)


def due(allowance: Decimal, *, part: Part, days_planned: int, days_attended: int) -> Due:
    """What a month pays on which one allowance holds (see `due_of`)."""
    stretch = Stretch(part.first, part.last, allowance)
    return due_of((stretch,), days_planned=days_planned, days_attended=days_attended)


def due_of(stretches: Iterable[Stretch], *, days_planned: int, days_attended: int) -> Due:
    """Full from 70 % of the planned days on; below, by the days attended.

    The month's base is the sum of its stretches, each the share of its calendar days of the allowance that holds on
    them (our reading, to be verified); suspended days lie in none, for nothing is owed while an internship rests.
    Exactly 70 % of the month is full. Below, base × days attended ÷ days planned (our reading of "paid for the days
    actually attended"). Reckoned in exact fractions, rounded once at the end, half a cent up; the parts are shared
    out by the largest remainder. When no day was planned (closure, suspension) nothing is due.
    (D.P.Reg. FVG 57/2018, art. 13, secondary source.)
    """
    stretches = tuple(stretches)
    share = Fraction(days_attended, days_planned) if days_planned else Fraction(0)
    full = bool(days_planned) and share >= FULL_SHARE
    exact = [stretch.worth * (1 if full else share) for stretch in stretches]
    amount = to_cents(sum(exact, Fraction(0)))
    base = to_cents(sum((stretch.worth for stretch in stretches), Fraction(0)))
    return Due(stretches, base, days_planned, days_attended, full, shared_out(exact, amount), amount)


def shared_out(exact: Sequence[Fraction], whole: Decimal) -> tuple[Decimal, ...]:
    """Exact amounts in whole cents that add up to `whole`: the largest remainders go up, the earlier one of equals."""
    floors = [amount.numerator * CENTS // amount.denominator for amount in exact]
    left = int(whole * CENTS) - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda place: floors[place] - exact[place] * CENTS)
    for place in by_remainder[:left]:
        floors[place] += 1
    return tuple((Decimal(cents) / CENTS).quantize(CENT) for cents in floors)


def to_cents(amount: Fraction) -> Decimal:
    """An exact amount in whole cents, half a cent up."""
    cents = (amount.numerator * CENTS * 2 + amount.denominator) // (amount.denominator * 2)
    return (Decimal(cents) / CENTS).quantize(CENT, ROUND_HALF_UP)
