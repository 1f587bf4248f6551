"""Frozen ratings: the same in whatever order they come, without a way back to a person, and telling who met whom."""

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.frozen import Frozen, Rated
from tests.assessments.measures.rated import rated

FEW = (
    Rated("b", "u2", "x/one", 3),
    Rated("b", "u1", "x/two", 0),
    Rated("a", "u1", "x/one", 4),
    Rated("case", "u1", "x/one", 2, is_vignette=True),
    Rated("case", "u2", "x/two", 1, is_vignette=True),
)


def test_a_sitting_is_a_row_of_signs():
    frozen = Frozen.of(FEW)
    assert (frozen.items, frozen.raters) == (("x/one", "x/two"), ("u1", "u2"))
    assert frozen.sittings == ((0, 0, "4-"), (1, 0, "-0"), (1, 1, "3-"), (2, 0, "2-"), (2, 1, "-1"))
    assert (frozen.persons, frozen.vignettes, len(frozen), frozen.double_rated) == (2, 1, 5, 2)


def test_nothing_leads_back_to_an_occasion():
    kept = json.dumps(Frozen.of(FEW).as_json())
    assert "case" not in kept
    assert '"a"' not in kept
    assert '"b"' not in kept


def test_links_tell_people_and_vignettes_apart():
    assert Frozen.of(FEW).links() == [("u1", "u2", 1, 1)]


def test_a_second_rating_of_the_same_does_not_count():
    assert Frozen.of([*FEW, Rated("a", "u1", "x/one", 0)]) == Frozen.of(FEW)


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_ratings_come_makes_no_difference(random: Random):
    rows = list(rated(6))
    fingerprint = Frozen.of(rows).fingerprint()
    random.shuffle(rows)
    assert Frozen.of(rows).fingerprint() == fingerprint


def test_one_level_more_or_another_method_is_another_fingerprint():
    frozen = Frozen.of(FEW)
    assert frozen.fingerprint("mml-1") == Frozen.of(FEW).fingerprint("mml-1")
    assert (
        len({frozen.fingerprint("mml-1"), frozen.fingerprint("mml-2"), Frozen.of(FEW[:-1]).fingerprint("mml-1")}) == 3
    )


def test_what_is_kept_is_read_again_without_a_loss():
    frozen = Frozen.of(rated(10))
    assert Frozen.of_json(json.loads(json.dumps(frozen.as_json()))) == frozen


def test_ratings_in_long_form_are_the_ones_that_were_given():
    ratings = Frozen.of(FEW).ratings()
    rows = zip(
        (ratings.person.labels[n] for n in ratings.person.index),
        (ratings.rater.labels[n] for n in ratings.rater.index),
        (ratings.item.labels[n] for n in ratings.item.index),
        ratings.value,
        strict=True,
    )
    assert sorted(rows) == [
        (0, "u1", "x/one", 4),
        (1, "u1", "x/two", 0),
        (1, "u2", "x/one", 3),
        (2, "u1", "x/one", 2),
        (2, "u2", "x/two", 1),
    ]
    assert ratings.highest == 4


def test_among_keeps_what_some_saw_of_some():
    frozen = Frozen.of(FEW).among(occasions=[1, 2], raters=["u2"], items=["x/one", "x/two"])
    assert frozen.raters == ("u2",)
    assert frozen.sittings == ((0, 0, "3-"), (1, 0, "-1"))
    assert (frozen.persons, frozen.vignettes) == (1, 1)
