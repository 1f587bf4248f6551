"""What the clock starts about people and cases: it asks what day it is, and passes it on."""

from celery import shared_task
from django.utils.timezone import localdate

from beneficiaries import tasks


@shared_task
def tell_the_day(**_):
    """Every morning: who has appointments today is told how many, and at what hours."""
    tasks.promise_letters(on=localdate())
