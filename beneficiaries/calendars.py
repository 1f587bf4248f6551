"""A week or a day of appointments as one looks at it: days with what stands on them, and what overlaps."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localtime, make_aware

from beneficiaries.models import Appointment


@dataclass(frozen=True)
class Entry:
    """An appointment on a day, with what else the same colleague has at that time."""

    appointment: Appointment
    overlaps: tuple

    @property
    def begins(self):
        return localtime(self.appointment.starts_at)

    @property
    def ends(self):
        return localtime(self.appointment.ends_at)


@dataclass(frozen=True)
class Day:
    day: date
    entries: tuple

    @property
    def is_weekend(self):
        return self.day.weekday() > 4


def midnight(day):
    return make_aware(datetime.combine(day, time.min))


def monday_of(day):
    return day - timedelta(days=day.weekday())


def days_of(appointments, first, number):
    """Consecutive days from `first`, each with the appointments that begin on it, in their order."""
    days = [first + timedelta(days=n) for n in range(number)]
    found = list(
        appointments.touching(midnight(first), midnight(days[-1] + timedelta(days=1))).with_people().by_start()
    )
    clashing = overlaps_of(found)
    by_day = {day: [] for day in days}
    for one in found:
        day = max(localtime(one.starts_at).date(), first)
        by_day[day].append(Entry(one, tuple(clashing[one.pk])))
    return [Day(day, tuple(entries)) for day, entries in by_day.items()]


def overlaps_of(appointments):
    """For each of them, the others of the same colleague or the same case at the same time; what is cancelled clashes
    with nothing."""
    standing = [one for one in appointments if one.is_standing]
    return {
        one.pk: [other for other in standing if one is not other and one.is_standing and _clash(one, other)]
        for one in appointments
    }


def _clash(one, other):
    shared = one.owner_id == other.owner_id or (one.episode_id and one.episode_id == other.episode_id)
    return shared and one.meets(other)
