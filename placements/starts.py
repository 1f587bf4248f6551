"""An internship one thinks of letting begin on another day: asked as its start was, without counting itself."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from placements.amendments import rests_of
from placements.arrangements import Arrangement
from placements.enums import Refusal, Undone
from placements.models import Act, Day, Internship
from placements.rules.answers import written


@dataclass(frozen=True)
class NewStart:
    """Another first day, and a last day where it moves too; nothing is written yet."""

    internship: Internship
    starts_on: date
    ends_on: date

    @cached_property
    def arrangement(self):
        """All that is agreed, on the new days."""
        internship = self.internship
        same = ("episode", "agreement", "kind", "weekly_hours", "allowance", "promoter_tutor", "host_tutor_name")
        return Arrangement(
            **{name: getattr(internship, name) for name in same},
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            tasks=internship.tasks,
            timetable=internship.week,
            cover=getattr(internship, "cover", None),
            declared=Act.objects.of(internship).declared_at_start(),
            itself=internship,
        )

    @property
    def answers(self):
        return self.arrangement.answers

    @property
    def verdict(self):
        return self.arrangement.verdict

    def obstacle(self, *, on):
        """Why its first day cannot become this one, in words; nothing when the rules may be asked."""
        internship = self.internship
        if internship.agreement is None:
            return Refusal.NO_AGREEMENT.label
        if internship.interrupted_on:
            return Undone.ENDED.label % {"day": written(internship.interrupted_on)}
        if (self.starts_on, self.ends_on) == (internship.starts_on, internship.ends_on):
            return Undone.NOTHING.label
        if self.starts_on == internship.starts_on:
            return Undone.SAME_START.label
        if self.ends_on < self.starts_on:
            return Undone.EMPTY_PERIOD.label
        if attended := Day.objects.of(internship).attended().in_order().first():
            return Undone.HAS_BEGUN.label % {"day": written(attended.day)}
        if self.starts_on < min(on, internship.starts_on):
            return Undone.START_GONE_BY.label
        if rest := next((rest for rest in rests_of(internship) if rest.first <= self.starts_on), None):
            return Undone.BEGINS_RESTING.label % {"first": written(rest.first)}
        return ""
