"""Papers of the year asked for."""

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from equipe import audit, jobs
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.models import Report

PRINT_REPORT = "reporting.print_report"


@transaction.atomic
def request_report(ambito, *, kind, year, by):
    """Promise the paper; while the same one is being made, it is that one."""
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    report = Report(ambito=ambito, kind=kind, year=year, requested_by=by, language=(get_language() or "it")[:2])
    under_way = Report.objects.alike(report).unfinished().light().first()
    if under_way:
        return under_way
    report.job = jobs.ask(PRINT_REPORT, by=by, report=str(report.pk))
    report.save(force_insert=True)
    audit.record("report.requested", report, by=by, kind=kind, year=year)
    return report


@transaction.atomic
def print_again(report, *, by):
    """Promise anew a paper that could not be printed."""
    standing = Report.objects.select_for_update(of=("self",)).light().get(pk=report.pk)
    if standing.job.failed_at is None:
        raise Refused(_("This report is printed or on its way."))
    standing.job = jobs.ask(PRINT_REPORT, by=by, report=str(standing.pk))
    standing.save(update_fields=["job"])
    audit.record("report.requested_again", standing, by=by)
    return standing
