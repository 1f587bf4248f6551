"""What the worker does: prints a yearly paper once, with its figures frozen as they were."""

from django.db.models.functions import Now
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from equipe import audit, jobs
from equipe.verdicts import Refused
from reporting import documents, pdf, workbook
from reporting.indicators import Year, count, snapshot
from reporting.models import Report
from reporting.register.tasks import import_register

__all__ = ["import_register", "print_report"]  # the worker looks here for the jobs of this app


@jobs.handler("reporting.print_report")
def print_report(job, tell):
    """Count in one view of the database, make both files, hand back what keeps them."""
    report = Report.objects.visible_to(job.requested_by).light().annotate(now=Now())
    report = report.filter(pk=job.payload["report"]).first()
    if report is None:
        raise Refused(_("Who asked for this report may no longer print it."))
    with override(report.language):
        tell(10, _("Counting the figures"))
        figures = count_two_years(report)
        tell(30, _("Setting the pages"))
        paper = paper_of(report, *figures, printed_at=report.now)
        tell(80, _("Writing the workbook"))
        book = book_of(report, *figures, printed_at=report.now)
        tell(95, _("Keeping the report"))
    return lambda: _keep(report, figures, paper, book)


def count_two_years(report):
    with snapshot():
        return tuple(count(Year(report.ambito, number)) for number in (report.year, report.year - 1))


def paper_of(report, counted, previous, *, printed_at):
    imprint = documents.Imprint(
        report.ambito, report.year, str(report.requested_by), localtime(printed_at).date(), report.language
    )
    try:
        return pdf.render_pdf(*documents.report(report.kind, counted, previous, imprint), language=report.language)
    except pdf.PdfUnavailable as unavailable:
        raise Refused(str(unavailable)) from unavailable


def book_of(report, counted, previous, *, printed_at):
    return workbook.write(
        documents.report_tables(report.kind, counted, previous, language=report.language),
        title=documents.title_of(report.kind, report.language),
        year=report.year,
        author=str(report.requested_by),
        printed_at=localtime(printed_at),
        language=report.language,
    )


def _keep(report, figures, paper, book):
    counted, previous = (each.frozen() for each in figures)
    Report.objects.filter(pk=report.pk, printed_at=None).update(
        figures={"counted": counted, "previous": previous}, pdf=paper, workbook=book, printed_at=report.now
    )
    audit.record("report.printed", report, by=report.requested_by)
