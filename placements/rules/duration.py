"""How long an internship lasts at least and at most."""

import calendar
from datetime import date, timedelta

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, HostKind, InternshipKind, Objection, Said, Why
from placements.rules.answers import Answer, because, found, written
from placements.rules.rule_sets import in_force
from placements.rules.sources import DURATION, INCLUSION_DURATION, PRACTICE

LONGER_AT_PUBLIC_BODIES = (InternshipKind.ORIENTATION, InternshipKind.INSERTION)

MAXIMUM_SOURCES = {InternshipKind.DISABLED: PRACTICE, InternshipKind.INCLUSION: INCLUSION_DURATION}
"""Kinds whose limit rests on something else than the regional regulation; passing these warns and does not refuse."""

PASSED = {
    InternshipKind.DISABLED: Why.TOO_LONG_TO_VERIFY,
    InternshipKind.INCLUSION: Why.TOO_LONG_UNLESS_CERTIFIED,
}


def last_day_of(starts_on: date, *, months: int) -> date:
    """The last of so many months that begin on a day: from 1 March, six months end on 31 August.

    Where the last month has no such day the period ends with it: from 31 August, on 28 February (art. 2963 c.c.).
    """
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months, 12)
    last_of_month = calendar.monthrange(year, month + 1)[1]
    if starts_on.day > last_of_month:
        return date(year, month + 1, last_of_month)
    return date(year, month + 1, starts_on.day) - timedelta(days=1)


def months_after(day: date, *, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day (art. 2963 c.c.)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_before(day: date, *, months: int) -> date:
    """The same day so many months earlier, or the last of that month where it has no such day (art. 2963 c.c.)."""
    return months_after(day, months=-months)


def maximum_months(kind: InternshipKind, *, host_kind: HostKind, on: date | None = None) -> int:
    """The months of the kind, and 12 instead of 6 at public bodies (D.P.Reg. FVG 57/2018, secondary source)."""
    rules = in_force(on)
    if host_kind == HostKind.PUBLIC_BODY and kind in LONGER_AT_PUBLIC_BODIES:
        return rules.public_body_months
    return rules.maximum_months[kind]


def shortest_last_day(starts_on: date, *, kind: InternshipKind, seasonal: bool = False) -> date:
    """The first day on which an internship of this kind may end (D.P.Reg. FVG 57/2018, secondary source)."""
    rules = in_force(starts_on)
    if kind == InternshipKind.SUMMER:
        return starts_on + timedelta(days=rules.summer_days - 1)
    return last_day_of(starts_on, months=rules.seasonal_months if seasonal else rules.minimum_months)


def depends_on_season(starts_on: date, ends_on: date, *, kind: InternshipKind) -> bool:
    """Between one month and two: whether the host works by season must be asked."""
    if kind in (InternshipKind.SUMMER, InternshipKind.INCLUSION):
        return False
    shortest, seasonal = (shortest_last_day(starts_on, kind=kind, seasonal=each) for each in (False, True))
    return seasonal <= ends_on < shortest


def minimum(starts_on: date, ends_on: date, *, kind: InternshipKind, seasonal: Said = Said.UNKNOWN) -> Verdict:
    """Two months, one where the host works by season, 14 days in summer.

    Nothing here knows whether a host works by season: it is declared, and while it is not, the professional says so.
    For inclusion internships the minimum was not found in any text: it warns.
    (D.P.Reg. FVG 57/2018, secondary source.)
    """
    last = written(shortest_last_day(starts_on, kind=kind))
    if ends_on >= shortest_last_day(starts_on, kind=kind):
        return Verdict()
    if kind == InternshipKind.INCLUSION:
        return because(Why.TOO_SHORT_FOR_INCLUSION, PRACTICE, blocking=False)
    if not depends_on_season(starts_on, ends_on, kind=kind):
        return because(Why.TOO_SHORT, DURATION, last=last)
    if seasonal == Said.YES:
        return Verdict()
    if seasonal == Said.NO:
        return because(Objection.NOT_SEASONAL, DURATION)
    return because(Why.TOO_SHORT_UNLESS_SEASONAL, DURATION, blocking=False, last=last)


def longest_last_day(starts_on: date, *, kind: InternshipKind, host_kind: HostKind, counted_out: int = 0) -> date:
    """The last day on which it may end: the months of its kind, and the days of suspension that do not count.

    (D.P.Reg. FVG 57/2018; that such days do not count, the Accord of 25 May 2017; both from secondary sources.)
    """
    months = maximum_months(kind, host_kind=host_kind, on=starts_on)
    return last_day_of(starts_on, months=months) + timedelta(days=counted_out)


def maximum(
    starts_on: date, ends_on: date, *, kind: InternshipKind, host_kind: HostKind, counted_out: int = 0
) -> Verdict:
    """Not beyond the months of its kind; `counted_out` are days of suspension that do not count.

    The 24 months with a disability are not verified in the regional text, those for inclusion may be extended when the
    public service in charge certifies the need: both warn.
    (D.P.Reg. FVG 57/2018; for inclusion the Accord of 22 January 2015; both from secondary sources.)
    """
    months = maximum_months(kind, host_kind=host_kind, on=starts_on)
    last = longest_last_day(starts_on, kind=kind, host_kind=host_kind, counted_out=counted_out)
    if ends_on <= last:
        return Verdict()
    why, source = PASSED.get(kind, Why.TOO_LONG), MAXIMUM_SOURCES.get(kind, DURATION)
    return because(why, source, blocking=why == Why.TOO_LONG, months=months, last=written(last))


def shortest(starts_on: date, ends_on: date, *, kind: InternshipKind, seasonal: Said = Said.UNKNOWN) -> Answer:
    """The line of the check on the minimum duration (D.P.Reg. FVG 57/2018, secondary source)."""
    text = found(Found.SHORTEST, last=written(shortest_last_day(starts_on, kind=kind)))
    inclusion = kind == InternshipKind.INCLUSION
    if inclusion:
        text = found(Found.SHORTEST_OPEN)
    verdict = minimum(starts_on, ends_on, kind=kind, seasonal=seasonal)
    return Answer(Asked.SHORTEST, text, PRACTICE if inclusion else DURATION, verdict)


def longest(
    starts_on: date, ends_on: date, *, kind: InternshipKind, host_kind: HostKind, counted_out: int = 0
) -> Answer:
    """The line of the check on the maximum duration (D.P.Reg. FVG 57/2018, secondary source)."""
    months = maximum_months(kind, host_kind=host_kind, on=starts_on)
    last = longest_last_day(starts_on, kind=kind, host_kind=host_kind, counted_out=counted_out)
    what = Found.LONGEST_RESTED if counted_out else Found.LONGEST
    text = found(what, months=months, last=written(last), days=counted_out)
    verdict = maximum(starts_on, ends_on, kind=kind, host_kind=host_kind, counted_out=counted_out)
    return Answer(Asked.LONGEST, text, MAXIMUM_SOURCES.get(kind, DURATION), verdict)
