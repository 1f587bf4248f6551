"""Fit, spread, fair averages, categories, pairs of raters: the published numbers and what they mean."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.measures.categories import category_use
from assessments.measures.fit import expectation, fair_averages, fixed_chi_square, mean_squares, spread
from assessments.measures.jmle import jml
from assessments.measures.model import category_probabilities
from assessments.measures.pairs import interactions, pair_agreement
from assessments.measures.ratings import Ratings
from assessments.measures.result import Method, nowhere
from tests.assessments.measures.samples import ITEMS, drawn, oracle, small, small_rows

FAIR = [0.1506, 0.3250, 0.7187, 0.7601, 1.3408, 1.2557, 2.0198, 1.6052, 1.3894, 2.1653, 2.2318, 2.5981]
ITEMS_INFIT, ITEMS_OUTFIT = [1.165, 1.249, 0.602, 0.839], [1.054, 1.794, 0.587, 0.771]


@pytest.fixture(scope="module")
def measurement():
    return jml(small())


@pytest.fixture(scope="module")
def seen(measurement):
    return expectation(small(), measurement)


def fit_of(ratings, measurement=None):
    measurement = measurement or jml(ratings)
    seen = expectation(ratings, measurement)
    facets = (ratings.person, ratings.item, ratings.rater)
    return [mean_squares(seen, facet.index, len(facet)) for facet in facets]


def test_the_published_fit(measurement):
    persons, items, raters = fit_of(small(), measurement)
    for found, name in ((persons, "persons"), (raters, "raters")):
        assert found[0] == pytest.approx(oracle()[f"{name}_infit"], abs=1e-4)
        assert found[1] == pytest.approx(oracle()[f"{name}_outfit"], abs=1e-4)
    assert items[0] == pytest.approx(ITEMS_INFIT, abs=1e-3)
    assert items[1] == pytest.approx(ITEMS_OUTFIT, abs=1e-3)


def test_the_published_spread(measurement):
    persons, raters = spread(measurement.persons), spread(measurement.raters)
    assert (persons.sd, persons.rmse) == (pytest.approx(1.7279, abs=1e-4), pytest.approx(0.5870, abs=1e-4))
    assert persons.separation == pytest.approx(2.7687, abs=1e-4)
    assert persons.reliability == pytest.approx(0.8846, abs=1e-4)
    assert raters.separation == pytest.approx(2.6700, abs=1e-4)
    assert raters.reliability == pytest.approx(0.8770, abs=1e-4)
    assert raters.strata == pytest.approx(3.8934, abs=1e-4)


def test_the_published_difference_of_the_raters(measurement):
    found = fixed_chi_square(measurement.raters)
    assert (found.value, found.df) == (pytest.approx(24.1658, abs=1e-3), 2)
    assert found.p < 0.0001


def test_the_published_fair_averages(measurement):
    persons, items, raters = fair_averages(measurement)
    assert persons == pytest.approx(FAIR, abs=1e-4)
    assert (np.diff(raters) < 0).all()
    assert items.argmax() == measurement.items.measure.argmin()
    assert fair_averages(measurement, lowest=1)[0] == pytest.approx(persons + 1)


def test_the_published_agreement_of_pairs(seen):
    agreement = pair_agreement(seen)
    opportunities, exact, expected = agreement.total()
    assert (opportunities, exact) == (48, 18)
    assert expected == pytest.approx(18.32, abs=0.005)
    assert (agreement.chances == agreement.chances.T).all()


def test_pairs_are_those_who_rated_the_same_person_on_the_same_item(seen):
    """Counted by hand, one pair after the other."""
    rated = {row[:3]: row[3] for row in small_rows()}
    chances, exact = np.zeros((3, 3), int), np.zeros((3, 3), int)
    for (person, one, item), value in rated.items():
        for other in set("123") - {one}:
            if (person, other, item) in rated:
                chances[int(one) - 1, int(other) - 1] += 1
                exact[int(one) - 1, int(other) - 1] += value == rated[person, other, item]
    agreement = pair_agreement(seen)
    assert (agreement.chances == chances).all()
    assert (agreement.exact == exact).all()


def test_spread_without_any_true_difference_is_nothing(measurement):
    items = spread(measurement.items)
    assert (items.separation, items.reliability) == (0, 0)
    one = spread(jml(Ratings.from_rows([row for row in small_rows() if row[1] == "1"])).raters)
    assert np.isnan([one.sd, one.rmse, one.separation, one.strata, one.reliability]).all()


def test_a_fair_average_does_not_depend_on_whom_one_met(measurement):
    """Persons 8 and 9 have the same raw average; fairly, 8 has the higher one."""
    persons, _, _ = fair_averages(measurement)
    assert persons[7] > persons[8] + 0.2


def test_the_fair_average_of_partial_credit_is_over_all_items():
    partial = jml(small(), partial_credit=True)
    severity = partial.raters.measure.mean()
    by_item = [
        category_probabilities(partial.persons.measure - hard - severity, steps) @ np.arange(4)
        for hard, steps in zip(partial.items.measure, partial.thresholds, strict=True)
    ]
    assert fair_averages(partial)[0] == pytest.approx(np.mean(by_item, axis=0))


def test_ratings_that_follow_the_model_fit_and_noise_does_not():
    ratings, _ = drawn(2, persons=300, items=8, raters=4)
    _, items, raters = fit_of(ratings)
    for infit, outfit in (items, raters):
        assert (np.abs(infit - 1) < 0.15).all()
        assert (np.abs(outfit - 1) < 0.25).all()
    random = np.random.default_rng(1)
    noise = np.where(ratings.rater.index == 3, random.integers(0, 5, len(ratings)), ratings.value)
    _, _, (infit, outfit) = fit_of(replace(ratings, value=noise.astype(np.int32)))
    assert infit.argmax() == outfit.argmax() == 3
    assert infit[3] > 1.5


def test_the_fit_of_extremes_is_not_told_and_spoils_no_other():
    rows = [*small_rows(), *((person, "1", item, 3) for person in ("top",) for item in ITEMS)]
    persons, _, raters = fit_of(Ratings.from_rows(rows))
    assert np.isnan(persons[0][12])
    assert np.isnan(persons[1][12])
    assert raters[0] == pytest.approx(oracle()["raters_infit"], abs=1e-4)


def test_how_often_each_category_was_given(seen, measurement):
    (use,) = category_use(seen, measurement)
    assert use.item is None
    assert use.count.sum() == 96
    assert (np.diff(use.average) > 0).all()
    assert (use.unused, use.disordered) == ((), ())


def test_a_level_that_is_nowhere_the_likeliest_is_named():
    ratings, _ = drawn(3, persons=300, items=6, raters=3, steps=(-1, 1.2, -1.2, 1))
    measurement = jml(ratings)
    (use,) = category_use(expectation(ratings, measurement), measurement)
    assert use.disordered == (2,)
    assert use.count[2] < use.count[1]


def test_a_level_nobody_used_is_named_item_by_item():
    rows = [(*row[:3], min(row[3], 2) if row[2] == "I2" else row[3]) for row in small_rows()]
    ratings = Ratings.from_rows(rows)
    measurement = jml(ratings, partial_credit=True)
    use = category_use(expectation(ratings, measurement), measurement)
    assert [(row.item, row.unused) for row in use if row.unused] == [("I2", (3,))]
    assert np.isnan(use[1].thresholds).tolist() == [False, False, True]


def test_a_rater_harsher_on_one_item_is_found_with_the_size_of_it():
    ratings, _ = drawn(7, persons=400, items=6, raters=4)
    harsher = (ratings.rater.index == 2) & (ratings.item.index == 4)
    calm = interactions(expectation(ratings, jml(ratings)))
    assert abs(calm[0].t) < 3.5
    lower = np.where(harsher, np.maximum(ratings.value - 1, 0), ratings.value).astype(np.int32)
    changed = replace(ratings, value=lower)
    found = interactions(expectation(changed, jml(changed)))[0]
    assert (found.rater, found.item, found.n) == (2, 4, 400)
    assert found.size > 0.6
    assert found.t > 6


def test_of_few_ratings_nothing_is_said(seen):
    assert {one.n for one in interactions(seen)} == {8}
    assert interactions(seen, fewest=9) == ()


def test_without_a_measurement_nothing_is_a_number():
    nothing = nowhere(small(), Method.JML)
    for infit, outfit in fit_of(small(), nothing):
        assert np.isnan(infit).all()
        assert np.isnan(outfit).all()
    assert np.isnan(spread(nothing.persons).reliability)
    assert np.isnan(fixed_chi_square(nothing.raters).p)
    assert all(np.isnan(fair).all() for fair in fair_averages(nothing))
    seen = expectation(small(), nothing)
    assert interactions(seen) == ()
    assert category_use(seen, nothing)[0].count.sum() == 96
