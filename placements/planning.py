"""A plan for the week: who could go where, so that as many as possible get a place. It carries nothing out."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries.models import Episode
from placements.matchable import people_of, places_of, requirements_of, to_match
from placements.matching.planning import NOBODY, plan
from placements.matching.scoring import Pairs, pairs
from placements.matching.tables import tables_of
from placements.models import Candidacy, Internship, Opening
from placements.suggestions import Suggestion, suggest
from placements.waiting import asked, not_asked, not_proposed, waiting

MOST_WORDS = 3
"""Reasons that are told of somebody who is not placed: the ones most openings give."""


@dataclass(frozen=True)
class Pair:
    """One line of the plan; `reference` names it in the form."""

    episode: Episode
    opening: Opening
    suggestion: Suggestion
    is_on_the_board: bool

    @property
    def reference(self):
        return f"{self.episode.pk}:{self.opening.pk}"


@dataclass(frozen=True)
class LeftOut:
    """Somebody without a place in the plan, and why."""

    episode: Episode
    because: tuple[str, ...]


@dataclass(frozen=True)
class WeekPlan:
    pairs: tuple[Pair, ...]
    left_out: tuple[LeftOut, ...]
    openings: int
    free: int
    not_asked: int


def plan_the_week(user, ambito, *, on) -> WeekPlan:
    """Those who wait, shared out over the openings that are free, under their places and the seats of agreements."""
    cases = not_proposed(waiting(user, ambito, on=on))
    episodes = sorted(asked(cases), key=lambda one: str(one.pk))
    openings = sorted(to_match(Opening.objects.of_ambito(ambito).open(on=on), on=on), key=lambda one: str(one.pk))
    required = requirements_of(openings)
    places = places_of(openings, required, on=on)
    people = people_of(episodes, [r for each in required.values() for r in each], ambito=ambito, on=on)
    standing, ended = _earlier(episodes)
    found = _shared_out(episodes, openings, people, places, ended, on=on)
    told = {
        row: suggest(
            openings[at], people[episodes[row].pk], places[openings[at].pk], required.get(openings[at].pk, ()), on=on
        )
        for row, at in enumerate(found)
        if at != NOBODY
    }
    chosen = [
        Pair(episodes[row], openings[found[row]], one, (episodes[row].pk, openings[found[row]].pk) in standing)
        for row, one in told.items()
    ]
    alone = [episode for row, episode in enumerate(episodes) if found[row] == NOBODY]
    return WeekPlan(
        pairs=tuple(sorted(chosen, key=lambda pair: (str(pair.opening), str(pair.episode.person), pair.reference))),
        left_out=tuple(
            LeftOut(one, _because(people[one.pk], one, openings, places, ended, on))
            for one in sorted(alone, key=lambda one: str(one.person))
        ),
        openings=len(openings),
        free=sum(max(place.free, 0) for place in places.values()),
        not_asked=not_asked(cases).count(),
    )


def _earlier(episodes):
    """Pairs of case and opening that stand on a board; and those that were tried before, each with how."""
    rows = Candidacy.objects.of_cases(episodes)
    standing = {(one.episode_id, one.opening_id) for one in rows if one.is_standing}
    refused = {(one.episode_id, one.opening_id): _("Refused or withdrawn before.") for one in rows}
    begun = Internship.objects.of_cases(episodes).exclude(opening=None).values_list("episode", "opening")
    left = dict.fromkeys(begun, _("Has been there before: look at how it ended, then decide by hand."))
    return standing, {pair: words for pair, words in (refused | left).items() if pair not in standing}


def _shared_out(episodes, openings, people, places, ended, *, on):
    """For each case the place of its opening in the list, or NOBODY."""
    sides = [people[one.pk] for one in episodes], [places[one.pk] for one in openings]
    possible = pairs(tables_of(*sides, on=on)) if episodes and openings else Pairs(*(np.empty(0, np.int32),) * 3)
    again = [
        (episodes[row].pk, openings[at].pk) not in ended
        for row, at in zip(possible.person, possible.opening, strict=True)
    ]
    keep = np.array(again, bool)
    possible = Pairs(possible.person[keep], possible.opening[keep], possible.cost[keep])
    agreements = list(dict.fromkeys(one.agreement_id for one in openings))
    left = {one.agreement_id: max(places[one.pk].seats, 0) for one in openings}
    return plan(
        possible,
        people=len(episodes),
        places=[max(places[one.pk].free, 0) for one in openings],
        agreement=[agreements.index(one.agreement_id) for one in openings],
        seats=[left[agreement] for agreement in agreements],
    )


def _because(person, episode, openings, places, ended, on):
    """Why somebody has no place: what stands against most openings, or that others fill the possible ones."""
    reasons, possible = Counter(), 0
    for opening in openings:
        against = suggest(opening, person, places[opening.pk], (), on=on).why_not
        if words := ended.get((episode.pk, opening.pk)):
            reasons[words] += 1
        elif against:
            reasons.update({gap.what for gap in against})
        else:
            possible += 1
    told = [f"{words} ({times})" for words, times in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))]
    if possible:
        words = ngettext(
            "The one opening that is possible goes to somebody who would fit nowhere else, or better.",
            "The %(n)s openings that are possible go to others: together that places the most people.",
            possible,
        )
        told.insert(0, words % {"n": possible})
    return tuple(told[:MOST_WORDS])
