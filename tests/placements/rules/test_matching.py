"""What stands between a person and an opening: tables of values, without a database."""

from datetime import date, time

import pytest

from beneficiaries.enums import TimeOfDay
from placements.enums import Demand, Language, Licence, Obstacle, OpeningState, Way
from placements.rules.matching import RANKS, between, stands_against, wishes_met
from placements.rules.naming import language_named, licence_named, plain, speaks_of, wished
from placements.rules.sides import Person, Place, parts_of
from placements.rules.timetables import Slot

TODAY = date(2026, 6, 30)
MORNINGS = tuple(Slot(day, time(8), time(12)) for day in range(5))
ANY = frozenset(TimeOfDay)

KNOWN = {"hours_most": 40, "times": ANY, "ways": frozenset({Way.VEHICLE}), "limits": frozenset()}
OFFER = {"hours": 20, "week": MORNINGS, "demands": frozenset()}


def found(person=None, place=None):
    """Which obstacles and questions there are between somebody of whom all is known and an ordinary opening."""
    lines = between(Person(**KNOWN | (person or {})), Place(**OFFER | (place or {})), on=TODAY)
    return {obstacle for line in lines for obstacle, _reason in line.found}


def test_nothing_stands_against_what_is_known_and_possible():
    assert found() == set()


@pytest.mark.parametrize(
    ("person", "place", "expected"),
    [
        # places and seats
        ({}, {"state": OpeningState.PAUSED}, {Obstacle.PAUSED}),
        ({}, {"state": OpeningState.CLOSED}, {Obstacle.CLOSED}),
        ({}, {"state": OpeningState.COMING, "opens_on": date(2026, 7, 1)}, {Obstacle.ASK_COMING}),
        ({}, {"free": 0}, {Obstacle.FULL}),
        ({}, {"seats": 0}, {Obstacle.NO_SEAT}),
        ({}, {"free": 0, "seats": 0}, {Obstacle.FULL}),
        # the host
        ({"hosts_not_wanted": frozenset({7})}, {"host": 7}, {Obstacle.NOT_WANTED}),
        ({"hosts_not_wanted": frozenset({7})}, {"host": 8}, set()),
        # hours
        ({"hours_most": 20}, {}, set()),
        ({"hours_most": 19}, {}, {Obstacle.TOO_MANY_HOURS}),
        ({"hours_most": None}, {}, {Obstacle.ASK_HOURS}),
        ({"hours_most": None}, {"hours": None}, {Obstacle.ASK_HOST_HOURS}),
        # times, days and the clock
        ({"busy": frozenset({TimeOfDay.MORNING})}, {}, {Obstacle.BOUND}),
        ({"busy": frozenset({TimeOfDay.AFTERNOON})}, {}, set()),
        ({"times": frozenset({TimeOfDay.AFTERNOON})}, {}, {Obstacle.NOT_POSSIBLE}),
        ({"times": frozenset({TimeOfDay.AFTERNOON}), "busy": frozenset({TimeOfDay.MORNING})}, {}, {Obstacle.BOUND}),
        ({"times": None}, {}, {Obstacle.ASK_TIMES}),
        ({}, {"week": ()}, {Obstacle.ASK_HOST_TIMES}),
        ({"times": frozenset({TimeOfDay.MORNING})}, {"week": (), "shifts": frozenset({TimeOfDay.MORNING})}, set()),
        ({"care_hours": 10}, {}, {Obstacle.ASK_CARE}),
        ({"days": frozenset({0, 1, 2})}, {}, {Obstacle.NOT_THESE_DAYS}),
        ({"days": frozenset(range(5))}, {}, set()),
        ({"earliest": time(8)}, {}, set()),
        ({"earliest": time(8, 1)}, {}, {Obstacle.TOO_EARLY}),
        ({"latest": time(12)}, {}, set()),
        ({"latest": time(11, 59)}, {}, {Obstacle.TOO_LATE}),
        ({"latest": time(11)}, {"week": (), "shifts": frozenset({TimeOfDay.MORNING})}, {Obstacle.ASK_CLOCK}),
        # way to work
        ({"ways": None}, {"needs_vehicle": True}, {Obstacle.ASK_WAY}),
        ({"ways": frozenset({Way.TRANSPORT})}, {"needs_vehicle": True}, {Obstacle.OUT_OF_REACH}),
        ({"ways": frozenset({Way.TRANSPORT, Way.VEHICLE})}, {"needs_vehicle": True}, set()),
        ({"ways": frozenset({Way.TRANSPORT})}, {}, {Obstacle.ASK_LINES}),
        ({"ways": frozenset({Way.TRANSPORT})}, {"lines": "bus 4"}, set()),
        ({"ways": frozenset({Way.FOOT}), "town": "Pordenone"}, {"town": "PORDENONE"}, set()),
        ({"ways": frozenset({Way.FOOT}), "town": "Pordenone"}, {"town": "Porcia"}, {Obstacle.ASK_DISTANCE}),
        ({"ways": frozenset({Way.FOOT}), "furthest": 3}, {"town": "Porcia"}, {Obstacle.ASK_DISTANCE_KM}),
        # licences
        ({}, {"licences": frozenset({Licence.CAR})}, {Obstacle.ASK_LICENCE}),
        ({"lacks": frozenset({Licence.CAR})}, {"licences": frozenset({Licence.CAR})}, {Obstacle.NO_LICENCE}),
        ({"licences": {Licence.CAR: None}}, {"licences": frozenset({Licence.CAR})}, set()),
        ({"licences": {Licence.CAR: TODAY}}, {"licences": frozenset({Licence.CAR})}, set()),
        (
            {"licences": {Licence.CAR: date(2026, 6, 29)}},
            {"licences": frozenset({Licence.CAR})},
            {Obstacle.LICENCE_OVER},
        ),
        # languages
        ({}, {"languages": ((Language.IT, RANKS["B1"]),)}, {Obstacle.ASK_LANGUAGE}),
        (
            {"languages": {Language.IT: RANKS["A2"]}},
            {"languages": ((Language.IT, RANKS["B1"]),)},
            {Obstacle.LANGUAGE_BELOW},
        ),
        ({"languages": {Language.IT: RANKS["B1"]}}, {"languages": ((Language.IT, RANKS["B1"]),)}, set()),
        # what the work asks
        ({"limits": frozenset({Demand.HEAVY})}, {"demands": frozenset({Demand.HEAVY})}, {Obstacle.LIMITS}),
        ({"limits": frozenset({Demand.LIFTING})}, {"demands": frozenset({Demand.HEAVY})}, {Obstacle.LIMITS}),
        ({"limits": frozenset({Demand.HEAVY})}, {"demands": frozenset({Demand.LIFTING})}, set()),
        ({"limits": frozenset({Demand.DUST})}, {"demands": None}, {Obstacle.ASK_DEMANDS}),
        ({"limits": None}, {"demands": frozenset({Demand.DUST})}, {Obstacle.ASK_LIMITS}),
        ({"limits": None}, {"demands": None}, {Obstacle.ASK_HOST_DEMANDS}),
        ({"limits": frozenset()}, {"demands": None}, set()),
    ],
)
def test_each_obstacle_has_its_boundary(person, place, expected):
    assert found(person, place) == expected


def test_of_whom_nothing_is_known_everything_is_asked_and_nothing_refused():
    place = Place(
        **OFFER | {"demands": frozenset({Demand.DUST})},
        licences=frozenset({Licence.CAR}),
        languages=((Language.IT, 3),),
        needs_vehicle=True,
    )
    verdict = stands_against(Person(), place, on=TODAY)
    assert not verdict.refused
    assert len(verdict.warnings) == 6


def test_an_obstacle_is_a_sentence_with_its_values():
    verdict = stands_against(Person(**KNOWN | {"hours_most": 16}), Place(**OFFER), on=TODAY)
    assert [str(reason) for reason in verdict.blocking] == ["It asks 20 hours a week; at most 16 are possible."]
    assert Obstacle.TOO_MANY_HOURS.closes == "ask the host for fewer hours"


@pytest.mark.parametrize(
    ("slot", "parts"),
    [
        (Slot(0, time(6), time(13)), {TimeOfDay.MORNING}),
        (Slot(0, time(5, 59), time(13)), {TimeOfDay.MORNING, TimeOfDay.NIGHT}),
        (Slot(0, time(8), time(13, 1)), {TimeOfDay.MORNING, TimeOfDay.AFTERNOON}),
        (Slot(0, time(18), time(22)), {TimeOfDay.EVENING}),
        (Slot(0, time(22), time(23, 30)), {TimeOfDay.NIGHT}),
        (Slot(5, time(9), time(12)), {TimeOfDay.WEEKEND, TimeOfDay.MORNING}),
    ],
)
def test_a_slot_touches_the_parts_of_a_day(slot, parts):
    assert parts_of((slot,)) == parts


@pytest.mark.parametrize(
    ("label", "language"),
    [("Italiano", "it"), ("Lingua italiana", None), ("inglese tecnico", "en"), ("wolof", None), ("", None)],
)
def test_a_label_names_a_language(label, language):
    assert language_named(label) == language


@pytest.mark.parametrize(
    ("label", "licence"),
    [
        ("Patente B", "car"),
        ("patente di guida B", "car"),
        ("patentino del muletto", "forklift"),
        ("attestato HACCP", "food"),
        ("patente nautica", None),
    ],
)
def test_a_label_names_a_licence(label, licence):
    assert licence_named(label) == licence


@pytest.mark.parametrize(
    ("told", "wish", "met"),
    [
        ("Aiuto in cucina e in sala", "cucina", True),
        ("Aiuto nelle cucine", "cucina", True),
        ("Squadra del verde", "verde", True),
        ("Squadra del verde", "cucina", False),
        ("Cura delle aiuole", "cura delle piante", False),
        ("Magazzino e ordini", "in", False),
    ],
)
def test_an_opening_speaks_of_a_wish(told, wish, met):
    assert speaks_of(plain(told), plain(wish)) is met


def test_wishes_are_separated_by_commas_and_counted_once():
    assert wished("Cucina, verde; cucina, in") == ("cucina", "verde")


def test_her_wishes_that_are_met_are_told():
    person = Person(wished_work=("cucina",), wished_towns=("porcia",), hours_wished=24)
    place = Place(told=plain("Aiuto cucina"), town="Porcia", hours=20)
    assert [wish.value for wish, _what in wishes_met(person, place)] == ["work", "town", "hours"]
    assert wishes_met(Person(hours_wished=25), place) == []
