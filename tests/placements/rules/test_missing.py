"""How much of what is asked is missing: half steps, with what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from placements.rules.missing import DESIRED, Asked, Missing, missing
from placements.rules.openings import Seen, stand

ONE = Asked("a", 3)


@pytest.mark.parametrize(
    ("asked", "seen", "expected"),
    [
        (ONE, Seen(3), (0, 0, 2, 6)),  # without a measure one step off
        (ONE, Seen(4), (0, 0, 0, 6)),
        (ONE, Seen(2), (0, 2, 4, 6)),
        (ONE, Seen(0), (4, 6, 6, 6)),
        (ONE, Seen(3, 2.6, 3.4), (0, 0, 0, 6)),  # the whole measure at level 3
        (ONE, Seen(3, 1.6, 3.4), (0, 0, 2, 6)),
        (ONE, Seen(2, 1.0, 1.4), (2, 2, 4, 6)),  # what was agreed stays between the bounds
        (Asked("a", 3, DESIRED), Seen(2), (0, 1, 2, 3)),
        (Asked("a", 3, values=(1, 3, 5)), Seen(1), (2, 2, 4, 4)),  # levels need not follow one another
        (Asked("a", 1), Seen(0), (0, 2, 2, 2)),
    ],
)
def test_what_is_missing(asked, seen, expected):
    found = missing([asked], {"a": seen})
    assert (found.least, found.expected, found.most, found.whole) == expected


def test_what_nobody_observed_speaks_neither_for_nor_against():
    assert missing([ONE], {}) == Missing(least=0, expected=2, most=6, whole=6, unseen=1)


def test_nothing_asked_is_all_there():
    assert missing([], {}).shares == (1.0, 1.0, 1.0)


@given(some.integers(1, 4), some.integers(0, 4), some.floats(0, 4), some.floats(0, 4))
def test_the_bounds_hold_what_is_expected_and_it_is_what_the_page_says(level, seen, one, other):
    low, high = sorted((one, other))
    found = missing([Asked("a", level)], {"a": Seen(seen, low, high)})
    assert 0 <= found.least <= found.expected <= found.most <= found.whole
    assert found.expected == 2 * stand(level, Seen(seen), values=(0, 1, 2, 3, 4)).steps
