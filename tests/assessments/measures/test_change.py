"""Change: the example of Jacobson & Truax, two measures with their own errors, and a group."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.change import (
    Movement,
    error_of_measurement,
    group_change,
    measured_change,
    minimal_detectable,
    raw_change,
)
from assessments.measures.ratings import Trouble, Unusable

SCORES = st.floats(-100, 100)
ERRORS = st.floats(0.01, 10)


def test_the_example_of_jacobson_and_truax():
    found = raw_change(32.5, 47.5, sd=7.5, reliability=0.8)
    assert error_of_measurement(7.5, 0.8) == pytest.approx(3.3541, abs=5e-5)
    assert found.error == pytest.approx(4.7434, abs=5e-5)
    assert found.index == pytest.approx(3.1623, abs=5e-5)
    assert found.minimal == minimal_detectable(found.error) == pytest.approx(9.2971, abs=5e-5)
    assert (found.value, found.movement, found.people) == (15, Movement.IMPROVED, 1)
    assert found.interval == pytest.approx((15 - 9.2971, 15 + 9.2971), abs=5e-5)


@pytest.mark.parametrize(
    ("after", "higher_is_better", "movement"),
    [
        (2, True, Movement.IMPROVED),
        (2, False, Movement.WORSENED),
        (-2, True, Movement.WORSENED),
        (-2, False, Movement.IMPROVED),
        (1.96, True, Movement.UNCHANGED),
        (1.9601, True, Movement.IMPROVED),
        (0, True, Movement.UNCHANGED),
    ],
)
def test_only_what_lies_beyond_the_error_is_real(after, higher_is_better, movement):
    """An error of the difference of exactly 1: the limit is 1.96, and 1.96 itself is within error."""
    found = measured_change(0, after, errors=(0.6, 0.8), higher_is_better=higher_is_better)
    assert found.error == 1
    assert found.movement is movement


def test_two_measures_in_logits():
    """1.2 logits with errors .5 and .4: z = 1.2 / sqrt(.41) = 1.874, not yet beyond error."""
    found = measured_change(-0.4, 0.8, errors=(0.5, 0.4))
    assert found.index == pytest.approx(1.8741, abs=5e-5)
    assert found.movement is Movement.UNCHANGED
    assert found.interval[0] < 0 < found.interval[1]


@given(SCORES, SCORES, ERRORS, ERRORS)
def test_what_is_real_is_what_the_interval_keeps_away_from_nothing(before, after, first, second):
    found = measured_change(before, after, errors=(first, second))
    low, high = found.interval
    assert low <= found.value <= high
    assert (found.movement is Movement.UNCHANGED) == (low <= 0 <= high)
    back = measured_change(after, before, errors=(second, first))
    assert (back.value, back.index) == (-found.value, pytest.approx(-found.index))


@given(SCORES, SCORES, st.floats(0.1, 20), st.floats(0, 0.9))
def test_a_better_instrument_sees_smaller_changes(before, after, sd, reliability):
    rough, fine = (raw_change(before, after, sd=sd, reliability=r) for r in (reliability, reliability + 0.05))
    assert fine.minimal <= rough.minimal
    assert abs(fine.index) >= abs(rough.index)


@pytest.mark.parametrize("given_scores", [(None, 3), (3, None), (nan, 3)])
def test_a_measure_not_taken_is_no_change_at_all(given_scores):
    found = raw_change(*given_scores, sd=2, reliability=0.5)
    assert (found.value, found.index, found.movement, found.trouble) == (None, None, None, Trouble.NOT_GIVEN)
    assert found.error == pytest.approx(2)


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (7.5, 1), (5e-324, 0.0)])
def test_without_error_nothing_says_what_is_real(sd, reliability):
    found = raw_change(10, 12, sd=sd, reliability=reliability)
    assert (found.value, found.index, found.movement, found.trouble) == (2, None, None, Trouble.NO_ERROR)


@pytest.mark.parametrize(
    ("known", "trouble"),
    [
        ({"sd": -1, "reliability": 0.8}, Trouble.NO_SPREAD),
        ({"sd": None, "reliability": 0.8}, Trouble.NO_SPREAD),
        ({"sd": "7", "reliability": 0.8}, Trouble.NOT_NUMBER),
        ({"sd": inf, "reliability": 0.8}, Trouble.NOT_NUMBER),
        ({"sd": 7, "reliability": 1.01}, Trouble.BAD_RELIABILITY),
        ({"sd": 7, "reliability": -0.2}, Trouble.BAD_RELIABILITY),
        ({"sd": 7, "reliability": nan}, Trouble.BAD_RELIABILITY),
    ],
)
def test_spread_and_reliability_must_make_sense(known, trouble):
    with pytest.raises(Unusable) as refusal:
        raw_change(1, 2, **known)
    assert refusal.value.trouble is trouble


@pytest.mark.parametrize("errors", [(-0.1, 0.4), (None, 0.4), (0.4, nan)])
def test_every_measure_needs_its_error(errors):
    with pytest.raises(Unusable) as refusal:
        measured_change(1, 2, errors=errors)
    assert refusal.value.trouble is Trouble.NEGATIVE_ERROR


def with_moments(m1, m2, sd1, sd2, correlation, n):
    """Made-up scores that have exactly these means, deviations and correlation."""
    draws = np.random.default_rng(1).normal(size=(n, 2))
    draws -= draws.mean(axis=0)
    draws, _upper = np.linalg.qr(draws)
    first, second = draws.T * np.sqrt(n - 1)
    return m1 + sd1 * first, m2 + sd2 * (correlation * first + np.sqrt(1 - correlation**2) * second)


def test_the_published_example_of_a_standardised_effect():
    """Bonett 2008, in the example of the R package statpsych: .5425 with interval .2259 to .8591, n = 25."""
    before, after = with_moments(102.1, 110.4, 15.3, 14.6, 0.75, 25)
    found = group_change(before, after)
    assert found.value == pytest.approx(8.3)
    assert found.effect == pytest.approx(0.5424837, abs=5e-8)
    assert found.effect_interval == pytest.approx((0.2258515, 0.8591158), abs=5e-8)


def test_the_mean_change_of_sleep():
    """Student 1908: ten patients slept .7 -1.6 … hours more on one drug, 1.9 .8 … on the other; t = 4.0621, df = 9."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = group_change(first, second)
    assert (found.people, found.unpaired, found.movement) == (10, 0, Movement.IMPROVED)
    assert found.value == pytest.approx(1.58)
    assert found.interval == pytest.approx((0.7001142, 2.4598858), abs=5e-8)
    assert group_change(second, first, higher_is_better=False).movement is Movement.IMPROVED


@given(st.lists(st.tuples(SCORES, SCORES), min_size=2, max_size=20))
def test_intervals_hold_their_values(pairs):
    found = group_change(*zip(*pairs, strict=True))
    for value, interval in ((found.value, found.interval), (found.effect, found.effect_interval)):
        if interval:
            assert interval[0] <= value <= interval[1]
    assert (found.movement is None) == (found.interval is None)


def test_who_was_measured_once_is_left_out_and_counted():
    found = group_change([1, 2, 3, None, 5, None], [2, 4, 5, 4, None, None])
    assert (found.people, found.unpaired) == (3, 2)
    assert found.value == group_change([1, 2, 3], [2, 4, 5]).value


@pytest.mark.parametrize("scores", [([1], [2]), ([1, None], [2, 3]), ([None, None], [None, None])])
def test_one_person_is_no_group(scores):
    found = group_change(*scores)
    assert (found.value, found.interval, found.effect, found.trouble) == (None, None, None, Trouble.FEW_UNITS)


def test_where_everybody_changes_alike_there_is_no_interval():
    found = group_change([0.1, 0.2, 0.3], [0.4, 0.5, 0.6])
    assert found.value == pytest.approx(0.3)
    assert (found.interval, found.movement) == (None, None)
    assert group_change([0.1, 0.1, 0.1], [0.3, 0.5, 0.4]).effect is None


def test_groups_of_unequal_length_are_refused():
    with pytest.raises(Unusable) as refusal:
        group_change([1, 2, 3], [1, 2])
    assert refusal.value.trouble is Trouble.UNEVEN
