"""The marginal likelihood as a measurement: its top, how near it comes to the truth, and one scale over the years."""

import io
import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from django.core.management import call_command

from assessments.measures import marginal
from assessments.measures.jmle import jml
from assessments.measures.mml import mml
from assessments.measures.model import Anchors, Centring
from assessments.measures.ratings import Ratings, Trouble, Unusable
from tests.assessments.measures.populations import drawn, shuffled, slow_log_likelihood, truth
from tests.assessments.measures.samples import DATA, small

EXTRA = (np.array([-0.3, 0.3]), np.array([0.4, 0.0, -0.4]))


@cache
def standard():
    """400 people, 8 items, 2 of 6 raters: the short design of a service."""
    true = truth(1)
    ratings = drawn(true, 1)
    return true, ratings, mml(ratings)


def told(measurement):
    """Every number of a measurement, as arrays."""
    facets = (*measurement.facets, measurement.expected)
    arrays = [array for facet in facets for array in (facet.measure, facet.se)]
    return [*arrays, measurement.thresholds, measurement.thresholds_se, np.array(measurement.population)]


# The top


@pytest.mark.parametrize("partial_credit", [False, True])
def test_the_deviance_is_that_of_a_slow_sum_and_lower_nowhere_near(partial_credit):
    true = truth(2, persons=40, items=4, raters=4, partial_credit=partial_credit)
    ratings = drawn(true, 2)
    found = mml(ratings, partial_credit=partial_credit)
    best = [found.items.measure, found.raters.measure, found.thresholds, *found.population]

    def deviance(items, raters, thresholds, mean, sd):
        return -2 * slow_log_likelihood(ratings, [items, raters], thresholds, mean, sd)

    assert found.converged
    assert found.deviance == pytest.approx(deviance(*best), abs=1e-4)
    dice = np.random.default_rng(3)
    for _ in range(6):
        away = [part + dice.normal(0, 0.02, np.shape(part)) for part in best]
        assert deviance(*away) > found.deviance


def test_items_raters_and_steps_sum_to_0_and_people_float():
    _, _, found = standard()
    for sums in (found.items.measure.sum(), found.raters.measure.sum(), found.thresholds.sum()):
        assert sums == pytest.approx(0, abs=1e-9)
    assert found.centring == Centring.RATERS


def test_with_people_at_0_raters_float_and_no_rating_is_more_or_less_likely():
    _, ratings, found = standard()
    floating = mml(ratings, centring=Centring.PERSONS)
    mean = found.population[0]
    assert floating.population[0] == 0
    assert floating.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-6)
    assert floating.raters.measure == pytest.approx(found.raters.measure - mean, abs=1e-5)
    assert floating.persons.measure == pytest.approx(found.persons.measure - mean, abs=1e-5)
    assert floating.items.measure == pytest.approx(found.items.measure, abs=1e-5)


# The truth


@cache
def pulls(partial_credit):
    """How far each estimate is from the truth, in its standard errors, over many draws."""
    found = {"calibration": [], "people": [], "expected": []}
    for seed in range(40):
        true = truth(seed, mean=0.4, partial_credit=partial_credit)
        one = mml(drawn(true, seed), partial_credit=partial_credit)
        found["calibration"] += [
            (one.items.measure - true.items) / one.items.se,
            (one.raters.measure - true.raters) / one.raters.se,
            ((one.thresholds - true.thresholds) / one.thresholds_se).ravel(),
            (np.array(one.population) - (0.4, 1.2)) / one.population_se,
        ]
        found["people"].append((one.persons.measure - true.persons) / one.persons.se)
        found["expected"].append((one.expected.measure - true.persons) / one.expected.se)
    return {name: np.concatenate(parts) for name, parts in found.items()}


@pytest.mark.parametrize("partial_credit", [False, True])
@pytest.mark.parametrize("of", ["calibration", "people", "expected"])
def test_95_of_100_intervals_hold_the_truth(of, partial_credit):
    off = pulls(partial_credit)[of]
    assert 0.92 < (np.abs(off) < 1.96).mean() < 0.97
    assert 0.94 < off.std() < 1.06
    assert abs(off.mean()) < 0.1


def test_few_ratings_a_person_do_not_spread_the_scale_as_with_the_joint_likelihood():
    seeds = range(16)
    slopes = {mml: [], jml: []}
    for seed in seeds:
        true = truth(seed)
        ratings = drawn(true, seed)
        for measure, found in slopes.items():
            one = measure(ratings)
            pairs = (
                (one.items.measure, true.items),
                (one.raters.measure, true.raters),
                (one.thresholds, true.thresholds),
            )
            found.append([np.polyfit(places.ravel(), estimates.ravel(), 1)[0] for estimates, places in pairs])
    ours, joint = (np.mean(found, axis=0) for found in slopes.values())
    assert ((ours > 0.97) & (ours < 1.04)).all()
    assert (joint > 1.045).all()


def test_people_at_the_end_of_the_scale_have_a_place_and_are_marked():
    true = truth(3, persons=200, mean=3.0)
    found = mml(drawn(true, 3))
    ends = found.persons.extreme
    assert 0 < ends.sum() < 100
    assert np.isfinite(found.persons.measure).all()
    assert found.persons.measure[ends].min() > found.persons.measure[~ends].mean()
    assert (found.expected.measure[ends] < found.persons.measure[ends]).all()


def test_occasions_and_settings_are_further_severities():
    true = replace(truth(4), extra=EXTRA)
    found = mml(drawn(true, 4))
    for facet, places in zip(found.extra, true.extra, strict=True):
        assert (np.abs(facet.measure - places) < 4 * facet.se).all()
        assert facet.measure.sum() == pytest.approx(0, abs=1e-9)


def test_people_who_do_not_differ_have_a_standard_deviation_of_about_0():
    found = mml(drawn(truth(5, sd=1e-9), 5))
    assert found.converged
    assert found.population[1] < 0.15
    assert (found.expected.se <= found.population[1] + 1e-9).all()


# What changes nothing


def test_names_and_order_change_nothing():
    _, ratings, found = standard()
    mixed = mml(shuffled(ratings, 7))
    assert mixed.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-7)
    for one, other in zip((*found.facets, found.expected), (*mixed.facets, mixed.expected), strict=True):
        place = [other.labels.index(label) for label in one.labels]
        assert other.measure[place] == pytest.approx(one.measure, abs=1e-6)
        assert other.se[place] == pytest.approx(one.se, rel=1e-3)


def test_the_same_ratings_give_the_same_numbers_bit_by_bit():
    _, ratings, found = standard()
    for one, other in zip(told(found), told(mml(ratings)), strict=True):
        assert np.array_equal(one, other, equal_nan=True)


def test_a_finer_grid_changes_nothing(monkeypatch):
    _, ratings, found = standard()
    monkeypatch.setattr(marginal, "SPACING", marginal.SPACING / 3)
    fine = mml(ratings)
    assert fine.deviance == pytest.approx(found.deviance, abs=1e-4)
    for one, other in zip(told(found), told(fine), strict=True):
        assert other == pytest.approx(one, abs=1e-4, nan_ok=True)


def test_ratings_given_twice_count_twice():
    _, ratings, found = standard()
    facets = {
        name: replace(facet, index=np.tile(facet.index, 2))
        for name, facet in (("person", ratings.person), ("item", ratings.item), ("rater", ratings.rater))
    }
    twice = mml(replace(ratings, value=np.tile(ratings.value, 2), **facets))
    assert twice.persons.count.tolist() == (2 * found.persons.count).tolist()
    assert (twice.persons.se < found.persons.se).all()


# Over the years


def test_anchored_to_itself_a_calibration_finds_itself():
    _, ratings, found = standard()
    again = mml(ratings, anchors=found.anchors)
    assert again.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-6)
    assert again.population == pytest.approx(found.population, abs=1e-5)
    assert again.persons.measure == pytest.approx(found.persons.measure, abs=1e-5)
    assert again.items.anchored.all()
    assert np.isnan(again.items.se).all()


def test_a_second_year_anchored_on_the_first_is_on_its_scale():
    """New people, who are abler, and new raters, who are more severe, beside raters that stayed."""
    true, ratings, first = standard()
    dice = np.random.default_rng(8)
    second = replace(true, persons=dice.normal(0.8, 1.0, 600), raters=true.raters + np.array([0, 0, 0, 0, 1.0, 1.2]))
    stayed = {label: value for label, value in first.anchors.raters.items() if label < 4}
    found = mml(drawn(second, 9), anchors=replace(first.anchors, raters=stayed))
    assert found.raters.anchored.tolist() == [True] * 4 + [False] * 2
    assert found.raters.measure[4:] == pytest.approx(second.raters[4:], abs=0.25)
    assert found.population == pytest.approx((0.8, 1.0), abs=0.2)
    assert (found.persons.measure - second.persons).mean() == pytest.approx(0, abs=0.1)
    assert found.items.measure == pytest.approx(first.items.measure)
    assert found.thresholds == pytest.approx(first.thresholds)


def test_a_new_item_finds_its_place_beside_anchored_ones():
    _, ratings, found = standard()
    known = {label: value for label, value in found.anchors.items.items() if label != 5}
    again = mml(ratings, anchors=replace(found.anchors, items=known))
    assert again.items.measure[5] == pytest.approx(found.items.measure[5], abs=1e-4)
    assert np.isfinite(again.items.se).tolist() == [label == 5 for label in again.items.labels]


def test_steps_of_each_item_are_anchored_too():
    true = truth(6, partial_credit=True)
    ratings = drawn(true, 6)
    found = mml(ratings, partial_credit=True)
    again = mml(ratings, partial_credit=True, anchors=replace(found.anchors, items={}))
    assert again.items.measure == pytest.approx(found.items.measure, abs=1e-4)
    assert again.thresholds == pytest.approx(found.thresholds)


# What cannot be measured


def test_a_net_that_falls_apart_is_refused_with_its_subsets():
    with pytest.raises(Unusable) as refusal:
        mml(drawn(truth(1, persons=30), 1, raters_each=1))
    assert refusal.value.trouble == Trouble.UNCONNECTED
    assert len(refusal.value.details["subsets"]) == 6


def test_a_category_that_nobody_used_has_no_steps_and_the_others_stand_as_without_it():
    _, ratings, _ = standard()
    gap = mml(replace(ratings, value=np.where(ratings.value == 4, 5, ratings.value), highest=5))
    assert gap.converged
    assert np.isfinite(gap.thresholds[0]).tolist() == [True, True, True, False, True]
    assert np.isfinite(gap.thresholds_se[0]).tolist() == [True, True, True, False, False]
    above = mml(replace(ratings, highest=5))
    assert above.items.measure == pytest.approx(standard()[2].items.measure, abs=1e-5)
    assert np.isinf(above.thresholds[0, 4])


def test_extreme_raters_and_items_are_set_apart_and_measured_afterwards():
    _, ratings, _ = standard()
    lenient = np.where(ratings.rater.index == 2, 4, ratings.value)
    found = mml(replace(ratings, value=np.where(ratings.item.index == 1, 0, lenient)))
    assert found.converged
    assert found.raters.extreme.tolist() == [False, False, True, False, False, False]
    assert found.items.extreme.tolist() == [False, True, False, False, False, False, False, False]
    assert found.raters.measure[2] < np.delete(found.raters.measure, 2).min() - 1
    assert found.items.measure[1] > np.delete(found.items.measure, 1).max() + 2
    without = mml(ratings.among((ratings.rater.index != 2) & (ratings.item.index != 1)))
    assert np.delete(found.items.measure, 1) == pytest.approx(without.items.measure)


def test_ratings_that_are_all_extreme_are_refused():
    _, ratings, _ = standard()
    with pytest.raises(Unusable) as refusal:
        mml(replace(ratings, value=np.zeros_like(ratings.value)))
    assert refusal.value.trouble == Trouble.ALL_EXTREME


def test_a_likelihood_without_a_top_gives_no_number():
    """The second rater never goes above the first: one is infinitely milder."""
    rows = [(person, "mild", "item", value) for person, value in enumerate((0, 1, 2, 1, 2, 0))]
    rows += [(person, "severe", "item", value) for person, value in enumerate((0, 0, 1, 0, 1, 0))]
    found = mml(Ratings.from_rows(rows))
    assert not found.converged
    assert all(np.isnan(array).all() for array in told(found)[:10])
    assert np.isnan(found.log_likelihood)


def test_steps_of_another_scale_are_refused():
    _, ratings, _ = standard()
    with pytest.raises(Unusable) as refusal:
        mml(ratings, anchors=Anchors(thresholds=(-1.0, 0.0, 1.0)))
    assert refusal.value.trouble == Trouble.OTHER_SCALE


# The command


def test_the_command_measures_by_the_marginal_likelihood_too():
    out = io.StringIO()
    call_command("rasch", str(DATA / "rasch_small.csv"), "--method", "mml", "--json", stdout=out)
    told_there, found = json.loads(out.getvalue()), mml(small())
    assert told_there["method"] == "mml"
    assert told_there["items"] == pytest.approx(found.items.measure)
    assert told_there["persons"] == pytest.approx(told_there["wle"], abs=1e-6)
    assert told_there["eap"] == pytest.approx(found.expected.measure)
    assert told_there["population_sd"] == pytest.approx(found.population[1])
