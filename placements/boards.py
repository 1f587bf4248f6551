"""The board: its columns, and each card with how the person stands to the opening today."""

from dataclasses import dataclass

from placements.enums import CandidacyState
from placements.matchable import people_of, places_of, requirements_of, to_match
from placements.models import Candidacy, Opening
from placements.rules.candidacies import NEEDS_A_REASON
from placements.suggestions import Suggestion, suggest

COLUMNS = tuple(state for state in CandidacyState if state not in NEEDS_A_REASON)


@dataclass(frozen=True)
class Card:
    """A candidacy with its fit; `steps` are where it may go with one click, a no is said on its own page."""

    candidacy: Candidacy
    suggestion: Suggestion
    steps: tuple[CandidacyState, ...]
    may_end: bool


@dataclass(frozen=True)
class Column:
    name: str
    look: str
    cards: tuple[Card, ...]


def board_of(candidacies, *, on) -> list[Column]:
    """The four columns in their order, and what ended lately in a last one."""
    fits = _fits(candidacies, on=on)
    cards = [_card(one, fits[one.pk]) for one in candidacies]
    columns = [
        Column(str(state.label), state.look, tuple(card for card in cards if card.candidacy.state == state))
        for state in COLUMNS
    ]
    ended = tuple(card for card in cards if card.candidacy.state in NEEDS_A_REASON)
    both = " · ".join(str(state.label) for state in NEEDS_A_REASON)
    return [*columns, Column(both, "off", ended)]


def card_of(candidacy, *, on) -> Suggestion:
    """How the person of one card stands to its opening today."""
    return _fits([candidacy], on=on)[candidacy.pk]


def _fits(candidacies, *, on):
    """Each card's fit; the questions are as many for one card as for all of a district."""
    openings = {one.pk: one for one in to_match(Opening.objects.among(candidacies), on=on)}
    asked = requirements_of(openings.values())
    places = places_of(openings.values(), asked, on=on)
    episodes = {one.episode_id: one.episode for one in candidacies}
    everything = [one for each in asked.values() for one in each]
    ambito = next((one.host.ambito_id for one in openings.values()), None)
    people = people_of(episodes.values(), everything, ambito=ambito, on=on)
    return {
        one.pk: suggest(
            one.opening, people[one.episode_id], places[one.opening_id], asked.get(one.opening_id, ()), on=on
        )
        for one in candidacies
    }


def _card(candidacy, suggestion):
    followers = candidacy.followers
    steps = tuple(state for state in followers if state not in NEEDS_A_REASON)
    return Card(candidacy, suggestion, steps, may_end=len(steps) < len(followers))
