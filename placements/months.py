"""The months of an internship, in order: which are confirmed and what they pay, step by step."""

from dataclasses import dataclass
from datetime import date

from placements.models import AttendanceMonth, Internship
from placements.rules.attendance import Due, Part, first_of, months_of


@dataclass(frozen=True)
class Line:
    """One month of an internship."""

    internship: Internship
    month: date
    confirmed: AttendanceMonth | None

    @property
    def part(self) -> Part:
        return self.internship.part_of(self.month)

    @property
    def due(self) -> Due | None:
        """What it pays by today's rules and period."""
        if self.confirmed is None:
            return None
        days = {name: getattr(self.confirmed, name) for name in ("days_planned", "days_attended")}
        return self.internship.due(self.month, **days)

    @property
    def paid_otherwise(self):
        """Confirmed before something changed (an interruption): the amount written is no longer the one due."""
        return self.confirmed is not None and self.confirmed.due != self.due.amount


def lines(internship, *, on):
    """The months that have begun by a day, the last one first."""
    confirmed = {line.month: line for line in AttendanceMonth.objects.of([internship]).with_who()}
    months = months_of(internship.starts_on, internship.last_day)
    begun = [month for month in reversed(months) if max(month, internship.starts_on) <= on]
    return [Line(internship, month, confirmed.get(month)) for month in begun]


def first_unconfirmed(internship, *, on):
    """The month a desk would confirm next: the earliest one begun and not confirmed, or the last one."""
    open_lines = [line.month for line in lines(internship, on=on) if line.confirmed is None]
    return open_lines[-1] if open_lines else first_of(min(max(on, internship.starts_on), internship.last_day))


def closed_months(internship, days):
    """The first days of the months of these days that are confirmed already."""
    months = {first_of(day) for day in days}
    closed = AttendanceMonth.objects.of([internship]).within(min(months), max(months))
    return set(closed.first_days())
