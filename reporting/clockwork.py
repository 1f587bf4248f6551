"""What the clock starts in reporting: it asks what day it is, and passes it on; rules say whether something is due."""

from celery import shared_task
from django.utils import timezone

from equipe.models import Ambito
from reporting import actions
from reporting.models import ListPrint
from reporting.models.list_prints import KEPT_FOR


@shared_task
def sweep_list_prints(**_):
    """Every night: lists that were asked for days ago go, printed or not."""
    ListPrint.objects.requested_before(timezone.now() - KEPT_FOR).delete()


@shared_task
def keep_the_month(**_):
    """Every morning: the figures of a month that is over are kept, from the first working day of the next one on."""
    today = timezone.localdate()
    for ambito in Ambito.objects.all():
        actions.keep_month(ambito, on=today)


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
