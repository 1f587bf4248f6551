"""Small numbers stay hidden: whatever is added up or taken away, nobody is left over alone or with a few."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from equipe.suppression import FEWEST, suppress, suppress_grid, suppress_steps

few_or_many = st.one_of(st.integers(0, 7), st.integers(0, 40))


def tables(most=6):
    return st.lists(few_or_many, min_size=1, max_size=most)


def grids(rows=3, columns=3):
    sizes = st.tuples(st.integers(1, rows), st.integers(1, columns))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(few_or_many, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def groups_in_steps(groups=3, steps=3):
    """So many came as far as each step; made of how many ended at each."""
    return grids(groups, steps).map(lambda rows: [np.cumsum(row[::-1])[::-1].tolist() for row in rows])


def isolated(atoms, told):
    """The fewest people, but at least one, of whom a combination of what is told is exactly the number.

    `atoms` are the people in the finest parts, `told` says of each published sum which parts it adds up.
    """
    every = np.array(list(product((0, 1), repeat=len(atoms))), float)
    people = every @ np.array(atoms)
    if told:
        basis = np.array(told, float)
        span = np.linalg.pinv(basis) @ basis
        reckoned = np.abs(every @ span - every).max(axis=1) < 1e-7
    else:
        reckoned = np.zeros(len(every), bool)
    left_over = people[reckoned & (people > 0)]
    return int(left_over.min()) if len(left_over) else None


def is_safe(atoms, told):
    fewest = isolated(atoms, told)
    return fewest is None or fewest >= FEWEST


def most(atoms, hidden_sums, told, target):
    """The most a hidden sum may be when zeros are told: by linear programming, without anything of the house."""
    exact = np.array([row for row, _people in told], float)
    values = [people for _row, people in told]
    at_least_one = -np.array(hidden_sums, float), [-1] * len(hidden_sums)
    found = linprog(
        -np.array(target, float), *at_least_one, exact if len(told) else None, values if told else None, (0, 10_000)
    )
    return round(-found.fun)


def one_way(parts, hidden):
    unit = np.eye(len(parts), dtype=int).tolist()
    told = [(unit[key], parts[key]) for key in range(len(parts)) if key not in hidden]
    return unit, [*told, ([1] * len(parts), sum(parts))]


def of_grid(cells, grid):
    """Every published sum of a grid with its parts and number; those that are hidden."""
    height, width = len(cells), len(cells[0])
    spots = list(product(range(height), range(width)))
    sums = [([int(spot == one) for spot in spots], cells[one[0]][one[1]], grid.cells[one[0]][one[1]]) for one in spots]
    sums += [([int(r == row) for r, _c in spots], sum(cells[row]), grid.rows[row]) for row in range(height)]
    columns = list(zip(*cells, strict=True))
    sums += [([int(c == at) for _r, c in spots], sum(columns[at]), grid.columns[at]) for at in range(width)]
    sums.append(([1] * len(spots), sum(map(sum, cells)), grid.total))
    told = [(parts, people) for parts, people, shown in sums if shown is not None]
    return told, [(parts, people) for parts, people, shown in sums if shown is None]


# One table


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ([], set()),
        ([0, 0], set()),
        ([5, 9], set()),
        ([0, 20], set()),
        ([4, 30], {0, 1}),
        ([4, 30, 12], {0, 2}),  # the smallest that is enough goes with it
        ([4, 3, 30], {0, 1}),  # together seven: either may be five
        ([4, 1, 30], {0, 1, 2}),  # together five: with at least one in each, neither may be
        ([4, 0, 30, 6], {0, 3}),  # a zero hides nobody
        ([2, 2], {0, 1}),
        ([1, 1, 1, 1, 1, 1], {0, 1, 2, 3, 4, 5}),
        ([1, 1, 1, 1, 1, 0], {0, 1, 2, 3, 4, 5}),
    ],
)
def test_a_small_number_takes_as_many_with_it_as_it_needs(parts, hidden):
    assert suppress(dict(enumerate(parts))) == (frozenset(hidden),)


@given(tables())
def test_no_sum_of_parts_leaves_a_few_people_over(parts):
    [hidden] = suppress(dict(enumerate(parts)))
    total = sum(parts)
    unit, told = one_way(parts, hidden)
    if 0 < total < FEWEST:
        assert hidden == set(range(len(parts)))
        return
    assert is_safe(parts, [row for row, _people in told])
    if not any(0 < people < FEWEST for people in parts):
        assert not hidden
    gone = [unit[key] for key in hidden]
    if all(parts[key] for key in hidden) and 0 in parts:  # zeros were told
        for key in hidden:
            assert most(parts, gone, told, unit[key]) >= FEWEST


@given(grids())
def test_two_divisions_of_the_same_people_are_not_reckoned_against_each_other(cells):
    rows, columns = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    hidden = suppress(dict(enumerate(rows)), dict(enumerate(columns)))
    if 0 < sum(rows) < FEWEST:
        return
    spots = list(product(range(len(rows)), range(len(columns))))
    told = [[1] * len(spots)]
    told += [[int(r == row) for r, _c in spots] for row in range(len(rows)) if row not in hidden[0]]
    told += [[int(c == at) for _r, c in spots] for at in range(len(columns)) if at not in hidden[1]]
    assert is_safe([cells[r][c] for r, c in spots], told)


def test_tables_of_different_people_are_refused():
    with pytest.raises(ValueError, match="same total"):
        suppress({"a": 5}, {"b": 6})


# Rows and columns


def test_a_cell_is_not_reckoned_from_its_row_or_column():
    grid = suppress_grid([[3, 20, 30], [40, 10, 60], [70, 80, 90]])
    assert grid.cells == ((None, None, 30), (None, None, 60), (70, 80, 90))
    assert (grid.rows, grid.columns, grid.total) == ((53, 110, 240), (113, 110, 180), 403)


def test_margins_are_hidden_where_they_are_small_themselves():
    grid = suppress_grid([[3, 0], [20, 30]])
    assert grid.rows[0] is None
    assert grid.cells[0][0] is None
    assert grid.cells[0][1] == 0
    assert grid.total == 53


@pytest.mark.parametrize("cells", [[], [[0, 0]], [[5, 0], [0, 9]]])
def test_what_is_not_small_is_told_whole(cells):
    assert suppress_grid(cells).cells == tuple(map(tuple, cells))


def test_of_fewer_than_five_people_nothing_is_told():
    grid = suppress_grid([[2, 0], [1, 1]])
    assert grid == type(grid)(((None, None), (None, None)), (None, None), (None, None), None)


@given(grids())
def test_no_sum_and_no_difference_of_a_grid_leaves_a_few_people_over(cells):
    grid = suppress_grid(cells)
    told, hidden = of_grid(cells, grid)
    atoms = [people for row in cells for people in row]
    assert is_safe(atoms, [parts for parts, _people in told])
    assert all(people == 0 or people >= FEWEST for _parts, people in told)
    if hidden and all(people for _parts, people in hidden) and 0 in atoms:
        for parts, people in hidden:
            if people < FEWEST:
                assert most(atoms, [gone for gone, _people in hidden], told, parts) >= FEWEST


@given(grids())
def test_a_grid_without_small_numbers_is_told_whole(cells):
    large = [[people * FEWEST for people in row] for row in cells]
    assert of_grid(large, suppress_grid(large))[1] == []


# Groups that come as far as some steps


def test_who_is_left_over_between_two_steps_is_not_reckoned():
    """Of six women five were suggested: one was not, and is not told; so a number of the men stays hidden too."""
    told = suppress_steps([[6, 5, 0], [30, 20, 10]])
    assert told[0] == (6, None, 0)
    assert told[1][1] is None
    assert told[1][0] == 30


def test_a_step_few_came_to_is_not_told_of_anybody():
    assert suppress_steps([[20, 10, 1], [30, 20, 2]]) == ((20, 10, None), (30, 20, None))
    assert suppress_steps([[20, 18, 9], [30, 30, 10]]) == ((20, None, 9), (30, None, 10))


@given(groups_in_steps())
def test_no_difference_between_groups_or_steps_leaves_a_few_people_over(groups):
    told = suppress_steps(groups)
    steps = len(groups[0])
    ended = [[*(a - b for a, b in zip(row, row[1:], strict=False)), row[-1]] for row in groups]
    spots = list(product(range(len(groups)), range(steps)))
    sums = [
        [int(g == group and at >= step) for g, at in spots]
        for group, row in enumerate(told)
        for step, people in enumerate(row)
        if people is not None
    ]
    told_steps = [step for step in range(steps) if any(row[step] is not None for row in told)]
    sums += [[int(at >= step) for _g, at in spots] for step in told_steps]
    assert is_safe([ended[g][at] for g, at in spots], sums)
    assert all(people is None or people == 0 or people >= FEWEST for row in told for people in row)


@given(groups_in_steps())
def test_groups_without_small_numbers_are_told_whole(groups):
    large = [[people * FEWEST for people in row] for row in groups]
    assert suppress_steps(large) == tuple(map(tuple, large))
