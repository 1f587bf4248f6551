"""An internship one thinks of extending: what stands in the way, and what the rules say of the days it would gain."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from placements.amendments import counted_out, open_rest
from placements.arrangements import Others
from placements.enums import Refusal, Undone, Why
from placements.models import Internship
from placements.offers import Offer
from placements.rules import agreements, answers, duration
from placements.rules.answers import written


@dataclass(frozen=True)
class Extension:
    """A later end; nothing is written yet. Pay and tutors stay as agreed, so they are not asked again."""

    internship: Internship
    ends_on: date

    @cached_property
    def answers(self):
        """The whole duration, and of the days gained: the agreement, who else is there, the tutors' load."""
        internship, agreement = self.internship, self.internship.agreement
        gained = internship.ends_on + timedelta(days=1), self.ends_on
        rested = counted_out(internship, until=internship.ends_on)
        what = {"kind": internship.kind, "host_kind": internship.host.kind, "counted_out": rested}
        others = Others(agreement, internship.kind, internship.promoter_tutor, internship.host_tutor_name, *gained)
        agreed = agreement.starts_on, agreement.ends_on
        return (
            agreements.period(*gained, number=agreement.number, agreed=agreed, beyond=Why.EXTENDED_BEYOND),
            others.seat,
            *self._place(*gained),
            duration.longest(internship.starts_on, self.ends_on, **what),
            others.quota,
            *others.tutors,
        )

    def _place(self, first, last):
        """Of an opening with its own places: who comes after it may have been promised the days gained."""
        internship = self.internship
        if internship.opening is None:
            return ()
        return (Offer(internship.opening, internship.episode, first, last, on=first).place,)

    @property
    def verdict(self):
        return answers.together(self.answers)


def obstacle(internship, *, on):
    """Why it cannot be extended at all, in words; nothing when it can."""
    if hindrance := hindered(internship, on=on):
        return hindrance
    if rest := open_rest(internship):
        return Undone.IS_RESTING.label % {"first": written(rest.first)}
    return ""


def hindered(internship, *, on):
    """The same, as far as its row alone can tell: whether it rests is not asked."""
    if internship.interrupted_on:
        return Refusal.INTERRUPTED.label % {"day": written(internship.interrupted_on)}
    if internship.ends_on < on:
        return Refusal.HAS_ENDED.label % {"day": written(internship.ends_on)}
    if not internship.episode.is_open:
        return Refusal.CASE_CLOSED.label
    if internship.agreement is None:
        return Refusal.NO_AGREEMENT.label
    return ""
