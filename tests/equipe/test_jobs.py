"""Work done later is done once: doubled bells, lost leases, failures, and workers killed in the middle."""

import os
import subprocess
import sys
import time

import pytest
import redis
from django.db.models.functions import Now

from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from reporting.models import FrozenReport, Report
from tests.equipe.workers import ROOT, broker, celery, kill, wait_until  # noqa: F401 - broker is a fixture
from tests.reporting.checked import checked_reports, promise

KIND = "tests.work"


@pytest.fixture
def work(monkeypatch):
    """Register a handler for one test: `work(handler)`; its effects are counted in `work.kept`."""

    def register(handler):
        monkeypatch.setitem(jobs.HANDLERS, KIND, handler)

    register.kept = []
    return register


@pytest.fixture
def job(alice):
    return Job.objects.create(kind=KIND, requested_by=alice)


def carry_out(job):
    jobs.carry_out(job_id=str(job.pk))
    job.refresh_from_db()
    return job


@pytest.mark.django_db
def test_a_job_is_done_and_its_effect_kept(work, job):
    work(lambda job, tell: lambda: work.kept.append(job.pk))
    assert carry_out(job).finished_at
    assert (work.kept, job.progress, job.attempts, job.lease_until) == ([job.pk], 100, 1, None)


@pytest.mark.django_db
def test_a_doubled_bell_does_nothing(work, job):
    def handler(taken, tell):
        jobs.carry_out(job_id=str(taken.pk))  # the second message comes while the first is at work
        return lambda: work.kept.append(taken.pk)

    work(handler)
    carry_out(job)
    carry_out(job)  # and a third one late
    assert (work.kept, job.attempts) == ([job.pk], 1)


@pytest.mark.django_db
def test_telling_renews_the_lease_and_shows_how_far_it_is(work, job):
    def handler(taken, tell):
        tell(40, "Counting")
        seen = Job.objects.get(pk=taken.pk)
        assert (seen.progress, seen.step) == (40, "Counting")
        assert not Job.objects.free(at=Now()).exists()
        return lambda: work.kept.append(1)

    work(handler)
    assert carry_out(job).step == ""


@pytest.mark.django_db
@pytest.mark.parametrize("tells", [True, False])
def test_who_lost_the_lease_keeps_nothing(work, job, tells):
    def handler(taken, tell):
        Job.objects.filter(pk=taken.pk).update(lease_token="0" * 32)  # another worker has taken it over
        if tells:
            tell(50)
        return lambda: work.kept.append(1)

    work(handler)
    carry_out(job)
    assert work.kept == []
    assert job.is_waiting


@pytest.mark.django_db
def test_a_silent_workers_job_is_taken_over(work, job):
    work(lambda job, tell: lambda: work.kept.append(1))
    Job.objects.filter(pk=job.pk).update(lease_token="0" * 32, lease_until=Now() + jobs.LEASE, attempts=1)
    assert carry_out(job).is_waiting
    Job.objects.filter(pk=job.pk).update(lease_until=Now() - jobs.PAUSE)
    assert carry_out(job).finished_at
    assert (work.kept, job.attempts) == ([1], 2)


@pytest.mark.django_db
def test_a_refusal_ends_the_job_with_its_words(work, job):
    def handler(job, tell):
        raise Refused("Not any more.")

    work(handler)
    assert carry_out(job).failed_at
    assert job.problem == "Not any more."


@pytest.mark.django_db
def test_a_failure_rests_and_is_tried_again_until_it_is_given_up(work, job):
    work(lambda job, tell: 1 / 0)
    for attempt in range(1, jobs.MOST_ATTEMPTS + 1):
        assert job.is_waiting
        Job.objects.update(lease_until=None)
        assert carry_out(job).attempts == attempt
    assert job.failed_at
    assert job.problem == ""


@pytest.mark.django_db
def test_nothing_is_kept_when_keeping_fails(work, job, alice):
    def keep():
        AuditEntry.objects.create(verb="tests.kept", actor=alice)
        raise OSError

    work(lambda job, tell: keep)
    assert carry_out(job).is_waiting
    assert not AuditEntry.objects.filter(verb="tests.kept").exists()


@pytest.mark.django_db
def test_a_cancelled_job_is_given_up_and_keeps_nothing(work, job, alice):
    def handler(taken, tell):
        assert jobs.cancel(taken, by=alice)
        tell(50)
        return lambda: work.kept.append(1)

    work(handler)
    assert carry_out(job).failed_at
    assert job.was_cancelled
    assert work.kept == []
    assert not jobs.cancel(job, by=alice)
    assert carry_out(job).attempts == 1


@pytest.mark.django_db
def test_a_job_cancelled_before_it_ends_keeps_nothing_even_if_it_never_tells(work, job, alice):
    def handler(taken, tell):
        jobs.cancel(taken, by=alice)
        return lambda: work.kept.append(1)

    work(handler)
    assert carry_out(job).was_cancelled
    assert work.kept == []


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up(work, job):
    work(lambda job, tell: lambda: work.kept.append(1))
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS)
    assert carry_out(job).failed_at
    assert work.kept == []


@pytest.mark.django_db
def test_the_sweep_rings_for_what_nobody_holds(job, alice, monkeypatch):
    rung = []
    monkeypatch.setattr(jobs, "ring", rung.append)
    Job.objects.create(kind=KIND, requested_by=alice, finished_at=Now())
    Job.objects.create(kind=KIND, requested_by=alice, lease_until=Now() + jobs.LEASE)
    jobs.sweep()
    assert rung == [job.pk]


@pytest.mark.django_db
def test_the_bell_rings_only_after_the_promise_is_written(alice, monkeypatch, django_capture_on_commit_callbacks):
    rung = []
    monkeypatch.setattr(jobs, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        asked = jobs.ask(KIND, by=alice, report="1")
        assert rung == []
    assert rung == [asked.pk]


# Real workers on a real broker


@pytest.mark.django_db(transaction=True)
def test_a_report_survives_a_killed_worker_and_an_emptied_broker(franca, broker, tmp_path):  # noqa: F811
    report = checked_reports(1, by=franca)[0]
    job = promise(report, by=franca)

    def standing():
        return Job.objects.get(pk=job.pk)

    with (
        celery(broker, "beat", f"--schedule={tmp_path / 'first'}") as _beat,
        celery(broker, "worker", "--concurrency=1", "--include=tests.reporting.slow_print") as worker,
    ):
        assert wait_until(lambda: standing().progress == 25, seconds=90), "the first worker never began"
        kill(worker)
    redis.Redis.from_url(broker).flushall()
    assert not FrozenReport.objects.exists()

    begun = time.monotonic()
    with (
        celery(broker, "beat", f"--schedule={tmp_path / 'second'}"),
        celery(broker, "worker", "--concurrency=2"),
    ):
        assert wait_until(lambda: Report.objects.frozen().exists(), seconds=120)
        assert wait_until(lambda: standing().finished_at, seconds=5)
    assert time.monotonic() - begun < 120
    assert bytes(FrozenReport.objects.get().pdf).startswith(b"%PDF")
    assert AuditEntry.objects.filter(verb="report.frozen").count() == 1
    assert standing().attempts == 2


@pytest.mark.parametrize("dead", ["redis://127.0.0.1:1/0", "unix:///nowhere/valkey.sock"])
def test_a_broker_that_is_down_costs_less_than_a_second(dead):
    script = (
        "import time, uuid, django; django.setup()\n"
        "from equipe import jobs\n"
        "jobs.ring(uuid.uuid4())  # the first bell of a process also loads what rings it\n"
        "begun = time.monotonic(); jobs.ring(uuid.uuid4()); print(time.monotonic() - begun)"
    )
    env = os.environ | {"REDIS_URL": dead, "DEBUG": "1", "DJANGO_SETTINGS_MODULE": "equipe.settings"}
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert float(said.stdout.split()[-1]) < 1
    assert "waits for the next sweep" in said.stderr
