"""Many reports under workers killed at random and a broker emptied again and again: each is made exactly once.

A handful in the suite; a hundred with `REPORTS=100 pytest tests/reporting/test_exactly_once.py`, which takes minutes.
"""

import os
import random
import time
from contextlib import ExitStack

import pytest
import redis

from equipe.models import AuditEntry, Job
from reporting.models import FrozenReport, Report
from tests.equipe.workers import broker, celery, kill  # noqa: F401 - broker is a fixture
from tests.reporting.checked import checked_reports, promise

REPORTS = int(os.environ.get("REPORTS", "8"))
WORKER = ("worker", "--concurrency=1", "--include=tests.reporting.quick_print")
HASTY = {"DJANGO_SETTINGS_MODULE": "tests.reporting.hasty_settings"}


@pytest.mark.django_db(transaction=True)
def test_each_report_is_made_once(franca, broker, tmp_path):  # noqa: F811
    reports = checked_reports(REPORTS, by=franca)
    for report in reports:
        promise(report, by=franca)
    chance, kills, deadline = random.Random(7), max(2, REPORTS // 6), time.monotonic() + 20 + REPORTS * 6
    with ExitStack() as all_of_them:
        all_of_them.enter_context(celery(broker, "beat", f"--schedule={tmp_path / 'beat'}", **HASTY))
        workers = [all_of_them.enter_context(celery(broker, *WORKER, **HASTY)) for _each in range(2)]
        while Job.objects.unfinished().exists():
            assert time.monotonic() < deadline, Job.objects.unfinished().count()
            if kills and Job.objects.unfinished().exclude(lease_until=None).exists():
                time.sleep(chance.uniform(0, 0.5))
                kill(workers.pop(chance.randrange(len(workers))))
                redis.Redis.from_url(broker).flushall()
                workers.append(all_of_them.enter_context(celery(broker, *WORKER, **HASTY)))
                kills -= 1
            time.sleep(chance.uniform(0.2, 1.5))
    assert Report.objects.frozen().count() == FrozenReport.objects.count() == REPORTS
    assert Job.objects.exclude(finished_at=None).count() == REPORTS
    traces = AuditEntry.objects.filter(verb="report.frozen").values_list("thing_id", flat=True)
    assert sorted(traces) == sorted(str(report.pk) for report in reports)
    assert kills == 0
