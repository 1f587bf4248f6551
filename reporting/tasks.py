"""What the worker does: freezes a report once, figures, words and files as they stand together; prints lists."""

from django.db.models.functions import Now
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from equipe import audit, jobs, mail
from equipe.enums import Role
from equipe.models import Ambito, User
from equipe.sealing import seal
from equipe.verdicts import Refused
from reporting import csv_files, documents, freezing, list_papers, pdf, workbook
from reporting.checking import Looked, unanswered, warnings_of
from reporting.enums import PassageField
from reporting.indicators import Year, look, snapshot
from reporting.long_print import sharing
from reporting.long_print.printing import print_register
from reporting.models import FrozenReport, KeptYear, ListPrint, Report
from reporting.register.tasks import import_register

# The worker looks here for the jobs of this app
__all__ = ["count_year", "freeze_report", "help_print", "import_register", "print_list"]


@jobs.handler("reporting.freeze_report")
def freeze_report(job, tell):
    """Count in one view of the database, make every file, hand back what keeps them all at once."""
    report = Report.objects.visible_to(job.requested_by).with_who().annotate(now=Now())
    report = report.filter(pk=job.payload["report"], version=job.payload["version"], frozen_at=None).first()
    if report is None:
        raise Refused(_("The report was changed meanwhile, or who asked for it may no longer freeze it."))
    with override(report.language):
        tell(5, _("Counting the figures"))
        today = localtime(report.now).date()
        counting = freezing.count_for(report, on=today, behind=True)
        passages = {PassageField(each.field): each.text for each in report.passages.latest()}
        _insist(report, Looked(report, counting, passages, today))
        paper = counting.paper(report, passages)
        content = freezing.content_of(report, counting, paper, passages, by=job.requested_by, at=report.now)
        tell(25, _("Setting the pages"))
        files = files_of(report, paper, content, by=job.requested_by, at=report.now, tell=tell)
        tell(95, _("Keeping the report"))
    return lambda: _keep(report, job, content, counting, files)


def _insist(report, looked):
    """What has come up since the check is answered first."""
    if new := unanswered(report, warnings_of(looked)):
        told = {"sentence": new[0].sentence}
        raise Refused(_("Since the check something has changed: %(sentence)s Reopen the report and answer.") % told)


def files_of(report, paper, content, *, by, at, tell):
    """Every file of a report, made from the one paper: pages, archive copy with the data inside, workbook, CSV."""
    digest = freezing.digest(content)
    tables = csv_files.files_of(paper.tables)
    data = {"report.json": (content, _("All that was frozen: figures, definitions, words"))}
    data |= {name: (table, _("A table of the report")) for name, table in tables.items()}
    imprint = documents.Imprint(
        report.ambito, report.year, str(by), localtime(at).date(), report.language, report.number, digest
    )
    try:
        pages, archive = pdf.render_with_archive(
            *documents.report(paper, imprint), language=report.language, files=data
        )
    except pdf.PdfUnavailable as unavailable:
        raise Refused(str(unavailable)) from unavailable
    tell(85, _("Writing the workbook"))
    book = workbook.write(
        paper, author=str(by), printed_at=localtime(at), number=report.number, sha256=digest, language=report.language
    )
    return {"pdf": pages, "archive": archive, "workbook": book, "tables": csv_files.packed(tables)}


def _keep(report, job, content, counting, files):
    """Everything or nothing: in the transaction that ends the job, if nobody has touched the report since."""
    FrozenReport.objects.create(
        report=report,
        frozen_by=job.requested_by,
        content=content,
        sha256=freezing.digest(content),
        figures=counting.exact(),
        behind=counting.behind,
        **files,
    )
    if not Report.objects.filter(pk=report.pk, version=report.version, frozen_at=None).update(frozen_at=report.now):
        raise Refused(_("Somebody else has changed the report meanwhile: nothing was frozen."))
    audit.record("report.frozen", report, by=job.requested_by, sha256=freezing.digest(content))


@jobs.handler("reporting.count_year")
def count_year(job, tell):
    """A year counted because somebody asks, kept unless somebody who began later has kept it already."""
    districts = Ambito.objects.where(job.requested_by, Role.COORDINATOR).annotate(now=Now())
    ambito, number = districts.filter(pk=job.payload["ambito"]).first(), job.payload["year"]
    if ambito is None:
        raise Refused(_("Who asked for this year may no longer see it."))
    with override(job.payload["language"]):
        tell(10, _("Counting the year %(year)s") % {"year": number})
        with snapshot():
            told = look(Year(ambito, number), on=localtime(ambito.now).date()).frozen()
        tell(95, _("Keeping what was counted"))
    return lambda: _keep_count(job, ambito, number, told)


def _keep_count(job, ambito, number, told):
    kept = KeptYear.objects.keep(ambito, number, counted_at=ambito.now, told=told)
    audit.record("keptyear.counted", kept, by=job.requested_by, year=number)


@jobs.handler("reporting.tell_missing")
def tell_missing(job, tell):
    """How much somebody has to mend before the report: what it is, and of whom, is read where one signs in."""
    user = User.objects.active().filter(pk=job.payload["user"]).first()
    if user:
        told = {"number": job.payload["number"], "link": job.payload["link"]}
        mail.send("reporting/mail/missing.txt", to=user, **told)
    return lambda: None


@jobs.handler("reporting.print_list")
def print_list(job, tell):
    """Fetch the rows and record the looks, have the pages set in processes of their own, hand back what keeps the file.

    Who takes over a long list goes on with the plan and the parts that stand.
    """
    asked = ListPrint.objects.visible_to(job.requested_by).light().annotate(now=Now())
    asked = asked.filter(pk=job.payload["list_print"]).first()
    if asked is None or not asked.printable or not asked.printable.may(asked.requested_by):
        raise Refused(_("Who asked for this list may no longer print it."))
    try:
        with override(asked.language):
            rows, paper = (_go_on if asked.plan else _begin)(asked, job.lease_token, tell)
    except pdf.PdfUnavailable as unavailable:
        raise Refused(str(unavailable)) from unavailable
    return lambda: _keep_list(asked, seal(paper.content), rows=rows, pages=paper.pages)


def _begin(asked, token, tell):
    tell(2, _("Looking up the rows"))
    register = list_papers.register_of(asked, at=asked.now)
    tell(5, _("Choosing the columns' widths"))
    rows = len(register.rows)
    return rows, print_register(register, tell=_pages_told(tell), share=sharing.shared(asked, token, rows))


def _go_on(asked, token, tell):
    return asked.plan["rows"], sharing.go_on(asked, token, tell=_pages_told(tell))


@jobs.handler(sharing.HELP)
def help_print(job, tell):
    """Set parts of a long list for whoever leads its printing; there may be none left."""
    asked = ListPrint.objects.light().filter(pk=job.payload["list_print"]).first()
    if asked and pdf.available():
        sharing.help_with(asked, job.lease_token, alive=lambda: tell(0))
    return lambda: None


def _pages_told(tell):
    """How far the printing is, as the page that waits for it says."""

    def told(page, pages):
        tell(5 + 90 * page // pages, _("page %(page)s of %(pages)s") % {"page": page, "pages": pages})

    return told


def _keep_list(asked, sealed, *, rows, pages):
    kept = ListPrint.objects.filter(pk=asked.pk, printed_at=None)
    if kept.update(pdf=sealed, rows=rows, pages=pages, printed_at=asked.now, plan=None):
        asked.parts.all().delete()
        audit.record("listprint.printed", asked, by=asked.requested_by, list=asked.list, rows=rows, pages=pages)
