"""What was paid or came about and is not booked as spending yet: amounts of payments, courses, months of hours."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from placements.models import Enrolment, PaymentLine, PaymentRun
from reporting.models import PaidFrom, Timesheet

NOTHING = Decimal("0.00")


@dataclass
class RunToBook:
    """One payment: the amounts that have a line, as pairs of what is paid and from where, and those that have none."""

    run: PaymentRun
    ready: list[tuple[PaymentLine, PaidFrom]] = field(default_factory=list)
    without_line: list[PaymentLine] = field(default_factory=list)

    @property
    def amount(self):
        return sum((line.amount for line, _paid_from in self.ready), NOTHING)

    @property
    def amount_without_line(self):
        return sum((line.amount for line in self.without_line), NOTHING)


def runs_to_book(ambito, *, run=None):
    """The payments of a district, or one of them, with what of each is not booked, the oldest first."""
    lines = PaymentLine.objects.of_district(ambito).filter(spending=None).exclude(amount=0)
    if run is not None:
        lines = lines.of(run)
    chosen = PaidFrom.objects.of_district(ambito).by_internship()
    found = {}
    for line in lines.with_people().select_related("run", "month__internship").order_by("run__number", "pk"):
        told = found.setdefault(line.run_id, RunToBook(line.run))
        paid_from = chosen.get(line.month.internship_id)
        if paid_from:
            told.ready.append((line, paid_from))
        else:
            told.without_line.append(line)
    return list(found.values())


def courses_to_book(ambito, *, on):
    """Enrolments the service pays, in courses that have begun, and that are not booked."""
    return Enrolment.objects.paid_by_the_service(ambito).begun(on=on).filter(spending=None).with_people().by_name()


def hours_to_book(ambito):
    """Months of hours that are countersigned and not booked, with their sums."""
    return Timesheet.objects.of(ambito).unbooked().with_hours().with_people().in_order()


def internships_without_line(runs):
    """Those whose payments wait for somebody to choose their line, each once."""
    found = defaultdict(Decimal)
    for each in runs:
        for line in each.without_line:
            found[line.month.internship] += line.amount
    return dict(found)
