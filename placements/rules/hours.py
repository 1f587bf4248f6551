"""Whether a week's timetable keeps to working time: its hours, its pauses, nights and Sundays."""

from collections.abc import Iterable
from datetime import time
from decimal import ROUND_CEILING, Decimal

from equipe.verdicts import Verdict
from placements.enums import Condition, Noted, Objection
from placements.enums.weekdays import WEEKDAYS
from placements.rules.answers import Answer, because, found
from placements.rules.sources import WORKING_TIME
from placements.rules.timetables import MINUTES_OF_AN_HOUR, Slot, Timetable, weekly_hours

A_WEEK = 40
A_DAY = 8
STRETCH = 6
PAUSE_MINUTES = 10
MORNING, EVENING = time(6), time(22)
SUNDAY = 6


def whole_hours(timetable: Timetable) -> int:
    """The hours of a week in whole ones; a begun hour counts, so that the allowance is never too low."""
    return int(weekly_hours(timetable).to_integral_value(ROUND_CEILING))


def minutes_of(weekday: int, timetable: Timetable) -> int:
    """The minutes of one weekday."""
    return sum(slot.minutes for slot in timetable if slot.weekday == weekday)


def longest_stretch(weekday: int, timetable: Timetable) -> int:
    """The most minutes of one weekday without a pause of ten minutes."""
    longest = running = 0
    before: Slot | None = None
    for slot in sorted(slot for slot in timetable if slot.weekday == weekday):
        pause = _between(before.ends, slot.begins) if before else PAUSE_MINUTES
        running = slot.minutes + (running if pause < PAUSE_MINUTES else 0)
        longest, before = max(longest, running), slot
    return longest


def week(timetable: Timetable) -> Verdict:
    """At most 40 hours a week and 8 a day, a pause after 6, no nights, no Sundays; each of these warns.

    A pause is one of ten minutes or more; night is from 22 to 6.
    (D.Lgs. 66/2003, art. 8 for the pause; not read here: to be verified.)
    """
    days = range(SUNDAY + 1)
    hours = weekly_hours(timetable)
    long_days = [day for day in days if minutes_of(day, timetable) > A_DAY * MINUTES_OF_AN_HOUR]
    unbroken = [day for day in days if longest_stretch(day, timetable) > STRETCH * MINUTES_OF_AN_HOUR]
    nights = sorted({slot.weekday for slot in timetable if slot.begins < MORNING or slot.ends > EVENING})
    verdict = Verdict()
    if hours > A_WEEK:
        verdict += because(Objection.LONG_WEEK, WORKING_TIME, blocking=False, hours=plain(hours))
    for objection, found_on in ((Objection.LONG_DAY, long_days), (Objection.NO_PAUSE, unbroken)):
        if found_on:
            verdict += because(objection, WORKING_TIME, blocking=False, days=named(found_on))
    if nights:
        verdict += because(Objection.AT_NIGHT, WORKING_TIME, blocking=False, days=named(nights))
    if minutes_of(SUNDAY, timetable):
        verdict += because(Objection.ON_SUNDAY, WORKING_TIME, blocking=False)
    return verdict


def undated(hours: int) -> Verdict:
    """Of a week whose days are not laid down: its hours alone, at most 40 (D.Lgs. 66/2003, to be verified)."""
    if hours <= A_WEEK:
        return Verdict()
    return because(Objection.LONG_WEEK, WORKING_TIME, blocking=False, hours=hours)


def working_time(timetable: Timetable, *, hours: int) -> Answer:
    """The line of the check on the week (D.Lgs. 66/2003, to be verified)."""
    if not timetable:
        return Answer(Condition.WEEK, found(Noted.WEEK_UNKNOWN, hours=hours), WORKING_TIME, undated(hours))
    days = len({slot.weekday for slot in timetable})
    text = found(Noted.WEEK, hours=plain(weekly_hours(timetable)), days=days)
    return Answer(Condition.WEEK, text, WORKING_TIME, week(timetable))


def named(weekdays: Iterable[int]) -> str:
    """Weekdays in words."""
    return ", ".join(str(WEEKDAYS[day]) for day in weekdays)


def plain(hours: Decimal) -> str:
    """Hours as one writes them: without a fraction where there is none."""
    return f"{hours:.0f}" if hours == hours.to_integral_value() else f"{hours}"


def _between(ends: time, begins: time) -> int:
    return (begins.hour - ends.hour) * MINUTES_OF_AN_HOUR + begins.minute - ends.minute
