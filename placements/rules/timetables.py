"""The week of an internship: which hours on which days, and what days and hours it plans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

MINUTES_OF_AN_HOUR = 60
TENTH = Decimal("0.1")
WORKING_DAYS = 5
"""Without a timetable the days from Monday to Friday are planned (professional practice)."""


@dataclass(frozen=True, order=True)
class Slot:
    """Hours without a pause on one weekday; 0 is Monday. A slot ends on the day on which it begins."""

    weekday: int
    begins: time
    ends: time

    @property
    def minutes(self) -> int:
        return (self.ends.hour - self.begins.hour) * MINUTES_OF_AN_HOUR + self.ends.minute - self.begins.minute

    def meets(self, other: "Slot") -> bool:
        """Whether both fall on the same minute of the week."""
        return self.weekday == other.weekday and self.begins < other.ends and other.begins < self.ends


Timetable = tuple[Slot, ...]


def read(kept: Iterable[Sequence]) -> Timetable:
    """A timetable from how it is kept: triples of weekday, first and last minute, as in [0, "08:30", "12:30"]."""
    return tuple(sorted(Slot(day, time.fromisoformat(begins), time.fromisoformat(ends)) for day, begins, ends in kept))


def write(timetable: Iterable[Slot]) -> list[list]:
    """A timetable as it is kept."""
    return [[slot.weekday, f"{slot.begins:%H:%M}", f"{slot.ends:%H:%M}"] for slot in sorted(timetable)]


def weekly_hours(timetable: Timetable) -> Decimal:
    """The hours of a week, to the tenth."""
    return _in_hours(sum(slot.minutes for slot in timetable))


def hours_on(day: date, timetable: Timetable) -> Decimal:
    """The hours planned on a day by its weekday; a clock put forward or back at night changes nothing."""
    return _in_hours(sum(slot.minutes for slot in timetable if slot.weekday == day.weekday()))


def planned_days(timetable: Timetable, first: date, last: date) -> list[date]:
    """The days of a period, both ends included, on which the timetable has hours; without one, Monday to Friday."""
    weekdays = {slot.weekday for slot in timetable} or set(range(WORKING_DAYS))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() in weekdays]


def _in_hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / MINUTES_OF_AN_HOUR).quantize(TENTH, ROUND_HALF_UP)
