"""Who pays what of a month: worked by hand, and what holds of any shares; no database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import ActKind, Payer
from placements.rules.acts import Change
from placements.rules.attendance import Stretch
from placements.rules.payers import part_of_promoter, parts_of_month

JUNE, LAST = date(2026, 6, 1), date(2026, 6, 30)
CENT = Decimal("0.01")


def stretch(shares, allowance="300", first=JUNE, last=LAST):
    return Stretch(first, last, Decimal(allowance), shares)


def halves(first, second):
    """Two stretches of fifteen days."""
    middle = date(2026, 6, 15)
    return stretch(first, last=middle), stretch(second, first=middle + timedelta(days=1))


@pytest.mark.parametrize(
    ("stretches", "amount", "parts"),
    [
        ([stretch(None)], "300.00", {"promoter": "300.00"}),  # nobody said who pays
        ([stretch({})], "300.00", {"promoter": "300.00"}),
        ([stretch({"host": "300.00"})], "300.00", {"host": "300.00"}),
        ([stretch({"promoter": "100.00", "host": "200.00"})], "300.00", {"promoter": "100.00", "host": "200.00"}),
        # Absences: the amount is shared in the same proportion, the odd cent to the largest remainder
        ([stretch({"promoter": "100.00", "host": "200.00"})], "100.00", {"promoter": "33.33", "host": "66.67"}),
        (
            [stretch({"promoter": "1", "host": "1", "third": "1"})],
            "0.01",
            {"promoter": "0.01", "host": "0", "third": "0"},
        ),
        # The shares changed on the sixteenth
        (halves({"host": "300.00"}, {"promoter": "300.00"}), "300.00", {"promoter": "150.00", "host": "150.00"}),
        (halves(None, {"promoter": "150", "host": "150"}), "300.00", {"promoter": "225.00", "host": "75.00"}),
        ([stretch({"promoter": "0.00"}, allowance="0")], "0.00", {"promoter": "0.00"}),
        ([], "0.00", {"promoter": "0.00"}),  # nothing of it pays
    ],
)
def test_a_month_is_shared_as_its_days_were(stretches, amount, parts):
    assert parts_of_month(stretches, Decimal(amount)) == {side: Decimal(part) for side, part in parts.items()}


cents = st.integers(0, 100_000).map(lambda n: n * CENT)


@given(st.lists(st.tuples(cents, cents, cents), min_size=1, max_size=4), cents)
def test_the_parts_of_any_shares_make_the_amount(told, amount):
    sides = (Payer.PROMOTER, Payer.HOST, Payer.THIRD)
    stretches = [stretch({str(side): str(part) for side, part in zip(sides, parts, strict=True)}) for parts in told]
    parts = parts_of_month(stretches, amount)
    assert sum(parts.values()) == amount
    assert min(parts.values()) >= 0


def test_the_promoter_pays_what_the_acts_in_force_leave_to_it():
    start = Change(ActKind.START, 1, JUNE, ends_on=LAST, weekly_hours=20, allowance=Decimal(300))
    assert part_of_promoter([start], JUNE, Decimal("270.01")) == Decimal("270.01")
    other = Change(ActKind.AMENDMENT, 2, date(2026, 6, 16), shares={"host": "200.00", "promoter": "100.00"})
    assert part_of_promoter([start, other], JUNE, Decimal("300.00")) == Decimal("200.00")
