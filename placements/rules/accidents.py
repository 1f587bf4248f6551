"""An accident at an internship: by when the promoter tells INAIL, and when a report is due."""

from datetime import UTC, datetime, timedelta

WITHIN = timedelta(hours=48)
REPORTED_BEYOND_DAYS = 3


def report_by(known_at: datetime) -> datetime:
    """The last moment of the promoter's 48 hours, from when she knows of it (D.P.R. 1124/1965, secondary source).

    Hours are counted, not clock times: a night on which clocks are put forward or back takes none and gives none.
    """
    return (known_at.astimezone(UTC) + WITHIN).astimezone(known_at.tzinfo)


def must_be_reported(days_away: int) -> bool:
    """More than 3 calendar days away: a report; otherwise a communication (D.P.R. 1124/1965, secondary source)."""
    return days_away > REPORTED_BEYOND_DAYS
