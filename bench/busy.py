"""How long a case page takes alone, and while ten reports are made beside it, by workers with and without manners."""

import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

from django.db import transaction
from django.urls import reverse

from bench.pages import fetch, server, sign_in
from bench.work import checked_report
from beneficiaries.models import Episode
from equipe import jobs
from equipe.models import Ambito, Job, User
from reporting.actions.reports import FREEZE_REPORT
from reporting.models import Report

ROUNDS = 200
REPORTS = 10
SWEEP = 10
"""Seconds after which the clock rings again for what nobody holds."""

A_CLICK = 0.05
"""Seconds from one page to the next: one reader who never rests."""


@contextmanager
def worker(*before):
    """The worker of production, two at once, on the queue of the bench."""
    command = [*before, sys.executable, "-m", "celery", "-A", "bench.celery_app", "-q", "worker", "--concurrency=2"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    process = subprocess.Popen([*command, "-l", "error", "-Q", "bench"], env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def checked_reports():
    """Ten papers that only wait to be frozen: checking counts the year too, and is not what is measured."""
    coordinator, ambito = User.objects.get(email="coordinator@example.org"), Ambito.objects.get()
    first = checked_report(ambito, coordinator)
    return [first, *(another(first) for _each in range(REPORTS - 1))]


def another(report):
    """The next version, checked with the same answers."""
    answers = list(report.answers.all())
    report = Report.objects.get(pk=report.pk)
    report.pk, report.number, report.job = None, Report.objects.filter(**same(report)).count() + 1, None
    report.save(force_insert=True)
    for answer in answers:
        answer.pk, answer.report = None, report
        answer.save(force_insert=True)
    return report


def same(report):
    return {"ambito": report.ambito, "kind": report.kind, "year": report.year}


@transaction.atomic
def promise(reports):
    """All at once, as on the last day."""
    promised = []
    for report in reports:
        job = jobs.ask(FREEZE_REPORT, by=report.begun_by, report=str(report.pk), version=report.version)
        Report.objects.filter(pk=report.pk).update(job=job)
        promised.append(job.pk)
    return Job.objects.filter(pk__in=promised)


def clicks(page, go_on):
    """Milliseconds of one page after another, as long as there is a reason to go on."""
    taken, rung = [], time.monotonic()
    while go_on(taken):
        taken.append(fetch(*page)[0] * 1000)
        time.sleep(A_CLICK)
        if time.monotonic() - rung > SWEEP:
            jobs.sweep()
            rung = time.monotonic()
    return taken


def beside(page, *manners):
    """The page while ten reports are made, and how long they take."""
    reports = checked_reports()
    with worker(*manners):
        begun, promised = time.perf_counter(), promise(reports)
        taken = clicks(page, lambda _taken: promised.unfinished().exists())
        if failed := promised.exclude(failed_at=None).count():
            raise SystemExit(f"{failed} reports could not be made.")
        return taken, time.perf_counter() - begun


def run():
    reader = User.objects.get(email="worker0@example.org")
    case = Episode.objects.filter(case_manager=reader, diary__isnull=False).first()
    with server("bench.settings", 8613) as port:
        page = (port, reverse("beneficiaries:case", args=[case.pk]), sign_in(reader))
        clicks(page, lambda taken: len(taken) < 20)
        alone = clicks(page, lambda taken: len(taken) < ROUNDS)
        told = {"alone": (alone, 0.0), "beside ten reports": beside(page)}
        told["beside ten, niced"] = beside(page, "nice", "-n", "10")
    print(f"  load {os.getloadavg()[0]:.0f}")
    for name, (taken, seconds) in told.items():
        p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        ratio = p50 / statistics.median(alone)
        made = f"   ten reports in {seconds:.0f} s" if seconds else ""
        print(f"  {name:20} p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   {ratio:5.2f} x alone{made}")
    print("  goal: p50 <= 2 x alone, p95 <= 300 ms beside a worker that gives way")
