"""When one looks for what will be missing in the yearly report, and when something is late enough to be told."""

from datetime import date, timedelta

SEASON_BEGINS = (10, 1)
"""From October on there is time to mend before January (the service's choice)."""

REPORT_OUT_BY = (1, 31)
"""The report of a year goes out in January: until then it is that year one mends (the service's choice)."""

REFERRAL_WITHIN = timedelta(days=30)
"""A referral that waits longer makes the figure of the waiting days worse with every day (the service's choice)."""

LETTER_EVERY = timedelta(days=1)


def year_to_mend(on: date) -> int:
    """The year whose report comes next: until the end of January the year before."""
    return on.year - 1 if (on.month, on.day) <= REPORT_OUT_BY else on.year


def in_season(on: date) -> bool:
    """Whether the list stands in the foreground: from October until the report is out."""
    return (on.month, on.day) >= SEASON_BEGINS or (on.month, on.day) <= REPORT_OUT_BY


def may_write_again(last: date | None, *, on: date) -> bool:
    """Nobody gets the letter twice on a day."""
    return last is None or last + LETTER_EVERY <= on


def last_whole_month(on: date) -> date:
    """The last day of the last month that is over."""
    return on.replace(day=1) - timedelta(days=1)
