"""Everyday life, domain by domain: one that holds does not make up for a need in another, so nothing is summed."""

from dataclasses import dataclass

from assessments.models import Round
from assessments.profiles.agreed import Behind, Side, behind

ACUTE = 0
"""At this level something is done the same day."""


@dataclass(frozen=True)
class Rung:
    """Where a domain stands on its ladder, with the words of that level; `steps` is how it moved since last time."""

    title: str
    area: str
    value: int | None
    words: str
    earlier: int | None
    top: int

    @property
    def steps(self):
        return None if None in (self.value, self.earlier) else self.value - self.earlier

    @property
    def is_acute(self):
        return self.value == ACUTE

    @property
    def rungs(self):
        """One entry a level, from the lowest up: whether it is reached."""
        return [self.value is not None and level <= self.value for level in range(self.top + 1)]


@dataclass(frozen=True)
class Domains:
    """The domains of one instrument: what is acute first, then in the order of the instrument."""

    round: Round
    rungs: tuple[Rung, ...]
    behind: tuple[Behind, ...]
    earlier: Round | None = None

    @property
    def title(self):
        return self.round.instrument.title

    @property
    def note(self):
        return self.round.instrument.bands_note_in_words

    @property
    def acute(self):
        return [rung for rung in self.rungs if rung.is_acute]


def domains_of(side: Side) -> Domains:
    rungs = [
        Rung(
            title=line.item.title,
            area=line.item.area.title,
            value=line.agreed.value,
            words=line.words,
            earlier=line.earlier.value,
            top=max(level["value"] for level in line.item.levels),
        )
        for line in side.lines
    ]
    return Domains(
        round=side.round,
        rungs=tuple(sorted(rungs, key=lambda rung: not rung.is_acute)),
        behind=behind(side.looks),
        earlier=side.before,
    )
