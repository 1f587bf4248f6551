"""What was paid or came about and is not booked as spending yet, or was booked and costs something else by now."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef

from placements.models import Cover, Enrolment, PaymentLine, PaymentRun
from placements.payable import with_parts
from reporting.indicators.insurance import insured
from reporting.models import PaidFrom, Spending, Timesheet, TimesheetHours

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class ToBook:
    """What the service pays of one amount handed on, and from where, once somebody has chosen it."""

    line: PaymentLine
    amount: Decimal
    paid_from: PaidFrom | None


@dataclass
class RunToBook:
    """One payment: the amounts that have a line, and those that have none."""

    run: PaymentRun
    ready: list[ToBook] = field(default_factory=list)
    without_line: list[ToBook] = field(default_factory=list)

    @property
    def amount(self):
        return sum((each.amount for each in self.ready), NOTHING)

    @property
    def amount_without_line(self):
        return sum((each.amount for each in self.without_line), NOTHING)


def runs_to_book(ambito, *, run=None):
    """The payments of a district, or one of them, with what of each is not booked, the oldest first.

    What the host or a third party pays is no spending of the service.
    """
    lines = PaymentLine.objects.of_district(ambito).filter(spending=None).exclude(amount=0)
    if run is not None:
        lines = lines.of(run)
    lines = lines.with_people().with_adjustments().select_related("run").order_by("run__number", "pk")
    chosen, found = PaidFrom.objects.of_district(ambito).by_internship(), {}
    for line, amount in with_parts(lines):
        each = ToBook(line, amount, chosen.get(line.month.internship_id))
        told = found.setdefault(line.run_id, RunToBook(line.run))
        if each.amount:
            (told.ready if each.paid_from else told.without_line).append(each)
    return list(found.values())


def courses_to_book(ambito, *, on):
    """Enrolments the service pays, in courses that have begun, and that are not booked."""
    return Enrolment.objects.paid_by_the_service(ambito).begun(on=on).filter(spending=None).with_people().by_name()


def hours_to_book(ambito):
    """Months of hours that are countersigned and have days that are not booked, with their sums."""
    left = days_to_book(OuterRef("pk"))
    return Timesheet.objects.of(ambito).countersigned().filter(Exists(left)).with_hours().with_people().in_order()


def days_to_book(sheet):
    """The hours of a month on days that no booked row tells of."""
    booked = Spending.objects.from_hours(OuterRef("timesheet")).telling_of(OuterRef("day"))
    return TimesheetHours.objects.filter(~Exists(booked), timesheet=sheet).order_by("day", "activity")


@dataclass(frozen=True)
class InsuranceToBook:
    """What the insurance of an internship costs in the year that begins with a day."""

    cover: Cover
    paid_from: PaidFrom | None
    dated_on: date
    amount: Decimal


def insurance_to_book(ambito, *, on):
    """The years of insurance that have begun and are not booked; those without a line wait for one."""
    found = insured(ambito, on=on)
    booked = _booked([each.cover for each in found])
    return [
        InsuranceToBook(each.cover, each.paid_from, day, amount)
        for each in found
        for day, amount in each.costs.items()
        if day <= on and (each.cover.pk, day.year) not in booked
    ]


def changed_since_booked(ambito, *, on):
    """Booked rows whose course or insurance costs something else by now, each with what it costs."""
    told = [(row, row.enrolment.cost_of_service) for row in Spending.objects.of(ambito).from_courses_that_changed()]
    booked = _booked(Cover.objects.of_ambito(ambito))
    found = insured(ambito, on=on) if booked else ()
    costs = {(each.cover.pk, day.year): amount for each in found for day, amount in each.costs.items()}
    for key, row in booked.items():
        if row.amount != (cost := costs.get(key, NOTHING)):
            told.append((row, cost))
    return told


def _booked(covers):
    """What was booked of the insurance of internships: {(internship, year): row}."""
    rows = Spending.objects.of_insurance(covers).with_sources()
    return {(row.cover_id, row.dated_on.year): row for row in rows}


def internships_without_line(runs, insurance=()):
    """Those whose payments and insurance wait for somebody to choose their line, each once."""
    found = defaultdict(Decimal)
    for year in insurance:
        if year.paid_from is None:
            found[year.cover.internship] += year.amount
    for each in runs:
        for waiting in each.without_line:
            found[waiting.line.month.internship] += waiting.amount
    return dict(found)
