"""How one rater sees beside the others: the mean difference and its interval, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.leaning import leaning

LEVELS = st.integers(0, 4)
ROWS = st.lists(st.tuples(LEVELS, st.lists(LEVELS, min_size=1, max_size=6)), min_size=2, max_size=40)


def test_the_mean_and_its_interval_are_students():
    """Differences 1, 0, 1, 2: mean 1, deviation 0.8165, t(3; .975) = 3.1824."""
    found = leaning([2, 2, 3, 4], [[1, 1], [2], [1, 3], [2, 2, 2]])
    assert (found.difference, found.n) == (1.0, 4)
    assert found.interval == pytest.approx((1 - 1.29923, 1 + 1.29923), abs=1e-4)
    assert not found.is_told


def test_what_is_always_the_same_is_told():
    assert leaning([3, 3, 3], [[2], [2, 2], [2]]).interval == pytest.approx((1, 1))
    assert leaning([3, 3, 3], [[2], [2, 2], [2]]).is_told


@pytest.mark.parametrize(
    ("own", "others", "difference", "n"), [([], [], None, 0), ([3], [[]], None, 0), ([3], [[1, 2]], 1.5, 1)]
)
def test_too_little_has_no_interval(own, others, difference, n):
    found = leaning(own, others)
    assert (found.difference, found.interval, found.n, found.is_told) == (difference, None, n, False)


@given(ROWS)
def test_the_other_way_round_is_the_other_sign(rows):
    own, others = [mine for mine, _ in rows], [theirs for _, theirs in rows]
    there, back = leaning(own, others), leaning([4 - m for m in own], [[4 - t for t in row] for row in others])
    assert back.difference == pytest.approx(-there.difference, abs=1e-9)
    assert back.interval == pytest.approx((-there.interval[1], -there.interval[0]), abs=1e-9)
    assert there.interval[0] <= there.difference <= there.interval[1]
