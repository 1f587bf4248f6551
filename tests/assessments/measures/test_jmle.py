"""The joint likelihood: the published numbers, what must not change them, and what has no number."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.measures.jmle import jml
from assessments.measures.model import Anchors, Centring, told
from assessments.measures.ratings import Ratings, Trouble, Unusable
from tests.assessments.measures.samples import ITEMS, broken, drawn, oracle, small, small_rows

FACETS = ("persons", "items", "raters")


def placed(measurement):
    """Where everything stands, by label."""
    return {
        (facet.name, label): (measure, error)
        for facet in measurement.facets
        for label, measure, error in zip(facet.labels, facet.measure, facet.se, strict=True)
    }


def close(one, other, tolerance=1e-6):
    assert one.keys() == other.keys()
    for key in one:
        assert one[key] == pytest.approx(other[key], abs=tolerance, nan_ok=True), key


@pytest.fixture(scope="module")
def measurement():
    return jml(small())


@pytest.mark.parametrize("facet", FACETS)
def test_the_published_measures_and_errors(measurement, facet):
    assert getattr(measurement, facet).measure == pytest.approx(oracle()[facet], abs=1e-4)
    assert getattr(measurement, facet).se == pytest.approx(oracle()[f"{facet}_se"], abs=1e-4)


def test_the_published_steps_and_likelihood(measurement):
    assert measurement.thresholds[0] == pytest.approx(oracle()["thresholds"], abs=1e-4)
    assert measurement.log_likelihood == pytest.approx(oracle()["log_likelihood"], abs=1e-4)
    assert (measurement.converged, measurement.n) == (True, 96)
    assert measurement.max_residual < 1e-8


def test_people_items_and_steps_sum_to_0_and_raters_float(measurement):
    assert measurement.persons.measure.sum() == pytest.approx(0)
    assert measurement.items.measure.sum() == pytest.approx(0)
    assert measurement.thresholds.sum() == pytest.approx(0)
    assert measurement.raters.measure.mean() == pytest.approx(0.3235, abs=1e-4)


def test_centred_on_the_raters_only_the_origin_moves(measurement):
    moved = jml(small(), centring=Centring.RATERS)
    assert moved.raters.measure.sum() == pytest.approx(0)
    shift = measurement.raters.measure.mean()
    assert moved.persons.measure == pytest.approx(measurement.persons.measure - shift)
    assert moved.raters.measure == pytest.approx(measurement.raters.measure - shift)
    assert moved.log_likelihood == pytest.approx(measurement.log_likelihood)


def test_who_met_a_severe_rater_is_not_the_worse_for_it(measurement):
    """Persons 8 and 9 have the same total, 7 a higher one than 11, and the measures say otherwise."""
    place = dict(zip(measurement.persons.labels, measurement.persons.measure, strict=True))
    total = {person: sum(row[3] for row in small_rows() if row[0] == person) for person in place}
    assert total["8"] == total["9"]
    assert place["8"] > place["9"] + 0.4
    assert total["7"] > total["11"]
    assert place["7"] < place["11"]


def test_each_item_may_have_steps_of_its_own(measurement):
    partial = jml(small(), partial_credit=True)
    assert partial.thresholds.shape == (4, 3)
    assert partial.thresholds.sum(axis=1) == pytest.approx(np.zeros(4))
    assert partial.log_likelihood > measurement.log_likelihood


def test_with_one_row_of_steps_partial_credit_is_the_rating_scale():
    rows = [(*row[:2], "only", row[3]) for row in small_rows() if row[2] == "I1"]
    scale, partial = (jml(Ratings.from_rows(rows), partial_credit=kind) for kind in (False, True))
    close(placed(scale), placed(partial))


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(96)), st.permutations(["ann", "bea", "cleo"]))
def test_names_and_order_change_nothing(order, names):
    called = dict(zip(("1", "2", "3"), names, strict=True))
    rows = small_rows()
    mixed = [(row[0], called[row[1]], *row[2:]) for row in (rows[place] for place in order)]
    back = {name: number for number, name in called.items()}
    found = {
        (facet, back.get(label, label)): value
        for (facet, label), value in placed(jml(Ratings.from_rows(mixed))).items()
    }
    close(found, placed(jml(Ratings.from_rows(rows))))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_the_scale_turned_around_turns_the_measures_around(seed):
    ratings, _ = drawn(seed, persons=30, items=5, raters=3)
    turned = replace(ratings, value=ratings.highest - ratings.value)
    one, other = jml(ratings), jml(turned)
    assert other.converged == one.converged
    if one.converged:
        assert other.persons.measure == pytest.approx(-one.persons.measure, abs=1e-5)
        assert other.thresholds[0] == pytest.approx(-one.thresholds[0][::-1], abs=1e-5)


@settings(max_examples=15, deadline=None)
@given(st.floats(-3, 3))
def test_a_rater_anchored_higher_lifts_everybody_by_as_much(more):
    usual = jml(small(), anchors=Anchors(raters={"1": -0.5842}))
    lifted = jml(small(), anchors=Anchors(raters={"1": -0.5842 + more}))
    assert lifted.persons.measure == pytest.approx(usual.persons.measure + more, abs=1e-6)
    assert lifted.raters.measure == pytest.approx(usual.raters.measure + more, abs=1e-6)
    assert lifted.items.measure == pytest.approx(usual.items.measure, abs=1e-6)
    assert lifted.raters.anchored.tolist() == [True, False, False]
    assert np.isnan(lifted.raters.se).tolist() == [True, False, False]


def test_anchored_to_itself_a_calibration_finds_the_same_people(measurement):
    again = jml(small(), anchors=measurement.anchors)
    assert again.persons.measure == pytest.approx(measurement.persons.measure, abs=1e-6)
    assert again.thresholds == pytest.approx(measurement.thresholds)
    assert again.log_likelihood == pytest.approx(measurement.log_likelihood)


def test_few_people_anchored_stand_where_they_stood_among_many(measurement):
    few = Ratings.from_rows([row for row in small_rows() if row[0] in {"4", "7", "12"}], lowest=0, highest=3)
    held = jml(few, anchors=measurement.anchors)
    assert held.persons.measure == pytest.approx(measurement.persons.measure[[3, 6, 11]], abs=1e-6)


def test_a_new_item_finds_its_place_among_anchored_ones(measurement):
    items = dict(zip(ITEMS[:3], measurement.items.measure, strict=False))
    held = jml(small(), anchors=Anchors(items=items, raters=measurement.anchors.raters))
    assert held.items.measure[3] == pytest.approx(measurement.items.measure[3], abs=1e-6)


def test_a_scale_that_had_no_such_category_is_refused(measurement):
    for steps in (measurement.anchors.thresholds[:2], (-0.5, 0.5, np.inf)):
        with pytest.raises(Unusable) as refused:
            jml(small(), anchors=Anchors(thresholds=steps))
        assert refused.value.trouble == Trouble.OTHER_SCALE


def test_what_is_anchored_is_not_corrected(measurement):
    with pytest.raises(ValueError, match="not both"):
        jml(small(), anchors=measurement.anchors, correct=True)


def extremes_beside():
    """The example with a person all low, one all high, an item all passed and a rater who gives nothing."""
    rows = small_rows()
    for person, value in (("low", 0), ("high", 3)):
        rows += [(person, rater, item, value) for rater in "12" for item in ITEMS]
    rows += [(person, rater, "I5", 3) for person, rater in sorted({row[:2] for row in rows})]
    return rows + [(person, "zero", item, 0) for person in ("1", "2", "3", "low") for item in ITEMS]


@pytest.fixture(scope="module")
def with_extremes():
    return jml(Ratings.from_rows(extremes_beside()))


def test_extremes_are_set_apart_and_change_nothing_else(measurement, with_extremes):
    found, usual = placed(with_extremes), placed(measurement)
    close({key: found[key] for key in usual}, usual)
    assert with_extremes.log_likelihood == pytest.approx(measurement.log_likelihood)


def test_extremes_are_measured_afterwards_and_marked(with_extremes):
    found = placed(with_extremes)
    assert found["person", "low"][0] < -4
    assert found["person", "high"][0] > 4
    assert found["item", "I5"][0] < -4
    assert found["rater", "zero"][0] > 5
    for facet in with_extremes.facets:
        marked = {label for label, extreme in zip(facet.labels, facet.extreme, strict=True) if extreme}
        assert marked == {"person": {"low", "high"}, "item": {"I5"}, "rater": {"zero"}}[facet.name]


def test_an_extreme_item_with_steps_of_its_own_has_no_place():
    partial = jml(Ratings.from_rows(extremes_beside()), partial_credit=True)
    assert np.isnan(partial.items.measure).tolist() == [False] * 4 + [True]
    assert np.isnan(partial.thresholds[4]).all()
    assert np.isfinite(partial.persons.measure).all()


@pytest.mark.parametrize(
    ("gap", "shown"),
    [(2, [False, True, True, False]), (4, [False, False, False, True]), (0, [True, False, False, False])],
)
def test_a_category_nobody_used_has_no_steps_and_the_others_stand_as_without_it(gap, shown):
    rows = [(*row[:3], row[3] + (row[3] >= gap)) for row in small_rows()]
    gapped = jml(Ratings.from_rows(rows, lowest=0, highest=4))
    assert np.isnan(told(gapped.thresholds)[0]).tolist() == shown
    if gap in (0, 4):
        close(placed(gapped), placed(jml(small())))
    assert gapped.converged


def test_an_unconnected_net_is_refused_with_its_subsets():
    with pytest.raises(Unusable) as refused:
        jml(broken())
    assert refused.value.trouble == Trouble.UNCONNECTED
    assert [subset.raters for subset in refused.value.details["subsets"]] == [("1", "2"), ("3",)]


def test_people_at_the_end_of_the_scale_tie_nobody():
    rows = [row for row in small_rows() if (row[1] == "3") == (row[0] in {"11", "12"}) and row[:2] != ("11", "2")]
    linked = [("end", rater, item, 0) for rater in "123" for item in ITEMS]
    with pytest.raises(Unusable) as refused:
        jml(Ratings.from_rows([*rows, *linked]))
    assert refused.value.trouble == Trouble.LINKED_BY_EXTREMES
    assert len(refused.value.details["subsets"]) == 2


@pytest.mark.parametrize("values", [(2, 2, 2, 2), (0, 0, 3, 3)])
def test_ratings_that_are_all_extreme_are_refused(values):
    rows = [(n // 2, n % 2, item, value) for n, value in enumerate(values) for item in ITEMS]
    with pytest.raises(Unusable) as refused:
        jml(Ratings.from_rows(rows))
    assert refused.value.trouble == Trouble.ALL_EXTREME


def test_a_likelihood_without_a_top_gives_no_number():
    rows = [("1", 1, 0), ("2", 0, 1), ("3", 1, 1), ("4", 2, 1), ("5", 1, 2)]
    found = jml(Ratings.from_rows([(p, "A", item, row[item]) for p, *row in rows for item in (0, 1)]))
    assert not found.converged
    assert np.isnan(found.log_likelihood)
    for facet in found.facets:
        assert np.isnan(facet.measure).all()
        assert np.isnan(facet.se).all()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.integers(2, 7), st.integers(1, 4), st.integers(1, 3), st.booleans())
def test_a_handful_of_ratings_gives_a_top_or_no_number(seed, persons, items, raters, partial_credit):
    """What has run away is never taken for a top, though its slopes vanish: nobody real stands 25 logits out."""
    random = np.random.default_rng(seed)
    cells = [(p, r, i) for p in range(persons) for r in range(raters) for i in range(items) if random.random() < 0.8]
    rows = [(*cell, int(random.integers(0, 4) * random.random() + 0.5)) for cell in [*cells, (0, 0, 0)]]
    try:
        found = jml(Ratings.from_rows({row[:3]: row for row in rows}.values()), partial_credit=partial_credit)
    except Unusable:
        return
    places = np.concatenate([facet.measure[~facet.extreme] for facet in found.facets])
    assert np.isfinite(places).all() == found.converged
    assert np.isnan(places).any() != found.converged
    if found.converged:
        assert np.abs(places).max() < 25
        assert found.max_residual < 1e-8


def test_occasions_are_one_more_severity():
    ratings, _ = drawn(5, persons=80, items=5, raters=3)
    season = ["spring" if place % 2 else "autumn" for place in range(len(ratings))]
    rows = [
        (ratings.person.index[n], ratings.rater.index[n], ratings.item.index[n], ratings.value[n], season[n])
        for n in range(len(ratings))
    ]
    found = jml(Ratings.from_rows(rows, extra=["occasion"]))
    (occasions,) = found.extra
    assert occasions.labels == ("autumn", "spring")
    assert occasions.measure.sum() == pytest.approx(0)
    assert abs(occasions.measure[0]) < 3 * occasions.se[0]


def slope(found, true):
    return (found - found.mean()) @ (true - true.mean()) / ((true - true.mean()) ** 2).sum()


def test_the_correction_takes_most_of_the_spread_off():
    """On 8 items and 2 raters a person the joint likelihood spreads some 7 per cent too far, and 1 or 2 corrected."""
    plain, mended = [], []
    for seed in range(6):
        ratings, (_, hard, severe) = drawn(seed, persons=400, items=8, raters=6, each=2)
        for correct, slopes in ((False, plain), (True, mended)):
            found = jml(ratings, correct=correct)
            slopes += [slope(found.items.measure, hard), slope(found.raters.measure, severe)]
    assert 1.05 < np.mean(plain) < 1.12
    assert 0.98 < np.mean(mended) < 1.03


def test_known_places_are_recovered_within_the_errors():
    """Everybody rated by all, corrected: 92 to 97 of 100 intervals of 95 per cent hold the true place."""
    hits = {"persons": [], "items": [], "raters": []}
    for seed in range(24):
        ratings, true = drawn(500 + seed, persons=200, items=10, raters=5)
        found = jml(ratings, correct=True, centring=Centring.RATERS)
        for name, places in zip(hits, true, strict=True):
            facet = getattr(found, name)
            hits[name] += list((np.abs(facet.measure - places) < 1.96 * facet.se)[~facet.extreme])
    for name, held in hits.items():
        assert 0.92 <= np.mean(held) <= 0.97, (name, np.mean(held))
