"""One person on a scale that is given: Warm's estimate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.model import Parameters, category_probabilities
from assessments.measures.persons import measure_person, warm_persons
from tests.assessments.measures.samples import STEPS, drawn, oracle, small

WARM = [-3.1650, -2.2561, -1.2247, -1.1481, 0.0666, -0.1054, 1.3200, 0.5642, 0.1500, 1.6049, 1.7829, 2.6833]
SCALE = Parameters(np.array([-0.5, 0.0, 0.5, 1.0]), np.array([-0.3, 0.3]), np.array([[-1.2, -0.4, 0.4, 1.2]]))
CELLS = [(item, rater) for item in range(4) for rater in range(2)]
values = st.lists(st.integers(0, 4), min_size=8, max_size=8)


def published():
    return Parameters(np.array(oracle()["items"]), np.array(oracle()["raters"]), np.array([oracle()["thresholds"]]))


def asked(values, cells=CELLS, **options):
    item, rater = zip(*cells, strict=True)
    return measure_person(SCALE, item=item, rater=rater, value=values, **options)


def weighted(place, values, cells=CELLS):
    """What Warm's estimate maximises: the log-likelihood, and half the logarithm of the information."""
    likelihood = information = 0.0
    for (item, rater), value in zip(cells, values, strict=True):
        chance = category_probabilities(np.array(place - SCALE.items[item] - SCALE.raters[rater]), SCALE.thresholds[0])
        categories = np.arange(5)
        likelihood += np.log(chance[value])
        information += chance @ categories**2 - (chance @ categories) ** 2
    return likelihood + np.log(information) / 2


def test_the_published_estimates():
    found, errors = warm_persons(small(), published())
    assert found == pytest.approx(WARM, abs=2e-4)
    assert (errors > 0.4).all()


def test_one_person_alone_is_measured_as_among_all():
    ratings = small()
    found, errors = warm_persons(ratings, published())
    hers = ratings.person.index == 7
    one = measure_person(
        published(), item=ratings.item.index[hers], rater=ratings.rater.index[hers], value=ratings.value[hers]
    )
    assert (one.value, one.se, one.n) == (pytest.approx(found[7]), pytest.approx(errors[7]), 8)
    assert one.upper - one.lower == pytest.approx(2 * 1.959964 * one.se, rel=1e-5)


@given(st.integers(1, 40), st.data())
def test_on_equal_questions_the_estimate_is_haldanes(asked, data):
    """Of n yes-or-no questions of difficulty 0 answered x times: the log odds of x + 1/2 to n - x + 1/2."""
    right = data.draw(st.integers(0, asked))
    plain = Parameters(np.zeros(asked), np.zeros(1), np.zeros((1, 1)))
    one = measure_person(plain, item=range(asked), rater=[0] * asked, value=[n < right for n in range(asked)])
    assert one.value == pytest.approx(np.log((right + 0.5) / (asked - right + 0.5)), abs=1e-7)
    assert one.extreme == (right in (0, asked))


@given(values)
def test_nowhere_near_is_the_weighted_likelihood_higher(values):
    one = asked(values)
    top = weighted(one.value, values)
    assert all(weighted(one.value + step, values) < top + 1e-9 for step in (-0.5, -0.01, 0.01, 0.5))


@given(values, st.integers(0, 7))
def test_a_higher_rating_never_lowers_the_person(values, place):
    if values[place] < 4:
        higher = [value + (n == place) for n, value in enumerate(values)]
        assert asked(higher).value > asked(values).value


@given(values, st.permutations(range(8)))
def test_the_order_of_the_ratings_is_nothing(values, order):
    mixed = asked([values[n] for n in order], [CELLS[n] for n in order])
    assert mixed.value == pytest.approx(asked(values).value, abs=1e-8)


@pytest.mark.parametrize(
    ("given", "extreme"), [([0] * 8, True), ([4] * 8, True), ([0] * 7 + [1], False), ([2] * 8, False)]
)
def test_who_is_at_the_end_of_the_scale_is_measured_and_marked(given, extreme):
    one = asked(given)
    assert one.extreme is extreme
    assert -8 < one.value < 8
    assert one.lower < one.value < one.upper


def test_ratings_by_somebody_without_a_measure_are_passed_over():
    partly = Parameters(SCALE.items, np.array([-0.3, np.nan]), SCALE.thresholds)
    seen = measure_person(partly, item=[0, 1, 2, 2], rater=[0, 0, 0, 1], value=[1, 2, 3, 0])
    assert seen.n == 3
    assert seen.value == pytest.approx(asked([1, 2, 3], [(0, 0), (1, 0), (2, 0)]).value)
    nobody = measure_person(partly, item=[0], rater=[1], value=[3])
    assert nobody.n == 0
    assert np.isnan([nobody.value, nobody.se, nobody.lower, nobody.upper]).all()


def test_a_rating_in_a_category_that_has_no_chance_leaves_no_measure():
    shorter = Parameters(SCALE.items, SCALE.raters, np.array([[-1.0, 0.0, 1.0, np.inf]]))
    assert np.isnan(measure_person(shorter, item=[0, 1], rater=[0, 0], value=[1, 4]).value)
    assert measure_person(shorter, item=[0, 1], rater=[0, 0], value=[3, 3]).extreme


def test_steps_of_each_item_and_a_further_facet():
    partial = Parameters(
        np.array([0.0, 0.2]), np.array([0.1]), np.array([[-1.0, 1.0], [-0.5, 0.5]]), extra=(np.array([-0.4, 0.4]),)
    )
    early, late = (
        measure_person(partial, item=[0, 1], rater=[0, 0], value=[1, 1], extra=[[when, when]]) for when in (0, 1)
    )
    assert late.value - early.value == pytest.approx(0.8)


def test_known_people_are_recovered_within_the_errors():
    """Given the true items, raters and steps, 92 to 97 of 100 intervals hold the true person, few ratings or many."""
    for items, each in ((8, 2), (12, 3), (20, 3)):
        ratings, (able, hard, severe) = drawn(items, persons=3000, items=items, raters=6, each=each)
        scale = Parameters(hard, severe, np.array([STEPS]))
        found, errors = warm_persons(ratings, scale)
        assert 0.92 <= np.mean(np.abs(found - able) < 1.96 * errors) <= 0.97
        assert abs(np.mean(found - able)) < 0.02
