"""What must hold of answers: completeness, score and profile, where raters differ. Values in, reasons out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from assessments.enums import (
    WORDED_KINDS,
    WORK_PROFILES,
    Absence,
    Act,
    Advice,
    ItemKind,
    Profile,
    Why,
)
from assessments.writing_words import Continuity
from equipe.verdicts import Read, Reason, Source, Verdict

PRACTICE = Source(act=Act.PRACTICE.label, read=Read.PRACTICE)
INSTRUMENT = Source(act=Act.INSTRUMENT.label, read=Read.PRACTICE)
NOTEBOOK_47 = Source(
    act=Act.NOTEBOOK.label,
    article="p. 43",
    url="https://www.regione.fvg.it/quaderni/quaderno47/files/assets/basic-html/page43.html",
)
SMALL_NUMBERS = Source(act=Act.SMALL_NUMBERS.label, read=Read.PRACTICE)

MINIMUM_CASES = 10
"""Cases rated by two people, below which no coefficient is shown."""

FAR_APART = 1
"""Levels by which two colleagues may differ on average before an item counts as read differently."""

MINIMUM_OTHERS = 3
"""Other raters, below whom one could tell who chose what."""


LONGEST_TEXT = 2000

REMIND_AFTER_DAYS = 7
"""A week: visits to hosts and team meetings are weekly, so whoever has not answered by then had the occasion to."""

MOST_REMINDERS = 3
"""A rater who does not answer three letters is called, or excused; a fourth letter changes nothing."""

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Question:
    """What is asked: the values one may choose, from the lowest up, and whether they make the score.

    Numbers, dates and texts have no values; a number lies between `minimum` and `maximum`.
    """

    code: str
    title: str
    values: tuple[int, ...] = ()
    scored: bool = False
    kind: str = ItemKind.ANCHORED
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @property
    def is_worded(self) -> bool:
        return self.kind in WORDED_KINDS


@dataclass(frozen=True)
class Answer:
    """A level, or words, or why there is neither (`absence`): all three are answers, silence is not. The note is free.

    `words` hold a text as it was written, a number with a decimal point, a date as year-month-day.
    """

    value: int | None = None
    absence: str = ""
    note: str = ""
    words: str = ""

    @property
    def given(self) -> bool:
        return self.seen is not None or bool(self.absence)

    @property
    def seen(self) -> int | str | None:
        """The level or the words; nothing where the item was not observable or not asked."""
        return self.words or None if self.value is None else self.value

    @property
    def not_observable(self) -> bool:
        return self.absence == Absence.NOT_OBSERVABLE

    @property
    def not_asked(self) -> bool:
        return self.absence == Absence.NOT_ASKED


@dataclass(frozen=True)
class Meant:
    """What an item says to whoever answers it: how it is answered, what one chooses from, in which words.

    `plain` are the words for the person's own view, empty strings where the person is not asked.
    """

    kind: str
    values: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


SILENCE = Answer()
NOT_OBSERVABLE = Answer(absence=Absence.NOT_OBSERVABLE)
NOT_ASKED = Answer(absence=Absence.NOT_ASKED)


@dataclass(frozen=True)
class Outcome:
    """A score from 0 to 100 and its profile, or the reasons why there is none."""

    score: int | None
    profile: str
    answered: int
    asked: int
    verdict: Verdict = Verdict()


def within_range(questions: Sequence[Question], answers: Mapping[str, Answer]) -> Verdict:
    """An answer belongs to an item of the instrument and is one that the item allows (method of the service)."""
    known = {question.code: question for question in questions}
    reasons = []
    for code, answer in answers.items():
        if code not in known:
            reasons.append(_because(Why.UNKNOWN_ITEM, item=code))
        else:
            reasons += _misfits(known[code], answer)
    return Verdict(tuple(reasons))


def _misfits(question, answer):
    """What is wrong with an answer to this item: more than one answer at once, no such level, words that do not fit."""
    contents = [answer.value is not None, bool(answer.words), bool(answer.absence)]
    off_scale = answer.value is not None and answer.value not in question.values
    if sum(contents) > 1 or off_scale or (answer.words and not question.is_worded):
        yield _because(Why.OUT_OF_RANGE, item=question.title)
    elif answer.words and question.kind == ItemKind.NUMBER and not _is_number(question, answer.words):
        yield _because(Why.NO_NUMBER, item=question.title, least=question.minimum, most=question.maximum)
    elif answer.words and question.kind == ItemKind.DATE and not _is_date(answer.words):
        yield _because(Why.NO_DATE, item=question.title)
    elif len(answer.words) > LONGEST_TEXT:
        yield _because(Why.TOO_LONG, item=question.title, most=LONGEST_TEXT)


def _is_number(question, words):
    try:
        number = Decimal(words)
    except InvalidOperation:
        return False
    return number.is_finite() and question.minimum <= number <= question.maximum


def _is_date(words):
    try:
        return FIRST_YEAR <= date.fromisoformat(words).year <= LAST_YEAR
    except ValueError:
        return False


def completeness(questions: Sequence[Question], answers: Mapping[str, Answer]) -> Verdict:
    """Every item has an answer, be it "not observable" or "not asked"; silence is named item by item (method of the
    service)."""
    silent = [question for question in questions if not answers.get(question.code, SILENCE).given]
    return Verdict(tuple(_because(Why.SILENT, item=question.title) for question in silent))


def outcome(
    questions: Sequence[Question],
    answers: Mapping[str, Answer],
    *,
    bands: Sequence[Mapping],
    minimum_answered: int,
) -> Outcome:
    """The points reached of those within reach, in hundredths, and the band they fall in (instrument in use).

    An item that is silent, not observable or not asked counts neither for nor against: the score is prorated over the
    others, as long as at least `minimum_answered` of them have a level. An instrument without bands gives no profile,
    one without scored items no score either.
    """
    scored = [question for question in questions if question.scored]
    if not scored:
        return Outcome(None, "", 0, 0)
    seen = [(question, answers[question.code].value) for question in scored if _is_seen(answers.get(question.code))]
    if len(seen) < max(minimum_answered, 1):
        too_few = _because(
            Why.TOO_FEW, source=INSTRUMENT, answered=len(seen), asked=len(scored), minimum=minimum_answered
        )
        return Outcome(None, "", len(seen), len(scored), Verdict((too_few,)))
    score = hundredths(sum(value for _, value in seen), sum(max(question.values) for question, _ in seen))
    profile = profile_of(score, bands)
    no_band = () if profile or not bands else (_because(Why.NO_BAND, source=INSTRUMENT, score=score),)
    return Outcome(score, profile, len(seen), len(scored), Verdict(no_band))


def hundredths(points: int, within_reach: int) -> int:
    """A share in whole hundredths, halves up; all of nothing is nothing."""
    return (200 * points + within_reach) // (2 * within_reach) if within_reach else 0


def profile_of(score: int, bands: Sequence[Mapping]) -> str:
    """The profile whose band holds the score; empty where the bands leave a gap."""
    return next((band["profile"] for band in bands if band["from"] <= score <= band["to"]), "")


def bands_cover(bands: Sequence[Mapping]) -> bool:
    """From 0 to 100 without gaps or overlaps, the heaviest profile first, each profile once."""
    bands = sorted(bands, key=lambda band: band["from"])
    heaviest_first = [profile.value for profile in reversed(Profile)]
    starts = [band["from"] for band in bands] + [101]
    ends = [-1] + [band["to"] for band in bands]
    return (
        [band["profile"] for band in bands] == heaviest_first
        and all(start == end + 1 for start, end in zip(starts, ends, strict=True))
        and all(band["from"] <= band["to"] for band in bands)
    )


def spread(question: Question, answers: Iterable[Answer]) -> int | None:
    """How far apart the raters are, in hundredths of the item's range; none where fewer than two chose a level."""
    values = [answer.value for answer in answers if answer.value is not None]
    if len(values) < 2:
        return None
    return hundredths(max(values) - min(values), max(question.values) - min(question.values))


def place(question: Question, answer: Answer) -> int | None:
    """Where an answer stands on its item's range, in hundredths; nowhere without a level."""
    if answer.value is None:
        return None
    return hundredths(answer.value - min(question.values), max(question.values) - min(question.values))


def steps_apart(question: Question, answers: Iterable[Answer]) -> int | None:
    """How many levels lie between the raters; none where fewer than two chose a level."""
    steps = [question.values.index(answer.value) for answer in answers if answer.value is not None]
    return max(steps) - min(steps) if len(steps) > 1 else None


def share(questions: Sequence[Question], answers: Mapping[str, Answer]) -> int | None:
    """The points reached of those within reach, in hundredths; none where nothing was observed."""
    seen = [(question, answers[question.code].value) for question in questions if _is_seen(answers.get(question.code))]
    if not seen:
        return None
    return hundredths(sum(value for _, value in seen), sum(max(question.values) for question, _ in seen))


def needs_reason(answers: Iterable[Answer], agreed: Answer) -> bool:
    """A sentence is due unless what is agreed is what everybody saw who saw anything (method of the service).

    "Not observable" takes no side: two who chose 3 and one who could not see agree on 3. But to agree on "not
    observable" against a level somebody saw, or on a level nobody saw, is explained.
    """
    return _all_seen(answers) != _all_seen([agreed])


def agreement(
    questions: Sequence[Question],
    ratings: Mapping[str, Sequence[Answer]],
    agreed: Mapping[str, Answer],
) -> Verdict:
    """The agreed values are complete, within range, and explained where the raters differed (method of the service)."""
    by_item = agreement_by_item(questions, ratings, agreed)
    return sum(by_item.values(), within_range(questions, agreed))


def agreement_by_item(
    questions: Sequence[Question],
    ratings: Mapping[str, Sequence[Answer]],
    agreed: Mapping[str, Answer],
) -> dict[str, Verdict]:
    """What is still due for each item, only where something is: a level, or a sentence (method of the service)."""
    due = {}
    for question in questions:
        answer, given = agreed.get(question.code, SILENCE), ratings.get(question.code, ())
        if not answer.given:
            due[question.code] = Verdict((_because(Why.SILENT, item=question.title),))
        elif not answer.note.strip() and needs_reason(given, answer):
            why = Why.REASON_DUE if len(_all_seen(given)) > 1 else Why.NOT_SEEN
            due[question.code] = Verdict((_because(why, item=question.title),))
    return due


def unanimous(answers: Iterable[Answer]) -> Answer:
    """What everybody saw who saw anything; silence where they differed (method of the service)."""
    seen = _all_seen(answers)
    if len(seen) > 1:
        return SILENCE
    if not seen:
        return NOT_OBSERVABLE
    found = seen.pop()
    return Answer(words=found) if isinstance(found, str) else Answer(found)


def withheld(cases: int, minimum: int = MINIMUM_CASES) -> Verdict:
    """Below so many cases rated by two people a coefficient is not shown (custom of measurement)."""
    if cases >= minimum:
        return Verdict()
    return Verdict((_because(Why.TOO_FEW_CASES, source=SMALL_NUMBERS, cases=cases, minimum=minimum),))


def anonymous(others: int) -> Verdict:
    """What others chose is shown only where so many chose that none of them is known by it (method of the service)."""
    if others >= MINIMUM_OTHERS:
        return Verdict()
    return Verdict((_because(Why.TOO_FEW_OTHERS, others=others, minimum=MINIMUM_OTHERS),))


def comparable(cases: int) -> Verdict:
    """How a rater sees beside the others is told only from so many ratings on (custom of measurement)."""
    if cases >= MINIMUM_CASES:
        return Verdict()
    return Verdict((_because(Why.TOO_FEW_COMPARED, source=SMALL_NUMBERS, cases=cases, minimum=MINIMUM_CASES),))


def is_read_differently(apart: float) -> bool:
    """Two colleagues rating the same case are on average more than one level apart (method of the service)."""
    return apart > FAR_APART


HALF_A_YEAR = 182
"""Days after which the staff calibrate again."""


def calibration_is_due(last: date | None, *, on: date) -> bool:
    """Whether half a year has passed since the last session, or there was none."""
    return last is None or (on - last).days >= HALF_A_YEAR


def leads_to_work(profile: str) -> bool:
    """The first two profiles lead to work paths (Regione FVG, Quaderno 47, p. 43)."""
    return profile in WORK_PROFILES


def path_advice(profile: str) -> Verdict:
    """What kind of path a profile suggests; never a refusal, the team decides (Regione FVG, Quaderno 47, p. 43)."""
    if not profile:
        return Verdict()
    return Verdict((Reason(Advice(profile).label, NOTEBOOK_47, blocking=False),))


def reminder_is_due(asked_on: date, reminded_on: Sequence[date], *, on: date) -> bool:
    """A week after she was asked or last reminded, and not for ever."""
    last = max(reminded_on, default=asked_on)
    return len(reminded_on) < MOST_REMINDERS and (on - last).days >= REMIND_AFTER_DAYS


def _all_seen(answers):
    """The different levels and words that were seen; who saw nothing takes no side."""
    return {answer.seen for answer in answers if answer.seen is not None}


def _is_seen(answer: Answer | None) -> bool:
    return answer is not None and answer.value is not None


def _because(why: Why, *, source: Source = PRACTICE, **words) -> Reason:
    return Reason(why.label % words, source)


def continuity(before: Meant, after: Meant) -> Continuity:
    """Whether ratings of the one go on as ratings of the other (method of the service).

    Other levels are another scale: nothing can be read together. Other words may or may not mean the same, and only
    those who wrote them know. To ask the person too, who was not asked before, changes nothing for the others.
    """
    if (before.kind, before.values) != (after.kind, after.values):
        return Continuity.NEW
    replain = any(before.plain) and before.plain != after.plain
    return Continuity.ASK if before.words != after.words or replain else Continuity.SAME
