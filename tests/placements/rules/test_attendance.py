"""What a month pays: 69 %, 70 % and 71 %, whole and partly filled months, no database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.rules import attendance
from placements.rules.attendance import Part, due

MARCH = Part(date(2026, 3, 1), date(2026, 3, 31))


def paid(planned, attended, *, allowance="300.00", part=MARCH):
    return due(Decimal(allowance), part=part, days_planned=planned, days_attended=attended).amount


@pytest.mark.parametrize(
    ("planned", "attended", "amount"),
    [
        (20, 20, "300.00"),
        (100, 69, "207.00"),  # 69 %
        (100, 70, "300.00"),  # 70 % is full
        (100, 71, "300.00"),  # 71 %
        (20, 14, "300.00"),  # exactly 70 %
        (20, 13, "195.00"),  # 65 %
        (23, 16, "208.70"),  # 69.57 %: 300 × 16 ÷ 23 = 208.6956…
        (23, 17, "300.00"),
        (20, 0, "0.00"),
        (0, 0, "0.00"),  # nothing planned, nothing due
        (1, 0, "0.00"),
        (1, 1, "300.00"),
    ],
)
def test_the_seventy_per_cent_rule(planned, attended, amount):
    assert paid(planned, attended) == Decimal(amount)


def test_half_a_cent_goes_up():
    assert paid(8, 1, allowance="0.04") == Decimal("0.01")  # half a cent exactly
    assert paid(8, 1, allowance="0.03") == Decimal("0.00")


@pytest.mark.parametrize(
    ("first", "last", "amount"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "310.00"),
        (date(2026, 3, 16), date(2026, 3, 31), "160.00"),  # 16 of 31 days
        (date(2026, 3, 1), date(2026, 3, 1), "10.00"),
        (date(2026, 3, 31), date(2026, 3, 31), "10.00"),
    ],
)
def test_a_month_partly_filled_pays_by_its_days(first, last, amount):
    assert paid(10, 10, allowance="310.00", part=Part(first, last)) == Decimal(amount)


def test_in_a_part_the_rule_holds_for_the_days_planned_there():
    half = Part(date(2026, 4, 16), date(2026, 4, 30))
    assert paid(10, 7, allowance="400.00", part=half) == Decimal("200.00")
    assert paid(10, 6, allowance="400.00", part=half) == Decimal("120.00")


def test_the_amount_is_rounded_once():
    part = Part(date(2026, 3, 1), date(2026, 3, 7))  # 100 × 7/31 × 1/3 = 7.526…; rounded twice it would be 7.53 too
    assert paid(3, 1, allowance="100.00", part=part) == Decimal("7.53")
    assert paid(3, 2, allowance="0.10", part=part) == Decimal("0.02")  # 0.01505…; base rounded first gives 0.01


def test_every_step_is_told():
    step = due(Decimal("300"), part=MARCH, days_planned=23, days_attended=16)
    assert (step.base, step.full, step.days_needed, step.line) == (Decimal("300.00"), False, 17, Decimal("16.10"))
    assert step.share_in_hundredths == Decimal("0.696")


def test_part_of_a_month():
    period = {"starts_on": date(2026, 3, 16), "last_day": date(2026, 5, 10)}
    assert attendance.part_of(date(2026, 3, 1), **period).days == 16
    assert attendance.part_of(date(2026, 4, 1), **period).whole
    assert attendance.part_of(date(2026, 5, 1), **period).days == 10
    assert attendance.part_of(date(2026, 6, 1), **period) is None
    assert attendance.part_of(date(2026, 2, 1), **period) is None


def test_the_months_of_an_internship_cross_the_year():
    months = attendance.months_of(date(2026, 11, 20), date(2027, 1, 5))
    assert months == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 24), date(2026, 10, 1)),
        (date(2026, 11, 25), date(2026, 11, 1)),
        (date(2027, 1, 3), date(2026, 12, 1)),
    ],
)
def test_the_month_that_is_asked_for(today, month):
    assert attendance.asked_month(today) == month


def test_weekdays_are_proposed():
    assert attendance.weekdays(MARCH) == 22


days = st.integers(0, 31)
amounts = st.decimals(0, 2000, places=2)


@st.composite
def parts(draw):
    first = draw(st.integers(1, 31))
    return Part(date(2026, 3, first), date(2026, 3, draw(st.integers(first, 31))))


@given(amounts, parts(), days, days)
def test_what_is_due_lies_between_nothing_and_the_allowance(allowance, part, one, other):
    attended, planned = sorted((one, other))
    amount = due(allowance, part=part, days_planned=planned, days_attended=attended).amount
    assert 0 <= amount <= allowance
    assert amount == amount.quantize(Decimal("0.01"))


@given(amounts, parts(), days, days)
def test_a_day_more_never_pays_less(allowance, part, one, other):
    attended, planned = sorted((one, other))
    if attended < planned:
        fewer = due(allowance, part=part, days_planned=planned, days_attended=attended).amount
        assert fewer <= due(allowance, part=part, days_planned=planned, days_attended=attended + 1).amount
