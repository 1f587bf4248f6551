"""What the stories of reporting share: a service with a past, and a worker that comes at once."""

import pytest
from celery import current_app

from equipe import jobs
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
    """Carries a job out as the worker would, which loads every task when it starts: `worker(report)`."""
    current_app.loader.import_default_modules()

    def carry_out(report):
        report.refresh_from_db()
        jobs.carry_out(job_id=str(report.job_id))
        report.refresh_from_db()
        return report

    return carry_out
