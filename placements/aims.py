"""What might become a learning goal of an internship: every item with what is known of it, and what is suggested."""

from dataclasses import dataclass

from placements.ladders import rungs
from placements.models import LearningGoal, Requirement
from placements.observed import Observed, agreed_levels, own_views
from placements.rules import goals as rules
from placements.rules.goals import Suggestion
from placements.scale import items_of, words_of


@dataclass(frozen=True)
class Candidate:
    """One item that is no goal yet: what was agreed on it, and what is suggested with its reason in words."""

    item: object
    observed: Observed | None
    suggestion: Suggestion | None
    reason: str

    @property
    def rungs(self):
        seen = self.observed.as_seen if self.observed else None
        return rungs(self.item, seen=seen, goal=self.suggestion.aim if self.suggestion else None)


def candidates(internship) -> list[Candidate]:
    """The items of the one scale that are no standing goal, what is suggested first."""
    items = items_of(internship.episode.team.ambito_id)
    taken = set(LearningGoal.objects.of(internship).standing().values_list("lineage", flat=True))
    free = [item for item in items if item.lineage not in taken]
    known = _Known(internship, [item.lineage for item in free])
    found = [known.candidate(item) for item in free]
    return sorted(found, key=lambda candidate: rules.rank(candidate.suggestion))


class _Known:
    """What is known of a person and of her opening, meaning by meaning; four questions to the database."""

    def __init__(self, internship, lineages):
        self.observed = agreed_levels(internship.episode, lineages)
        self.own = own_views(internship.episode, lineages)
        asked = Requirement.objects.of(internship.opening) if internship.opening_id else ()
        self.asked = {requirement.lineage: requirement for requirement in asked}
        before = LearningGoal.objects.of_case(internship.episode).elsewhere(internship).standing().oldest_first()
        self.aimed = {goal.lineage: goal.aim for goal in before}

    def candidate(self, item):
        observed, asked = self.observed.get(item.lineage), self.asked.get(item.lineage)
        suggestion = rules.suggestion(
            rules.Known(
                values=item.as_question.values,
                seen=observed.level if observed else None,
                own=self.own.get(item.lineage),
                asked=asked.level if asked else None,
                need=asked.need if asked else None,
                aimed=self.aimed.get(item.lineage),
            )
        )
        return Candidate(item, observed, suggestion, self._in_words(item, observed, suggestion))

    def _in_words(self, item, observed, suggestion):
        if suggestion is None:
            return ""
        return suggestion.because.label % {
            "asked": _named(item, suggestion.aim),
            "seen": _named(item, observed.level) if observed else "",
            "own": _named(item, self.own.get(item.lineage)),
        }


def _named(item, level):
    """A level in short: its number for behaviours, its code with a word for others."""
    return str(level) if item.is_behaviour else words_of(item, level)
