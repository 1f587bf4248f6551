"""What was seen of a person on the one scale: for each meaning the latest agreed level, and who saw what."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from assessments.measuring import measures_of
from assessments.models import AgreedRating, Item, Rating, Round
from equipe.verdicts import Refused
from placements.rules.openings import Seen
from placements.scale import words_of


@dataclass(frozen=True)
class Witness:
    """One professional's level and note, as evidence for what was agreed."""

    name: str
    role: str
    level: int
    note: str


@dataclass(frozen=True)
class Observed:
    """The latest level the team agreed on for one meaning, with its words and what it rests on.

    `expected` are the levels between which the measure of its area lets one expect it, where there is a measure.
    """

    item: Item
    level: int
    round: Round
    reason: str
    witnesses: tuple[Witness, ...] = ()
    expected: tuple[float, float] | None = None

    @property
    def on(self) -> date:
        return self.round.agreed_on

    @property
    def in_words(self):
        return words_of(self.item, self.level)

    @property
    def as_seen(self) -> Seen:
        """What the rules need to know of it."""
        return Seen(self.level, *(self.expected or ()))


def agreed_levels(episode, lineages: Iterable[str]) -> dict[str, Observed]:
    """Meaning to the latest level agreed on in this case; meanings nobody observed are left out.

    A later round in which something was not observable takes nothing away: the level before it stands, with its day.
    """
    agreed = AgreedRating.objects.of_case(episode).meaning(lineages).with_a_level().with_rounds().latest_first()
    found = {}
    for rating in agreed:
        seen = Observed(rating.item, rating.value, rating.round, rating.reason)
        found.setdefault(rating.item.lineage, seen)
    return found


def with_witnesses(observed: dict[str, Observed]) -> dict[str, Observed]:
    """The same, with what each professional saw and wrote in the round the level comes from."""
    rounds = {seen.round.pk for seen in observed.values()}
    ratings = Rating.objects.of_rounds(rounds).meaning(observed).submitted().with_a_level().by_professionals()
    seen_by = {}
    for rating in ratings.with_raters().in_order():
        witness = Witness(
            str(rating.assessment.rater_name), rating.assessment.get_role_display(), rating.value, rating.note
        )
        seen_by.setdefault((rating.assessment.round_id, rating.item.lineage), []).append(witness)
    return {
        lineage: replace(seen, witnesses=tuple(seen_by.get((seen.round.pk, lineage), ())))
        for lineage, seen in observed.items()
    }


def with_measures(observed: dict[str, Observed]) -> dict[str, Observed]:
    """The same, with what the measures of those rounds let one expect; without a calibration nothing is added."""
    measured = {}
    for round in {seen.round.pk: seen.round for seen in observed.values()}.values():
        with suppress(Refused):
            measured[round.pk] = measures_of(round)
    return {
        lineage: replace(seen, expected=measured[seen.round.pk].expected_on(seen.item))
        if seen.round.pk in measured
        else seen
        for lineage, seen in observed.items()
    }


def own_views(episode, lineages: Iterable[str]) -> dict[str, int]:
    """Meaning to the level the person last gave herself, in rounds the team has agreed on."""
    rounds = Round.objects.of_case(episode).agreed()
    own = Rating.objects.of_rounds(rounds).meaning(lineages).by_the_person().submitted().with_a_level().with_raters()
    return {rating.item.lineage: rating.value for rating in own.by_submission()}
