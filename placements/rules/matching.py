"""What stands between a person and an opening: for each thing that is asked a reason why not, or what is still to ask.

Unknown is never a "no". What is looked at here is all there is: see `rules.sides`.
"""

from dataclasses import dataclass
from datetime import date

from assessments.frameworks import CEFR
from beneficiaries.enums import TimeOfDay
from equipe.verdicts import Reason, Verdict
from placements.enums import Check, Demand, Obstacle, OpeningState, Way, Weekday, Wish
from placements.rules.answers import written
from placements.rules.naming import same_town, speaks_of
from placements.rules.sides import Person, Place
from placements.rules.sources import AGREEMENT, PRACTICE

NEAR_ENOUGH = 4
"""Hours a week by which a wish may differ."""

RANKS = {code: rank for rank, code in CEFR.levels}
"""How high a level of a language is, by its code."""

CODES = dict(CEFR.levels)


@dataclass(frozen=True)
class Obstacles:
    """What one check found: the obstacles with their sentences. None of them: this fits."""

    check: Check
    found: tuple[tuple[Obstacle, Reason], ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What it says in reasons (professional practice; the agreement for places and seats)."""
        return Verdict(tuple(reason for _obstacle, reason in self.found))


def between(person: Person, place: Place, *, on: date) -> list[Obstacles]:
    """One line for each thing the opening asks, in the order of the list of checks."""
    looks = {
        Check.OFFERED: _offered(place),
        Check.HOST: _host(person, place),
        Check.HOURS: _hours(person, place),
        Check.TIMES: _times(person, place),
        Check.WAY: _way(person, place),
        Check.LICENCES: _licences(person, place, on),
        Check.LANGUAGES: _languages(person, place),
        Check.DEMANDS: _demands(person, place),
    }
    found = [Obstacles(check, tuple(obstacles)) for check, obstacles in looks.items()]
    return [line for line in found if line.found or line.check in asked_by(place)]


def asked_by(place: Place) -> set[Check]:
    """What an opening asks something about; the rest is not worth a word when nothing stands against it."""
    asked = {Check.OFFERED, Check.HOURS, Check.TIMES, Check.WAY}
    return asked | {
        check
        for check, names in (
            (Check.LICENCES, place.licences),
            (Check.LANGUAGES, place.languages),
            (Check.DEMANDS, place.demands),
        )
        if names
    }


def stands_against(person: Person, place: Place, *, on: date) -> Verdict:
    """All of it in one verdict: what refuses is "why not", what warns is to be asked (professional practice)."""
    return sum((line.verdict for line in between(person, place, on=on)), Verdict())


def wishes_met(person: Person, place: Place) -> list[tuple[Wish, str]]:
    """What of her wishes the opening meets, with the words of each."""
    met = [(Wish.WORK, wish) for wish in person.wished_work if speaks_of(place.told, wish)]
    met += [(Wish.TOWN, place.town) for town in person.wished_towns if same_town(place.town, [town])]
    if person.hours_wished and place.hours and abs(person.hours_wished - place.hours) <= NEAR_ENOUGH:
        met.append((Wish.HOURS, str(person.hours_wished)))
    return met


def _no(obstacle, source=PRACTICE, **values):
    return obstacle, Reason(obstacle.label % values, source)


def _ask(obstacle, source=PRACTICE, **values):
    return obstacle, Reason(obstacle.label % values, source, blocking=False)


def _offered(place):
    if place.state in (OpeningState.PAUSED, OpeningState.CLOSED):
        yield _no(Obstacle.PAUSED if place.state == OpeningState.PAUSED else Obstacle.CLOSED, AGREEMENT)
    if place.free <= 0:
        yield _no(Obstacle.FULL, AGREEMENT)
    elif place.seats <= 0:
        yield _no(Obstacle.NO_SEAT, AGREEMENT)
    if place.state == OpeningState.COMING and place.opens_on:
        yield _ask(Obstacle.ASK_COMING, AGREEMENT, day=written(place.opens_on))


def _host(person, place):
    if place.host is not None and place.host in person.hosts_not_wanted:
        yield _no(Obstacle.NOT_WANTED)


def _hours(person, place):
    if place.hours is None:
        yield _ask(Obstacle.ASK_HOST_HOURS)
    elif person.hours_most is None:
        yield _ask(Obstacle.ASK_HOURS)
    elif place.hours > person.hours_most:
        yield _no(Obstacle.TOO_MANY_HOURS, asked=place.hours, most=person.hours_most)


def _times(person, place):
    if person.care_hours:
        yield _ask(Obstacle.ASK_CARE, hours=person.care_hours)
    if not place.times:
        yield _ask(Obstacle.ASK_HOST_TIMES)
        return
    if bound := place.times & person.busy:
        yield _no(Obstacle.BOUND, times=_in_words(TimeOfDay, bound))
    if person.times is None:
        yield _ask(Obstacle.ASK_TIMES)
    elif beyond := place.times - person.times - person.busy:
        yield _no(Obstacle.NOT_POSSIBLE, times=_in_words(TimeOfDay, beyond))
    yield from _days_and_clock(person, place)


def _days_and_clock(person, place):
    if person.days is not None and (beyond := place.days - person.days):
        yield _no(Obstacle.NOT_THESE_DAYS, days=_in_words(Weekday, beyond))
    if (person.earliest or person.latest) and not place.week:
        yield _ask(Obstacle.ASK_CLOCK)
    elif place.week:
        if person.earliest and place.begins < person.earliest:
            yield _no(Obstacle.TOO_EARLY, begins=f"{place.begins:%H:%M}", earliest=f"{person.earliest:%H:%M}")
        if person.latest and place.ends > person.latest:
            yield _no(Obstacle.TOO_LATE, ends=f"{place.ends:%H:%M}", latest=f"{person.latest:%H:%M}")


def _way(person, place):
    if person.ways is None:
        yield _ask(Obstacle.ASK_WAY)
    elif Way.VEHICLE in person.ways:
        return
    elif place.needs_vehicle:
        yield _no(Obstacle.OUT_OF_REACH)
    elif (Way.TRANSPORT in person.ways and place.lines) or same_town(place.town, [person.town]):
        return
    elif Way.TRANSPORT in person.ways:
        yield _ask(Obstacle.ASK_LINES)
    elif person.furthest:
        yield _ask(Obstacle.ASK_DISTANCE_KM, km=person.furthest)
    else:
        yield _ask(Obstacle.ASK_DISTANCE)


def _licences(person, place, on):
    for licence in sorted(place.licences):
        until = person.licences.get(licence)
        if licence in person.licences and (until is None or until >= on):
            continue
        if licence in person.licences:
            yield _no(Obstacle.LICENCE_OVER, licence=licence.label, day=written(until))
        elif licence in person.lacks:
            yield _no(Obstacle.NO_LICENCE, licence=licence.label)
        else:
            yield _ask(Obstacle.ASK_LICENCE, licence=licence.label)


def _languages(person, place):
    for language, rank in place.languages:
        held = person.languages.get(language)
        told = {"language": language.label, "asked": CODES[rank]}
        if held is None:
            yield _ask(Obstacle.ASK_LANGUAGE, **told)
        elif held < rank:
            yield _no(Obstacle.LANGUAGE_BELOW, held=CODES[held], **told)


def _demands(person, place):
    if place.demands is None:
        if person.limits:
            yield _ask(Obstacle.ASK_DEMANDS, demands=_in_words(Demand, person.limits))
        elif person.limits is None:
            yield _ask(Obstacle.ASK_HOST_DEMANDS)
    elif person.limits is None:
        if place.all_demands:
            yield _ask(Obstacle.ASK_LIMITS, demands=_in_words(Demand, place.demands))
    elif against := place.all_demands & person.limits:
        yield _no(Obstacle.LIMITS, demands=_in_words(Demand, against))


def _in_words(words, some):
    """Some of a closed list in its order, in words."""
    return ", ".join(str(word.label) for word in words if word in some)
