"""What the clock starts here: it asks what hour it is, and passes it on."""

from celery import shared_task
from django.utils import timezone

from reporting.models import ListPrint
from reporting.models.list_prints import KEPT_FOR


@shared_task
def sweep_list_prints(**_):
    """Every night: lists that were asked for days ago go, printed or not."""
    ListPrint.objects.requested_before(timezone.now() - KEPT_FOR).delete()
