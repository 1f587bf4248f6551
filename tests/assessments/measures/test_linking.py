"""Putting another service's scale beside ours: the shift comes back, a drifted item is found, too few are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from assessments.measures.linking import FEWEST_COMMON, NOTICEABLE, Place, Unlinked, link

measures = some.floats(-4, 4).map(lambda measure: round(measure, 6))
scales = some.lists(measures, min_size=FEWEST_COMMON + 1, max_size=20).map(
    lambda found: {f"item-{n}": Place(measure) for n, measure in enumerate(found)}
)
shifts = some.floats(-6, 6)


def moved(scale, by, error=0.0):
    return {item: Place(place.measure + by, error) for item, place in scale.items()}


@given(scales)
def test_a_scale_lies_on_itself(scale):
    found = link(scale, scale)
    assert (found.shift, found.error, found.drifted) == (0, 0, ())
    assert found.steady == found.common == tuple(sorted(scale))


@given(scales, shifts)
def test_a_shifted_scale_is_put_back(scale, by):
    found = link(scale, moved(scale, by))
    assert found.shift == pytest.approx(by, abs=1e-9)
    assert found.error == pytest.approx(0, abs=1e-9)
    assert found.carry(1.5, 0.3) == (pytest.approx(1.5 + by), pytest.approx(0.3))


@given(scales, shifts)
def test_the_way_back_is_the_way_there(scale, by):
    there, back = link(scale, moved(scale, by, 0.1)), link(moved(scale, by, 0.1), scale)
    assert there.shift == pytest.approx(-back.shift)
    assert there.error == pytest.approx(back.error)


@given(scales, shifts, some.floats(NOTICEABLE + 0.01, 5), some.booleans(), some.data())
def test_an_item_that_drifted_is_found_and_pulls_nothing(scale, by, drift, easier, data):
    item = data.draw(some.sampled_from(sorted(scale)))
    drift = -drift if easier else drift
    ours = moved(scale, by)
    ours[item] = Place(ours[item].measure + drift)
    found = link(scale, ours)
    assert [one.item for one in found.drifted] == [item]
    assert found.drifted[0].harder == pytest.approx(drift)
    assert found.shift == pytest.approx(by, abs=1e-9)
    assert item not in found.steady


@given(scales, some.integers(0, FEWEST_COMMON - 1))
def test_too_few_common_items_put_nothing_on_our_scale(scale, known):
    ours = dict(list(scale.items())[:known])
    found = link(scale, ours)
    assert (found.shift, found.error, found.trouble) == (None, None, Unlinked.FEW_COMMON)
    assert len(found.common) == known


def test_items_that_all_drifted_apart_put_nothing_on_our_scale():
    theirs = {f"item-{n}": Place(float(n)) for n in range(10)}
    ours = {f"item-{n}": Place(3.0 * n) for n in range(10)}  # another unit: no two of them moved alike
    found = link(theirs, ours)
    assert (found.shift, found.trouble) == (None, Unlinked.FEW_STEADY)
    assert len(found.drifted) > 5


def test_what_chance_explains_is_no_drift():
    for error, drifted in ((0.4, []), (0.1, ["item-0"])):
        theirs = {f"item-{n}": Place(0.0, error) for n in range(8)}
        found = link(theirs, theirs | {"item-0": Place(0.9, error)})
        assert [one.item for one in found.drifted] == drifted


def test_the_error_holds_the_distance_of_scales_that_were_estimated():
    """Two services estimate the same items: nineteen of twenty intervals hold the true distance."""
    chance = np.random.default_rng(5)
    true = chance.normal(0, 1, 15)
    held = 0
    for _ in range(400):
        theirs, ours = (true + by + chance.normal(0, 0.2, 15) for by in (0, 1))
        found = link(*({n: Place(measure, 0.2) for n, measure in enumerate(scale)} for scale in (theirs, ours)))
        held += abs(found.shift - 1) <= 1.96 * found.error
    assert 0.92 < held / 400 <= 1
