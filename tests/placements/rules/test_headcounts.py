"""How many people work for a host on a day, no database."""

from datetime import date

import pytest

from placements.rules.headcounts import Count, employees

JANUARY, MARCH, MAY, JULY = (date(2026, month, 1) for month in (1, 3, 5, 7))
SHOP, STORE = "shop", "store"
COUNTS = (
    Count(SHOP, JANUARY, 10),
    Count(SHOP, MAY, 4),
    Count(STORE, MARCH, 20, closed_on=JULY),
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 12, 31), None),  # nobody had counted yet
        (JANUARY, 10),
        (date(2026, 2, 28), 10),
        (MARCH, 30),  # both places
        (date(2026, 4, 30), 30),
        (MAY, 24),  # the shop was counted anew
        (date(2026, 6, 30), 24),  # the last day of the store
        (JULY, 4),
    ],
)
def test_the_latest_counts_of_the_places_in_use(on, expected):
    assert employees(COUNTS, on=on) == expected


def test_a_day_that_nobody_knows_lies_before_all_others():
    old = Count(SHOP, None, 7)
    assert employees([old], on=date(2000, 1, 1)) == 7
    assert employees([Count(SHOP, JANUARY, 9), old], on=JANUARY) == 9


def test_nobody_counted_is_not_nobody_there():
    assert employees([], on=MAY) is None
    assert employees([Count(SHOP, JANUARY, 0)], on=MAY) == 0
