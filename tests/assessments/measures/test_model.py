"""The chances of the categories, and what a category nobody used means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.model import category_probabilities, climbs, moments, steps, told

logits = st.floats(-25, 25)
INF = np.inf


@given(logits, st.lists(logits, min_size=1, max_size=9))
def test_the_chances_of_all_categories_add_up_to_1(distance, thresholds):
    chance = category_probabilities(np.array([distance]), np.array(thresholds))
    assert chance.sum() == pytest.approx(1)
    assert (chance >= 0).all()


@given(st.floats(-8, 8), st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_neighbouring_categories_are_as_likely_as_the_model_says(distance, thresholds):
    chance = category_probabilities(np.array([distance]), np.array(thresholds))[0]
    assert np.log(chance[1:] / chance[:-1]) == pytest.approx(distance - np.array(thresholds), abs=1e-6)


@given(st.floats(-8, 8), st.floats(0.01, 4), st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_who_stands_higher_is_expected_to_be_rated_higher(distance, more, thresholds):
    expected, variance = moments(category_probabilities(np.array([distance, distance + more]), np.array(thresholds)))
    assert expected[1] > expected[0]
    assert (variance > 0).all()


@pytest.mark.parametrize(
    ("climb", "shown"),
    [
        ([0, -1, 0.5, 0], [-1, 1.5, -0.5]),
        ([0, -1, INF, 0], [-1, None, None]),
        ([INF, 0, 1, 0], [None, 1, -1]),
        ([0, 1, 0, INF], [1, -1, None]),
        ([INF, INF, 0, 0], [None, None, 0]),
        ([0, 1, INF, INF, 0], [1, None, None, None]),
    ],
)
def test_a_category_nobody_used_has_no_chance_and_no_steps(climb, shown):
    thresholds = steps(np.array([climb], float))
    assert climbs(thresholds)[0].tolist() == climb
    assert [None if np.isnan(step) else step for step in told(thresholds)[0]] == shown
    chance = category_probabilities(np.array([0.4]), thresholds)[0]
    assert (chance == 0).tolist() == [height == INF for height in climb]


def test_steps_that_nobody_knows_leave_the_chances_unknown():
    assert np.isnan(category_probabilities(np.array([0.0]), np.array([0.3, np.nan]))).any()
