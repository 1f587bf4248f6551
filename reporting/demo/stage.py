"""The stage of the invented service: its day, its chance, its people at work. The same day tells the same story."""

import uuid
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from beneficiaries.enums import Sex
from equipe.models import Ambito, Municipality, Team, User
from placements.rules.attendance import days_of, last_of

ROME = ZoneInfo("Europe/Rome")
SEED = 20240917


@dataclass
class Stage:
    """`begins_on` is the first of January of the first of three years; the third is the one of `today`."""

    today: date
    rng: Random = field(default_factory=lambda: Random(SEED))
    ambito: Ambito = None
    teams: dict[str, Team] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)  # by e-mail's first name
    workers: dict[str, list[User]] = field(default_factory=dict)  # social workers by unit
    mediator: User = None
    educator: User = None
    coordinator: User = None
    former: User = None
    cases: list = field(default_factory=list)
    traces: list = field(default_factory=list)

    @property
    def begins_on(self):
        return date(self.today.year - 2, 1, 1)

    @property
    def years(self):
        return range(self.today.year - 2, self.today.year + 1)

    def share_of(self, year):
        """How much of a year has gone by."""
        return min((self.today - date(year, 1, 1)).days / 365, 1)

    def id(self):
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def chance(self, likelihood):
        return self.rng.random() < likelihood

    def day_between(self, first, last):
        """A working day of a period, as far as there is one."""
        return self.workday(first + timedelta(days=self.rng.randint(0, max((last - first).days, 0))), latest=last)

    def workday(self, day, *, latest=None):
        while day.weekday() > 4:
            day += timedelta(days=1)
        if latest and day > latest:
            day = latest
            while day.weekday() > 4:
                day -= timedelta(days=1)
        return day

    def moment(self, day):
        """A time of the day at which offices work; on the day itself, early enough to have been."""
        hour = self.rng.randint(8, 17) if day < self.today else 8
        return datetime.combine(day, time(hour, self.rng.choice((0, 5, 10, 15, 20, 30, 40, 45, 50))), ROME)

    def fitting(self, sentences, person):
        """Those that may be said of her: what begins with ~ is only for people from abroad."""
        return [sentence for sentence in sentences if person.citizenship != "IT" or not sentence.startswith("~")]

    def tell(self, sentences, person, **words):
        """One of the sentences, chosen by chance, said of a person."""
        return self.say(self.rng.choice(self.fitting(sentences, person)), person, **words)

    def say(self, sentence, person, **words):
        """A sentence with the ending and the name of the person in it."""
        ending = "a" if person.sex == Sex.FEMALE else "o"
        return sentence.removeprefix("~").format(a=ending, name=person.first_name, **words)

    def trace(self, verb, thing, by, at, **details):
        self.traces.append((at, by, verb, thing, details))


class Occupied:
    """Periods of something of which only so much may run at a time: seats, a tutor's interns."""

    def __init__(self, room=1):
        self.room = room
        self.periods = []

    def has_room(self, first, last):
        """Whether on no day of the period everything is taken already."""
        near = [period for period in self.periods if period[0] <= last and first <= period[1]]
        days = [first, *(begin for begin, _end in near if begin > first)]
        return all(sum(begin <= day <= end for begin, end in near) < self.room for day in days)

    def take(self, first, last):
        self.periods.append((first, last))


def months_later(day, months):
    """The same day some months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return last_of(date(year, month + 1, 1)).replace(day=min(day.day, days_of(date(year, month + 1, 1))))


def weighted(rng, things, weights):
    """One of the things, more often one that weighs more."""
    heights, height = [], 0
    for weight in weights:
        height += weight
        heights.append(height)
    return things[bisect_left(heights, rng.uniform(0, height))]
