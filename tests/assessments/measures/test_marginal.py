"""The marginal likelihood beside a slow one that shares no line with it: value, slopes, information, abilities."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.measures.abilities import warm_groups
from assessments.measures.information import Information
from assessments.measures.marginal import Marginal
from assessments.measures.model import Parameters, climbs
from assessments.measures.persons import warm_persons
from tests.assessments.measures.populations import drawn, slow_log_likelihood, truth

EXTRA = (np.array([-0.3, 0.3]), np.array([0.4, 0.0, -0.4]))
DESIGNS = {
    "rating scale": (truth(1, persons=30, items=5, raters=4), {}),
    "partial credit": (truth(2, persons=30, items=4, raters=4, partial_credit=True), {}),
    "yes or no": (truth(3, persons=40, items=6, raters=3, steps=(0.0,)), {"items_each": 3}),
    "occasions and settings": (replace(truth(4, persons=30, items=4, raters=4), extra=EXTRA), {"items_each": 2}),
}
MEAN, SD = 0.3, 1.1


@pytest.fixture(params=DESIGNS)
def world(request):
    """Ratings, their likelihood, and a point away from its top."""
    true, how = DESIGNS[request.param]
    ratings = drawn(true, 5, **how)
    severities = [true.items + 0.1, true.raters * 0.8, *true.extra]
    return ratings, Marginal(ratings, len(true.thresholds)), severities, true.thresholds * 1.1


def point(severities, thresholds, mean=MEAN, sd=SD):
    return np.concatenate([*severities, climbs(thresholds).ravel(), [mean, np.log(sd)]])


def test_the_likelihood_is_that_of_a_slow_sum(world):
    ratings, marginal, severities, thresholds = world
    found = marginal.look(point(severities, thresholds)).log_likelihood
    assert found == pytest.approx(slow_log_likelihood(ratings, severities, thresholds, MEAN, SD), abs=1e-5)


def test_the_slopes_are_those_of_a_slow_sum(world):
    ratings, marginal, severities, thresholds = world
    slopes = marginal.look(point(severities, thresholds)).slopes
    step = 1e-4

    def slope(change):
        up, down = (slow_log_likelihood(ratings, *change(sign * step)) for sign in (1, -1))
        return (up - down) / (2 * step)

    def element(facet, place):
        def change(by):
            moved = [places.copy() for places in severities]
            moved[facet][place] += by
            return moved, thresholds, MEAN, SD

        return change

    starts = marginal.starts
    for facet, places in enumerate(severities):
        for place in (0, len(places) - 1):
            assert slopes[starts[facet] + place] == pytest.approx(slope(element(facet, place)), abs=1e-4)
    assert slopes[-2] == pytest.approx(slope(lambda by: (severities, thresholds, MEAN + by, SD)), abs=1e-4)
    assert slopes[-1] == pytest.approx(slope(lambda by: (severities, thresholds, MEAN, SD * np.exp(by))), abs=1e-4)

    def first_climb(by):
        moved = thresholds.copy()
        moved[0, 0] += by
        if moved.shape[1] > 1:
            moved[0, 1] -= by
        return severities, moved, MEAN, SD

    assert slopes[marginal.climbs][1] == pytest.approx(slope(first_climb), abs=1e-4)


def test_the_information_is_minus_the_slope_of_the_slopes(world):
    _, marginal, severities, thresholds = world
    here, step = point(severities, thresholds), 1e-4
    information = Information(marginal).at(marginal.look(here))
    inner = np.arange(1, marginal.categories - 1) if marginal.categories > 2 else np.arange(0)
    moving = [*range(marginal.starts[-1]), *(marginal.climbs.start + inner), marginal.size - 2, marginal.size - 1]
    for column in moving:
        away = np.zeros(len(here))
        away[column] = step
        slope = (marginal.look(here + away).slopes - marginal.look(here - away).slopes) / (2 * step)
        assert information[moving, column] == pytest.approx(-slope[moving], rel=1e-3, abs=1e-3)


def test_abilities_by_themselves_are_those_of_warm_for_each_person(world):
    ratings, marginal, severities, thresholds = world
    places, errors = warm_groups(marginal, marginal.look(point(severities, thresholds)))
    parameters = Parameters(*severities[:2], thresholds, tuple(severities[2:]))
    for found, expected in zip((places, errors), warm_persons(ratings, parameters), strict=True):
        assert found[marginal.patterns.group_of] == pytest.approx(expected, abs=1e-6)


def test_the_expected_ability_is_the_mean_of_a_finely_drawn_posterior(world):
    ratings, marginal, severities, thresholds = world
    look = marginal.look(point(severities, thresholds))
    fine = np.linspace(-12, 12, 4001)
    chance, _ = marginal._chances(look.point, climbs(thresholds), fine)
    for person in range(0, len(ratings.person), 7):
        weight = -(((fine - MEAN) / SD) ** 2) / 2
        for n in np.flatnonzero(ratings.person.index == person):
            elements = [facet.index[n] for facet in (ratings.item, *ratings.severities)]
            cell = np.flatnonzero((marginal.patterns.cells == elements).all(axis=1))[0]
            weight = weight + np.log(chance[ratings.value[n], cell])
        weight = np.exp(weight - weight.max())
        weight /= weight.sum()
        group = marginal.patterns.group_of[person]
        assert look.expected[group] == pytest.approx(weight @ fine, abs=1e-6)
        assert look.spread[group] == pytest.approx(np.sqrt(weight @ fine**2 - (weight @ fine) ** 2), abs=1e-6)


@pytest.mark.parametrize("spacing", [0.5, 0.25])
def test_a_finer_grid_changes_nothing(world, spacing):
    _, marginal, severities, thresholds = world
    here = point(severities, thresholds)
    coarse, fine = marginal.look(here), marginal.look(here, (-14, 14), spacing)
    assert len(fine.ability) > 2 * len(coarse.ability)
    assert coarse.log_likelihood == pytest.approx(fine.log_likelihood, abs=1e-5)
    assert coarse.slopes == pytest.approx(fine.slopes, abs=1e-4)
    assert coarse.expected == pytest.approx(fine.expected, abs=1e-5)
