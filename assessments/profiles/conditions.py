"""What today helps or hinders work: the areas of the conditions, and the profile their points lead to."""

from dataclasses import dataclass
from datetime import date

from assessments import rules
from assessments.enums import Profile
from assessments.models import Round
from assessments.profiles.agreed import Behind, Line, Side, behind
from equipe.verdicts import Verdict


@dataclass(frozen=True)
class Share:
    """An area in hundredths of what it can reach: agreed, from the lowest rater to the highest, and the time before."""

    code: str
    title: str
    agreed: int | None
    lowest: int | None
    highest: int | None
    earlier: int | None
    behind: tuple[Behind, ...]


@dataclass(frozen=True)
class Conditions:
    """The profile of a round, or why there is none, with what it suggests; the areas behind it."""

    round: Round
    areas: tuple[Share, ...]
    lines: tuple[Line, ...]
    behind: tuple[Behind, ...]
    no_profile: Verdict
    advice: Verdict
    earlier: Round | None = None

    @property
    def score(self):
        return self.round.score

    @property
    def profile(self):
        return self.round.profile

    @property
    def profile_label(self):
        return Profile(self.profile).label if self.profile else ""

    @property
    def leads_to_work(self):
        return rules.leads_to_work(self.profile)

    @property
    def bands_note(self):
        return self.round.instrument.bands_note_in_words

    @property
    def earlier_on(self) -> date | None:
        return self.earlier.agreed_on if self.earlier else None


def conditions_of(side: Side) -> Conditions:
    instrument = side.round.instrument
    outcome = rules.outcome(
        [line.item.as_question for line in side.lines],
        {line.item.code: line.agreed for line in side.lines},
        bands=instrument.bands,
        minimum_answered=instrument.minimum_answered,
    )
    return Conditions(
        round=side.round,
        areas=tuple(_share(area, lines) for area, lines in side.by_area.items()),
        lines=side.lines,
        behind=behind(side.looks),
        no_profile=outcome.verdict,
        advice=rules.path_advice(side.round.profile),
        earlier=side.before,
    )


def _share(area, lines) -> Share:
    questions = [line.item.as_question for line in lines]
    codes = {line.item.pk: line.item.code for line in lines}
    looks = [look for line in lines for look in line.looks]
    by_rater = {}
    for look in looks:
        by_rater.setdefault(look.key, {})[codes[look.item]] = rules.Answer(look.value)
    shares = [rules.share(questions, given) for given in by_rater.values()]
    return Share(
        code=area.code,
        title=area.title,
        agreed=rules.share(questions, {line.item.code: line.agreed for line in lines}),
        lowest=min(shares, default=None),
        highest=max(shares, default=None),
        earlier=rules.share(questions, {line.item.code: line.earlier for line in lines}),
        behind=behind(looks),
    )
