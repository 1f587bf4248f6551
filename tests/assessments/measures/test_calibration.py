"""Calibrations: they find what was put in, hold a scale over the years, and keep apart what nobody ties together."""

import json

import numpy as np
import pytest

from assessments.measures.calibration import FEWEST_DOUBLE, Calibrated, Withheld, calibrate
from assessments.measures.frozen import Frozen, Rated
from assessments.measures.scales import ANCHOR_ERROR
from tests.assessments.measures.rated import ITEMS, SEVERITIES, STEPS, rated


def kept(calibrated):
    """As it comes out of the database."""
    return Calibrated.of_json(json.loads(json.dumps(calibrated.as_json())))


def calibrated_from(rows, earlier=()):
    return kept(calibrate(Frozen.of(rows), earlier))


def severities(scale):
    return {rater.rater: rater.severity for rater in scale.raters}


def difficulties(scale):
    return {item.item: item.measure for item in scale.items}


@pytest.fixture(scope="module")
def first():
    return calibrated_from(rated(150)).scales[0]


# What was put in


def test_severities_items_and_steps_are_found_again(first):
    for rater in first.raters:
        assert abs(rater.severity - SEVERITIES[rater.rater]) < 4 * rater.se, rater
    for item in first.items:
        assert abs(item.measure - ITEMS[item.item]) < 4 * item.se, item
    assert np.allclose(first.thresholds, STEPS, atol=0.2)
    assert first.population_mean == pytest.approx(0.4, abs=0.3)
    assert first.population_sd == pytest.approx(1.1, abs=0.2)
    assert sorted(severities(first), key=severities(first).get) == sorted(SEVERITIES, key=SEVERITIES.get)


def test_what_a_scale_tells_of_itself(first):
    assert first.reliability > 0.9
    assert not first.misfitting
    assert (first.disordered, first.unused) == ((), ())
    assert sum(first.category_count) == 150 * 2 * len(ITEMS)
    assert {rater.occasions for rater in first.raters} == {rater.shared for rater in first.raters}
    assert sum(rater.occasions for rater in first.raters) == 300


def test_the_same_ratings_give_the_same_numbers_bit_by_bit():
    rows = list(rated(40))
    assert calibrate(Frozen.of(rows)).as_json() == calibrate(Frozen.of(reversed(rows))).as_json()


def test_what_is_kept_says_the_same_when_it_is_read_again():
    calibrated = calibrate(Frozen.of(rated(20)))
    assert kept(calibrated).as_json() == calibrated.as_json()
    assert "NaN" not in json.dumps(calibrated.as_json(), allow_nan=False)


# Too little, and torn nets


@pytest.mark.parametrize(("count", "trouble"), [(FEWEST_DOUBLE - 1, Withheld.FEW_DOUBLE), (FEWEST_DOUBLE, "")])
def test_a_part_needs_ten_people_whom_two_saw(count, trouble):
    (part,) = calibrated_from(rated(count)).parts
    assert (part.double_rated, part.trouble, part.scale is None) == (count, trouble, bool(trouble))


def test_nothing_rated_gives_nothing():
    assert calibrate(Frozen.of([])).parts == ()


def test_one_rater_alone_has_no_scale():
    (part,) = calibrated_from(rated(30, raters={"u1": 0.0}, each=1)).parts
    assert (part.trouble, part.scale) == (Withheld.ONE_RATER, None)


def test_raters_whom_nobody_ties_are_named_apart_and_never_on_one_scale():
    torn = [*rated(20, raters={"u1": -0.5, "u2": 0.5}), *rated(15, seed=2, prefix="q", raters={"u8": 1.0, "u9": 2.0})]
    torn += rated(3, seed=3, prefix="r", raters={"u7": 0.0}, each=1)
    calibrated = calibrated_from(torn)
    assert [set(part.raters) for part in calibrated.parts] == [{"u1", "u2"}, {"u8", "u9"}, {"u7"}]
    assert [set(severities(scale)) for scale in calibrated.scales] == [{"u1", "u2"}, {"u8", "u9"}]
    assert [sum(severities(scale).values()) for scale in calibrated.scales] == pytest.approx([0, 0], abs=1e-5)
    assert calibrated.parts[2].trouble == Withheld.ONE_RATER


def test_one_shared_vignette_ties_two_groups():
    torn = [*rated(20, raters={"u1": -0.5, "u2": 0.5}), *rated(20, seed=2, prefix="q", raters={"u8": 1.0, "u9": 2.0})]
    everybody = {"u1": -0.5, "u2": 0.5, "u8": 1.0, "u9": 2.0}
    tied = [*torn, *rated(1, seed=3, prefix="v", raters=everybody, each=4, vignette=True)]
    assert len(calibrated_from(torn).parts) == 2
    (part,) = calibrated_from(tied).parts
    assert set(severities(part.scale)) == set(everybody)


def test_two_instruments_that_share_no_behaviour_are_two_scales():
    other = {f"other-1/item-{number}": ease for number, ease in enumerate(np.linspace(-0.5, 0.5, 6))}
    calibrated = calibrated_from([*rated(20), *rated(20, seed=2, items=other, prefix="q")])
    assert [set(difficulties(scale)) for scale in calibrated.scales] in (
        [set(ITEMS), set(other)],
        [set(other), set(ITEMS)],
    )


# Year after year


def test_items_hold_their_places_and_new_ones_find_theirs(first):
    new = {**ITEMS, "soft-2/new": 0.5}
    later = calibrated_from([*rated(150), *rated(60, seed=7, items=new, prefix="q")], [first]).scales[0]
    assert later.continues
    old = {item: place for item, place in difficulties(later).items() if item in ITEMS}
    assert old == difficulties(first)
    assert later.thresholds == first.thresholds
    found = next(item for item in later.items if item.item == "soft-2/new")
    assert (found.anchored, abs(found.measure - 0.5) < 4 * found.se) == (False, True)
    assert not later.drifted


def test_a_severe_newcomer_does_not_make_everybody_abler(first):
    harder = {**SEVERITIES, "u5": 2.2, "u6": 1.8}
    later = calibrated_from([*rated(150), *rated(60, seed=7, raters=harder, prefix="q")], [first]).scales[0]
    for rater, severity in severities(first).items():
        assert severities(later)[rater] == pytest.approx(severity, abs=0.15)
    assert severities(later)["u5"] == pytest.approx(2.2, abs=0.45)
    assert later.population_mean == pytest.approx(first.population_mean, abs=0.2)


def test_an_item_read_differently_from_one_year_to_the_next_has_drifted(first):
    easier = {**ITEMS, "soft-1/item-11": -0.6}
    later = calibrated_from(rated(150, seed=7, items=easier), [first]).scales[0]
    assert [item.item for item in later.drifted] == ["soft-1/item-11"]
    assert later.drifted[0].drift == pytest.approx(-1.6, abs=0.4)


def test_an_unsure_scale_holds_nobody():
    """The first calibration with enough ratings begins the scale; the ones before it stand free."""
    early = calibrated_from(rated(12)).scales[0]
    assert max(item.se for item in early.items) > ANCHOR_ERROR
    assert early.anchors.items == {}
    assert not calibrated_from([*rated(12), *rated(60, seed=4, prefix="q")], [early]).scales[0].continues


def test_a_level_that_nobody_used_holds_nobody():
    rows = [row._replace(value=min(row.value, 3)) for row in rated(100)]
    scale = calibrated_from(rows).scales[0]
    assert scale.unused == (4,)
    assert scale.thresholds[-1] is None
    assert scale.anchors.items == {}


def test_raters_of_whom_nobody_rated_before_begin_a_scale(first):
    strangers = {"u8": 0.0, "u9": 0.5}
    assert not calibrated_from(rated(60, seed=5, raters=strangers), [first]).scales[0].continues


def test_with_too_few_items_in_common_a_scale_begins(first):
    few = dict(list(ITEMS.items())[:4]) | {f"new-1/{n}": 0.1 * n for n in range(6)}
    assert not calibrated_from(rated(60, seed=5, items=few), [first]).scales[0].continues


# Odd raters and items


def test_who_gives_everybody_the_same_is_told_apart_and_spoils_nothing():
    rows = [*rated(40), *(Rated(f"p{n:04}", "u9", item, 4) for n in range(12) for item in ITEMS)]
    scale = calibrated_from(rows).scales[0]
    same = next(rater for rater in scale.raters if rater.rater == "u9")
    assert same.extreme
    assert severities(scale)["u4"] > severities(scale)["u1"]


def test_an_item_that_only_noise_answers_misfits():
    rng = np.random.default_rng(5)
    rows = [r._replace(value=int(rng.choice([0, 4]))) if r.item == "soft-1/item-05" else r for r in rated(80)]
    scale = calibrated_from(rows).scales[0]
    assert [item.item for item in scale.misfitting] == ["soft-1/item-05"]
