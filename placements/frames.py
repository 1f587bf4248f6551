"""A framework agreement on a day and over the months: what its acts agreed, and how many of its seats are taken."""

from dataclasses import dataclass
from datetime import date

from placements.enums import AGREEMENT_SIGNERS
from placements.models import AgreementAct, Internship, Signature
from placements.rules import codes, frameworks
from placements.rules.agreements import most_at_once
from placements.rules.attendance import last_of

MONTHS = 12
"""As many stand in the picture, from two before the day that is asked."""


@dataclass(frozen=True)
class Then:
    """An agreement on a day: whether it holds, its seats, those taken."""

    day: date
    is_valid: bool
    seats: int
    taken: int
    sectors: tuple[str, ...]

    @property
    def free(self):
        return max(self.seats - self.taken, 0) if self.is_valid else 0

    @property
    def sectors_in_words(self):
        return [codes.in_words(sector) for sector in self.sectors]


@dataclass(frozen=True)
class InMonth:
    """A month of the picture: seats taken on its fullest day, and seats agreed then; none outside the agreement."""

    month: date
    taken: int
    seats: int | None
    is_asked: bool

    @property
    def look(self):
        if self.seats is None:
            return "outside"
        return "over" if self.taken > self.seats else "full" if self.taken == self.seats else "free"


def on_day(agreement, *, day):
    changes = AgreementAct.objects.of_agreement(agreement).changes()
    frame = frameworks.as_amended(changes, on=day) if changes else agreement
    taken = Internship.objects.under(agreement).running(on=day).count()
    is_valid = agreement.starts_on <= day <= agreement.ends_on
    return Then(day, is_valid, frame.seats, taken, tuple(frame.sectors))


def over_months(agreement, *, around):
    """Twelve months, the asked one the third."""
    steps = AgreementAct.objects.steps(agreement)
    months = [_later(around.replace(day=1), number) for number in range(-2, MONTHS - 2)]
    periods = list(Internship.objects.under(agreement).running_within(months[0], last_of(months[-1])).periods())
    return [_in_month(agreement, steps, periods, month, around) for month in months]


def _in_month(agreement, steps, periods, month, around):
    first, last = max(month, agreement.starts_on), min(last_of(month), agreement.ends_on)
    is_asked = month == around.replace(day=1)
    if first > last:
        return InMonth(month, most_at_once(periods, first=month, last=last_of(month)), None, is_asked)
    taken, seats = frameworks.tightest(periods, steps, first=first, last=last)
    return InMonth(month, taken, seats, is_asked)


def _later(month, number):
    years, months = divmod(month.year * 12 + month.month - 1 + number, 12)
    return date(years, months + 1, 1)


def unsigned(agreement, *, on):
    """Of those who are to sign, in words, who had not by a day."""
    there = Signature.objects.of_agreement(agreement).signed_by(on).values_list("side", flat=True)
    return [str(side.label) for side in AGREEMENT_SIGNERS if side not in set(there)]


def sides(agreement):
    """Who is to sign, each with the signature that was filed or an empty one."""
    filed = {signature.side: signature for signature in Signature.objects.of_agreement(agreement).with_scans()}
    return [filed.get(side) or Signature(side=side) for side in AGREEMENT_SIGNERS]
