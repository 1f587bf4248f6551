"""The worker of the bench: the product's Celery, with the bench's own tasks and queue."""

import django

django.setup()

from bench import work
from equipe.celery import app

__all__ = ["app", "work"]
