"""Reports that only wait to be frozen, by the dozen."""

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from equipe import jobs
from reporting.actions.reports import FREEZE_REPORT
from reporting.checking import look_at, warnings_of
from reporting.models import Answer, Report


def checked_reports(number, *, by):
    """So many versions of the same note, checked, every warning accepted."""
    asked = {"ambito": by.ambito, "kind": "mayors", "year": 2024, "begun_by": by, "checked_at": Now()}
    made = [Report.objects.create(**asked, number=each) for each in range(1, number + 1)]
    found = warnings_of(look_at(made[0], on=date(2025, 1, 20)))
    told = {"manner": "accepted", "because": "Yes.", "answered_by": by}
    Answer.objects.bulk_create(
        Answer(report=report, warning=each.code, fact=each.fact, said=each.sentence, **told)
        for report in made
        for each in found
    )
    return made


def promise(report, *, by):
    """What freezing one promises, without its clicks."""
    with transaction.atomic():
        job = jobs.ask(FREEZE_REPORT, by=by, report=str(report.pk), version=report.version)
        Report.objects.filter(pk=report.pk).update(job=job)
    return job
