"""Whoever reads all that a year publishes, and adds and takes away as she likes, is never left with one to four."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beneficiaries.enums import CitizenshipGroup, Isced, Sex
from reporting.indicators import FIGURES, Year, count, tell
from reporting.indicators.hiding import IN_SHEETS, hidden_in, hidden_in_sheets
from reporting.indicators.money import HEADS
from reporting.indicators.nesting import Part, cells_to_hide, some_of, to_hide
from reporting.indicators.telling import HIDDEN
from tests.reporting.reader import READ, Reader

SEXES, AGES = Sex.values, ("under_18", "18_29", "30_54", "55_over")
ISCED, CITIZENSHIP = (*Isced.values, "unknown"), CitizenshipGroup.values
WORK = {"03": ("eeco01", "eeco02", "eeco03"), "02": ("eeco01", "eeco02"), "04": ("eeco01", "eeco04")}
WORK |= {"05": ("eeco01", "eeco05"), "unknown": ()}
BY_AGE = {"under_18": "eeco06", "18_29": "eeco07", "55_over": "eeco08"}
BY_ISCED = {Isced.LOW: "eeco09", Isced.MIDDLE: "eeco10", Isced.HIGH: "eeco11"}
PLACES = ("a", "b", "c", "")
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
EVERYBODY = [dict(zip(TRAITS, values, strict=True)) for values in product(*TRAITS.values())]
"""Every kind of people there could be, as far as a reader knows."""


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


def told_of(population):
    """What papers of the year print, zeros too: whether a number, as (place, figure, line), is told."""
    every = {place: [(who, n) for who, n in population if who["place"] == place] for place in PLACES[:-1]}
    whole, places = values_of(population), {place: values_of(of) for place, of in every.items()}
    hidden = {("", *each) for each in hidden_in(whole)} | hidden_in_sheets((whole, places))
    return lambda number: number not in hidden


def printed_of(who):
    """Every number that a person of this kind is counted in, of the whole and of her place."""
    for code, line in counted_of(who):
        for its in {line, ""}:
            if its or not FIGURES[code].sums_to:
                yield "", code, its
                if who["place"] and code in IN_SHEETS:
                    yield who["place"], code, its


READER = Reader(EVERYBODY, printed_of)


@settings(READ, max_examples=max(80, READ.max_examples))
@given(populations())
def test_nothing_told_leaves_one_to_four_people_over(population):
    assert not READER.finds(population, told_of(population))


def test_where_all_who_came_are_alike_the_sheets_do_not_tell_their_gender():
    """Everybody in b is disabled, so the men of b are men of the Fund’s line too: three more would be left over."""
    kind = {**EVERYBODY[0], "entered": True, "placed": False, "work": "unknown", "rural": False, "sex": Sex.MALE}
    population = [
        (kind | {"place": "b", "disabled": True}, 30),
        (kind | {"place": "a", "disabled": True}, 3),
        (kind | {"place": "a", "disabled": False}, 30),
        (kind | {"place": "a", "disabled": True, "sex": Sex.FEMALE}, 30),
    ]
    told = told_of(population)
    assert told(("", "eeco12", Sex.MALE))
    assert told(("b", "entered_disabled", ""))
    assert not told(("b", "entered_by_sex", Sex.MALE))
    assert not READER.finds(population, told)


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
    whole = values_of([({**EVERYBODY[0], "entered": False, "placed": False, "place": "a"}, 20)])
    whole["people_in_charge"] = 23
    places = {place: dict(whole, people_in_charge=n) for place, n in (("a", 20), ("b", 3), ("c", 0))}
    hidden = hidden_in_sheets((whole, places))
    assert {("a", "people_in_charge", ""), ("b", "people_in_charge", "")} <= hidden
    assert ("c", "people_in_charge", "") not in hidden


@pytest.mark.parametrize(("cost", "heads"), HEADS.items())
def test_what_one_cost_does_not_tell_by_what_it_was_divided(service, cost, heads):
    told = told_with(service, {"cost_total": Decimal(900), heads: 3, cost: Decimal(300)})
    assert (told[heads], told[cost]) == (HIDDEN, HIDDEN)


def test_what_one_cost_is_told_with_what_it_was_divided_by(service):
    running = {"placements_running": 30, "placements_started": 3, "cost_per_placement": Decimal(30)}
    told = told_with(service, running | {"placements_completed": 10, "placements_interrupted": 0})
    assert (told["placements_running"], told["placements_started"]) == (30, HIDDEN)
    assert told["cost_per_placement"] == 30


def told_with(service, values):
    year = Year(service, 2024)
    counted = count(year)
    return tell(year, replace(counted, values=counted.values | values))
