"""What the clock starts in assessing: it asks what day it is, and passes it on."""

from celery import shared_task
from django.utils.timezone import localdate

from assessments import actions


@shared_task
def remind(**_):
    """Every working morning: ask those again who have not answered for long."""
    actions.remind_all_due(on=localdate(), by=None)
