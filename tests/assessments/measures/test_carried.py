"""A scale in a file measures as the whole one did: known raters, unknown ones, the mean one, levels nobody used."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from assessments.measures.calibration import calibrate
from assessments.measures.carried import Carried
from assessments.measures.frozen import Frozen
from assessments.measures.placing import LEAST_RATER_SPREAD, Mark, place
from tests.assessments.measures.rated import rated

LEVELS = some.integers(0, 4)


@pytest.fixture(scope="module")
def scale():
    return calibrate(Frozen.of(rated(40))).scales[0]


def carried(scale, raters):
    """Through a file and back."""
    found = Carried.of(scale, items=[item.item for item in scale.items], raters=raters)
    return Carried.of_json(json.loads(json.dumps(found.as_json())))


def marks(scale, raters, levels):
    pairs = [(rater, item.item) for rater in raters for item in scale.items]
    return [Mark(item, rater, level) for (rater, item), level in zip(pairs, levels, strict=False)]


@given(levels=some.lists(LEVELS, min_size=6, max_size=16))
def test_it_measures_as_the_whole_scale(scale, levels):
    known = [rater.rater for rater in scale.raters][:2]
    keys = {known[0]: "rater-1", known[1]: "rater-2", "nobody": "rater-3"}
    given_marks = marks(scale, keys, levels)
    there = place(scale, given_marks)
    here = place(carried(scale, keys), [mark._replace(rater=keys[mark.rater]) for mark in given_marks])
    assert here.measure == pytest.approx(there.measure, abs=1e-12)
    assert here.error == pytest.approx(there.error, abs=1e-12)
    assert (here.fair, here.fair_lower, here.n, here.extreme) == pytest.approx(
        (there.fair, there.fair_lower, there.n, there.extreme), abs=1e-12
    )


def test_a_mean_rater_stands_where_she_stood(scale):
    own = [Mark(item.item, None, 3) for item in scale.items]
    few = carried(scale, {scale.raters[0].rater: "rater-1"})
    assert place(few, own).measure == pytest.approx(place(scale, own).measure, abs=1e-12)


def test_an_unknown_rater_brings_the_error_of_not_knowing_her(scale):
    (stranger,) = carried(scale, {"nobody": "rater-1"}).raters
    assert stranger.severity == scale.mean_severity
    assert stranger.error >= LEAST_RATER_SPREAD


def test_only_the_items_named_are_carried(scale):
    first = scale.items[0].item
    assert set(Carried.of(scale, items=[first, "no-such/item"], raters={}).item_at) == {first}


def test_a_level_that_nobody_used_stays_without_a_chance(scale):
    gap = replace(scale, climbs=(*scale.climbs[:4], None))
    given_marks = marks(gap, [gap.raters[0].rater], [3] * 6)
    keys = {gap.raters[0].rater: "rater-1"}
    here = place(carried(gap, keys), [mark._replace(rater="rater-1") for mark in given_marks])
    assert here.measure == pytest.approx(place(gap, given_marks).measure, abs=1e-12)
    assert np.isinf(carried(gap, keys).steps[-1])
