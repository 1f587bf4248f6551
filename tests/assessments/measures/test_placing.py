"""Placing a person on a calibrated scale: severities are taken out, errors are honest, change counts what is shared."""

from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.measures.calibration import calibrate
from assessments.measures.change import Movement
from assessments.measures.frozen import Frozen
from assessments.measures.placing import FEWEST_RATINGS, LEAST_RATER_SPREAD, Mark, change, place
from tests.assessments.measures.rated import ITEMS, SEVERITIES, draw, rated

KEYS = tuple(ITEMS)


@pytest.fixture(scope="module")
def scale():
    return calibrate(Frozen.of(rated(150))).scales[0]


def marks(value, *raters, items=KEYS):
    return [Mark(item, rater, value) for rater in raters for item in items]


def seen(rng, able, *raters, items=KEYS):
    return [Mark(i, r, draw(rng, able - ITEMS[i] - SEVERITIES.get(r, 0.0))) for r in raters for i in items]


def test_the_same_levels_from_a_severe_rater_say_more_than_from_a_lenient_one(scale):
    severe, lenient = place(scale, marks(2, "u4")), place(scale, marks(2, "u1"))
    assert severe.measure - lenient.measure == pytest.approx(1.6, abs=0.2)
    assert severe.fair > 2 > lenient.fair


def test_a_mean_rater_on_mean_items_gives_the_fair_average_itself(scale):
    own = place(scale, [Mark(item, None, 2) for item in KEYS])
    assert own.fair == pytest.approx(2, abs=0.1)
    assert own.error == own.se


def test_fewer_ratings_than_needed_give_nothing(scale):
    assert place(scale, marks(2, "u1")[: FEWEST_RATINGS - 1]) is None
    assert place(scale, marks(2, "u1")[:FEWEST_RATINGS]).n == FEWEST_RATINGS


def test_with_fewer_ratings_the_interval_would_cover_more_than_half_of_the_scale(scale, monkeypatch):
    def width(count):
        monkeypatch.setattr("assessments.measures.placing.FEWEST_RATINGS", count)
        placed = place(scale, [Mark(item, None, 2) for item in KEYS[4 : 4 + count]])
        return placed.fair_upper - placed.fair_lower

    assert width(FEWEST_RATINGS - 1) > 2 > width(FEWEST_RATINGS) > 1.5


def test_items_that_the_scale_does_not_know_are_passed_over(scale):
    known = marks(2, "u1")
    assert place(scale, [*known, Mark("new/one", "u1", 4)]) == place(scale, known)


def test_a_level_that_the_scale_does_not_know_has_no_place():
    unused = calibrate(Frozen.of(row._replace(value=min(row.value, 3)) for row in rated(40))).scales[0]
    assert place(unused, marks(3, "u1")).extreme
    assert place(unused, [*marks(3, "u1"), Mark(KEYS[0], "u2", 4)]) is None


def test_a_rater_whom_the_scale_does_not_know_widens_the_interval(scale):
    known, new = place(scale, marks(2, "u2")), place(scale, marks(2, "u99"))
    assert new.shares["u99"].error >= LEAST_RATER_SPREAD
    assert new.error > 1.5 * known.error
    assert new.measure == pytest.approx(place(scale, marks(2, None)).measure)


def test_a_second_known_rater_takes_weight_from_the_new_one(scale):
    alone, beside = place(scale, marks(2, "u99")), place(scale, marks(2, "u99", "u2"))
    assert beside.shares["u99"].part == pytest.approx(0.5, abs=0.1)
    assert sum(share.part for share in beside.shares.values()) == pytest.approx(1)
    assert beside.error < alone.error


@pytest.mark.parametrize(("value", "fair"), [(0, 0), (4, 4)])
def test_all_at_one_end_has_a_place_all_the_same(scale, value, fair):
    placed = place(scale, marks(value, "u2", "u3"))
    assert placed.extreme
    assert np.isfinite(placed.measure)
    assert placed.fair == pytest.approx(fair, abs=0.2)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=FEWEST_RATINGS, max_size=12), st.sampled_from(sorted(SEVERITIES)))
def test_the_fair_average_and_its_interval_stay_on_the_scale(scale, values, rater):
    placed = place(scale, [Mark(item, rater, value) for item, value in zip(KEYS, values, strict=False)])
    assert 0 <= placed.fair_lower <= placed.fair <= placed.fair_upper <= 4
    assert placed.lower < placed.measure < placed.upper


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=12, max_size=12), st.integers(0, 11))
def test_one_level_higher_never_lowers_a_measure(scale, values, where):
    higher = [value + (place == where) for place, value in enumerate(values)]
    low, high = (place(scale, [Mark(i, "u2", v) for i, v in zip(KEYS, row, strict=True)]) for row in (values, higher))
    assert high.measure > low.measure


def test_intervals_hold_the_truth_as_often_as_they_say(scale):
    """Of 600 people seen by two raters each, 95 in 100 intervals hold the ability that was put in."""
    rng = np.random.default_rng(8)
    held = []
    for able in rng.normal(0.4, 1.1, 600):
        placed = place(scale, seen(rng, able, *rng.choice(sorted(SEVERITIES), 2, replace=False)))
        held.append(placed.lower <= able <= placed.upper)
    assert 0.92 < np.mean(held) < 0.97


# Change


def test_who_rated_both_times_cancels_out(scale):
    both = change(place(scale, marks(1, "u2")), place(scale, marks(2, "u2")))
    other = change(place(scale, marks(1, "u2")), place(scale, marks(2, "u3")))
    before, after = place(scale, marks(1, "u2")), place(scale, marks(2, "u2"))
    assert both.error == pytest.approx(hypot(before.se, after.se), abs=1e-3)
    assert other.error > both.error


def test_a_new_rater_the_second_time_makes_change_harder_to_tell(scale):
    before = place(scale, marks(1, "u2"))
    known, new = change(before, place(scale, marks(2, "u3"))), change(before, place(scale, marks(2, "u99")))
    assert new.minimal > 1.3 * known.minimal


@pytest.mark.parametrize(("value", "movement"), [(3, Movement.IMPROVED), (0, Movement.WORSENED)])
def test_change_beyond_error_is_real(scale, value, movement):
    found = change(place(scale, marks(1, "u2", "u3")), place(scale, marks(value, "u3", "u4")))
    assert abs(found.value) > found.minimal
    assert found.movement is movement


def test_the_same_levels_from_others_are_within_error(scale):
    """u4 is more severe than u2: the same levels from her say a little more, and no more than error."""
    found = change(
        place(scale, marks(2, "u2", "u3", items=KEYS[:4])), place(scale, marks(2, "u3", "u4", items=KEYS[:4]))
    )
    assert 0 < found.value < found.minimal
    assert found.movement is Movement.UNCHANGED


def test_nobody_changed_and_few_are_told_so(scale):
    """Of 400 people who stayed the same, at most one in twenty is told that they changed."""
    rng = np.random.default_rng(9)
    moved = []
    for able in rng.normal(0.4, 1.0, 400):
        pairs = [rng.choice(sorted(SEVERITIES), 2, replace=False) for _ in range(2)]
        before, after = (place(scale, seen(rng, able, *pair)) for pair in pairs)
        moved.append(change(before, after).movement is not Movement.UNCHANGED)
    assert np.mean(moved) < 0.075
