"""How far two raters of one case are apart: by hand, and whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.apart import apart

CASES = st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=6), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([[2, 2, 2]], 0),
        ([[0, 4]], 4),
        ([[0, 1, 2]], 4 / 3),  # pairs 1, 2, 1
        ([[0, 4], [2, 2, 2, 2]], 2),  # every case once, however many rated it
        ([[1], [0, 1]], 1),
        ([[1], []], None),
        ([], None),
    ],
)
def test_the_mean_distance_of_two(cases, expected):
    assert apart(cases) == (expected if expected is None else pytest.approx(expected))


@given(CASES)
def test_neither_the_order_nor_the_direction_matters(cases):
    turned = [[4 - rating for rating in reversed(ratings)] for ratings in reversed(cases)]
    assert apart(turned) == pytest.approx(apart(cases))
    assert 0 <= apart(cases) <= 4
