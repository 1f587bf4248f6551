"""What a closed session tells each rater: her own answers beside the count of the others, and how she leans.

Nobody's answers are ever shown with a name. What others chose is shown only where so many chose that none of them is
known by it; how one rater leans is told to herself alone.
"""

from dataclasses import dataclass
from statistics import median

from django.utils.formats import number_format

from assessments import rules
from assessments.measures.leaning import leaning
from assessments.models import Item, SessionVignette, VignetteRating
from assessments.vignette_words import Leaning
from equipe.verdicts import Verdict


@dataclass(frozen=True)
class Bar:
    """One level of an item: its words, how many others chose it, and whether it is one's own."""

    value: int
    label: str
    others: int
    own: bool
    above: int = 0
    """How much of the drawing stays empty above the bar."""


@dataclass(frozen=True)
class Beside:
    """One item of a case: one's own answer beside what the others chose."""

    item: Item
    own: rules.Answer
    own_label: str
    bars: list[Bar]
    without_level: int
    middle: float | None
    withheld: Verdict

    @property
    def most(self):
        """The highest bar, for drawing."""
        return max((bar.others for bar in self.bars), default=0) or 1

    @property
    def in_words(self):
        """The count for whoever hears the page."""
        return ", ".join(f"{bar.value}: {bar.others}" for bar in self.bars)


@dataclass(frozen=True)
class CaseBeside:
    """One written case with its items, as one rater sees them after the session."""

    asked: SessionVignette
    rows: list[Beside]


@dataclass(frozen=True)
class OwnResults:
    """A closed session for one rater: her cases, and in a sentence how she sees beside the others."""

    cases: list[CaseBeside]
    sentence: str
    withheld: Verdict


def own_results(session, user):
    """What a rater sees of a closed session: nothing of cases she has not submitted."""
    given = ratings_of(session)
    cases = [_beside(asked, given, user) for asked in session.cases if (asked.pk, user.pk) in given]
    compared = [row for case in cases for row in case.rows if row.own.value is not None and row.withheld.favourable]
    withheld = rules.comparable(len(compared))
    return OwnResults(cases, "" if withheld.refused else _sentence(compared, given, cases, user), withheld)


def ratings_of(session):
    """(case, rater) to item code to answer, of all submitted sheets."""
    found = {}
    ratings = VignetteRating.objects.of_session(session).submitted().select_related("sheet", "item")
    for rating in ratings:
        found.setdefault((rating.sheet.asked_id, rating.sheet.rater_id), {})[rating.item.code] = rating.as_answer
    return found


def _beside(asked, given, user):
    others = [answers for (case, rater), answers in given.items() if case == asked.pk and rater != user.pk]
    own = given[asked.pk, user.pk]
    return CaseBeside(asked, [_row(item, own, others) for item in asked.items()])


def _row(item, own, others):
    mine = own.get(item.code, rules.SILENCE)
    theirs = [answers[item.code] for answers in others if item.code in answers]
    values = [answer.value for answer in theirs if answer.value is not None]
    withheld = rules.anonymous(len(values))
    counts = {value: values.count(value) for value, _label in item.choices}
    most = max(counts.values()) or 1
    bars = [Bar(v, label, counts[v], v == mine.value, most - counts[v]) for v, label in item.choices]
    return Beside(
        item=item,
        own=mine,
        own_label=item.label_of(mine),
        bars=[] if withheld.refused else bars,
        without_level=0 if withheld.refused else len(theirs) - len(values),
        middle=None if withheld.refused else median(values),
        withheld=withheld,
    )


def _sentence(compared, given, cases, user):
    """How she leans, in steps of the levels, over all ratings that may be compared."""
    shown = {id(row) for row in compared}
    own, others = [], []
    for case in cases:
        for row in case.rows:
            if id(row) in shown:
                steps = [bar.value for bar in row.bars]
                own.append(steps.index(row.own.value))
                others.append([step for step, bar in enumerate(row.bars) for _ in range(bar.others)])
    found = leaning(own, others)
    kind = Leaning.ALIKE if not found.is_told else Leaning.MORE if found.difference > 0 else Leaning.LESS
    by, (low, high) = found.difference, found.interval
    if kind == Leaning.LESS:
        by, low, high = -by, -high, -low
    return kind.label % {"by": _one(by), "low": _one(low), "high": _one(high)}


def _one(number):
    return number_format(round(number, 1) + 0.0, decimal_pos=1)
