"""Whether database, broker and worker answer; looked at without a word about anybody."""

from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection

from equipe.models import Job

PATIENCE = timedelta(minutes=2)
"""A job that waits longer than this has nobody who does it."""


def state(*, at):
    database = _database_answers()
    return {"database": database, "broker": _broker_answers(), "worker": database and _work_is_done(at)}


def _database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _broker_answers():
    try:
        cache.get("healthz")
    except Exception:  # redis has an exception for every way of not answering
        return False
    return True


def _work_is_done(at):
    return not Job.objects.free(at=at).asked_before(at - PATIENCE).exists()
