"""An internship one thinks of changing: what would be agreed from a day on, and what the rules say of what changes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from equipe.models import User
from placements.arrangements import Others
from placements.enums import Payer
from placements.models import Internship, changes_of, write_shares
from placements.rules import acts, allowance, answers, cover, duration, hours, suspensions
from placements.rules.timetables import Timetable


@dataclass(frozen=True)
class Amendment:
    """What changes from a day on; what is None stays. Nothing is written yet."""

    internship: Internship
    holds_from: date
    ends_on: date | None = None
    timetable: Timetable | None = None
    weekly_hours: int | None = None
    allowance: Decimal | None = None
    shares: dict = field(default_factory=dict)
    tasks: str | None = None

    @cached_property
    def changed(self):
        """The fields of the row that would become others."""
        kept = {"timetable": self.internship.week, **{name: getattr(self.internship, name) for name in PLAIN}}
        asked = {name: getattr(self, name) for name in ("timetable", *PLAIN)}
        return {name: value for name, value in asked.items() if value is not None and value != kept[name]}

    @cached_property
    def parts(self):
        """What each side would pay a month: one who pays alone goes on alone."""
        known, amount = _cover_of(self.internship), self.allowance
        if amount is None or known is None or not known.shares:
            return {}
        if known.is_shared:
            return {Payer(side): part for side, part in self.shares.items()}
        return dict.fromkeys(known.parts, amount)

    @property
    def new_shares(self):
        """As they are kept; None where the payers stay as they are."""
        return write_shares(self.parts) if self.parts and self._pays_otherwise else None

    @property
    def _pays_otherwise(self):
        return write_shares(self.parts) != _cover_of(self.internship).shares

    @cached_property
    def answers(self):
        """The rules of what changes, no others."""
        internship, changed = self.internship, self.changed
        what = {"kind": internship.kind, "host_kind": internship.host.kind}
        lines = []
        if "ends_on" in changed:
            lines.append(duration.shortest(internship.starts_on, self.ends_on, kind=internship.kind))
        if "timetable" in changed or "weekly_hours" in changed:
            lines.append(hours.working_time(self.timetable or (), hours=self._hours))
        if {"timetable", "weekly_hours", "allowance"} & set(changed):
            pay = changed.get("allowance", internship.allowance)
            lines.append(allowance.pay(pay, weekly_hours=self._hours, on=internship.starts_on, **what))
        if self.parts:
            lines.append(cover.who_pays(self.allowance, self.parts))
        return tuple(lines)

    @property
    def verdict(self):
        return answers.together(self.answers)

    @property
    def _hours(self):
        return self.changed.get("weekly_hours", self.internship.weekly_hours)


PLAIN = ("ends_on", "weekly_hours", "allowance", "tasks")


@dataclass(frozen=True)
class TutorChange:
    """Another tutor from a day on, on the service's side (`user`) or the host's (`name`); nothing is written yet."""

    internship: Internship
    holds_from: date
    user: User | None = None
    name: str = ""

    @cached_property
    def answers(self):
        """The load of the new tutor on the days that are left."""
        internship = self.internship
        left = self.holds_from, internship.last_day
        return tuple(
            Others(internship.agreement, internship.kind, self.user, self.name, *left, at=internship.host).tutors
        )

    @property
    def verdict(self):
        return answers.together(self.answers)


@dataclass(frozen=True)
class Suspension:
    """Days of rest one thinks of; `back_on` is the first day back where it is known."""

    internship: Internship
    holds_from: date
    reason: str
    back_on: date | None = None

    @cached_property
    def answers(self):
        return suspensions.answers(self.reason, first=self.holds_from, back_on=self.back_on)

    @property
    def verdict(self):
        return answers.together(self.answers)


def rests_of(internship):
    """The suspensions of an internship, as its acts tell them."""
    return acts.rests(changes_of(internship))


def counted_out(internship, *, until):
    """The days of suspension that do not count in its duration."""
    return acts.days_counted_out(rests_of(internship), last_day=until)


def resting(internship, *, on):
    """The suspension that holds on a day, or nothing."""
    return next((rest for rest in rests_of(internship) if rest.holds(on)), None)


def open_rest(internship):
    """The suspension that nobody has ended yet, or nothing."""
    return next((rest for rest in rests_of(internship) if rest.last is None), None)


def day_before(day):
    return day - timedelta(days=1)


def _cover_of(internship):
    return getattr(internship, "cover", None)
