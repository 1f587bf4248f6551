"""What the clock starts on the ground: it asks what hour it is, and passes it on."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from equipe import drafts


@shared_task
def sweep_drafts(**_):
    """Every night: drafts that nobody touched for a season go."""
    drafts.sweep(at=timezone.now())


@shared_task
def sweep_sessions(**_):
    """Every night: sessions that are over go."""
    call_command("clearsessions")
