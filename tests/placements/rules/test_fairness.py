"""Selection rates of groups: small numbers stay hidden, and what is below four fifths is told."""

import pytest

from placements.rules.fairness import Group, rates


def by_name(*groups):
    """One step: triples of name, people and how many were chosen."""
    [step] = rates([Group(name, people, (chosen,)) for name, people, chosen in groups])
    return {rate.name: rate for rate in step}


def test_a_rate_below_four_fifths_of_the_highest_warns():
    found = by_name(("women", 50, 20), ("men", 50, 40))
    assert found["men"].is_best
    assert found["women"].ratio == pytest.approx(0.5)
    assert found["women"].warns
    assert found["women"].is_sure  # 0.35 to 0.72
    assert (round(found["women"].low, 2), round(found["women"].high, 2)) == (0.35, 0.72)


@pytest.mark.parametrize(("chosen", "warns"), [(39, True), (40, False)])
def test_four_fifths_is_the_boundary(chosen, warns):
    assert by_name(("a", 100, chosen), ("b", 100, 50))["a"].warns is warns


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ((("a", 4, 1), ("b", 8, 6), ("c", 50, 30)), {"c": 50, "a + b": 12}),
        ((("a", 4, 1), ("b", 3, 1), ("c", 50, 30)), {"c": 50, "a + b": 7}),
        ((("a", 1, 1), ("b", 2, 1), ("c", 50, 30), ("d", 60, 9)), {"d": 60, "a + b + c": 53}),
        ((("a", 2, 1), ("b", 2, 1)), {"a + b": None}),
        ((("a", 0, 0), ("b", 9, 0)), {"b": 9}),
    ],
)
def test_small_groups_are_told_together(groups, told):
    assert {name: rate.people for name, rate in by_name(*groups).items()} == told


def test_few_chosen_are_not_counted_out_nor_reckoned_from_the_others():
    found = by_name(("a", 30, 4), ("b", 30, 20), ("c", 30, 9))
    assert [found[name].chosen for name in "abc"] == [None, 20, None]
    assert [found[name].people for name in "abc"] == [30, 30, 30]
    assert not found["a"].warns  # that it warns would tell that it is small
    assert found["a"].ratio is None


def test_the_few_who_were_not_chosen_are_hidden_too():
    found = by_name(("a", 30, 28), ("b", 30, 20), ("c", 30, 15))
    assert found["a"].chosen is None
    assert [found[name].chosen for name in "bc"].count(None) == 1


def test_what_is_compared_is_compared_with_the_highest_of_those_shown():
    found = by_name(("a", 30, 28), ("b", 40, 20), ("c", 40, 8), ("d", 6, 6))
    shown = [rate for rate in found.values() if rate.chosen is not None]
    assert [rate.is_best for rate in shown].count(True) == 1
    assert all(rate.ratio is not None for rate in shown)


@pytest.mark.parametrize("groups", [(("a", 0, 0), ("b", 0, 0)), (("a", 9, 0), ("b", 7, 0))])
def test_where_nobody_was_chosen_nothing_warns(groups):
    assert not any(rate.warns for rate in by_name(*groups).values())


def test_nobody_at_all():
    assert rates([]) == []
