"""The arrays say what the rules say, pair by pair, and the plan is the best there is."""

from datetime import date, time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import linear_sum_assignment

from beneficiaries.enums import TimeOfDay
from placements.enums import Demand, Language, Licence, OpeningState, Way
from placements.matching.planning import NOBODY, plan
from placements.matching.scoring import Pairs, costs, pairs
from placements.matching.tables import BAR, HALF_STEP, tables_of
from placements.rules.matching import stands_against, wishes_met
from placements.rules.missing import DESIRED, REQUIRED, Asked, missing
from placements.rules.openings import Seen
from placements.rules.sides import Person, Place
from placements.rules.timetables import Slot

TODAY = date(2026, 6, 30)
CLOCK = some.sampled_from([None, time(7), time(8, 30), time(12), time(14, 30)])
DAYS = some.sampled_from([None, date(2026, 6, 29), TODAY])
TIMES, DEMANDS, LICENCES = (
    some.frozensets(some.sampled_from(list(e)), max_size=4) for e in (TimeOfDay, Demand, Licence)
)
WORDS = some.lists(some.sampled_from(["cucina", "verde", "magazzino"]), max_size=2, unique=True).map(tuple)

PEOPLE = some.builds(
    Person,
    hours_most=some.sampled_from([None, 15, 20, 30]),
    times=some.none() | TIMES.filter(bool),
    days=some.none() | some.frozensets(some.integers(0, 6), min_size=1),
    earliest=CLOCK,
    latest=CLOCK,
    busy=TIMES,
    ways=some.none() | some.frozensets(some.sampled_from(list(Way)), min_size=1),
    limits=some.none() | DEMANDS,
    licences=some.dictionaries(some.sampled_from(list(Licence)), DAYS, max_size=3),
    lacks=LICENCES,
    languages=some.dictionaries(some.sampled_from(list(Language)[:3]), some.integers(0, 6), max_size=3),
    hosts_not_wanted=some.frozensets(some.integers(1, 3), max_size=2),
    wished_work=WORDS,
    wished_towns=some.lists(some.sampled_from(["porcia", "zoppola"]), max_size=2, unique=True).map(tuple),
    hours_wished=some.sampled_from([None, 18, 30]),
    levels=some.dictionaries(some.sampled_from("abc"), some.builds(Seen, some.integers(0, 4)), max_size=3),
)
SLOTS = some.builds(
    Slot, some.integers(0, 6), some.sampled_from([time(7), time(8, 30)]), some.sampled_from([time(12), time(15)])
)
ASKED = some.builds(Asked, some.sampled_from("abc"), some.integers(1, 4), some.sampled_from([REQUIRED, DESIRED]))
PLACES = some.builds(
    Place,
    state=some.sampled_from([OpeningState.OPEN, OpeningState.OPEN, OpeningState.PAUSED, OpeningState.COMING]),
    free=some.integers(0, 2),
    seats=some.integers(0, 2),
    hours=some.sampled_from([None, 15, 20, 36]),
    week=some.lists(SLOTS, max_size=3).map(tuple),
    shifts=TIMES,
    demands=some.none() | DEMANDS,
    licences=LICENCES,
    languages=some.lists(some.tuples(some.sampled_from(list(Language)[:3]), some.integers(1, 6)), max_size=2).map(
        tuple
    ),
    needs_vehicle=some.booleans(),
    town=some.sampled_from(["", "Porcia", "Zoppola"]),
    host=some.integers(1, 3),
    told=some.sampled_from(["", "aiuto cucina", "verde e magazzino"]),
    asks=some.lists(ASKED, max_size=3, unique_by=lambda one: one.lineage).map(tuple),
)


@settings(deadline=None, max_examples=60)
@given(some.lists(PEOPLE, max_size=5), some.lists(PLACES, max_size=5))
def test_the_arrays_say_what_the_rules_say(people, places):
    tables = tables_of(people, places, on=TODAY)
    assert tables.shape == (len(people), len(places))
    if not (people and places):
        return
    table, found = costs(tables), pairs(tables)
    possible = set(zip(found.person.tolist(), found.opening.tolist(), strict=True))
    for (row, person), (column, place) in product(enumerate(people), enumerate(places)):
        refused = stands_against(person, place, on=TODAY).refused
        assert bool(table[row, column] >= BAR) is refused
        assert ((row, column) in possible) != refused
        if not refused:
            wishes = len(wishes_met(person, place))
            assert table[row, column] == missing(place.asks, person.levels).expected * HALF_STEP - wishes


def every_pair(costs_, barred):
    person, opening = np.nonzero(~barred)
    return Pairs(person.astype(np.int32), opening.astype(np.int32), costs_[person, opening].astype(np.int32))


def worth(found, table):
    """How many have a place, and what it costs: what a plan is judged by, the first before the second."""
    placed = found != NOBODY
    return -int(placed.sum()), int(table[np.arange(len(found))[placed], found[placed]].sum())


@settings(deadline=None, max_examples=80)
@given(some.data())
def test_no_other_plan_is_better(data):
    people, openings = data.draw(some.integers(1, 4)), data.draw(some.integers(1, 3))
    numbers = some.lists(some.integers(-3, 9), min_size=people * openings, max_size=people * openings)
    table = np.array(data.draw(numbers)).reshape(people, openings)
    bars = some.lists(some.booleans(), min_size=people * openings, max_size=people * openings)
    barred = np.array(data.draw(bars)).reshape(people, openings)
    rooms = data.draw(some.lists(some.integers(0, 2), min_size=openings, max_size=openings))
    agreement = data.draw(some.lists(some.integers(0, 1), min_size=openings, max_size=openings))
    seats = data.draw(some.lists(some.integers(0, 3), min_size=2, max_size=2))

    def is_allowed(chosen):
        taken, used = [0] * openings, [0, 0]
        for person, opening in enumerate(chosen):
            if opening == NOBODY:
                continue
            if barred[person, opening]:
                return False
            taken[opening] += 1
            used[agreement[opening]] += 1
        return all(t <= r for t, r in zip(taken, rooms, strict=True)) and all(
            u <= s for u, s in zip(used, seats, strict=True)
        )

    found = plan(every_pair(table, barred), people=people, places=rooms, agreement=agreement, seats=seats)
    every = product(range(NOBODY, openings), repeat=people)
    best = min(worth(np.array(chosen), table) for chosen in every if is_allowed(chosen))
    assert is_allowed(found.tolist())
    assert worth(found, table) == best


@settings(deadline=None, max_examples=25)
@given(some.integers(0, 2**32 - 1), some.integers(2, 40), some.integers(2, 40))
def test_it_costs_what_the_optimum_of_scipy_costs(seed, people, openings):
    dice = np.random.default_rng(seed)
    liked = dice.integers(0, 200, openings)  # everybody prefers the same openings
    table = liked + dice.integers(0, 50, (people, openings))
    barred = dice.random((people, openings)) < 0.6
    found = plan(every_pair(table, barred), people=people, places=[1] * openings)
    alone = 10**6
    dense = np.hstack([np.where(barred, 10**9, table), np.full((people, people), alone)])
    rows, columns = linear_sum_assignment(dense)
    placed = columns < openings
    assert worth(found, table) == (-int(placed.sum()), int(dense[rows, columns][placed].sum()))


def test_the_same_people_give_the_same_plan():
    dice = np.random.default_rng(1)
    table, barred = dice.integers(0, 5, (60, 30)), dice.random((60, 30)) < 0.5
    plans = [plan(every_pair(table, barred), people=60, places=[2] * 30).tolist() for _ in range(3)]
    assert plans[0] == plans[1] == plans[2]


@pytest.mark.parametrize("people", [0, 3])
def test_without_pairs_nobody_is_placed(people):
    nothing = Pairs(*(np.empty(0, np.int32),) * 3)
    assert plan(nothing, people=people, places=[1]).tolist() == [NOBODY] * people
