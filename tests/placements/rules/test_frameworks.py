"""What an agreement is on a day: its acts, its seats over time, how near its end is; no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import AgreementActKind, Nearness
from placements.rules import frameworks
from placements.rules.frameworks import Change, Step, as_amended, seats_on, seats_over_time, tightest

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
SIGNED = Change(AgreementActKind.SIGNED, 1, FIRST, ends_on=LAST, seats=2, sectors=("10",))
MORE = Change(AgreementActKind.AMENDED, 2, date(2026, 4, 1), seats=4)
FEWER = Change(AgreementActKind.AMENDED, 3, date(2026, 7, 1), seats=1, sectors=("81.30", "archive"))
RENEWED = Change(AgreementActKind.RENEWED, 4, LAST + timedelta(days=1), ends_on=date(2028, 12, 31))
ENDED = Change(AgreementActKind.ENDED, 5, date(2027, 6, 30), ends_on=date(2027, 6, 30))
ACTS = (SIGNED, MORE, FEWER, RENEWED, ENDED)


@pytest.mark.parametrize(
    ("on", "seats", "until"),
    [
        (FIRST, 2, LAST),
        (date(2026, 3, 31), 2, LAST),
        (date(2026, 4, 1), 4, LAST),
        (date(2026, 6, 30), 4, LAST),
        (date(2026, 7, 1), 1, LAST),
        (LAST, 1, LAST),
        (date(2027, 1, 1), 1, date(2028, 12, 31)),
        (date(2027, 6, 30), 1, date(2027, 6, 30)),
        (None, 1, date(2027, 6, 30)),
    ],
)
def test_an_agreement_on_a_day(on, seats, until):
    frame = as_amended(ACTS, on=on)
    assert (frame.seats, frame.ends_on) == (seats, until)


def test_what_an_act_does_not_say_stays():
    assert as_amended(ACTS, on=date(2026, 5, 1)).sectors == ("10",)
    assert as_amended(reversed(ACTS)).sectors == ("81.30", "archive")


def test_a_later_act_goes_before_an_earlier_one():
    corrected = Change(AgreementActKind.AMENDED, 3, date(2026, 2, 1), seats=3)
    assert seats_over_time((SIGNED, MORE, corrected)) == (
        Step(FIRST, 2),
        Step(date(2026, 2, 1), 3),
        Step(date(2026, 4, 1), 3),
    )


STEPS = (Step(FIRST, 2), Step(date(2026, 4, 1), 4), Step(date(2026, 7, 1), 1))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), (1, 2)),
        (date(2026, 1, 1), date(2026, 4, 30), (1, 2)),  # one of two is tighter than two of four
        (date(2026, 4, 1), date(2026, 4, 30), (2, 4)),
        (date(2026, 6, 1), date(2026, 6, 30), (1, 4)),
        (date(2026, 6, 30), date(2026, 7, 1), (1, 1)),  # the seats are fewer from July on
        (date(2026, 7, 2), date(2026, 8, 31), (1, 1)),
        (date(2026, 9, 1), date(2026, 9, 30), (0, 1)),
    ],
)
def test_the_tightest_stretch(first, last, expected):
    periods = [(date(2026, 2, 1), date(2026, 5, 31)), (date(2026, 4, 15), date(2026, 8, 31))]
    assert tightest(periods, STEPS, first=first, last=last) == expected


DAYS = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))


@given(
    st.lists(PERIODS, max_size=6),
    st.lists(st.tuples(DAYS, st.integers(1, 4)), min_size=1, max_size=4, unique_by=lambda step: step[0]),
    PERIODS,
)
def test_the_tightest_stretch_is_that_of_the_tightest_day(periods, steps, asked):
    """Counted day by day, as nobody would: the fewest free seats are the same."""
    steps, (first, last) = tuple(Step(*step) for step in sorted(steps)), asked
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    free = [seats_on(steps, day) - sum(begin <= day <= end for begin, end in periods) for day in days]
    taken, seats = tightest(periods, steps, first=first, last=last)
    assert seats - taken == min(free)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (400, Nearness.FAR),
        (91, Nearness.FAR),
        (90, Nearness.IN_SIGHT),
        (61, Nearness.IN_SIGHT),
        (60, Nearness.NEAR),
        (31, Nearness.NEAR),
        (30, Nearness.PRESSING),
        (1, Nearness.PRESSING),
        (0, Nearness.PRESSING),  # the last day still counts
        (-1, Nearness.OVER),
    ],
)
def test_how_near_the_end_is(left, expected):
    assert frameworks.nearness(LAST, on=LAST - timedelta(days=left)) == expected


@pytest.mark.parametrize(
    ("dated_on", "new_end", "expected"),
    [
        (LAST, date(2027, 12, 31), True),
        (date(2027, 1, 1), date(2027, 12, 31), True),  # the day after: no gap
        (date(2027, 1, 2), date(2027, 12, 31), False),
        (LAST, LAST, False),
        (LAST, date(2026, 6, 1), False),
    ],
)
def test_a_renewal_goes_on_without_a_gap(dated_on, new_end, expected):
    verdict = frameworks.renewable(new_end, dated_on=dated_on, agreed=(FIRST, LAST))
    assert verdict.favourable is expected


@pytest.mark.parametrize(
    ("last_day", "runs_until", "expected"),
    [
        (date(2026, 6, 30), None, True),
        (date(2026, 6, 30), date(2026, 6, 30), True),
        (date(2026, 6, 30), date(2026, 7, 1), False),
        (date(2027, 1, 1), None, False),
        (date(2025, 12, 31), None, False),
    ],
)
def test_an_early_end_leaves_nobody_outside(last_day, runs_until, expected):
    assert frameworks.ended(last_day, agreed=(FIRST, LAST), runs_until=runs_until).favourable is expected


@pytest.mark.parametrize(("taken", "seats", "expected"), [(0, 1, True), (2, 2, True), (3, 2, False)])
def test_seats_that_are_taken_stay(taken, seats, expected):
    assert frameworks.enough_seats(taken=taken, seats=seats).favourable is expected
