"""Work done later, exactly once: the row is the promise, Celery only rings the bell.

A handler does the slow part without a transaction and returns `keep`, a function without arguments that writes the
result. `keep` and the end of the job happen in one transaction, and only while the lease is still ours: a job may be
started twice (a killed worker, a late message) but its effect is kept once. Nothing is lost with the broker, because
`sweep` rings again for every job that nobody holds.
"""

import logging
import uuid
from contextlib import contextmanager
from datetime import timedelta

from celery import shared_task
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from equipe.models import Job
from equipe.verdicts import Refused

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=45)
"""How long a worker may be silent before another one takes its job."""

MOST_ATTEMPTS = 5
"""A job that has failed or killed its worker so often is given up, and says so."""

FORGOTTEN_AFTER = 60
"""Seconds after which a bell that nobody heard is thrown away: a worker long gone comes back to no heap of them."""

PAUSE = timedelta(seconds=5)
"""After a failure nobody foresaw (a database that restarts, a full disk) the job rests so long, longer each time."""

HANDLERS = {}


class LeaseLost(Exception):
    """Another worker has taken the job over, or it was cancelled; what we made is thrown away."""


def handler(kind):
    """Register the function that carries out jobs of this kind: `work(job, tell) -> keep`."""

    def register(work):
        HANDLERS[kind] = work
        return work

    return register


def ask(kind, *, by, **payload):
    """Promise a job and ring the bell once the promise is committed. `payload` holds ids, never personal data."""
    job = Job.objects.create(kind=kind, payload=payload, requested_by=by)
    transaction.on_commit(lambda: ring(job.pk))
    return job


def ring(job_id):
    """Wake a worker. A broker that does not answer costs a moment and loses nothing: `sweep` rings again."""
    try:
        carry_out.apply_async(kwargs={"job_id": str(job_id)}, retry=False, expires=FORGOTTEN_AFTER)
    except Exception:  # whatever the broker's trouble is, the row stands
        log.warning("The broker did not answer; job %s waits for the next sweep.", job_id)


def cancel(job, *, by):
    """End a job that nobody needs any more: false if it has ended already.

    A worker at work on it hears of it the next time it tells how far it is, or at the end, and keeps nothing.
    """
    told = {"failed_at": Now(), "problem": _("Cancelled."), "lease_token": None, "lease_until": None}
    payload = job.payload | {"cancelled_by": by.pk}
    return bool(Job.objects.unfinished().filter(pk=job.pk).update(payload=payload, step="", **told))


@shared_task
def sweep(**_):
    """Ring for every job that nobody holds; beat calls this every few seconds."""
    for job_id in Job.objects.free(at=Now()).oldest_first().values_list("pk", flat=True)[:100]:
        ring(job_id)


@shared_task
def carry_out(*, job_id, **_):
    """Take the job if it is free, do it, keep its result."""
    token = uuid.uuid4()
    job = _take(job_id, token)
    if job is None:
        return
    if job.attempts > MOST_ATTEMPTS:
        log.error("Job %s has failed or killed its worker too often; it is given up.", job.pk)
        _give_up(job, token)
        return
    try:
        keep = HANDLERS[job.kind](job, _teller(job, token))
        _finish(job, token, keep)
    except LeaseLost:
        log.warning("Job %s was cancelled, or taken over by another worker.", job.pk)
    except Refused as refusal:
        _give_up(job, token, str(refusal))
    except Exception:
        log.exception("Job %s failed at attempt %s.", job.pk, job.attempts)
        _rest(job, token)


@contextmanager
def _without_waiting_for_the_disk():
    """A transaction of its own that others see at once, and that a power cut in the next instant may undo.

    Good for lease and progress: losing them means that the job is taken again, and its effect is still kept once. The
    promise and the closing transaction wait for the disk as ever; they also carry to it whatever was written before.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")
        yield


@_without_waiting_for_the_disk()
def _take(job_id, token):
    """The row is locked by its key first: the index of jobs to do would be walked through all that was just done."""
    job = Job.objects.select_for_update().annotate(now=Now()).filter(pk=job_id).first()
    if job is None or not job.is_free(at=job.now):
        return None
    job.attempts += 1
    job.lease_token = token
    Job.objects.filter(pk=job.pk).update(lease_token=token, lease_until=Now() + LEASE, attempts=job.attempts)
    return job


def _ours(job, token):
    """The row while its lease is ours: whoever ends a job or takes it over wipes out our token."""
    return Job.objects.filter(pk=job.pk, lease_token=token)


def _teller(job, token):
    """A function that says how far the work is (0 to 100) and what is being done, and renews the lease."""

    @_without_waiting_for_the_disk()
    def tell(progress, step=""):
        if not _ours(job, token).update(progress=progress, step=step, lease_until=Now() + LEASE):
            raise LeaseLost

    return tell


@transaction.atomic
def _finish(job, token, keep):
    ended = _ours(job, token).update(progress=100, step="", finished_at=Now(), lease_token=None, lease_until=None)
    if not ended:  # the row is locked from here on: nobody can finish it beside us
        raise LeaseLost
    keep()


def _rest(job, token):
    """Leave the job for a later bell, or give it up when that was the last attempt."""
    if job.attempts >= MOST_ATTEMPTS:
        _give_up(job, token)
    else:
        with _without_waiting_for_the_disk():
            _ours(job, token).update(progress=0, step="", lease_until=Now() + PAUSE * job.attempts)


def _give_up(job, token, problem=""):
    """`problem` is for the reader: words of a refusal, nothing of an error she cannot mend."""
    _ours(job, token).update(failed_at=Now(), problem=problem, lease_token=None, lease_until=None)
