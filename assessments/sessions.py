"""A calibration session as one person meets it: what she has still to rate, who is missing, when the next is due."""

from dataclasses import dataclass
from datetime import date, datetime

from assessments import rules
from assessments.models import (
    ROW,
    CalibrationSession,
    Item,
    SessionVignette,
    VignetteRating,
    VignetteSheet,
    staff_of,
)
from equipe.models import User


@dataclass(frozen=True)
class Case:
    """A written case of a session and how far one rater is with it."""

    asked: SessionVignette
    answered: int
    total: int
    is_submitted: bool

    @property
    def is_begun(self):
        return self.answered > 0


@dataclass(frozen=True)
class Progress:
    """The cases of a session for one rater, and how many of the staff have handed in all of them."""

    session: CalibrationSession
    cases: list[Case]
    finished: int
    missing: list[User]

    @property
    def submitted(self):
        return sum(case.is_submitted for case in self.cases)

    @property
    def is_complete(self):
        return self.submitted == len(self.cases)

    @property
    def staff(self):
        return self.finished + len(self.missing)


@dataclass(frozen=True)
class Calibrating:
    """Where the calibration of a district stands: the open session, the last one, whether the next is due."""

    progress: Progress | None
    last_on: date | None
    is_due: bool


def closed_ratings(ambito, *, on):
    """Rows of case, rater, meaning, value and last day: the behaviours on submitted sheets of closed sessions."""
    ratings = VignetteRating.objects.for_calibration(ambito, on=on).of_behaviours().with_last_days()
    return ratings.values_list(*ROW, "last_day")


def progress_of(session, user):
    """How far a rater is in a session (fetched with its vignettes), and who is missing."""
    sheets = {sheet.asked_id: sheet for sheet in VignetteSheet.objects.of_session(session).of(user).with_progress()}
    known = set(Item.objects.with_levels_in([asked.instrument_id for asked in session.cases]))
    cases = [_case(asked, sheets.get(asked.pk), known) for asked in session.cases]
    done = VignetteSheet.objects.of_session(session).submitted().values_list("rater", "asked")
    by_rater = {}
    for rater, asked in done:
        by_rater.setdefault(rater, set()).add(asked)
    staff = list(staff_of(session.ambito_id))
    missing = [rater for rater in staff if len(by_rater.get(rater.pk, ())) < len(cases)]
    return Progress(session, cases, len(staff) - len(missing), missing)


def _case(asked, sheet, known):
    total = sum((asked.instrument_id, code) in known for code in asked.vignette.items)
    return Case(asked, sheet.answered if sheet else 0, total, bool(sheet and sheet.submitted_at))


@dataclass(frozen=True)
class OwnSheet:
    """One rater's own sheet of a case: what it asks and what she has answered so far."""

    asked: SessionVignette
    items: list[Item]
    answers: dict
    version: int
    submitted_at: datetime | None

    @property
    def total(self):
        return len(self.items)

    @property
    def answered(self):
        return sum(self.answers.get(item.code, rules.SILENCE).given for item in self.items)

    @property
    def lines(self):
        """Each item with its answer in words, for reading over."""
        given = [(item, self.answers.get(item.code, rules.SILENCE)) for item in self.items]
        return [(item, answer, item.label_of(answer)) for item, answer in given]


def own_sheet(asked, user):
    """The sheet of a rater for a case, empty if she has not begun."""
    sheet = asked.sheets.of(user).first()
    answers = {}
    if sheet:
        answers = {rating.item.code: rating.as_answer for rating in sheet.ratings.select_related("item")}
        answers |= {code: rules.Answer(note=note) for code, note in sheet.jottings.items()}
    version, submitted_at = (sheet.version, sheet.submitted_at) if sheet else (0, None)
    return OwnSheet(asked, list(asked.items()), answers, version, submitted_at)


def calibrating(user, *, on):
    """Where the calibration of the user's district stands on a day."""
    sessions = CalibrationSession.objects.visible_to(user).with_vignettes().newest_first()
    latest = sessions.first()
    if latest is None:
        return Calibrating(None, None, rules.calibration_is_due(None, on=on))
    progress = progress_of(latest, user) if latest.is_open(on=on) else None
    return Calibrating(progress, latest.opened_on, rules.calibration_is_due(latest.opened_on, on=on))
