"""What has to happen by when, counted from the days that are known of a case: pure, and each with its act."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from beneficiaries.enums import DateKind, DeadlineKind, When
from beneficiaries.rules.sources import (
    ACCIDENTS,
    ADI_CALL,
    ADI_FIRST_APPOINTMENT,
    DSU_VALIDITY,
    ESF_PLUS,
    GDPR_INFORMING,
    GDPR_MINIMISATION,
    PERMIT_RENEWAL,
    PRACTICE,
)
from equipe.verdicts import Source

CALL_WITHIN = timedelta(days=60)
MEET_WITHIN = timedelta(days=120)
SEE_AGAIN_WITHIN = timedelta(days=90)
ASK_BEFORE = timedelta(days=60)
DECIDE_WITHIN = timedelta(days=30)
REPORT_ACCIDENT_WITHIN = timedelta(hours=48)
NOTE_EXIT_WITHIN = timedelta(weeks=4)
MONTHS_AFTER_LEAVING = 6
ASKED_FOR_THIS_ONE = timedelta(days=180)
"""A request in the half year before a permit ends was a request to renew that one."""

Days = Mapping[DateKind, date]
"""The latest day of each kind that is known."""


SOURCES = {
    DeadlineKind.ADI_CALL: ADI_CALL,
    DeadlineKind.ADI_MEETING: ADI_FIRST_APPOINTMENT,
    DeadlineKind.ADI_UPDATE: ADI_FIRST_APPOINTMENT,
    DeadlineKind.ISEE: DSU_VALIDITY,
    DeadlineKind.PERMIT_RENEWAL: PERMIT_RENEWAL,
    DeadlineKind.PERMIT: PERMIT_RENEWAL,
    DeadlineKind.REVIEW: PRACTICE,
    DeadlineKind.ASSESSMENT: PRACTICE,
    DeadlineKind.NOTICE: GDPR_INFORMING,
    DeadlineKind.EXCHANGE: GDPR_MINIMISATION,
    DeadlineKind.ACCIDENT: ACCIDENTS,
    DeadlineKind.EXIT_ASKED: ESF_PLUS,
    DeadlineKind.FOLLOW_UP: ESF_PLUS,
}


@dataclass(frozen=True)
class Deadline:
    """What, by when, and the act that says so."""

    kind: DeadlineKind
    by: date

    @property
    def source(self) -> Source:
        return SOURCES[self.kind]


def deadlines(days: Days, *, review_days: int = 90, assessment_months: int = 6) -> Iterator[Deadline]:
    """All that follows from the days known of a case; what was settled otherwise is not among it."""
    answers = (
        (DeadlineKind.ADI_CALL, adi_call(days)),
        (DeadlineKind.ADI_MEETING, adi_meeting(days)),
        (DeadlineKind.ADI_UPDATE, adi_update(days)),
        (DeadlineKind.ISEE, isee(days)),
        (DeadlineKind.PERMIT_RENEWAL, permit_renewal(days)),
        (DeadlineKind.PERMIT, permit(days)),
        (DeadlineKind.REVIEW, review(days, every=review_days)),
        (DeadlineKind.ASSESSMENT, assessment(days, months=assessment_months)),
        (DeadlineKind.NOTICE, notice(days)),
        (DeadlineKind.EXCHANGE, exchange(days)),
        (DeadlineKind.ACCIDENT, accident(days)),
        (DeadlineKind.EXIT_ASKED, exit_asked(days)),
        (DeadlineKind.FOLLOW_UP, follow_up(days)),
    )
    return (Deadline(kind, by) for kind, by in answers if by)


def adi_call(days: Days) -> date | None:
    """The household is best called within 60 days of its PAD, unless it was called or met since (D.M. 72/2024)."""
    pad = days.get(DateKind.PAD)
    if not pad or _since(pad, days.get(DateKind.ADI_CALLED)) or _since(pad, days.get(DateKind.ADI_MET)):
        return None
    return pad + CALL_WITHIN


def adi_meeting(days: Days) -> date | None:
    """The first appointment within 120 days of the PAD; without it the allowance stops (D.L. 48/2023, art. 4)."""
    pad = days.get(DateKind.PAD)
    return None if not pad or _since(pad, days.get(DateKind.ADI_MET)) else pad + MEET_WITHIN


def adi_update(days: Days) -> date | None:
    """After the first appointment, one every 90 days to keep the position up to date (D.L. 48/2023, art. 4)."""
    pad, met = days.get(DateKind.PAD), days.get(DateKind.ADI_MET)
    if not pad or not _since(pad, met):
        return None
    return max(met, days.get(DateKind.ADI_UPDATED) or met) + SEE_AGAIN_WITHIN


def isee(days: Days) -> date | None:
    """A declaration is valid until the next 31 December, as its certificate says (D.Lgs. 147/2017, art. 10, c. 4)."""
    return days.get(DateKind.ISEE)


def permit_renewal(days: Days) -> date | None:
    """Renewal is asked for at least 60 days before the permit ends (D.Lgs. 286/1998, art. 5, c. 4)."""
    until = permit(days)
    return until and until - ASK_BEFORE


def permit(days: Days) -> date | None:
    """The day a permit ends; who asked for the renewal keeps her rights meanwhile (D.Lgs. 286/1998, art. 5, c. 4)."""
    until, asked = days.get(DateKind.PERMIT), days.get(DateKind.PERMIT_ASKED)
    return None if until and _since(until - ASKED_FOR_THIS_ONE, asked) else until


def review(days: Days, *, every: int) -> date | None:
    """A project is looked at again on the day it plans, or every so many days (practice, to be verified)."""
    planned, last = days.get(DateKind.REVIEW_PLANNED), days.get(DateKind.REVIEWED)
    return planned or (last and last + timedelta(days=every))


def assessment(days: Days, *, months: int) -> date | None:
    """An assessment is repeated after so many months, as the district chooses (practice, to be verified)."""
    last = days.get(DateKind.ASSESSED)
    return last and months_later(last, months)


def notice(days: Days) -> date | None:
    """Who is taken in charge is told about her data when they are first asked of her (Reg. (EU) 2016/679, art. 13)."""
    return days.get(DateKind.UNTOLD)


def exchange(days: Days) -> date | None:
    """What another service may be told is decided before it is told (Reg. (EU) 2016/679, art. 5(1)(b), (c)).

    The act names no day: that it is settled within 30 days is practice, to be verified.
    """
    since = days.get(DateKind.UNDECIDED)
    return since and since + DECIDE_WITHIN


def accident(days: Days) -> date | None:
    """The promoter reports within 48 hours of hearing of it (Insurance of interns with INAIL, secondary source)."""
    told = days.get(DateKind.ACCIDENT)
    return told and told + REPORT_ACCIDENT_WITHIN


def exit_asked(days: Days) -> date | None:
    """How somebody stood upon leaving is known within four weeks (Reg. (EU) 2021/1057, Annex I, secondary source)."""
    left = days.get(DateKind.LEFT)
    return left and left + NOTE_EXIT_WITHIN


def follow_up(days: Days) -> date | None:
    """Who left is asked again six months after leaving (Reg. (EU) 2021/1057, Annex I, secondary source)."""
    left = days.get(DateKind.LEFT_HALF_A_YEAR)
    return left and months_later(left, MONTHS_AFTER_LEAVING)


def when(by: date | None, *, on: date) -> When:
    """Where a day stands on another: past, the same, within the seven days after it, later, or nowhere."""
    if by is None:
        return When.UNDATED
    if by <= on:
        return When.TODAY if by == on else When.OVERDUE
    return When.WEEK if by <= on + timedelta(days=7) else When.LATER


def months_later(day: date, months: int) -> date:
    """The same day some months later; one that is missing is the last of its month (art. 2963 Codice civile)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _since(first: date, day: date | None) -> bool:
    return day is not None and day >= first
