"""One job through the job table beside the same work as a plain Celery task, on the same worker."""

import os
import statistics
import subprocess
import sys
import time

from celery import shared_task
from django.core.cache import cache

from equipe import jobs
from equipe.models import Job

TASKS = 200


@shared_task
def plain(*, key, **_):
    """What a plain task does: the work, and a sign that it was done."""
    cache.set(key, time.time(), 600)


@jobs.handler("bench.nothing")
def nothing(job, tell):
    tell(50, "half")
    return lambda: cache.set(f"bench:{job.pk}", time.time(), 600)


def wait_for(keys):
    until = time.time() + 60
    while time.time() < until:
        if len(cache.get_many(keys)) == len(keys):
            return
        time.sleep(0.005)
    raise SystemExit("The worker did not answer.")


def through_the_table(_):
    job = Job.objects.create(kind="bench.nothing")
    jobs.ring(job.pk)
    return f"bench:{job.pk}"


def through_celery(turn):
    key = f"bench:plain:{turn}:{time.time()}"
    plain.apply_async(kwargs={"key": key})
    return key


def per_task(send):
    """Milliseconds to send one, and milliseconds each takes on the worker when many wait."""
    start = time.perf_counter()
    keys = [send(turn) for turn in range(TASKS)]
    sent = time.perf_counter()
    wait_for(keys)
    return (sent - start) / TASKS * 1000, (time.perf_counter() - start) / TASKS * 1000


def run():
    worker = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "bench.celery_app",
            "worker",
            "-P",
            "solo",
            "-l",
            "error",
            "-Q",
            "bench",
        ],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"},
    )
    try:
        per_task(through_celery), per_task(through_the_table)
        rounds = [(per_task(through_celery), per_task(through_the_table)) for _ in range(3)]
    finally:
        worker.terminate()
        worker.wait()
    medians = [[statistics.median(turn[way][part] for turn in rounds) for part in (0, 1)] for way in (0, 1)]
    for name, (send, whole) in zip(("plain Celery", "job table"), medians, strict=True):
        print(f"  {name:14} send {send:6.2f} ms   done {whole:6.2f} ms a task")
    print(f"  promise and bell cost {medians[1][0] - medians[0][0]:.2f} ms more   goal <= 1 (beside the row itself)")
    print(f"  lock, progress and storage cost {medians[1][1] - medians[0][1]:.2f} ms a job   goal <= 5")
