"""What the clock starts in reporting: it asks what day it is, and passes it on; rules say whether something is due."""

from celery import shared_task
from django.utils import timezone

from equipe.models import Ambito, AuditEntry
from reporting import actions, rules
from reporting.indicators import years_known
from reporting.models import KeptYear, ListPrint, PrintPart
from reporting.models.list_prints import KEPT_FOR


@shared_task
def sweep_list_prints(**_):
    """Every night: lists that were asked for days ago go, printed or not, and the parts of those that failed."""
    ListPrint.objects.requested_before(timezone.now() - KEPT_FOR).delete()
    PrintPart.objects.given_up().delete()


@shared_task
def keep_the_month(**_):
    """Every morning: the figures of a month that is over are kept, from the first working day of the next one on."""
    today = timezone.localdate()
    for ambito in Ambito.objects.all():
        actions.keep_month(ambito, on=today)


@shared_task
def count_the_years(**_):
    """Every ten minutes: what the dashboard tells of a year is counted again where it may have changed."""
    today, last_deed = timezone.localdate(), AuditEntry.objects.last_deed_at()
    for ambito in Ambito.objects.all():
        kept = KeptYear.objects.of(ambito).moments()
        for year in years_known(ambito, on=today):
            counted_at, over = kept.get(year), year < today.year
            new_day = counted_at is not None and timezone.localdate(counted_at) < today
            if rules.is_to_count(counted_at, last_deed=last_deed, new_day=new_day, over=over):
                actions.keep_year(ambito, year, at=timezone.now(), on=today)


@shared_task
def keep_the_week(**_):
    """Every Monday: what is missing in the year to be reported, so that a week later one sees what was mended."""
    today = timezone.localdate()
    for ambito in Ambito.objects.all():
        actions.keep_week(ambito, on=today)


@shared_task
def begin_the_year(**_):
    """Every morning: from 7 January on, the drafts of the year before wait for the coordinator."""
    today = timezone.localdate()
    for ambito in Ambito.objects.all():
        actions.begin_yearly_drafts(ambito, on=today)
