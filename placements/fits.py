"""How a person stands to what an opening asks, thing by thing, with what it rests on. No sum, no rank."""

from dataclasses import dataclass
from typing import NamedTuple

from assessments.models import HeldCompetence
from placements.ladders import rungs
from placements.models import Requirement
from placements.observed import Observed, agreed_levels, with_measures, with_witnesses
from placements.rules.openings import Stand, tally
from placements.scale import framework_of


class Told(NamedTuple):
    """One competence of the inventory with its level, and how it is known."""

    label: str
    level: str
    evidence: str


@dataclass(frozen=True)
class Line:
    """One requirement, what the team agreed on about it (or nothing), and how the two stand to each other.

    `told` is what the inventory holds in the same framework: it stands beside, for it may be of another language.
    """

    requirement: Requirement
    observed: Observed | None
    told: tuple[Told, ...] = ()

    @property
    def stand(self) -> Stand:
        return self.requirement.stand(self._seen)

    @property
    def rungs(self):
        return rungs(self.requirement.item, seen=self._seen, goal=self.requirement.level)

    @property
    def _seen(self):
        return self.observed.as_seen if self.observed else None


@dataclass(frozen=True)
class Standing:
    """All lines of one person and one opening, in the order in which they are asked."""

    lines: tuple[Line, ...]

    @property
    def required(self):
        return [line for line in self.lines if line.requirement.is_required]

    @property
    def desired(self):
        return [line for line in self.lines if not line.requirement.is_required]

    @property
    def counts(self):
        """Of what is required and what is desired, how many stand in each way."""
        both = [lines for lines in (self.required, self.desired) if lines]
        return [(lines[0].requirement.get_need_display(), tally(line.stand for line in lines)) for lines in both]

    @property
    def latest_on(self):
        return max((line.observed.on for line in self.lines if line.observed), default=None)


def standing_of(episode, requirements) -> Standing:
    """Three questions to the database however many things are asked, and three for each round they were seen in."""
    requirements = list(requirements)
    lineages = [requirement.lineage for requirement in requirements]
    observed = with_measures(with_witnesses(agreed_levels(episode, lineages)))
    told = _told(episode, requirements)
    return Standing(
        tuple(
            Line(requirement, observed.get(requirement.lineage), told.get(framework_of(requirement.item), ()))
            for requirement in requirements
        )
    )


def _told(episode, requirements):
    """Framework to what the inventory of the case holds in it, asked only where a level by code is asked."""
    if not any(framework_of(requirement.item) for requirement in requirements):
        return {}
    told = {}
    for held in HeldCompetence.objects.of_case(episode).kept().by_label():
        if held.level:
            level = held.framework.label_of(held.level)
            one = Told(held.label, level, held.get_evidence_display())
            told[held.framework] = (*told.get(held.framework, ()), one)
    return told
