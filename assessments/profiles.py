"""The skills profile of an agreed round: areas with their range, strengths first, how comparable it is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import rules
from assessments.comparisons import Comparison, compare
from assessments.enums import RATED_KINDS, ItemKind, Profile, Refusal
from assessments.models import AgreedRating, PersonsWord, Round
from equipe.verdicts import Refused, Verdict

STRONG = 75
"""From here up, in hundredths of an item's range, an agreed level is told as a strength."""

MOST_STRENGTHS = 8


@dataclass(frozen=True)
class AreaProfile:
    """One area in hundredths: what was agreed, the lowest and the highest rater, what an earlier round agreed."""

    code: str
    title: str
    kind: str
    agreed: int | None
    lowest: int | None
    highest: int | None
    raters: int
    earlier: int | None = None

    @property
    def is_behaviour(self):
        return self.kind == ItemKind.ANCHORED

    @property
    def level(self):
        """Of a behaviour area, the agreed mean on the scale from 0 to 4."""
        return self.agreed / 25 if self.is_behaviour and self.agreed is not None else None


@dataclass(frozen=True)
class Strength:
    """An item in which the person is strong, with the words of the agreed level."""

    title: str
    words: str
    area: str
    value: int
    place: int


@dataclass(frozen=True)
class SkillsProfile:
    """All that is shown or printed of an agreed round."""

    round: Round
    person: str
    instrument: str
    opened_on: date
    agreed_on: date
    raters: tuple[str, ...]
    areas: tuple[AreaProfile, ...]
    strengths: tuple[Strength, ...]
    score: int | None
    profile: str
    profile_label: str
    leads_to_work: bool
    no_profile: Verdict
    advice: Verdict
    comparability: str
    bands_note: str
    earlier_on: date | None = None
    words: tuple[PersonsWord, ...] = ()

    @property
    def conditions(self):
        return [area for area in self.areas if not area.is_behaviour]

    @property
    def behaviours(self):
        return [area for area in self.areas if area.is_behaviour]

    @property
    def behaviours_first(self):
        return [*self.behaviours, *self.conditions]


def skills_profile(round):
    """The profile of a round; Refused while the team has not agreed."""
    if round.agreed_on is None:
        raise Refused(Refusal.NOT_AGREED.label)
    comparison = compare(round)
    earlier = Round.objects.agreed_before(round).latest_agreed_first().first()
    outcome = rules.outcome(
        comparison.questions,
        {row.item.code: row.agreed for row in comparison.rows},
        bands=round.instrument.bands,
        minimum_answered=round.instrument.minimum_answered,
    )
    return SkillsProfile(
        round=round,
        person=round.episode.person.full_name,
        instrument=round.instrument.title,
        opened_on=round.opened_on,
        agreed_on=round.agreed_on,
        raters=tuple(rater.name for rater in comparison.raters),
        areas=_areas(comparison, _agreed_of(earlier)),
        strengths=_strengths(comparison),
        score=round.score,
        profile=round.profile,
        profile_label=Profile(round.profile).label if round.profile else "",
        leads_to_work=rules.leads_to_work(round.profile),
        no_profile=outcome.verdict,
        advice=rules.path_advice(round.profile),
        comparability=_comparability(comparison),
        bands_note=round.instrument.bands_note_in_words,
        earlier_on=earlier.agreed_on if earlier else None,
        words=comparison.words,
    )


def _agreed_of(round):
    if round is None:
        return {}
    return {agreed.item.code: agreed.as_answer for agreed in AgreedRating.objects.of_round(round).with_items()}


def _areas(comparison, earlier):
    by_area = {}
    rated = [row for row in comparison.rows if row.item.kind in RATED_KINDS]
    for row in sorted(rated, key=lambda row: (row.item.area.position, row.item.position)):
        by_area.setdefault(row.item.area, []).append(row)
    return tuple(_area(area, rows, earlier) for area, rows in by_area.items())


def _area(area, rows, earlier):
    questions = [row.item.as_question for row in rows]
    by_rater = {}
    for row in rows:
        for cell in row.cells:
            by_rater.setdefault(cell.rater, {})[row.item.code] = cell.answer
    shares = [share for given in by_rater.values() if (share := rules.share(questions, given)) is not None]
    return AreaProfile(
        code=area.code,
        title=area.title,
        kind=rows[0].item.kind,
        agreed=rules.share(questions, {row.item.code: row.agreed for row in rows}),
        lowest=min(shares, default=None),
        highest=max(shares, default=None),
        raters=len(shares),
        earlier=rules.share(questions, earlier),
    )


def _strengths(comparison):
    """The strongest first; behaviours before conditions, for they are what the person brings."""
    found = [
        (row.item.kind != ItemKind.ANCHORED, -place, row.item.area.position, row.item.position, row)
        for row in comparison.rows
        if row.item.kind in RATED_KINDS
        if (place := rules.place(row.item.as_question, row.agreed)) is not None and place >= STRONG
    ]
    return tuple(
        Strength(row.item.title, row.agreed_label, row.item.area.title, row.agreed.value, -place)
        for _condition, place, _area_position, _position, row in sorted(found, key=lambda strong: strong[:4])
    )[:MOST_STRENGTHS]


def _comparability(comparison: Comparison) -> str:
    """In one sentence: how many looked, and on how many items they saw the same or nearly the same."""
    if len(comparison.raters) == 1:
        return _("One person answered: nobody else’s view stands beside this one.")
    steps = [rules.steps_apart(row.item.as_question, [cell.answer for cell in row.cells]) for row in comparison.rows]
    judged = [step for step in steps if step is not None]
    if not judged:
        return _("Several people answered, but on no item could two of them choose a level.")
    return ngettext(
        "%(raters)s people answered independently, but only %(judged)s item could be judged by at least two.",
        "%(raters)s people answered independently: of the %(judged)s items that at least two could judge, "
        "on %(same)s they chose the same level and on %(near)s the next one.",
        len(judged),
    ) % {
        "raters": len(comparison.raters),
        "judged": len(judged),
        "same": judged.count(0),
        "near": judged.count(1),
    }
