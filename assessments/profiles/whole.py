"""The skills profile of a person: all sides of her as agreed, over all instruments and rounds, strengths first."""

from dataclasses import dataclass
from datetime import date

from assessments.models import PersonsWord, Round
from assessments.profiles.agreed import Agreed, is_domain
from assessments.profiles.behaviours import Behaviours, behaviours_of
from assessments.profiles.conditions import Conditions, conditions_of
from assessments.profiles.domains import Domains, domains_of
from assessments.soft_skills import is_soft_skill

STRONG = 75
"""From here up, in hundredths of an item's range, an agreed level is told as a strength."""

MOST_STRENGTHS = 8


@dataclass(frozen=True)
class Strength:
    """An item in which the person is strong, with the words of the agreed level."""

    title: str
    words: str
    area: str
    value: int
    place: int
    plain: str = ""
    """The behaviour as the person says it of herself, where it is put in plain words."""


@dataclass(frozen=True)
class SkillsProfile:
    """All sides of a person as they were agreed last; one that was never told is None."""

    rounds: tuple[Round, ...]
    strengths: tuple[Strength, ...]
    behaviours: Behaviours | None
    conditions: Conditions | None
    domains: tuple[Domains, ...]
    words: tuple[PersonsWord, ...] = ()
    """What the person says of what was agreed last."""

    @property
    def agreed_on(self) -> date:
        return self.rounds[0].agreed_on

    @property
    def is_told(self):
        """Whether any side of her was agreed."""
        return bool(self.behaviours or self.conditions or self.domains)

    @property
    def is_disputed(self):
        """Whether the person does not agree with something."""
        return any(word.disagrees for word in self.words)


def profile_of(episode) -> SkillsProfile:
    """The profile of a case; empty while nothing was agreed. Seven questions to the database."""
    agreed = Agreed.of(episode)
    return SkillsProfile(
        rounds=agreed.rounds,
        strengths=_strengths(agreed),
        behaviours=behaviours_of(agreed.behaviours) if agreed.behaviours else None,
        conditions=conditions_of(agreed.conditions) if agreed.conditions else None,
        domains=tuple(domains_of(side) for side in agreed.domains),
        words=tuple(PersonsWord.objects.of_rounds([side.round for side in agreed.sides]).with_items().oldest_first()),
    )


def _strengths(agreed: Agreed):
    """The strongest first; what the person does before everyday life, and that before her conditions."""
    lines = [line for side in agreed.sides for line in side.lines]
    strong = [line for line in lines if (line.place or 0) >= STRONG]
    strong.sort(key=lambda line: (_rank(line.item), -line.place, line.item.area.position, line.item.position))
    return tuple(
        Strength(
            line.item.title,
            line.words,
            line.item.area.title,
            line.agreed.value,
            line.place,
            line.item.asks_plainly if line.item.is_behaviour else "",
        )
        for line in strong[:MOST_STRENGTHS]
    )


def _rank(item):
    return 0 if is_soft_skill(item) else 1 if is_domain(item) else 2
