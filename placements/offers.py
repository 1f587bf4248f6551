"""A place of an opening one thinks of giving to somebody: who else has one, and what the rules say."""

from dataclasses import dataclass
from datetime import date, timedelta

from beneficiaries.models import Episode
from placements.models import Candidacy, Internship, Opening
from placements.rules import openings
from placements.rules.agreements import most_at_once


@dataclass(frozen=True)
class Offer:
    """An opening for a case from a first to a last day; `on` is the day on which it is agreed."""

    opening: Opening
    episode: Episode
    first: date
    last: date
    on: date

    @property
    def answers(self):
        """Whether it is offered, and whether a place is free all along."""
        yield openings.offer(min(self.on, self.first), title=self.opening.title, **self._days)
        yield self.place

    @property
    def place(self):
        """On the day on which most others are there; those whom the host accepted and who have not begun are told."""
        filling = Internship.objects.filling(self.opening).running_within(self.first, self.last)
        taken = most_at_once(filling.periods(), first=self.first, last=self.last)
        promised = Candidacy.objects.for_opening(self.opening).of_others(self.episode).waiting_to_begin().count()
        return openings.place(places=self.opening.places, taken=taken, promised=promised)

    @property
    def _days(self):
        return {name: getattr(self.opening, name) for name in ("opens_on", "closes_on", "paused_on")}


def given_places(opening, *, on):
    """How many of its places are given at most on one day from `on` to the end of its agreement and beyond."""
    filling = Internship.objects.filling(opening).running_within(on, date.max)
    return most_at_once(filling.periods(), first=on, last=date.max - timedelta(days=1))
