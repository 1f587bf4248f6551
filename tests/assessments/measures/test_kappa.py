"""Weighted kappa: Cohen's table, weights that are not symmetric, and where it has no value."""

import json
from math import nan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.kappa import Weighting, kappa, kappa_of_ratings
from assessments.measures.ratings import Trouble, Unusable

COHEN = json.loads((Path(__file__).parents[2] / "data" / "agreement.json").read_text())["cohen_1968"]
TABLE = COHEN["table"]
COUNTS = [[round(200 * share) for share in row] for row in TABLE]
ASYMMETRIC = [[0, 1, 4], [1, 0, 6], [2, 2, 0]]
RATINGS = [(i, j) for i in range(3) for j in range(3) for _ in range(COUNTS[i][j])]

TABLES = st.integers(2, 4).flatmap(
    lambda levels: st.lists(
        st.lists(st.integers(0, 6), min_size=levels, max_size=levels), min_size=levels, max_size=levels
    )
)


@pytest.mark.parametrize(
    ("weights", "value"),
    [
        (Weighting.UNWEIGHTED, COHEN["kappa"]),
        (Weighting.LINEAR, COHEN["linear"]),
        (Weighting.QUADRATIC, COHEN["quadratic"]),
        (COHEN["custom_weights"], COHEN["custom"]),
        (ASYMMETRIC, 0.353383),
        ([list(row) for row in zip(*ASYMMETRIC, strict=True)], 0.420561),
    ],
)
def test_the_table_of_cohen(weights, value):
    """Cohen 1968; of weights that are not symmetric the rows are the first rater's, as in the table."""
    assert kappa(TABLE, weights).value == pytest.approx(value, abs=5e-7)
    assert kappa(COUNTS, weights).value == pytest.approx(value, abs=5e-7)
    assert kappa_of_ratings(RATINGS, weights).value == pytest.approx(value, abs=5e-7)


def test_transposing_table_and_weights_together_changes_nothing():
    turned = np.transpose(ASYMMETRIC), np.transpose(TABLE)
    assert kappa(turned[1], turned[0]).value == pytest.approx(kappa(TABLE, ASYMMETRIC).value)
    assert kappa(turned[1], ASYMMETRIC).value != pytest.approx(kappa(TABLE, ASYMMETRIC).value)


def test_counts_tell_how_many_cases_and_proportions_do_not():
    counted, shared = kappa(COUNTS), kappa(TABLE)
    assert (counted.cases, counted.draws) == (200, 1000)
    assert counted.interval[0] < counted.value < counted.interval[1]
    assert (shared.cases, shared.interval) == (None, None)
    assert kappa(TABLE, cases=200).interval == pytest.approx(counted.interval, abs=0.02)


def test_the_interval_is_as_wide_as_the_published_error_makes_it():
    """Fleiss, Cohen & Everitt 1969 give the large-sample error of kappa; for this table it is .0510."""
    p = np.array(TABLE)
    rows, columns, agreed = p.sum(axis=1), p.sum(axis=0), np.trace(p)
    chance = rows @ columns
    value = (agreed - chance) / (1 - chance)
    on = sum(p[i, i] * (1 - (rows[i] + columns[i]) * (1 - value)) ** 2 for i in range(3))
    off = sum(p[i, j] * (columns[i] + rows[j]) ** 2 for i in range(3) for j in range(3) if i != j) * (1 - value) ** 2
    error = np.sqrt(on + off - (value - chance * (1 - value)) ** 2) / (1 - chance) / np.sqrt(200)
    low, high = kappa(COUNTS).interval
    assert (high - low) / (2 * 1.96) == pytest.approx(error, rel=0.1)


@given(TABLES, st.sampled_from(Weighting))
def test_any_table_gives_a_number_within_its_interval_or_says_why_not(table, weights):
    found = kappa(table, weights, draws=20)
    counts = np.array(table)
    assert found.cases == counts.sum()
    assert (found.value is None) == (found.trouble is not None)
    if found.value is not None:
        assert found.value <= 1
        wrong = ~np.eye(len(counts), dtype=bool)
        assert (found.value == 1) == (not counts[wrong].any())
    if found.interval:
        assert found.interval[0] <= found.value <= found.interval[1]
    assert kappa(table, weights, draws=20) == found


@given(st.lists(st.integers(1, 50), min_size=2, max_size=5), st.sampled_from(Weighting))
def test_raters_who_never_differ_reach_one(agreed, weights):
    found = kappa(np.diag(agreed), weights)
    assert (found.value, found.interval) == (1, None)


@given(TABLES)
def test_with_two_levels_the_weighting_does_not_matter(table):
    two = [row[:2] for row in table[:2]]
    assert len({kappa(two, weights, draws=0).value for weights in Weighting}) == 1


@pytest.mark.parametrize(
    ("table", "trouble", "cases"),
    [
        ([[7]], Trouble.NO_VARIATION, 7),
        ([[7, 0], [0, 0]], Trouble.NO_VARIATION, 7),
        ([[0.0, 0.0], [0.0, 1.0]], Trouble.NO_VARIATION, 1),
        ([[0, 0], [0, 0]], Trouble.NO_PAIR, 0),
    ],
)
def test_undefined_is_nothing_and_says_why(table, trouble, cases):
    found = kappa(table)
    assert (found.value, found.interval, found.trouble, found.cases) == (None, None, trouble, cases)


def test_ratings_with_gaps_count_what_they_leave_out():
    found = kappa_of_ratings([(1, 1), (2, 3), (3, 3), (None, 2), (1, nan), (None, None)])
    assert (found.cases, found.unpaired) == (3, 2)
    assert found.value == kappa([[1, 0, 0], [0, 0, 1], [0, 0, 1]]).value


@pytest.mark.parametrize(
    ("ratings", "trouble"), [([(1, None), (None, 2)], Trouble.NO_PAIR), ([(None, None)], Trouble.NO_RATING)]
)
def test_raters_who_met_on_nobody_have_no_kappa(ratings, trouble):
    assert kappa_of_ratings(ratings).trouble is trouble


def test_a_level_nobody_chose_is_still_a_step():
    """Of 0, 1 and 4 on a scale from 0 to 4, the last two are three steps apart."""
    ratings = [(0, 0), (1, 1), (4, 4), (1, 4), (0, 1)]
    whole = np.zeros((5, 5))
    np.add.at(whole, tuple(np.transpose(ratings)), 1)
    for weights in Weighting:
        assert kappa_of_ratings(ratings, weights).value == pytest.approx(kappa(whole, weights).value)
    assert kappa_of_ratings(ratings, 4 - np.eye(5) * 4, levels=range(5)).value == pytest.approx(kappa(whole).value)


def test_a_rating_off_the_scale_is_refused():
    with pytest.raises(Unusable) as refusal:
        kappa_of_ratings([(0, 1), (1, 5)], levels=range(5))
    assert refusal.value.details == {"lowest": 0, "highest": 4}


@pytest.mark.parametrize(
    ("table", "weights", "trouble"),
    [
        ([[1, 2, 3], [4, 5, 6]], Weighting.LINEAR, Trouble.NOT_SQUARE),
        ([[1, -2], [3, 4]], Weighting.LINEAR, Trouble.NEGATIVE_COUNT),
        ([[1, None], [3, 4]], Weighting.LINEAR, Trouble.NOT_NUMBER),
        ([[1, 2], [3]], Weighting.LINEAR, Trouble.UNEVEN),
        ([], Weighting.LINEAR, Trouble.NO_RATING),
        (COUNTS, [[0, 1], [1, 0]], Trouble.BAD_WEIGHTS),
        (COUNTS, [[1, 0, 0], [0, 1, 0], [0, 0, 1]], Trouble.BAD_WEIGHTS),
        (COUNTS, [[0, 0, 0], [0, 0, 0], [0, 0, 0]], Trouble.BAD_WEIGHTS),
        (COUNTS, [[0, 1, 2], [1, 0, 1]], Trouble.NOT_SQUARE),
    ],
)
def test_what_is_no_table_of_two_raters_is_refused(table, weights, trouble):
    with pytest.raises(Unusable) as refusal:
        kappa(table, weights)
    assert refusal.value.trouble is trouble


def test_three_raters_are_refused():
    with pytest.raises(Unusable) as refusal:
        kappa_of_ratings([(1, 2, 3)])
    assert refusal.value.trouble is Trouble.TWO_RATERS
