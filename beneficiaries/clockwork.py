"""What the clock starts about people and cases: it asks what day it is, and passes it on."""

from datetime import timedelta

from celery import shared_task
from django.utils.timezone import localdate

from beneficiaries import tasks
from beneficiaries.models import Person, note_duplicates


@shared_task
def tell_the_day(**_):
    """Every morning: who has appointments today is told how many, and at what hours."""
    tasks.promise_letters(on=localdate())


@shared_task
def look_for_duplicates(**_):
    """Whoever is registered by hand is compared at once; an import is compared in the night after it."""
    note_duplicates(Person.objects.registered_since(localdate() - timedelta(days=2)).iterator())
