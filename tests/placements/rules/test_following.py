"""Which days a host's tutor is asked for, until when her link opens, and the clock of an accident."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import ActKind, Duty
from placements.rules import accidents
from placements.rules.acts import Change
from placements.rules.following import (
    Planned,
    link_open_until,
    monday_of,
    planned_in,
    planned_week,
    weeks_to_confirm,
)
from placements.rules.timetables import Slot

MONDAY = date(2026, 3, 2)
MORNINGS = tuple(Slot(day, time(8, 30), time(12, 30)) for day in range(5))
TWO_DAYS = (Slot(1, time(9), time(13)), Slot(3, time(9), time(15)))
START = Change(ActKind.START, 1, MONDAY, date(2026, 5, 29), 20, Decimal(300), MORNINGS)


def change(kind, order, day, **more):
    return Change(kind, order, day, **more)


@pytest.mark.parametrize(
    ("last_day", "left_on", "expected"),
    [
        (date(2026, 5, 29), None, date(2026, 6, 5)),
        (date(2026, 5, 29), date(2026, 5, 29), date(2026, 6, 5)),  # who stays to the end has the week of grace
        (date(2026, 5, 29), date(2026, 5, 28), date(2026, 5, 28)),
        (date(2026, 5, 29), date(2026, 4, 10), date(2026, 4, 10)),
    ],
)
def test_until_when_a_link_opens(last_day, left_on, expected):
    assert link_open_until(last_day, left_on=left_on) == expected


def days(found):
    return [one.day.day for one in found]


def test_the_planned_days_of_a_week():
    assert planned_week(MONDAY, [START])[0] == Planned(MONDAY, Decimal("4.0"))
    assert days(planned_week(MONDAY, [START])) == [2, 3, 4, 5, 6]


def test_the_timetable_in_force_counts_on_each_day():
    amended = [START, change(ActKind.AMENDMENT, 2, date(2026, 3, 12), timetable=TWO_DAYS, weekly_hours=10)]
    assert planned_week(date(2026, 3, 9), amended) == [
        Planned(date(2026, 3, 9), Decimal("4.0")),
        Planned(date(2026, 3, 10), Decimal("4.0")),
        Planned(date(2026, 3, 11), Decimal("4.0")),
        Planned(date(2026, 3, 12), Decimal("6.0")),
    ]


def test_days_of_rest_and_days_outside_are_not_planned():
    resting = [
        START,
        change(ActKind.SUSPENSION, 2, date(2026, 3, 4), reason="illness"),
        change(ActKind.RESUMPTION, 3, date(2026, 3, 6)),
    ]
    assert days(planned_week(MONDAY, resting)) == [2, 3, 6]
    ended = [START, change(ActKind.EARLY_END, 2, date(2026, 3, 3), reason="health")]
    assert days(planned_week(MONDAY, ended)) == [2, 3]
    assert planned_week(date(2026, 3, 9), ended) == []


def test_without_a_timetable_five_days_share_the_hours():
    bare = Change(ActKind.START, 1, MONDAY, date(2026, 5, 29), 36, Decimal(300))
    assert planned_week(MONDAY, [bare]) == [Planned(MONDAY + timedelta(n), Decimal("7.2")) for n in range(5)]


@pytest.mark.parametrize(
    ("on", "confirmed", "expected"),
    [
        (date(2026, 3, 5), [], []),  # Friday is still to come
        (date(2026, 3, 6), [], [MONDAY]),
        (date(2026, 3, 13), [], [MONDAY, date(2026, 3, 9)]),
        (date(2026, 3, 13), [MONDAY], [date(2026, 3, 9)]),
        (date(2026, 6, 30), [MONDAY], [date(2026, 3, 9) + timedelta(7 * n) for n in range(12)]),
        (date(2026, 2, 20), [], []),
    ],
)
def test_which_weeks_wait(on, confirmed, expected):
    assert weeks_to_confirm([START], confirmed=confirmed, on=on) == expected


def test_a_week_of_the_last_days_waits_from_its_own_last_planned_day():
    ended = [START, change(ActKind.EARLY_END, 2, date(2026, 3, 10), reason="health")]
    assert weeks_to_confirm(ended, confirmed=[MONDAY], on=date(2026, 3, 10)) == [date(2026, 3, 9)]


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 40))
def test_a_period_is_the_sum_of_its_weeks(first, length):
    last = first + timedelta(days=length)
    whole = planned_in(first, last, [START])
    mondays = sorted({monday_of(first + timedelta(days=n)) for n in range(length + 1)})
    parts = [one for monday in mondays for one in planned_week(monday, [START]) if first <= one.day <= last]
    assert whole == parts


ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("told", "asked", "left"),
    [
        (datetime(2026, 3, 2, 10, tzinfo=ROME), datetime(2026, 3, 2, 10, tzinfo=ROME), 48),
        (datetime(2026, 3, 2, 10, tzinfo=ROME), datetime(2026, 3, 4, 9, 1, tzinfo=ROME), 0),
        (datetime(2026, 3, 2, 10, tzinfo=ROME), datetime(2026, 3, 4, 10, tzinfo=ROME), 0),
        (datetime(2026, 3, 2, 10, tzinfo=ROME), datetime(2026, 3, 4, 10, 1, tzinfo=ROME), -1),
        (datetime(2026, 3, 28, 10, tzinfo=UTC), datetime(2026, 3, 29, 10, tzinfo=UTC), 24),  # the clock goes forward
        (datetime(2026, 10, 24, 10, tzinfo=UTC), datetime(2026, 10, 25, 10, tzinfo=UTC), 24),  # and back
    ],
)
def test_the_clock_of_an_accident(told, asked, left):
    assert accidents.hours_left(told, at=asked) == left


@pytest.mark.parametrize(
    ("days_away", "duty"),
    [(None, Duty.ASK), (0, Duty.COMMUNICATION), (3, Duty.COMMUNICATION), (4, Duty.REPORT), (40, Duty.REPORT)],
)
def test_what_is_owed_to_inail(days_away, duty):
    assert accidents.duty(days_away) == duty
