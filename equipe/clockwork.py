"""What the clock starts on the ground: it asks what hour it is, and passes it on."""

from celery import shared_task
from django.utils import timezone

from equipe import drafts


@shared_task
def sweep_drafts(**_):
    """Every night: drafts that nobody touched for a season go."""
    drafts.sweep(at=timezone.now())
