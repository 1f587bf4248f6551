"""An accident at the internship: by when the promoter reports it, and what is owed to INAIL."""

from datetime import UTC, datetime, timedelta

from beneficiaries.rules.deadlines import REPORT_ACCIDENT_WITHIN
from beneficiaries.rules.sources import ACCIDENTS
from placements.enums import Duty

SOURCE = ACCIDENTS
DAYS_WITHOUT_REPORT = 3
HOUR = timedelta(hours=1)


def due_at(reported_at: datetime) -> datetime:
    """The promoter reports within 48 hours of hearing of it; a clock put forward or back takes none and gives none.

    (Insurance of interns with INAIL, secondary source.)
    """
    return reported_at.astimezone(UTC) + REPORT_ACCIDENT_WITHIN


def hours_left(reported_at: datetime, *, at: datetime) -> int:
    """Whole hours until then; below zero when they are over."""
    return (due_at(reported_at) - at) // HOUR


def duty(days_away: int | None) -> Duty:
    """Away for more than three calendar days: the report is mandatory; until three, a communication is enough.

    (Insurance of interns with INAIL, secondary source.)
    """
    if days_away is None:
        return Duty.ASK
    return Duty.REPORT if days_away > DAYS_WITHOUT_REPORT else Duty.COMMUNICATION
