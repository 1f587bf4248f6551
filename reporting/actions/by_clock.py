"""What is done on a day, without anybody asking: figures of a month or year kept, drafts begun. Twice is once."""

from django.db import transaction
from django.utils.translation import get_language

from equipe import audit, jobs
from equipe.enums import Role
from equipe.models import Job, User
from equipe.verdicts import Refused
from reporting import rules
from reporting.actions.reports import begin_report
from reporting.enums import ReportKind
from reporting.indicators import Year, count, has_data, look, snapshot
from reporting.models import KeptMonth, KeptYear, RadarWeek
from reporting.radar import Asked, found

COUNT_YEAR = "reporting.count_year"
YEARLY = (ReportKind.FUNDING, ReportKind.OUTCOMES)


def keep_month(ambito, *, on, by=None):
    """Keep the figures of the year as they stand when a month is over; true if they were kept now."""
    month = rules.month_to_count(on)
    year = Year(ambito, month.year)
    if KeptMonth.objects.of(ambito).filter(month=month).exists() or not has_data(year):
        return False
    with snapshot():
        figures = count(year).frozen()
    with transaction.atomic():
        kept, new = KeptMonth.objects.get_or_create(ambito=ambito, month=month, defaults={"figures": figures})
        if new:
            audit.record("keptmonth.counted", kept, by=by)
    return new


def keep_year(ambito, year, *, at, on, by=None):
    """Count a year as it stands and keep it for the dashboard; `at` is the moment before the counting begins.

    What the clock counts is no deed and leaves no trace: it would be counted as one, for ever.
    """
    with snapshot():
        told = look(Year(ambito, year), on=on).frozen()
    return KeptYear.objects.keep(ambito, year, counted_at=at, told=told)


@transaction.atomic
def count_year(ambito, year, *, by):
    """Promise that a year is counted now; while who asks is waiting for it already, it is that one."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    asked = {"ambito": ambito.pk, "year": year}
    waiting = Job.objects.unfinished().of(by).of_kind(COUNT_YEAR, **asked).first()
    return waiting or jobs.ask(COUNT_YEAR, by=by, language=(get_language() or "it")[:2], **asked)


def begin_yearly_drafts(ambito, *, on, by=None):
    """Begin the drafts of the year before, in the name of a coordinator of the district; those begun are left alone."""
    year = rules.year_to_draft(on)
    coordinator = by or User.objects.with_role(Role.COORDINATOR, ambito=ambito).oldest_first().first()
    if year is None or coordinator is None:
        return []
    begun = []
    for kind in YEARLY:
        try:
            begun.append(begin_report(ambito, kind=kind, year=year, by=coordinator, language=coordinator.language[:2]))
        except Refused:  # nothing to tell of that year
            return begun
    return begun


def keep_week(ambito, *, on, by=None):
    """What is missing on this day, kept once."""
    year = rules.year_to_mend(on)
    missing = found(Asked(Year(ambito, year), on)).kept()
    return RadarWeek.objects.get_or_create(ambito=ambito, day=on, defaults={"year": year, "found": missing})[0]
