"""The ground: settings, the people who work here, and the few things every room needs."""

from equipe.celery import app as celery_app

__all__ = ["celery_app"]
