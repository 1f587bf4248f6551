"""What an internship is on a day, as its acts say."""

from datetime import date, time
from decimal import Decimal

import pytest

from placements.enums import ActKind, SuspensionReason
from placements.rules.acts import Change, Rest, as_amended, days_counted_out, rests
from placements.rules.timetables import Slot

MORNINGS = tuple(Slot(day, time(8, 30), time(12, 30)) for day in range(5))
START = Change(
    ActKind.START,
    1,
    date(2026, 3, 2),
    ends_on=date(2026, 8, 31),
    weekly_hours=20,
    allowance=Decimal(300),
    timetable=MORNINGS,
    tasks="Shelves",
)
MORE_HOURS = Change(ActKind.AMENDMENT, 2, date(2026, 5, 1), weekly_hours=25, allowance=Decimal(350), timetable=())
RESTS = Change(ActKind.SUSPENSION, 3, date(2026, 6, 10), reason=SuspensionReason.ILLNESS)
BACK = Change(ActKind.RESUMPTION, 4, date(2026, 7, 15))
LONGER = Change(ActKind.EXTENSION, 5, date(2026, 8, 20), ends_on=date(2026, 11, 30))
ENDS = Change(ActKind.EARLY_END, 6, date(2026, 10, 2), reason="job_found")
ALL = (START, MORE_HOURS, RESTS, BACK, LONGER, ENDS)


@pytest.mark.parametrize(
    ("on", "hours", "last_day"),
    [
        (date(2026, 4, 30), 20, date(2026, 8, 31)),
        (date(2026, 5, 1), 25, date(2026, 8, 31)),
        (date(2026, 8, 19), 25, date(2026, 8, 31)),
        (date(2026, 8, 20), 25, date(2026, 11, 30)),
        (date(2026, 10, 1), 25, date(2026, 11, 30)),
        (date(2026, 10, 2), 25, date(2026, 10, 2)),
    ],
)
def test_as_amended_at_a_day(on, hours, last_day):
    terms = as_amended(ALL, on=on)
    assert (terms.weekly_hours, terms.last_day) == (hours, last_day)


def test_an_old_print_says_what_it_said():
    """Whatever comes later, the paper of the first two acts tells the same."""
    assert as_amended(ALL, up_to=2) == as_amended((START, MORE_HOURS))
    assert as_amended(ALL, up_to=1).tasks == "Shelves"


def test_the_order_of_the_numbers_decides_not_that_of_the_rows():
    assert as_amended(reversed(ALL)) == as_amended(ALL)


def test_an_amendment_changes_what_it_names():
    terms = as_amended(ALL)
    assert (terms.weekly_hours, terms.allowance, terms.timetable, terms.tasks) == (25, Decimal(350), (), "Shelves")


def test_a_rest_lasts_until_the_day_before_the_return():
    assert rests(ALL) == (Rest(date(2026, 6, 10), date(2026, 7, 14), SuspensionReason.ILLNESS),)


def test_an_open_rest_ends_with_the_internship():
    assert rests((START, RESTS)) == (Rest(date(2026, 6, 10), None, SuspensionReason.ILLNESS),)
    ended = Change(ActKind.EARLY_END, 4, date(2026, 6, 30))
    assert rests((START, RESTS, ended))[0].last == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("reason", "days", "left_out"),
    [
        (SuspensionReason.MATERNITY, 1, 1),
        (SuspensionReason.ACCIDENT, 3, 3),
        (SuspensionReason.ILLNESS, 29, 0),
        (SuspensionReason.ILLNESS, 30, 30),
        (SuspensionReason.CLOSURE, 14, 0),
        (SuspensionReason.CLOSURE, 15, 15),
        (SuspensionReason.OTHER, 60, 0),
    ],
)
def test_which_days_do_not_count_in_the_duration(reason, days, left_out):
    rest = Rest(date(2026, 6, 1), date.fromordinal(date(2026, 6, 1).toordinal() + days - 1), reason)
    assert days_counted_out([rest], last_day=date(2026, 12, 31)) == left_out


def test_an_open_rest_counts_until_the_last_day():
    rest = Rest(date(2026, 6, 1), None, SuspensionReason.MATERNITY)
    assert days_counted_out([rest], last_day=date(2026, 6, 30)) == 30
