"""People and openings as two matrices whose product tells of every pair what is missing, and whether it is possible.

What is missing is a sum over the steps on the way to what is asked: one counts where the opening asks it and the person
has not reached it. What stands against a pair is a sum too: of the things an opening asks and the person cannot; one of
them costs more than everything else together. A wish that is met takes a little away. All of it is exact, for whole
numbers below 2^24 are exact in single precision; a test holds it against `rules.matching`, pair by pair.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from placements.enums import OpeningState, Way
from placements.rules.matching import wishes_met
from placements.rules.missing import UNSEEN
from placements.rules.sides import Person, Place

BAR = 1 << 20
"""Whatever costs so much is no pair: one thing that is not possible costs twice as much, so that no wish undoes it."""

HALF_STEP = 64
"""What half a step costs; a wish that is met takes away one: wishes decide between fits that are alike."""


@dataclass(frozen=True)
class Tables:
    """A row a person and a row an opening; the columns are steps, wishes, and things that bar."""

    people: np.ndarray
    openings: np.ndarray

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.people), len(self.openings)


def tables_of(people: Sequence[Person], places: Sequence[Place], *, on: date) -> Tables:
    """Both sides, with a column for each thing that occurs; `on` decides which licences hold."""
    halves = [_steps(people, places), _wishes(people, places), _bars(people, places, on)]
    return Tables(*(np.hstack(side).astype(np.float32) for side in zip(*halves, strict=True)))


def _steps(people, places):
    asked = [{(one.lineage, step): one.weight for one in place.asks for step in one.steps} for place in places]
    columns = list(dict.fromkeys(step for each in asked for step in each))
    lowest: dict[str, list[int]] = {}
    for lineage, step in columns:
        lowest[lineage] = sorted([*lowest.get(lineage, ()), step])[:UNSEEN]

    def lacks(person, lineage, step):
        seen = person.levels.get(lineage)
        return step in lowest[lineage] if seen is None else step > seen.level

    there = [[lacks(person, *step) for step in columns] for person in people]
    return _table(there, columns), _table(
        [[each.get(step, 0) for step in columns] for each in asked], columns, HALF_STEP
    )


def _wishes(people, places):
    each = [set(_wishes_of(person)) for person in people]
    columns = list(dict.fromkeys(wish for wishes in each for wish in sorted(wishes, key=str)))
    met = [[bool(wishes_met(Person(**dict([wish])), place)) for wish in columns] for place in places]
    return _table([[wish in wishes for wish in columns] for wishes in each], columns), _table(met, columns, -1)


def _wishes_of(person):
    """One by one, as somebody would be told who wishes for this and for nothing else."""
    yield from (("wished_work", (wish,)) for wish in person.wished_work)
    yield from (("wished_towns", (town,)) for town in person.wished_towns)
    if person.hours_wished:
        yield "hours_wished", person.hours_wished


def _bars(people, places, on):
    asked = [set(_asked_by(place)) for place in places]
    columns = list(dict.fromkeys(thing for things in asked for thing in sorted(things, key=str)))
    barred = [[_cannot(person, *thing, on=on) for thing in columns] for person in people]
    bars = [[thing in things for thing in columns] for things in asked]
    return _table(barred, columns), _table(bars, columns, 2 * BAR)


def _asked_by(place: Place) -> Iterable[tuple]:
    """What it asks, each thing that may stand against somebody."""
    yield from (("time", part) for part in place.times)
    yield from (("day", day) for day in place.days)
    yield from (("demand", demand) for demand in place.all_demands)
    yield from (("licence", licence) for licence in place.licences)
    yield from (("language", told) for told in place.languages)
    yield from ((name, told) for name, told in _numbers(place) if told is not None)
    if place.needs_vehicle:
        yield "vehicle", True
    if place.state in (OpeningState.PAUSED, OpeningState.CLOSED) or place.free <= 0 or place.seats <= 0:
        yield "shut", True


def _numbers(place):
    return ("hours", place.hours), ("begins", place.begins), ("ends", place.ends), ("host", place.host)


def _cannot(person, name, told, *, on):
    """Whether one thing that is asked is not possible for her; what nobody knows is."""
    match name:
        case "time":
            return told in person.busy or (person.times is not None and told not in person.times)
        case "day":
            return person.days is not None and told not in person.days
        case "demand":
            return told in (person.limits or ())
        case "licence":
            until = person.licences.get(told)
            return until < on if until else told in person.lacks and told not in person.licences
        case "language":
            return person.languages.get(told[0], told[1]) < told[1]
        case "hours":
            return person.hours_most is not None and told > person.hours_most
        case "begins":
            return person.earliest is not None and told < person.earliest
        case "ends":
            return person.latest is not None and told > person.latest
        case "host":
            return told in person.hosts_not_wanted
        case "vehicle":
            return person.ways is not None and Way.VEHICLE not in person.ways
    return True


def _table(rows, columns, weight=1):
    return np.array(rows, np.float32).reshape(len(rows), len(columns)) * np.float32(weight)
