"""Intraclass correlations: the table of Shrout & Fleiss, what must not change them, and where they have no value."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.icc import Form, intraclass, mean_squares
from assessments.measures.ratings import Trouble, Unusable

PUBLISHED = json.loads((Path(__file__).parents[2] / "data" / "agreement.json").read_text())["shrout_fleiss_1979"]
SIX_BY_FOUR = PUBLISHED["ratings"]
INTERVALS = {
    Form.ICC1: (-0.13, 0.72),
    Form.ICC2: (0.02, 0.76),
    Form.ICC3: (0.34, 0.95),
    Form.ICC1K: (-0.88, 0.91),
    Form.ICC2K: (0.07, 0.93),
    Form.ICC3K: (0.68, 0.99),
}
TESTS = {1: (1.7947, (5, 18), 0.1648), 2: (11.0272, (5, 15), 0.000135), 3: (11.0272, (5, 15), 0.000135)}

TABLES = st.integers(2, 5).flatmap(
    lambda judges: st.lists(st.lists(st.integers(0, 6), min_size=judges, max_size=judges), min_size=2, max_size=8)
)


def values(table):
    return {form: found.value for form, found in intraclass(table).items()}


def alike(before, after):
    """The same values, but for rounding."""
    return all(
        (one is None) == (other is None) and (one is None or one == pytest.approx(other, rel=1e-6, abs=1e-8))
        for one, other in zip(before.values(), after.values(), strict=True)
    )


@pytest.mark.parametrize("form", Form)
def test_six_targets_and_four_judges(form):
    """Shrout & Fleiss 1979, table 4, with F, p and intervals to the digits published."""
    found = intraclass(SIX_BY_FOUR)[form]
    assert found.value == pytest.approx(PUBLISHED[form], abs=5e-7)
    assert found.interval == pytest.approx(INTERVALS[form], abs=0.005)
    assert (found.targets, found.judges, found.incomplete) == (6, 4, 0)
    f, freedom, p = TESTS[int(form[3])]
    assert found.f == pytest.approx(f, abs=5e-5)
    assert found.freedom == freedom
    assert found.p == pytest.approx(p, rel=0.005)


def test_the_mean_squares_of_shrout_and_fleiss():
    squares = mean_squares(np.array(SIX_BY_FOUR, dtype=float))
    assert squares.targets == pytest.approx(11.241667, abs=5e-7)
    assert squares.within == pytest.approx(6.263889, abs=5e-7)
    assert squares.judges == pytest.approx(32.486111, abs=5e-7)
    assert squares.error == pytest.approx(1.019444, abs=5e-7)


def test_a_severe_judge_lowers_agreement_and_is_forgiven_by_the_third_form():
    agreed = [(1, 1), (2, 2), (3, 4), (5, 5), (4, 4)]
    severe = [(a, b - 3) for a, b in agreed]
    before, after = values(agreed), values(severe)
    assert after[Form.ICC2] < before[Form.ICC2] / 2
    assert after[Form.ICC3] == pytest.approx(before[Form.ICC3])


@given(TABLES)
def test_any_table_gives_numbers_within_their_intervals_or_says_why_not(table):
    for form, found in intraclass(table).items():
        assert (found.value is None) == (found.trouble is not None), form
        if found.value is not None:
            assert found.value <= 1
        if found.interval:
            low, high = found.interval
            assert low <= found.value <= high <= 1
        assert found.p is None or 0 <= found.p <= 1


@given(st.data(), TABLES)
def test_neither_the_order_of_targets_nor_of_judges_changes_a_number(data, table):
    order = data.draw(st.permutations(range(len(table[0]))))
    shuffled = [[row[judge] for judge in order] for row in data.draw(st.permutations(table))]
    assert alike(values(table), values(shuffled))


@given(TABLES, st.sampled_from([-2.5, 0.1, 3, 1e-6, 1e6]), st.sampled_from([-100, 0, 0.7]))
def test_the_unit_of_measure_does_not_matter(table, factor, shift):
    moved = [[factor * (value + shift) for value in row] for row in table]
    assert alike(values(table), values(moved))


@pytest.mark.parametrize(
    ("table", "trouble", "targets", "incomplete"),
    [
        pytest.param([(3, 3), (3, 3)], Trouble.NO_VARIATION, 2, 0, id="all identical"),
        pytest.param([(0.1, 0.1, 0.1)] * 3, Trouble.NO_VARIATION, 3, 0, id="identical, with rounding"),
        pytest.param([(1,), (2,), (3,)], Trouble.FEW_RATERS, 3, 0, id="one rater only"),
        pytest.param([(1, None), (2, None)], Trouble.FEW_RATERS, 2, 0, id="the other rated nobody"),
        pytest.param([(1, 2, 3)], Trouble.FEW_UNITS, 1, 0, id="a single target"),
        pytest.param([(1, 2), (1, None)], Trouble.FEW_UNITS, 1, 1, id="a single complete target"),
        pytest.param([(None, None), (None, 4)], Trouble.FEW_RATERS, 1, 1, id="all missing but one"),
        pytest.param([(None, None), (None, None)], Trouble.NO_RATING, 0, 2, id="all missing"),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_undefined_is_nothing_and_says_why(table, trouble, targets, incomplete, form):
    found = intraclass(table)[form]
    assert (found.value, found.interval, found.f, found.p) == (None, None, None, None)
    assert (found.trouble, found.targets, found.incomplete) == (trouble, targets, incomplete)


def test_incomplete_targets_are_left_out_and_counted():
    gaps = intraclass([*SIX_BY_FOUR, (1, 2, None, 4), (None,) * 4])
    assert {form: found.value for form, found in gaps.items()} == values(SIX_BY_FOUR)
    assert {found.incomplete for found in gaps.values()} == {2}


def test_judges_who_never_differ_reach_one_and_leave_nothing_to_judge_it_by():
    found = intraclass([(1, 1), (2, 2), (4, 4)])
    assert {one.value for one in found.values()} == {1}
    assert {one.f for one in found.values()} == {None}
    assert {one.interval for one in found.values()} == {None}


def test_targets_that_do_not_differ_have_no_correlation_of_their_mean():
    found = intraclass([(1, 3), (3, 1), (2, 2)])
    assert found[Form.ICC1].value == -1
    assert (found[Form.ICC1K].value, found[Form.ICC1K].trouble) == (None, Trouble.NO_VARIATION)
    assert found[Form.ICC1].f == 0


def test_agreement_worse_than_chance_has_no_interval_where_the_approximation_breaks():
    """Less than one degree of freedom: the bounds would lie on the same side of the value."""
    found = intraclass([(0, 5), (2, 2)])
    assert found[Form.ICC2].value == pytest.approx(-12 / 13)
    assert (found[Form.ICC2].interval, found[Form.ICC2K].interval) == (None, None)
    assert found[Form.ICC3].interval is not None


def test_two_targets_are_enough_for_a_wide_interval():
    found = intraclass([(1, 2), (4, 6)])[Form.ICC2]
    assert found.value is not None
    assert found.interval[1] - found.interval[0] > 0.5


@pytest.mark.parametrize("table", [[], "abc", [[1, 2], [3]], [[1, "x"], [2, 3]]])
def test_what_is_no_table_of_ratings_is_refused(table):
    with pytest.raises(Unusable):
        intraclass(table)
