"""The measures of a round on the scale of the latest calibration: over all and by area, beside the person's own view.

Three questions to the database, whatever the size of the round: the calibration, the rounds of the case that can be
compared, and what was seen in this one and in the one before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.calibrating import rater_key
from assessments.comparability import Seen, comparability, not_placed, why_withheld
from assessments.enums import Changed, Comparable, Refusal
from assessments.measures.calibration import Part
from assessments.measures.change import Change
from assessments.measures.placing import Mark, Placed, change, place
from assessments.models import Calibration, Rating, Round
from equipe.verdicts import Refused, Verdict


@dataclass(frozen=True)
class Measured:
    """One measure: of an area or over all. Without one, `withheld` says why, and `mean` is all there is to tell.

    `own` is the person's own view, measured as if a mean rater had given it; `mean` and `own_mean` are plain means of
    the levels chosen, from 0 to 4.
    """

    code: str
    title: str
    n: int
    raters: int
    mean: float | None
    own_mean: float | None
    placed: Placed | None = None
    own: Placed | None = None
    earlier: Placed | None = None
    withheld: str = ""

    @cached_property
    def change(self) -> Change | None:
        """Since the round before; none where either was not measured."""
        return change(self.earlier, self.placed) if self.placed and self.earlier else None

    @property
    def change_in_words(self):
        return Changed(self.change.movement).label if self.change and self.change.movement else ""


@dataclass(frozen=True)
class RoundMeasures:
    """All that is told of a round: `overall`, the areas, who is behind it, and how far it can be compared."""

    round: Round
    calibration: Calibration | None
    part: Part | None
    overall: Measured
    areas: tuple[Measured, ...]
    raters: tuple[str, ...]
    comparability: Verdict
    earlier_round: Round | None = None

    @property
    def is_measured(self):
        return self.overall.placed is not None

    @property
    def scale(self):
        return self.part.scale if self.part else None

    def area(self, code) -> Measured | None:
        return next((area for area in self.areas if area.code == code), None)

    def expected_on(self, item) -> tuple[float, float] | None:
        """Between which levels an item is to be expected from what was seen of its whole area, severities taken out.

        One item says too little by itself; nothing where the area was not measured or the scale does not know the item.
        """
        area = self.area(item.area.code)
        if not (area and area.placed and item.lineage in self.scale.item_at):
            return None
        return area.placed.expected_on(self.scale.items[self.scale.item_at[item.lineage]].measure)


@dataclass(frozen=True)
class Look:
    """One answer of a round, as the measures need it."""

    mark: Mark
    round: object
    area: object
    title: str
    is_own: bool
    name: str


def measures_of(round: Round, *, since: date | None = None) -> RoundMeasures:
    """The measures of a round in which nobody is awaited any more; Refused before that.

    The round comes with its case and team (`with_cases`). It is compared with the round before; with `since`, with the
    latest that was opened by that day.
    """
    calibration = Calibration.objects.of(round.episode.team.ambito_id).light().latest_first().first()
    rounds = list(Round.objects.answered_by_all().comparable_until(round).newest_first())
    if round not in rounds:
        raise Refused(Refusal.BLIND.label)
    earlier = rounds[rounds.index(round) + 1 :]
    before = next((other for other in earlier if since is None or other.opened_on <= since), None)
    looks = _looks([one for one in (round, before) if one])
    now = [look for look in looks if look.round == round.pk]
    seen = _seen(calibration, now)
    overall = _measured(seen, "", "", now, [look for look in looks if look.round != round.pk])
    return RoundMeasures(
        round=round,
        calibration=calibration,
        part=seen.part,
        overall=overall,
        areas=tuple(_areas(seen, now, [look for look in looks if look.round != round.pk])),
        raters=tuple(dict.fromkeys(look.name for look in now if not look.is_own)),
        comparability=comparability(seen, extreme=bool(overall.placed and overall.placed.extreme)),
        earlier_round=before,
    )


@dataclass(frozen=True)
class Expectations:
    """The measured areas of one round, by their code, on the scale of the latest calibration."""

    scale: object
    areas: dict[str, Placed]

    def expected_on(self, item) -> tuple[float, float] | None:
        """As `RoundMeasures.expected_on` says it."""
        placed = self.areas.get(item.area.code)
        if placed is None or item.lineage not in self.scale.item_at:
            return None
        return placed.expected_on(self.scale.items[self.scale.item_at[item.lineage]].measure)


def expectations_of(rounds: Iterable[Round], *, ambito, areas: Iterable[str]) -> dict[object, Expectations]:
    """Of many rounds that ended, by their key, what is to be expected in some areas: two questions to the database.

    Rounds that cannot be measured are left out.
    """
    rounds, areas = list(rounds), set(areas)
    calibration = Calibration.objects.of(ambito).light().latest_first().first() if rounds else None
    if calibration is None:
        return {}
    by_round: dict[object, list[Look]] = {}
    for look in _looks(rounds):
        by_round.setdefault(look.round, []).append(look)
    found = {}
    for key, looks in by_round.items():
        scale = _seen(calibration, looks).scale
        if scale is None:
            continue
        here = {code: [look for look in looks if look.area.code == code] for code in areas}
        placed = {code: place(scale, _marks(seen, own=False)) for code, seen in here.items()}
        found[key] = Expectations(scale, {code: one for code, one in placed.items() if one})
    return found


def _looks(rounds) -> list[Look]:
    """What was seen of behaviours in these rounds, in the order of the instrument."""
    ratings = Rating.objects.of_rounds(rounds).of_behaviours().with_a_level().submitted().to_measure().in_order()
    return [_look(rating) for rating in ratings]


def _look(rating) -> Look:
    assessment = rating.assessment
    is_own = assessment.is_own_view
    key = None if is_own else rater_key(assessment.rater_id, assessment.outside_rater_id)
    return Look(
        mark=Mark(rating.item.lineage, key, rating.value),
        round=assessment.round_id,
        area=rating.item.area,
        title=rating.item.title,
        is_own=is_own,
        name=str(assessment.rater_name),
    )


def _seen(calibration, looks) -> Seen:
    marks = [look.mark for look in looks if not look.is_own]
    parts = calibration.parts if calibration else ()
    titles = {look.mark.item: look.title for look in looks}
    return Seen(marks, part_for(parts, marks), len(parts), titles)


def part_for(parts: Iterable[Part], marks: Iterable[Mark]) -> Part | None:
    """The part of the net that most of these marks belong to: by its raters on its items, else by its items alone."""
    marks = list(marks)

    def belonging(part):
        items = part.scale.item_at if part.scale else {mark.item for mark in marks}
        on_its_items = [mark for mark in marks if mark.item in items]
        return sum(mark.rater in part.raters for mark in on_its_items), len(on_its_items), part.scale is not None

    return max(parts, key=belonging, default=None)


def _areas(seen, now, before):
    areas = dict.fromkeys(look.area for look in now)
    for area in areas:
        here = [look for look in now if look.area == area]
        items = {look.mark.item for look in here}
        yield _measured(seen, area.code, area.title, here, [look for look in before if look.mark.item in items])


def _measured(seen: Seen, code, title, now, before) -> Measured:
    theirs, own = _marks(now, own=False), _marks(now, own=True)
    scale = seen.scale
    placed = place(scale, theirs) if scale else None
    return Measured(
        code=code,
        title=title,
        n=len(theirs),
        raters=len({mark.rater for mark in theirs}),
        mean=_mean(theirs),
        own_mean=_mean(own),
        placed=placed,
        own=place(scale, own) if scale else None,
        earlier=place(scale, _marks(before, own=False)) if scale else None,
        withheld="" if placed else _why_not(seen, theirs),
    )


def _marks(looks, *, own):
    return [look.mark for look in looks if look.is_own == own]


def _mean(marks):
    return sum(mark.value for mark in marks) / len(marks) if marks else None


def _why_not(seen, marks):
    if seen.part is None:
        return Comparable.NOT_CALIBRATED.label
    if seen.scale is None:
        return Comparable.WITHHELD.label % {"why": why_withheld(seen.part)}
    return not_placed(seen.scale, marks)
