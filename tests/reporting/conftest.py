"""What the stories of reporting share: a service with a past, and a worker that comes at once."""

from datetime import date

import pytest
from celery import current_app
from django.utils.timezone import localtime

from equipe import jobs
from reporting import actions
from reporting.checking import look_at, unanswered, warnings_of
from reporting.models import FundingYear
from tests.reporting.population import Population


@pytest.fixture
def service(franca):
    """A grown service of Franca's district, with a plan for the year."""
    ambito = Population(11, people=25).ambito
    FundingYear.objects.create(ambito=ambito, year=2024, granted="260000.00")
    return ambito


@pytest.fixture
def worker():
    """Carries the job of a thing out as the worker would, which loads every task when it starts: `worker(report)`."""
    current_app.loader.import_default_modules()

    def carry_out(asked):
        asked.refresh_from_db()
        jobs.carry_out(job_id=str(asked.job_id))
        asked.refresh_from_db()
        return type(asked).objects.get(pk=asked.pk)

    return carry_out


@pytest.fixture
def freeze(worker):
    """A report taken from its draft to the freezer, every warning accepted: `freeze(report, by=franca)`."""

    def through(report, *, by):
        accept_all(report, by=by)
        actions.check_report(report, on=TODAY, version=report.version, by=by)
        report.refresh_from_db()
        actions.freeze_report(report, version=report.version, by=by)
        return worker(report)

    return through


TODAY = date(2025, 1, 20)


def day_frozen(report):
    """The database keeps its own time: what follows the freezing is dated from that day on."""
    return localtime(report.frozen_at).date()


def accept_all(report, *, by):
    """Accept whatever stands against a draft."""
    waiting = unanswered(report, warnings_of(look_at(report, on=TODAY)))
    said = dict.fromkeys((each.key for each in waiting), ("accepted", "Checked by hand."))
    actions.answer_warnings(report, said, on=TODAY, by=by)
    report.refresh_from_db()
