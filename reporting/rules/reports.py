"""When a paper is due, and when a figure asks for a second look: pure functions, values in, values out."""

from datetime import date, timedelta
from decimal import Decimal

from placements.rules.holidays import is_holiday

FEWEST, HALF = 5, Decimal("0.5")
"""Below five a figure jumps by chance; from there on a change by half is worth a look. The service's own choice."""

YEARLY_DRAFT_FROM, YEARLY_DRAFT_UNTIL = (1, 7), (3, 31)
"""Month and day from which the draft of the year before is begun, and after which nobody expects it any more."""


def changed_a_lot(now, before) -> bool:
    """Whether a figure went up or down by half or more, where one of the two is five or more."""
    if now is None or before is None or max(abs(now), abs(before)) < FEWEST:
        return False
    return abs(Decimal(now) - Decimal(before)) >= HALF * abs(Decimal(before))


def is_working_day(day: date) -> bool:
    """Monday to Friday, unless it is a national holiday (the patron's feast of a town is not known here)."""
    return day.weekday() < 5 and not is_holiday(day)


def first_working_day(year: int, month: int) -> date:
    day = date(year, month, 1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def month_to_count(on: date) -> date:
    """The first day of the last month whose figures are due: they are from the first working day of the next one on."""
    this = on.replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    return last if on >= first_working_day(on.year, on.month) else (last - timedelta(days=1)).replace(day=1)


def last_whole_quarter(on: date) -> tuple[int, int]:
    """The year and number of the last quarter that is over."""
    number = (on.month - 1) // 3
    return (on.year, number) if number else (on.year - 1, 4)


def year_to_draft(on: date) -> int | None:
    """The year whose draft is due: the one before, from 7 January on; later in the year nobody waits for it."""
    return on.year - 1 if YEARLY_DRAFT_FROM <= (on.month, on.day) <= YEARLY_DRAFT_UNTIL else None
