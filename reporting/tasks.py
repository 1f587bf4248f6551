"""What the worker does: prints a yearly paper once, its figures frozen as they were; prints lists of any length."""

from django.db.models.functions import Now
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from equipe import audit, jobs
from equipe.sealing import seal
from equipe.verdicts import Refused
from reporting import documents, list_papers, pdf, workbook
from reporting.indicators import Year, count, snapshot
from reporting.long_print.printing import print_register
from reporting.models import ListPrint, Report
from reporting.register.tasks import import_register

__all__ = ["import_register", "print_list", "print_report"]  # the worker looks here for the jobs of this app


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


@jobs.handler("reporting.print_list")
def print_list(job, tell):
    """Fetch the rows and record the looks, set the pages in processes of their own, hand back what keeps the file."""
    asked = ListPrint.objects.visible_to(job.requested_by).light().annotate(now=Now())
    asked = asked.filter(pk=job.payload["list_print"]).first()
    if asked is None or not asked.printable or not asked.printable.may(asked.requested_by):
        raise Refused(_("Who asked for this list may no longer print it."))
    with override(asked.language):
        tell(2, _("Looking up the rows"))
        register = list_papers.register_of(asked, at=asked.now)
        tell(5, _("Choosing the columns' widths"))
        try:
            paper = print_register(register, tell=_pages_told(tell))
        except pdf.PdfUnavailable as unavailable:
            raise Refused(str(unavailable)) from unavailable
    return lambda: _keep_list(asked, seal(paper.content), rows=len(register.rows), pages=paper.pages)


def _pages_told(tell):
    """How far the printing is, as the page that waits for it says."""

    def told(page, pages):
        tell(5 + 90 * page // pages, _("page %(page)s of %(pages)s") % {"page": page, "pages": pages})

    return told


def _keep_list(asked, sealed, *, rows, pages):
    kept = ListPrint.objects.filter(pk=asked.pk, printed_at=None)
    if kept.update(pdf=sealed, rows=rows, pages=pages, printed_at=asked.now):
        audit.record("listprint.printed", asked, by=asked.requested_by, list=asked.list, rows=rows, pages=pages)
