"""The product's settings with a sweep every second: for workers that are killed by the dozen."""

from equipe.settings import *  # noqa: F403

CELERY_BEAT_SCHEDULE = {"ring for jobs that nobody holds": {"task": "equipe.jobs.sweep", "schedule": 1.0}}
