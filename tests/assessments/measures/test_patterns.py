"""Ratings gathered into groups: nothing is lost, and people are one group exactly when they were rated alike."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assessments.measures.patterns import Patterns, Runs
from assessments.measures.ratings import Ratings

ROWS = st.lists(
    st.tuples(
        st.integers(0, 6), st.sampled_from("ABC"), st.sampled_from("xyz"), st.integers(0, 3), st.sampled_from("uv")
    ),
    min_size=1,
    max_size=40,
)


def test_people_rated_by_the_same_on_the_same_with_one_total_are_one_group():
    rows = [("Ada", "R", "x", 1), ("Ada", "R", "y", 2), ("Bo", "R", "y", 0), ("Bo", "R", "x", 3), ("Cy", "R", "x", 3)]
    patterns = Patterns.of(Ratings.from_rows(rows))
    assert patterns.group_of[0] == patterns.group_of[1] != patterns.group_of[2]
    assert sorted(patterns.people) == [1, 2]
    assert patterns.patterns.shape[0] == 2


def test_another_rater_another_item_or_one_rating_more_is_another_pattern():
    rows = [("Ada", "R", "x", 1), ("Bo", "S", "x", 1), ("Cy", "R", "y", 1), ("Di", "R", "x", 1), ("Di", "R", "x", 0)]
    assert len(Patterns.of(Ratings.from_rows(rows)).people) == 4


@given(ROWS)
def test_every_group_has_the_cells_and_the_total_of_its_people(rows):
    ratings = Ratings.from_rows(rows, lowest=0, highest=3, extra=["setting"])
    patterns = Patterns.of(ratings)
    cells = (patterns.patterns @ patterns.sittings).toarray()
    facets = (ratings.item, ratings.rater, *ratings.extra)
    for person in range(len(ratings.person)):
        of_person = ratings.person.index == person
        group = patterns.group_of[person]
        had = Counter(zip(*(facet.index[of_person].tolist() for facet in facets), strict=True))
        row = cells[patterns.pattern[group]]
        assert {tuple(patterns.cells[cell].tolist()): row[cell] for cell in np.flatnonzero(row)} == had
        assert patterns.total[group] == ratings.value[of_person].sum()
    assert patterns.people.sum() == len(ratings.person)
    assert len(patterns.people) == len({*zip(patterns.pattern, patterns.total, strict=True)})


@given(ROWS)
def test_each_facet_has_its_part_of_the_cells(rows):
    ratings = Ratings.from_rows(rows, lowest=0, highest=3, extra=["setting"])
    patterns = Patterns.of(ratings)
    sizes = [len(facet) for facet in (ratings.item, ratings.rater, *ratings.extra)]
    numbers = np.arange(1.0, len(patterns.cells) + 1)
    splits = patterns.by_facet(sizes)
    tables = [numbers, *[patterns.sittings @ numbers] * 2]
    for facet, (split, table) in enumerate(zip(splits, tables, strict=True)):
        parts = np.bincount(split.pattern, split.matrix @ table, patterns.patterns.shape[0])
        assert np.allclose(parts, patterns.over(numbers))
        assert {*split.element} == {*patterns.cells[:, facet]}


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4).map(sorted), min_size=1, max_size=12))
def test_runs_are_of_one_kind_when_their_values_are_equal(owners):
    runs = Runs(np.concatenate(owners), np.cumsum([0, *map(len, owners[:-1])]))
    kind, example = runs.kinds()
    for one, values in enumerate(owners):
        assert owners[example[kind[one]]] == values
        assert {other for other in range(len(owners)) if owners[other] == values} == set(
            np.flatnonzero(kind == kind[one])
        )
