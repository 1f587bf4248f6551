"""Krippendorff's alpha: published numbers, what must not change it, and where it has no value."""

import json
from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.agreement import Metric, alpha, alphas
from assessments.measures.ratings import Trouble, Unusable

PUBLISHED = json.loads((Path(__file__).parents[2] / "data" / "agreement.json").read_text())["krippendorff_4x12"]
FOUR_BY_TWELVE = [list(unit) for unit in zip(*PUBLISHED["ratings"], strict=True)]
TWO_BY_TEN = [(0, 1), (1, 1), (0, 1), (0, 0), (0, 0), (0, 1), (0, 0), (0, 0), (1, 0), (0, 0)]
"""Krippendorff, Computing Krippendorff's Alpha-Reliability, section A: binary data, alpha = .095."""
TWO_BY_TWELVE = [(ord(meg), ord(owen)) for meg, owen in zip("aabbdcccedda", "babbbccceddd", strict=True)]
"""The same, section B: nominal data of Meg and Owen, alpha = .692."""

METRICS = tuple(Metric)
UNITS = st.lists(st.lists(st.none() | st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=12)


@pytest.mark.parametrize("metric", METRICS)
def test_four_observers_and_twelve_units_with_gaps(metric):
    found = alpha(FOUR_BY_TWELVE, metric)
    assert found.value == pytest.approx(PUBLISHED[metric], abs=1e-9)
    assert (found.units, found.raters, found.pairable, found.unpaired) == (11, 4, 40, 1)
    assert found.draws > 900
    assert found.interval[0] < found.value < found.interval[1] <= 1


@pytest.mark.parametrize(("ratings", "value"), [(TWO_BY_TEN, 0.095), (TWO_BY_TWELVE, 0.692)])
def test_two_observers_without_gaps(ratings, value):
    assert alpha(ratings, Metric.NOMINAL).value == pytest.approx(value, abs=0.0005)


def by_definition(ratings, metric):
    """Alpha pair by pair, straight from its definition: coincidences, then distances."""
    units = [[value for value in unit if value is not None] for unit in ratings]
    units = [unit for unit in units if len(unit) > 1]
    values = sorted(value for unit in units for value in unit)
    count = {value: values.count(value) for value in values}

    def between(c, k):
        return sum(count[g] for g in count if min(c, k) <= g <= max(c, k)) - (count[c] + count[k]) / 2

    distance = {
        Metric.NOMINAL: lambda c, k: float(c != k),
        Metric.ORDINAL: lambda c, k: between(c, k) ** 2,
        Metric.INTERVAL: lambda c, k: (c - k) ** 2,
        Metric.RATIO: lambda c, k: ((c - k) / (c + k)) ** 2 if c + k else 0,
    }[metric]
    observed = sum(
        distance(c, k) / (len(unit) - 1)
        for unit in units
        for i, c in enumerate(unit)
        for j, k in enumerate(unit)
        if i != j
    )
    expected = sum(count[c] * count[k] * distance(c, k) for c in count for k in count)
    return 1 - (len(values) - 1) * observed / expected if expected else None


@pytest.mark.parametrize("metric", METRICS)
@given(ratings=UNITS)
def test_any_table_gives_what_the_definition_gives(metric, ratings):
    found, told = alpha(ratings, metric, draws=20), by_definition(ratings, metric)
    assert found.value == (None if told is None else pytest.approx(told, abs=1e-9))
    assert (found.trouble is None) == (told is not None)
    given_ratings = sum(value is not None for unit in ratings for value in unit)
    assert found.pairable + found.unpaired == given_ratings
    if found.interval:
        assert found.interval[0] <= found.value <= found.interval[1]


@given(st.data(), UNITS)
def test_neither_the_order_of_raters_nor_of_units_changes_a_number(data, ratings):
    raters = data.draw(st.permutations(range(3)))
    shuffled = [[unit[rater] for rater in raters] for unit in data.draw(st.permutations(ratings))]
    assert alphas(shuffled, draws=20) == alphas(ratings, draws=20)


@given(UNITS, st.permutations(range(5)))
def test_names_do_not_matter_to_nominal_alpha(ratings, names):
    renamed = [[None if value is None else names[value] for value in unit] for unit in ratings]
    before, after = (alpha(table, Metric.NOMINAL, draws=0).value for table in (ratings, renamed))
    assert after == (None if before is None else pytest.approx(before))


@given(UNITS, st.sampled_from([-3.5, -1, 0.1, 7, 1e6]), st.sampled_from([-1000, 0, 0.3, 12]))
def test_the_unit_of_measure_does_not_matter_to_interval_alpha(ratings, factor, shift):
    moved = [[None if value is None else factor * value + shift for value in unit] for unit in ratings]
    before, after = (alpha(table, Metric.INTERVAL, draws=0).value for table in (ratings, moved))
    assert after == (None if before is None else pytest.approx(before))


@given(UNITS, st.lists(st.integers(1, 9), min_size=5, max_size=5))
def test_only_the_order_of_the_levels_matters_to_ordinal_alpha(ratings, steps):
    levels = np.cumsum(steps).tolist()
    stretched = [[None if value is None else levels[value] for value in unit] for unit in ratings]
    assert alpha(stretched, Metric.ORDINAL) == alpha(ratings, Metric.ORDINAL)


@pytest.mark.parametrize("metric", METRICS)
def test_raters_who_always_agree_on_different_people_reach_one_without_an_interval(metric):
    found = alpha([(level, level, level) for level in (0, 1, 2, 3, 4, 1, 2)], metric)
    assert found.value == 1
    assert found.interval is None, "that these never differed tells nothing of how others would"


@pytest.mark.parametrize(
    ("ratings", "trouble", "units", "unpaired"),
    [
        pytest.param([(3, 3, 3), (3, 3, None)], Trouble.NO_VARIATION, 2, 0, id="all identical"),
        pytest.param([(1,), (2,), (3,)], Trouble.NO_PAIR, 0, 3, id="one rater only"),
        pytest.param([(1, None), (None, 2)], Trouble.NO_PAIR, 0, 2, id="nobody rated twice"),
        pytest.param([(None, None), (None, 4)], Trouble.NO_PAIR, 0, 1, id="all missing but one"),
        pytest.param([(None, None), (None, None)], Trouble.NO_RATING, 0, 0, id="all missing"),
        pytest.param([(2, 2)], Trouble.NO_VARIATION, 1, 0, id="a single unit, agreed"),
        pytest.param([(2, 2), (2, None), (None, 5)], Trouble.NO_VARIATION, 1, 2, id="what differs met no other"),
    ],
)
@pytest.mark.parametrize("metric", METRICS)
def test_undefined_is_nothing_and_says_why(ratings, metric, trouble, units, unpaired):
    found = alpha(ratings, metric)
    assert (found.value, found.interval, found.draws) == (None, None, 0)
    assert (found.trouble, found.units, found.unpaired) == (trouble, units, unpaired)


def test_a_single_unit_has_a_value_and_no_interval():
    found = alpha([(1, 2)], Metric.NOMINAL)
    assert (found.value, found.units, found.interval) == (0, 1, None)


def test_draws_without_a_value_are_counted():
    found = alpha([(1, 1), (2, 2)], Metric.NOMINAL)
    assert (found.value, found.units, found.interval) == (1, 2, None)
    assert 400 < found.draws < 600, "half of the draws take the same unit twice: they have no value"


def test_proportions_need_a_scale_from_zero_up():
    found = alphas([(-1, 1), (2, 3)])
    assert found[Metric.RATIO].trouble is Trouble.BELOW_ZERO
    assert found[Metric.RATIO].value is None
    assert found[Metric.INTERVAL].value is not None
    assert alpha([(0, 0), (2, 3)], Metric.RATIO).value == by_definition([(0, 0), (2, 3)], Metric.RATIO)


def test_who_rated_nobody_is_no_rater():
    assert alpha([(1, 2, None), (2, 2, None), (1, 1, None)], Metric.NOMINAL).raters == 2


def test_arrays_may_use_nan():
    table = np.array([[np.nan if value is None else value for value in unit] for unit in FOUR_BY_TWELVE], dtype=float)
    assert alphas(table) == alphas(FOUR_BY_TWELVE)


@pytest.mark.parametrize(
    ("ratings", "trouble"),
    [
        ([], Trouble.NO_RATING),
        ([[], []], Trouble.NO_RATING),
        (np.empty((0, 3)), Trouble.NO_RATING),
        ([1, 2, 3], Trouble.NO_TABLE),
        (np.array([1.0, 2.0]), Trouble.NO_TABLE),
        ("1234", Trouble.NO_TABLE),
        (None, Trouble.NO_TABLE),
        ([[1, 2], [1]], Trouble.UNEVEN),
        ([[1, 2], [1, "2"]], Trouble.NOT_NUMBER),
        ([[1, 2], [1, True]], Trouble.NOT_NUMBER),
        ([[1, 2], [1, inf]], Trouble.NOT_NUMBER),
        ([[1, 2], [1, 10**400]], Trouble.NOT_NUMBER),
        (np.array([[1, 2], [1, inf]]), Trouble.NOT_NUMBER),
        ([[1, 2], [1, [3]]], Trouble.NOT_NUMBER),
        (np.array([["1", "two"]]), Trouble.NOT_NUMBER),
        (np.array([[1, None], [2, "x"]], dtype=object), Trouble.NOT_NUMBER),
    ],
)
def test_what_is_no_table_of_ratings_is_refused(ratings, trouble):
    with pytest.raises(Unusable) as refusal:
        alpha(ratings, Metric.NOMINAL)
    assert refusal.value.trouble is trouble


def test_a_ragged_row_is_named():
    with pytest.raises(Unusable) as refusal:
        alpha([[1, 2, 3], [1, 2, 3], [1, 2]], Metric.NOMINAL)
    assert refusal.value.details == {"row": 3, "length": 2, "expected": 3}


def test_the_same_data_give_the_same_interval():
    again = [list(unit) for unit in FOUR_BY_TWELVE]
    assert alphas(again) == alphas(FOUR_BY_TWELVE)
    other = alpha([*again, [5, 5, 5, 5]], Metric.NOMINAL)
    assert other.interval != alpha(again, Metric.NOMINAL).interval
