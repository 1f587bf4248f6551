"""When the figures of a year are counted again, and where the year should be by a day."""

from datetime import date, datetime, timedelta

GRACE = timedelta(minutes=10)
"""A deed may carry a moment before the counting and be written down after it: so far back one looks again."""


def is_to_count(counted_at: datetime | None, *, last_deed: datetime | None, new_day: bool, over: bool) -> bool:
    """What was never counted; the running year after every deed and with every day; a year that is over once a day,
    if something was done. (The service's choice.)
    """
    if counted_at is None:
        return True
    done = last_deed is not None and last_deed > counted_at - GRACE
    return done and new_day if over else done or new_day


def due_by(target: int, *, year: int, on: date) -> int:
    """How much of a year's target an even pace would have reached by a day, in whole ones. (The service's choice.)"""
    first, last = date(year, 1, 1), date(year, 12, 31)
    gone = (min(on, last) - first).days + 1
    return round(target * max(gone, 0) / ((last - first).days + 1))
