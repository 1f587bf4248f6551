"""The week of an internship: hours, days, and nights on which the clock changes."""

from datetime import date, time
from decimal import Decimal

import pytest

from placements.rules.timetables import Slot, hours_on, planned_days, read, weekly_hours, write

MORNINGS = tuple(Slot(day, time(8, 30), time(12, 30)) for day in range(5))
SPLIT = (Slot(0, time(8), time(12)), Slot(0, time(13), time(16, 20)), Slot(5, time(22), time(23, 45)))


def test_a_timetable_is_read_as_it_was_written():
    assert read(write(SPLIT)) == SPLIT
    assert read(write(reversed(MORNINGS))) == MORNINGS


@pytest.mark.parametrize(("timetable", "hours"), [((), "0.0"), (MORNINGS, "20.0"), (SPLIT, "9.1")])
def test_hours_of_a_week(timetable, hours):
    assert weekly_hours(timetable) == Decimal(hours)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 27), "4.0"),  # the Friday before the clock goes forward
        (date(2026, 3, 28), "0.0"),
        (date(2026, 10, 26), "4.0"),  # the Monday after it went back
    ],
)
def test_a_changed_clock_changes_no_hours(day, hours):
    assert hours_on(day, MORNINGS) == Decimal(hours)


def test_a_slot_on_the_night_of_the_changed_clock_has_its_hours():
    saturday_night = (Slot(5, time(22), time(23, 45)), Slot(6, time(1), time(4)))
    assert hours_on(date(2026, 3, 29), saturday_night) == Decimal("3.0")


@pytest.mark.parametrize(
    ("timetable", "first", "last", "days"),
    [
        (MORNINGS, date(2026, 11, 1), date(2026, 11, 30), 21),
        ((), date(2026, 11, 1), date(2026, 11, 30), 21),
        (SPLIT, date(2026, 11, 2), date(2026, 11, 8), 2),
        (SPLIT, date(2026, 11, 3), date(2026, 11, 6), 0),
        (MORNINGS, date(2028, 2, 28), date(2028, 3, 1), 3),
    ],
)
def test_planned_days(timetable, first, last, days):
    assert len(planned_days(timetable, first, last)) == days


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (Slot(0, time(8), time(12)), Slot(0, time(12), time(14)), False),
        (Slot(0, time(8), time(12)), Slot(0, time(11, 59), time(14)), True),
        (Slot(0, time(8), time(12)), Slot(1, time(8), time(12)), False),
    ],
)
def test_slots_that_meet(one, other, meets):
    assert one.meets(other) == other.meets(one) == meets
