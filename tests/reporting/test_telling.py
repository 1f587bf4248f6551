"""Whoever reads all that a year publishes, and adds and takes away as she likes, is never left with one to four."""

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from beneficiaries.enums import CitizenshipGroup, Isced, Sex
from equipe.suppression import FEWEST
from reporting.indicators import FIGURES, Year, count, tell
from reporting.indicators.money import HEADS
from reporting.indicators.nesting import Part, cells_to_hide, some_of, to_hide
from reporting.indicators.telling import HIDDEN, IN_SHEETS, hidden_in, hidden_in_sheets

SEXES, AGES = Sex.values, ("under_18", "18_29", "30_54", "55_over")
ISCED, CITIZENSHIP = (*Isced.values, "unknown"), CitizenshipGroup.values
WORK = {"03": ("eeco01", "eeco02", "eeco03"), "02": ("eeco01", "eeco02"), "04": ("eeco01", "eeco04")}
WORK |= {"05": ("eeco01", "eeco05"), "unknown": ()}
BY_AGE = {"under_18": "eeco06", "18_29": "eeco07", "55_over": "eeco08"}
BY_ISCED = {Isced.LOW: "eeco09", Isced.MIDDLE: "eeco10", Isced.HIGH: "eeco11"}
PLACES = ("a", "b", "c", "")
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""To make a failing example smaller takes minutes."""

TRAITS = {
    "sex": SEXES,
    "age": AGES,
    "isced": ISCED,
    "citizenship": CITIZENSHIP,
    "disabled": (True, False),
    "work": tuple(WORK),
    "rural": (True, False),
    "entered": (True, False),
    "placed": (True, False),
    "place": PLACES,
}
traits = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in TRAITS.items()})
_dice = random.Random(20260101)
POSSIBLE = [{name: _dice.choice(values) for name, values in TRAITS.items()} for _number in range(200)]


def possible(population):
    """Kinds of people a reader thinks possible, besides those there are: enough that sums mean what they say.

    Most differ from somebody in one trait or two, for zeros are told: of the others few kinds would be left.
    """
    kinds = [who for who, _people in population]
    near = [who | {name: value} for who in kinds for name, values in TRAITS.items() for value in values]
    return POSSIBLE + near + [_like(_dice.choice(near), _dice.choice(kinds)) for _number in range(200)]


def _like(one, other):
    return one | {name: other[name] for name in _dice.sample(list(TRAITS), 2)}


@st.composite
def populations(draw):
    """Some kinds of people, each with a handful or many of them: small numbers in every corner."""
    kinds = draw(st.lists(traits, min_size=1, max_size=12, unique_by=lambda kind: tuple(kind.values())))
    return [(kind, draw(st.sampled_from((1, 2, 3, 4, 5, 9, 30)))) for kind in kinds]


def counted_of(who):
    """The figures that one person is counted in, and by which line."""
    yield "people_in_charge", ""
    if who["placed"]:
        yield "people_placed", ""
    if not who["entered"]:
        return
    yield "people_entered", ""
    for how in ("sex", "age", "isced", "citizenship"):
        yield f"entered_by_{how}", who[how]
    if who["disabled"]:
        yield "entered_disabled", ""
    codes = [*WORK[who["work"]], BY_AGE.get(who["age"]), BY_ISCED.get(who["isced"])]
    codes += ["eeco12"] if who["disabled"] else []
    codes += ["eeco13"] if who["citizenship"] == CitizenshipGroup.THIRD_COUNTRY else []
    codes += ["eeco17"] if who["rural"] else []
    yield from ((code, who["sex"]) for code in codes if code)


def values_of(population):
    values = {code: Counter() if figure.is_breakdown else 0 for code, figure in FIGURES.items()}
    for who, people in population:
        for code, line in counted_of(who):
            if line:
                values[code][line] += people
            else:
                values[code] += people
    return values


def numbers_of(population):
    """Every number that papers of the year print, zeros too, and whether it is told: {(place, figure, line): told}."""
    every = {place: [(who, n) for who, n in population if who["place"] == place] for place in PLACES[:-1]}
    whole, places = values_of(population), {place: values_of(of) for place, of in every.items()}
    hidden = {("", *each) for each in hidden_in(whole)} | hidden_in_sheets(whole, places)
    names = {(code, line) for who in POSSIBLE for code, line in counted_of(who)}
    names |= {(code, "") for code, _line in names}
    printed = [("", *name) for name in names if name[1] or not FIGURES[name[0]].sums_to]
    printed += [(place, *name) for place in every for name in names if name[0] in IN_SHEETS]
    printed = [each for each in printed if each[2] or not FIGURES[each[1]].sums_to]
    return {name: name not in hidden for name in printed}


def counts(who, name):
    """Whether a person of this kind is counted in a number."""
    place, code, line = name
    if place and who["place"] != place:
        return False
    return any(code == each and line in ("", its) for each, its in counted_of(who))


def table_of(kinds, names):
    return np.array([[counts(who, name) for who in kinds] for name in names], dtype=float).reshape(len(names), -1)


@settings(max_examples=80, deadline=None, phases=UNSHRUNK)
@given(populations())
def test_nothing_told_leaves_one_to_four_people_over(population):
    numbers = numbers_of(population)
    names = list(numbers)
    others = possible(population)
    kinds = [who for who, _n in population] + others
    people = np.array([n for _who, n in population] + [0] * len(others), dtype=float)
    table, is_told = table_of(kinds, names), np.array(list(numbers.values()))
    said = table @ people
    assert not [name for name, told, n in zip(names, is_told, said, strict=True) if told and 0 < n < FEWEST]
    nobody = table[is_told & (said == 0)].any(axis=0)  # a zero that is told says so of each of these kinds
    table, people = table[:, ~nobody], people[~nobody]
    _u, strengths, ways = np.linalg.svd(table[is_told], full_matrices=False)
    known = ways[strengths > 1e-8]
    for one, name in zip(table, names, strict=True):
        for left, how in ((table * one, "within"), (one - table * one, "without")):
            few = left[(left @ people > 0) & (left @ people < FEWEST)]
            beyond = np.abs(few - few @ known.T @ known).max(axis=1, initial=0)
            assert (beyond > 1e-6).all() if len(few) else True, (name, how)


def test_a_total_gives_away_what_one_line_hides():
    root = Part("all", 23, ((Part("women", 20), Part("men", 3)),))
    assert to_hide(root) == {"women", "men"}


def test_a_part_is_hidden_where_all_but_a_few_are_in_it():
    assert to_hide(Part("all", 50, (some_of(Part("some", 47)),))) == {"some"}
    assert to_hide(Part("all", 50, (some_of(Part("some", 45)),))) == set()


def test_of_fewer_than_five_nothing_is_told():
    assert to_hide(Part("all", 4, (some_of(Part("some", 0)),))) == {"all", "some"}


def test_rows_that_are_hidden_tell_nothing_by_their_cells():
    cells = {("a", "x"): 10, ("a", "y"): 10, ("b", "x"): 8, ("b", "y"): 8, ("c", "x"): 2, ("c", "y"): 9}
    hidden = cells_to_hide(["a"], ["x", "y"], cells)
    assert {cell for cell in cells if cell[0] != "a"} <= hidden


def test_two_sheets_and_the_whole_leave_nobody_over():
    whole = values_of([({**POSSIBLE[0], "entered": False, "placed": False, "place": "a"}, 20)])
    whole["people_in_charge"] = 23
    places = {place: dict(whole, people_in_charge=n) for place, n in (("a", 20), ("b", 3), ("c", 0))}
    hidden = hidden_in_sheets(whole, places)
    assert {("a", "people_in_charge", ""), ("b", "people_in_charge", "")} <= hidden
    assert ("c", "people_in_charge", "") not in hidden


@pytest.mark.parametrize(("cost", "heads"), HEADS.items())
def test_what_one_cost_does_not_tell_by_what_it_was_divided(service, cost, heads):
    year = Year(service, 2024)
    counted = count(year)
    few = replace(counted, values=counted.values | {"cost_total": Decimal(900), heads: 3, cost: Decimal(300)})
    told = tell(year, few)
    assert (told[heads], told[cost]) == (HIDDEN, HIDDEN)
