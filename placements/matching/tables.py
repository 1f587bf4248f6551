"""People and openings as arrays, so that one matrix product tells what is missing and one look what stands against it.

What is missing is a sum over the levels on the way to what is asked: a step counts where the opening asks it and the
person has not reached it. So it is a product of two matrices, one of people and one of openings, exact in whole
numbers. A wish that is met takes a little away, in columns of its own.

What stands against a pair is a bit that both sides set (the opening asks it, the person cannot), or a number beyond
another (hours, the clock). The bits are laid for what occurs; a test holds all of it against `rules.matching`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

import numpy as np

from beneficiaries.enums import TimeOfDay
from placements.enums import OpeningState, Way
from placements.rules.matching import wishes_met
from placements.rules.missing import UNSEEN
from placements.rules.sides import Person, Place

BITS = 64
NO_BOUND = np.iinfo(np.int16).max

HALF_STEP = 64
"""What half a step costs, and a wish that is met takes away one: wishes decide between fits that are alike."""


@dataclass(frozen=True)
class Tables:
    """`have` @ `lack`.T are the costs; `cannot` & `asks` and `most` < `asked` say which pairs are not possible.

    `most` and `asked` are hours a week, and the clock in minutes: not begun before (both negative), not ended after.
    """

    have: np.ndarray
    lack: np.ndarray
    cannot: np.ndarray
    asks: np.ndarray
    most: np.ndarray
    asked: np.ndarray
    shut: np.ndarray

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.have), len(self.lack)


@dataclass
class _Bits:
    """One bit a thing, laid when it first occurs."""

    places: dict = field(default_factory=dict)

    def rows(self, sides: Sequence[set]) -> list[list[int]]:
        return [[self.places.setdefault(thing, len(self.places)) for thing in side] for side in sides]

    def known(self, sides: Sequence[set]) -> list[list[int]]:
        return [[self.places[thing] for thing in side if thing in self.places] for side in sides]

    def words(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        """A row a side, as many words of 64 bits as are needed."""
        words = np.zeros((len(rows), -(-max(len(self.places), 1) // BITS)), np.uint64)
        for row, places in enumerate(rows):
            for place in places:
                words[row, place // BITS] |= np.uint64(1 << place % BITS)
        return words


def tables_of(people: Sequence[Person], places: Sequence[Place], *, on: date) -> Tables:
    """Both sides as arrays; `on` decides which licences hold."""
    bits = _Bits()
    asks = bits.rows([_asks(place) for place in places])
    languages = {thing for thing in bits.places if thing[0] == "language"}
    cannot = bits.known([_cannot(person, languages, on) for person in people])
    have, lack = _columns(people, places)
    return Tables(
        have=have,
        lack=lack,
        cannot=bits.words(cannot),
        asks=bits.words(asks),
        most=_rows(_most(person) for person in people),
        asked=_rows(_asked(place) for place in places),
        shut=np.array([_is_shut(place) for place in places], bool),
    )


def _rows(rows):
    """Three numbers a row, also where there are no rows."""
    return np.array(list(rows), np.int16).reshape(-1, 3)


def _asks(place):
    return {
        *(("time", part) for part in place.times),
        *(("day", day) for day in place.days),
        *(("demand", demand) for demand in place.all_demands),
        *(("licence", licence) for licence in place.licences),
        *(("language", language, rank) for language, rank in place.languages),
        *([("vehicle",)] if place.needs_vehicle else ()),
        ("host", place.host),
    }


def _cannot(person, languages, on):
    over = {licence for licence, until in person.licences.items() if until is not None and until < on}
    times = person.busy if person.times is None else _others(person.times) | person.busy
    held = person.languages
    return {
        *(("time", part) for part in times),
        *(("day", day) for day in range(7) if person.days is not None and day not in person.days),
        *(("demand", demand) for demand in person.limits or ()),
        *(("licence", licence) for licence in over | (person.lacks - person.licences.keys())),
        *(thing for thing in languages if held.get(thing[1], thing[2]) < thing[2]),
        *([("vehicle",)] if person.ways is not None and Way.VEHICLE not in person.ways else ()),
        *(("host", host) for host in person.hosts_not_wanted),
    }


def _others(times):
    """The times of day that are not among these."""
    return frozenset(TimeOfDay) - times




def _most(person):
    return (
        NO_BOUND if person.hours_most is None else person.hours_most,
        NO_BOUND if person.earliest is None else -_minutes(person.earliest),
        NO_BOUND if person.latest is None else _minutes(person.latest),
    )


def _asked(place):
    return (
        -NO_BOUND if place.hours is None else place.hours,
        -NO_BOUND if place.begins is None else -_minutes(place.begins),
        -NO_BOUND if place.ends is None else _minutes(place.ends),
    )


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _is_shut(place):
    return place.state in (OpeningState.PAUSED, OpeningState.CLOSED) or place.free <= 0 or place.seats <= 0


def _columns(people, places):
    """A column a step that anybody asks, and one a wish that anybody has."""
    steps = dict.fromkeys((asked.lineage, step) for place in places for asked in place.asks for step in asked.steps)
    at = {step: column for column, step in enumerate(steps)}
    wishes = list(dict.fromkeys(wish for person in people for wish in _wishes(person)))
    have = np.zeros((len(people), len(steps) + len(wishes)), np.float32)
    lack = np.zeros((len(places), len(steps) + len(wishes)), np.float32)
    for row, place in enumerate(places):
        for asked in place.asks:
            for step in asked.steps:
                lack[row, at[asked.lineage, step]] = asked.weight * HALF_STEP
        for column, wish in enumerate(wishes, len(steps)):
            lack[row, column] = -float(bool(wishes_met(_who_only(wish), place)))
    first = {}
    for lineage, step in steps:
        first.setdefault(lineage, []).append(step)
    for row, person in enumerate(people):
        for lineage, there in first.items():
            seen = person.levels.get(lineage)
            lacking = sorted(there)[:UNSEEN] if seen is None else [step for step in there if step > seen.level]
            have[row, [at[lineage, step] for step in lacking]] = 1
        for column, wish in enumerate(wishes, len(steps)):
            have[row, column] = wish in _wishes(person)
    return have, lack


def _wishes(person):
    yield from (("wished_work", (wish,)) for wish in person.wished_work)
    yield from (("wished_towns", (town,)) for town in person.wished_towns)
    if person.hours_wished:
        yield "hours_wished", person.hours_wished


def _who_only(wish):
    """Somebody who wishes for this and for nothing else."""
    return Person(**dict([wish]))
