"""Jobs of the job table beside the same work as plain Celery tasks on one worker: small ones, and a real report."""

import os
import signal
import statistics
import subprocess
import sys
import time
from datetime import date

from celery import shared_task
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import override

from bench.people import run_as_owner
from equipe import jobs
from equipe.models import Ambito, User
from reporting import freezing
from reporting.actions.reports import FREEZE_REPORT
from reporting.checking import look_at, warnings_of
from reporting.enums import ReportKind
from reporting.models import Answer, Report
from reporting.tasks import files_of

TASKS = 200
ROUNDS = 5
REPORTS = 3
YEAR = 2023

SETUP = """
CREATE TABLE IF NOT EXISTS bench_asked (key text);
CREATE TABLE IF NOT EXISTS bench_kept (key text);
CREATE TABLE IF NOT EXISTS bench_papers (key text, figures text, pdf bytea, workbook bytea);
TRUNCATE bench_asked, bench_kept, bench_papers;
"""


def run_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else None


# The same small work twice: its effect is one row, which must be on the disk


def keep_effect(key):
    run_sql("INSERT INTO bench_kept VALUES (%s)", key)


@shared_task
def plain(*, key, **_):
    keep_effect(key)


@jobs.handler("bench.small")
def small(job, tell):
    tell(50, "half")
    return lambda: keep_effect(job.payload["key"])


def request_with_plain(key):
    """A request that writes one row anyway, then sends a task."""
    with transaction.atomic():
        run_sql("INSERT INTO bench_asked VALUES (%s)", key)
        transaction.on_commit(lambda: plain.apply_async(kwargs={"key": key}))


def request_with_job(key):
    with transaction.atomic():
        run_sql("INSERT INTO bench_asked VALUES (%s)", key)
        jobs.ask("bench.small", by=None, key=key)


# The same paper twice


@shared_task
def plain_report(*, report, key, **_):
    """What the job's handler does, without lease, progress and frozen row."""
    report = Report.objects.with_who().annotate(now=Now()).get(pk=report)
    with override(report.language):
        counting = freezing.count_for(report, behind=True)
        paper = counting.paper(report)
        content = freezing.content_of(report, counting, paper, {}, by=report.begun_by, at=report.now)
        files = files_of(report, paper, content, by=report.begun_by, at=report.now, tell=lambda *_words: None)
    run_sql("INSERT INTO bench_papers VALUES (%s, %s, %s, %s)", key, content.decode(), files["pdf"], files["workbook"])


def wait_for(statement, *values, seconds=180):
    until = time.monotonic() + seconds
    while not run_sql(statement, *values)[0][0]:
        if time.monotonic() > until:
            raise SystemExit("The worker did not answer.")
        time.sleep(0.02)


def batch(process, request, name):
    """Milliseconds of one request while the worker stands still, and of one task on the worker once it goes on."""
    requests = []
    process.send_signal(signal.SIGSTOP)
    for number in range(TASKS):
        start = time.perf_counter()
        request(f"{name}:{number}")
        requests.append((time.perf_counter() - start) * 1000)
    process.send_signal(signal.SIGCONT)
    begun = time.perf_counter()
    wait_for("SELECT count(*) = %s FROM bench_kept WHERE key LIKE %s", TASKS, f"{name}:%")
    return statistics.median(requests), (time.perf_counter() - begun) * 1000 / TASKS


def checked_report(ambito, coordinator):
    """The next version of the paper, with every warning accepted."""
    asked = {"ambito": ambito, "kind": ReportKind.OUTCOMES, "year": YEAR}
    number = Report.objects.filter(**asked).count() + 1
    report = Report.objects.create(**asked, number=number, begun_by=coordinator, checked_at=Now())
    Answer.objects.bulk_create(
        Answer(
            report=report,
            warning=each.code,
            fact=each.fact,
            said=each.sentence,
            manner="accepted",
            because="bench",
            answered_by=coordinator,
        )
        for each in warnings_of(look_at(report, on=date.today()))
    )
    return report


def report_times(number):
    """Seconds of a report as a plain task and through the job table, from request to the file in the database."""
    coordinator, ambito = User.objects.get(email="coordinator@example.org"), Ambito.objects.get()
    begun = time.perf_counter()
    report = checked_report(ambito, coordinator)
    with transaction.atomic():
        job = jobs.ask(FREEZE_REPORT, by=coordinator, report=str(report.pk), version=0)
        Report.objects.filter(pk=report.pk).update(job=job)
    wait_for("SELECT count(*) FROM reporting_report WHERE id = %s AND frozen_at IS NOT NULL", report.pk)
    job = time.perf_counter() - begun
    begun = time.perf_counter()
    plain_report.apply_async(kwargs={"report": str(report.pk), "key": str(number)})
    wait_for("SELECT count(*) FROM bench_papers WHERE key = %s", str(number))
    return time.perf_counter() - begun, job


def worker():
    """One worker without pool, so that the sums are of one process."""
    command = [sys.executable, "-m", "celery", "-A", "bench.celery_app", "worker", "-P", "solo", "-l", "error"]
    return subprocess.Popen([*command, "-Q", "bench"], env={**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"})


def run():
    run_as_owner(SETUP)
    process = worker()
    try:
        batch(process, request_with_plain, "warm"), batch(process, request_with_job, "warm job")
        rounds = [
            (batch(process, request_with_plain, f"plain {turn}"), batch(process, request_with_job, f"job {turn}"))
            for turn in range(ROUNDS)
        ]
        report_times("warm")
        reports = [report_times(number) for number in range(REPORTS)]
    finally:
        process.terminate()
        process.wait()
    show(rounds, reports)


def show(rounds, reports):
    (plain_request, plain_whole), (job_request, job_whole) = (
        [statistics.median(turn[way][part] for turn in rounds) for part in (0, 1)] for way in (0, 1)
    )
    print(f"  plain Celery   request {plain_request:6.2f} ms   task {plain_whole:6.2f} ms")
    print(f"  job table      request {job_request:6.2f} ms   job  {job_whole:6.2f} ms")
    print(f"  a promise costs a request {job_request - plain_request:.2f} ms more   goal <= 1")
    print(f"  lease, progress and closing cost {job_whole - plain_whole:.2f} ms a job   goal <= 5")
    alone, through = (statistics.median(times[way] for times in reports) for way in (0, 1))
    print(f"  a report: plain task {alone:.2f} s, job table {through:.2f} s, ratio {through / alone:.3f}")
