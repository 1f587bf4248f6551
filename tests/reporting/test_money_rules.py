"""The rules of money as tables, and what holds whatever the numbers: without a database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipe.verdicts import Refused
from placements.enums import ActKind
from placements.rules.acts import Change
from reporting.forms.hours import read, told
from reporting.rules import (
    Position,
    Terms,
    allows,
    cost_of_hours,
    dated_in,
    flat_rate,
    hourly_cost,
    share_out,
    to_come,
    whole,
    within_grant,
    within_plan,
)

CENT = Decimal("0.01")
amounts = st.integers(-(10**11), 10**11).map(lambda cents: cents * CENT)
YEAR = Terms(date(2024, 1, 1), date(2024, 12, 31), paid_by=date(2025, 2, 28), lines={1, 2})


@st.composite
def shares(draw):
    """Per cents with two decimals that make 100, of one payer to nine."""
    cuts = sorted(draw(st.lists(st.integers(0, 10_000), max_size=8)))
    return [Decimal(b - a) / 100 for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]


@given(amounts, shares())
def test_the_parts_of_any_payers_make_the_whole(amount, parts):
    whole(parts).insist()
    shared = share_out(amount, parts)
    assert sum(shared) == amount
    assert all(abs(got - amount * part / 100) < CENT for got, part in zip(shared, parts, strict=True))


@given(shares(), st.integers(1, 10_000))
def test_shares_that_miss_the_whole_are_refused(parts, off):
    with pytest.raises(Refused, match="100"):
        whole([parts[0] + off * CENT, *parts[1:]]).insist()


@given(amounts, amounts, amounts, amounts, amounts)
def test_what_is_planned_is_committed_spent_or_left(planned, committed, spent, more, other):
    one, two = Position(planned, committed, spent), Position(more, other, spent)
    assert one.planned == one.committed + one.spent + one.left
    assert (one + two).left == one.left + two.left
    assert 0 <= one.spent_part + one.committed_part <= 100 + CENT


@pytest.mark.parametrize(
    ("said", "refused", "warned"),
    [
        ({}, False, False),
        ({"dated_on": date(2024, 1, 1)}, False, False),
        ({"dated_on": date(2024, 12, 31)}, False, False),
        ({"dated_on": date(2023, 12, 31)}, True, False),
        ({"dated_on": date(2025, 1, 1)}, True, False),
        ({"paid_on": date(2025, 2, 28)}, False, False),
        ({"paid_on": date(2025, 3, 1)}, True, False),
        ({"line": 3}, True, False),
        ({"on": date(2025, 2, 28)}, False, False),
        ({"on": date(2025, 3, 1)}, False, True),
        ({"on": date(2025, 3, 1), "paid_on": date(2025, 2, 1)}, False, False),
    ],
)
def test_what_a_fund_allows(said, refused, warned):
    verdict = allows(YEAR, **{"dated_on": date(2024, 5, 6), "paid_on": None, "line": 1} | said)
    assert (verdict.refused, verdict.warned) == (refused, warned)


@pytest.mark.parametrize(
    ("paid_on", "starts_on", "ends_on", "day"),
    [
        (date(2026, 7, 10), None, None, date(2026, 6, 30)),
        (date(2026, 6, 26), None, None, date(2026, 6, 26)),
        (date(2026, 7, 10), date(2026, 1, 1), date(2026, 6, 15), date(2026, 6, 15)),
        (date(2026, 6, 12), date(2026, 1, 1), date(2026, 6, 15), date(2026, 6, 12)),
        (date(2026, 6, 12), date(2026, 6, 15), date(2026, 12, 31), date(2026, 6, 15)),
        (date(2026, 7, 10), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 30)),  # none of its own: refused
        (date(2026, 7, 10), date(2026, 7, 1), date(2026, 12, 31), date(2026, 6, 30)),
    ],
)
def test_the_day_a_month_is_booked_on(paid_on, starts_on, ends_on, day):
    assert dated_in(date(2026, 6, 1), paid_on=paid_on, starts_on=starts_on, ends_on=ends_on) == day


def test_a_fund_without_lines_allows_every_line():
    assert allows(Terms(YEAR.starts_on, YEAR.ends_on), dated_on=date(2024, 5, 6), paid_on=None, line=9).favourable


def begun(first, last, allowance=300):
    return Change(ActKind.START, 1, first, ends_on=last, weekly_hours=20, allowance=Decimal(allowance), tasks="")


def test_what_the_months_of_an_internship_pay():
    changes = [begun(date(2026, 3, 16), date(2026, 5, 31))]
    months = to_come(changes, since=date(2026, 3, 1))
    assert months == {
        date(2026, 3, 1): Decimal("154.84"),  # 16 of 31 days
        date(2026, 4, 1): Decimal("300.00"),
        date(2026, 5, 1): Decimal("300.00"),
    }
    later = to_come(changes, since=date(2026, 4, 1), besides={date(2026, 5, 1)})
    assert later == {date(2026, 4, 1): Decimal("300.00")}


def test_suspended_months_cost_nothing():
    rest = Change(ActKind.SUSPENSION, 2, date(2026, 4, 1), reason="illness")
    back = Change(ActKind.RESUMPTION, 3, date(2026, 5, 1))
    changes = [begun(date(2026, 3, 1), date(2026, 5, 31)), rest, back]
    assert [int(amount) for amount in to_come(changes, since=date(2026, 1, 1)).values()] == [300, 0, 300]


@pytest.mark.parametrize(
    ("cost", "hours", "hourly"), [("34120.00", "1720", "19.84"), ("100", "3", "33.33"), ("0.125", "1", "0.13")]
)
def test_an_hour_costs_the_year_by_its_hours(cost, hours, hourly):
    assert hourly_cost(Decimal(cost), Decimal(hours)) == Decimal(hourly)


def test_hours_and_flat_rate_to_the_cent():
    assert cost_of_hours(Decimal("7.25"), hourly=Decimal("19.84")) == Decimal("143.84")
    assert flat_rate(Decimal("143.84"), per_cent=Decimal(15)) == Decimal("21.58")


@pytest.mark.parametrize(
    ("typed", "hours"), [("", "0"), ("2", "2"), ("2,5", "2.5"), ("2.25", "2.25"), ("2:15", "2.25"), (" 7,25 ", "7.25")]
)
def test_hours_as_one_types_them(typed, hours):
    assert read(typed) == Decimal(hours)


@pytest.mark.parametrize("typed", ["x", "-1", "25", "2,1", "2:10", "1:2:3", "nan", "inf", "1e9", "²", "٣:00x", ":"])
def test_hours_that_cannot_be(typed):
    with pytest.raises(ValueError, match="^"):
        read(typed)


@given(st.integers(1, 96))
def test_hours_come_back_as_they_were_typed(quarters):
    assert read(told(Decimal(quarters) / 4)) == Decimal(quarters) / 4


@pytest.mark.parametrize(
    ("left_before", "left_after", "told"),
    [
        ("0.01", "0.00", ""),
        ("0.00", "-0.01", "0,01 € beyond"),
        ("50.00", "-10.00", "10,00 € beyond"),
        ("-50.00", "-50.00", ""),  # beyond before, and no further: a correction of words
        ("-50.00", "-20.00", ""),
        ("-50.00", "-50.01", "50,01 € beyond"),
    ],
)
def test_beyond_plan_and_grant_it_warns(left_before, left_after, told):
    before, after = (Position(Decimal(100), spent=Decimal(100) - Decimal(left)) for left in (left_before, left_after))
    of_plan = within_plan(before, after, line="Staff", fund="Fund 2026")
    of_grant = within_grant(before.against(Decimal(100)), after, fund="Fund 2026")
    for verdict in (of_plan, of_grant):
        assert verdict.warned == bool(told)
        assert not verdict.refused
        assert all(told in str(reason) for reason in verdict.reasons)
