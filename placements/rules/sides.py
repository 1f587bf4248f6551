"""The two sides of a match, as the rules read them: nothing of who somebody is, only what a job asks and allows.

Neither side has room for citizenship, sex, age, health or faith: what is not here cannot be used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from beneficiaries.enums import TimeOfDay
from placements.enums import Demand, Language, Licence, OpeningState, Way
from placements.rules.timetables import Slot, Timetable

MORNING_ENDS, AFTERNOON_ENDS, EVENING_ENDS, NIGHT_ENDS = time(13), time(18), time(22), time(6)
"""The parts of a day (professional practice)."""

SATURDAY = 5

COMES_WITH = {Demand.HEAVY: Demand.LIFTING, Demand.HEIGHTS: Demand.STAIRS}
"""Who lifts heavy things lifts light ones too, and nobody gets up high without a ladder or stairs."""


@dataclass(frozen=True)
class Person:
    """What is possible for somebody and what she wishes. None: nobody has asked her yet.

    `busy` and `care_hours` come from her caring duties: times of day, and hours a week of which nobody knows when.
    `licences` are those in her inventory with the day until which they hold, `lacks` those she surely has not;
    `languages` the rank of her level. `levels` are what was seen of her, by meaning.
    """

    hours_most: int | None = None
    times: frozenset[TimeOfDay] | None = None
    days: frozenset[int] | None = None
    earliest: time | None = None
    latest: time | None = None
    busy: frozenset[TimeOfDay] = frozenset()
    care_hours: int = 0
    ways: frozenset[Way] | None = None
    furthest: int | None = None
    town: str = ""
    limits: frozenset[Demand] | None = None
    licences: Mapping[Licence, date | None] = field(default_factory=dict)
    lacks: frozenset[Licence] = frozenset()
    languages: Mapping[Language, int] = field(default_factory=dict)
    hosts_not_wanted: frozenset = frozenset()
    wished_work: tuple[str, ...] = ()
    wished_towns: tuple[str, ...] = ()
    hours_wished: int | None = None
    levels: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """What an opening asks. None: nobody has asked the host yet. `told` are its words in plain letters.

    `free` and `seats` are what is left of its places and of its agreement; `asks` the levels, by meaning.
    """

    state: OpeningState = OpeningState.OPEN
    opens_on: date | None = None
    free: int = 1
    seats: int = 1
    hours: int | None = None
    week: Timetable = ()
    shifts: frozenset[TimeOfDay] = frozenset()
    demands: frozenset[Demand] | None = None
    licences: frozenset[Licence] = frozenset()
    languages: tuple[tuple[Language, int], ...] = ()
    lines: str = ""
    needs_vehicle: bool = False
    town: str = ""
    host: object = None
    told: str = ""
    asks: tuple = ()

    @property
    def times(self) -> frozenset[TimeOfDay]:
        """When one works there, by the timetable, else as the host said it; empty where nobody knows."""
        return parts_of(self.week) or self.shifts

    @property
    def days(self) -> frozenset[int]:
        return frozenset(slot.weekday for slot in self.week)

    @property
    def begins(self) -> time | None:
        return min((slot.begins for slot in self.week), default=None)

    @property
    def ends(self) -> time | None:
        return max((slot.ends for slot in self.week), default=None)

    @property
    def all_demands(self) -> frozenset[Demand]:
        """With what comes with them."""
        named = self.demands or frozenset()
        return named | {COMES_WITH[demand] for demand in named if demand in COMES_WITH}


def parts_of(week: Timetable) -> frozenset[TimeOfDay]:
    """The times of day a week touches; Saturday and Sunday are the weekend, whatever the hour."""
    return frozenset(part for slot in week for part in _parts(slot))


def _parts(slot: Slot):
    if slot.weekday >= SATURDAY:
        yield TimeOfDay.WEEKEND
    bounds = (
        (TimeOfDay.NIGHT, time(0), NIGHT_ENDS),
        (TimeOfDay.MORNING, NIGHT_ENDS, MORNING_ENDS),
        (TimeOfDay.AFTERNOON, MORNING_ENDS, AFTERNOON_ENDS),
        (TimeOfDay.EVENING, AFTERNOON_ENDS, EVENING_ENDS),
        (TimeOfDay.NIGHT, EVENING_ENDS, time.max),
    )
    yield from (part for part, first, last in bounds if slot.begins < last and first < slot.ends)
