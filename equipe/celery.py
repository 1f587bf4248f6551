"""The Celery application: the bell that tells a worker to look at the job table."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "equipe.settings")

app = Celery("equipe")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["equipe"], related_name="jobs")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="clockwork")
