"""The hours of professionals as pages tell them: of one month, and of a year with what is missing."""

from dataclasses import dataclass
from datetime import date

from equipe.enums import DESK_ROLES
from equipe.models import User
from placements.rules.attendance import first_of
from reporting.models import Timesheet


@dataclass(frozen=True)
class PersonsYear:
    """One professional's months: each with its sheet, or with nothing where none was written."""

    user: User
    months: tuple[tuple[date, Timesheet | None], ...]

    @property
    def missing(self):
        """Months that are over and not signed."""
        return [month for month, sheet in self.months if sheet is None or sheet.is_open]

    @property
    def hours(self):
        return sum(sheet.total for _month, sheet in self.months if sheet)


def hours_of(sheet):
    """Hours by day and activity."""
    return {(each.day, each.activity): each.hours for each in sheet.hours.all()}


def last_returned(user, month):
    """What was sent back to her of a month, the last time."""
    return Timesheet.objects.own(user).of_month(month).sent_back().order_by("-returned_at").first()


def months_of_year(year, *, on):
    """The months of a year that have begun."""
    return [date(year, number, 1) for number in range(1, 13) if date(year, number, 1) <= on]


def year_of(ambito, year, *, on):
    """The desk of the district, and whoever wrote hours in the year, by name."""
    months = [month for month in months_of_year(year, on=on) if month < first_of(on)]
    sheets = Timesheet.objects.of(ambito).within(date(year, 1, 1), date(year, 12, 31)).standing()
    written = {}
    for sheet in sheets.with_hours().with_people():
        written.setdefault(sheet.user, {})[sheet.month] = sheet
    people = {*User.objects.with_role(*DESK_ROLES, ambito=ambito), *written}
    ordered = sorted(people, key=lambda user: (user.last_name, user.first_name, user.pk))
    return [PersonsYear(user, tuple((month, written.get(user, {}).get(month)) for month in months)) for user in ordered]
