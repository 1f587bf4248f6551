"""What the clock starts: looking for records that may be of one person among those that came in by the hundred."""

from datetime import timedelta

from celery import shared_task
from django.utils.timezone import localdate

from beneficiaries.models import Person, note_duplicates


@shared_task
def look_for_duplicates(**_):
    """Whoever is registered by hand is compared at once; an import is compared in the night after it."""
    note_duplicates(Person.objects.registered_since(localdate() - timedelta(days=2)).iterator())
