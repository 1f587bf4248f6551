"""Cents add up for any shares; months, ages and bands at their edges. No database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting import rules

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
weights = st.lists(st.decimals(min_value=0, max_value=1000, places=2), min_size=1, max_size=12).filter(sum)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        ("100000.01", (70, 30), ("70000.01", "30000.00")),
        ("250960.55", (70, 30), ("175672.39", "75288.16")),
        ("0.00", (70, 30), ("0.00", "0.00")),
        ("0.01", (50, 50), ("0.01", "0.00")),
        ("0.02", (1, 1, 1), ("0.01", "0.01", "0.00")),
        ("100.00", (1, 1, 1), ("33.34", "33.33", "33.33")),
        ("10.00", ("33.33", "66.67"), ("3.33", "6.67")),
        ("10.00", (0, 100), ("0.00", "10.00")),
        ("-100000.01", (70, 30), ("-70000.01", "-30000.00")),
    ],
)
def test_share_out(total, shares, parts):
    assert rules.share_out(Decimal(total), shares) == tuple(map(Decimal, parts))


@given(amounts, weights)
def test_the_parts_make_the_whole(total, shares):
    parts = rules.share_out(total, shares)
    assert sum(parts) == total
    assert all(part == part.quantize(rules.CENT) for part in parts)


@given(amounts, weights)
def test_no_part_is_a_cent_away_from_its_exact_share(total, shares):
    whole = sum(shares)
    for part, share in zip(rules.share_out(total, shares), shares, strict=True):
        assert abs(part * whole - total * share) < rules.CENT * whole


@given(amounts, weights)
def test_who_has_no_share_gets_nothing(total, shares):
    assert rules.share_out(total, [*shares, 0])[-1] == 0


@pytest.mark.parametrize("shares", [(), (0, 0), (50, -50)])
def test_shares_that_share_nothing_are_refused(shares):
    with pytest.raises(ValueError, match="not all zero"):
        rules.share_out(Decimal(1), shares)


def test_only_whole_cents_are_shared():
    with pytest.raises(ValueError, match="whole cents"):
        rules.share_out(Decimal("0.005"), (70, 30))


@pytest.mark.parametrize(
    ("hired_on", "ended_on", "follows"),
    [
        (date(2024, 7, 15), date(2024, 7, 15), True),  # on the day of the hire
        (date(2024, 7, 15), date(2024, 7, 16), False),  # still running
        (date(2024, 7, 15), date(2024, 1, 15), True),  # six calendar months to the day
        (date(2024, 7, 15), date(2024, 1, 14), False),
        (date(2024, 8, 31), date(2024, 2, 29), True),  # there is no 31 February
        (date(2023, 8, 31), date(2023, 2, 28), True),
        (date(2023, 8, 31), date(2023, 2, 27), False),
        (date(2024, 2, 10), date(2023, 8, 10), True),  # over the turn of the year
        (date(2024, 2, 10), date(2023, 8, 9), False),
    ],
)
def test_follows_internship(hired_on, ended_on, follows):
    assert rules.follows_internship(hired_on, ended_on=ended_on) is follows


@pytest.mark.parametrize(
    ("birth_date", "age", "band"),
    [
        (date(2006, 3, 2), 17, "under_18"),
        (date(2006, 3, 1), 18, "18_29"),
        (date(1994, 3, 2), 29, "18_29"),
        (date(1994, 3, 1), 30, "30_54"),
        (date(1969, 3, 2), 54, "30_54"),
        (date(1969, 3, 1), 55, "55_over"),
        (date(1920, 1, 1), 104, "55_over"),
    ],
)
def test_age_on_and_age_band(birth_date, age, band):
    counted = rules.age_on(date(2024, 3, 1), birth_date=birth_date)
    assert (counted, rules.age_band(counted)) == (age, band)


def test_who_is_born_on_a_leap_day_grows_older_on_the_first_of_march():
    assert rules.age_on(date(2022, 2, 28), birth_date=date(2004, 2, 29)) == 17
    assert rules.age_on(date(2022, 3, 1), birth_date=date(2004, 2, 29)) == 18


def test_cost_per_head():
    assert rules.per_head(Decimal("100.00"), 3) == Decimal("33.33")
    assert rules.per_head(Decimal("0.05"), 2) == Decimal("0.03")
    assert rules.per_head(Decimal("100.00"), 0) is None


@pytest.mark.parametrize(
    ("part", "whole", "per_cent"), [(45, 75, 60), (0, 75, 0), (3, 0, 0), (1, 8, 13), (90, 75, 120)]
)
def test_per_cent(part, whole, per_cent):
    assert rules.per_cent(part, whole) == per_cent
