"""Who is on one scale with whom, and which extra ratings would bring everybody there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.design import is_connected, require_connected, subsets
from assessments.measures.links import cheapest_links, persons_shared, weakest_tie
from assessments.measures.model import Anchors
from assessments.measures.ratings import Ratings, Trouble, Unusable
from tests.assessments.measures.samples import broken, drawn, small, small_rows


def met(*pairs, items=2):
    """Ratings of each pair (person, rater) on all items."""
    return Ratings.from_rows([(person, rater, item, item % 2) for person, rater in pairs for item in range(items)])


def raters_of(found):
    return [set(subset.raters) for subset in found]


def test_the_example_hangs_together():
    (whole,) = subsets(small())
    assert whole.raters == ("1", "2", "3")
    assert len(whole.persons) == 12


def test_a_rater_without_a_common_person_is_a_subset_of_her_own():
    one, two = subsets(broken())
    assert (one.raters, one.persons) == (("1", "2"), ("1", "4", "7", "10"))
    assert (two.raters, two.persons) == (("3",), ("12",))
    with pytest.raises(Unusable) as refused:
        require_connected(broken())
    assert refused.value.trouble == Trouble.UNCONNECTED
    assert refused.value.details["subsets"] == (one, two)


def test_items_common_to_everybody_do_not_repair_a_broken_link():
    assert raters_of(subsets(met(("a", 1), ("b", 1), ("c", 2), items=9))) == [{1}, {2}]


def test_a_chain_of_shared_people_is_enough():
    chain = [(person, rater) for rater in range(30) for person in (rater, rater + 1)]
    assert is_connected(met(*chain))
    assert not is_connected(met(*chain[:20], *chain[22:]))


def test_raters_with_items_of_their_own_are_told_apart_by_rank_though_they_share_people():
    rows = [(p, r, i, (p + i) % 2) for p in range(6) for r in "AB" for i in range(4) if (i < 2) == (r == "A")]
    one, two = subsets(Ratings.from_rows(rows))
    assert {(one.raters, one.items), (two.raters, two.items)} == {(("A",), (0, 1)), (("B",), (2, 3))}
    assert is_connected(Ratings.from_rows([*rows, (0, "A", 3, 1)]))
    assert cheapest_links(Ratings.from_rows(rows), candidates=[4])[0].person == 4
    assert cheapest_links(Ratings.from_rows(rows))[0].items


def test_an_occasion_that_only_some_people_had_breaks_the_rank():
    rows = [(p, r, i, "spring" if p < 3 else "autumn") for p in range(6) for r in (1, 2) for i in (1, 2)]
    ratings = Ratings.from_rows(
        [(person, rater, item, 1, occasion) for person, rater, item, occasion in rows], extra=["occasion"]
    )
    assert len(subsets(ratings)) == 2
    again = [(p, r, i, 1, season) for p in range(6) for r in (1, 2) for i in (1, 2) for season in ("spring", "autumn")]
    assert is_connected(Ratings.from_rows(again, extra=["occasion"]))


def test_severities_known_from_before_tie_what_people_do_not():
    apart = met(("a", 1), ("b", 1), ("c", 2), ("d", 2))
    assert is_connected(apart, Anchors(raters={1: 0.3, 2: -0.3}))
    assert not is_connected(apart, Anchors(raters={1: 0.3}))
    assert not is_connected(apart, Anchors(items={0: 0.1, 1: -0.1}))


pairs = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 4)), min_size=1, max_size=20)


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_nothing(pairs, random):
    rows = sorted(pairs)
    mixed = random.sample(rows, len(rows))
    assert {(frozenset(s.raters), frozenset(s.persons)) for s in subsets(met(*rows))} == {
        (frozenset(s.raters), frozenset(s.persons)) for s in subsets(met(*mixed))
    }


@given(pairs)
def test_one_link_less_than_there_are_subsets_ties_them_all(pairs):
    ratings = met(*sorted(pairs))
    links = cheapest_links(ratings)
    assert len(links) == len(subsets(ratings)) - 1
    assert is_connected(met(*sorted(pairs), *((link.person, link.rater) for link in links)))


@given(pairs, st.integers(2, 4))
def test_a_net_tied_firmly_has_no_thin_place_left(pairs, enough):
    ratings = met(*sorted(pairs))
    if len(ratings.rater) > 1 and len(ratings.person) >= enough:
        links = cheapest_links(ratings, enough=enough)
        assert not {(link.person, link.rater) for link in links} & pairs
        assert weakest_tie(met(*sorted(pairs), *((link.person, link.rater) for link in links)))[0] >= enough


def test_a_person_who_is_there_anyway_is_asked_first():
    (link,) = cheapest_links(broken(), candidates={"7"})
    assert (link.person, link.rater) == ("7", "3")


def test_the_thinnest_place_may_lie_between_groups_of_raters():
    two_teams = [(p, r) for p in range(20) for r in range(6) if (p < 10) == (r < 3)]
    ratings = met(*two_teams, (0, 4))
    assert persons_shared(ratings).min() >= 10
    shared, these = weakest_tie(ratings)
    assert (shared, set(these)) in [(1, {0, 1, 2}), (1, {3, 4, 5})]
    links = cheapest_links(ratings, enough=3)
    assert len(links) == 2
    assert all((link.person < 10) == (link.rater >= 3) for link in links)


def test_one_rater_alone_is_tied_to_nobody_and_lacks_nobody():
    alone = met(("a", 1), ("b", 1))
    assert is_connected(alone)
    assert cheapest_links(alone, enough=3) == ()


def test_many_ratings_are_decided_as_few_are():
    """A net of 60,000 ratings with one person between two halves: her link holds it, and without it it falls apart."""
    ratings, _ = drawn(3, persons=1000, items=20, raters=6, each=3)
    halves = (ratings.person.index < 500) == (ratings.rater.index < 3)
    link = (ratings.person.index == ratings.person.index[~halves][0]) & ~halves
    assert is_connected(ratings.among(halves | link))
    assert len(subsets(ratings.among(halves))) == 2


def test_what_a_net_needs_does_not_change_with_the_values():
    changed = Ratings.from_rows([(*row[:3], 3 - row[3]) for row in small_rows()])
    assert subsets(changed) == subsets(small())
