"""Prints a yearly paper into a file, without the web server."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.documents import Imprint, report
from reporting.enums import ReportKind
from reporting.indicators import Year, count, snapshot, tell, to_come, told_to_come
from reporting.management.commands.yearly_figures import ambito_named
from reporting.papers import paper_of
from reporting.pdf import PdfUnavailable, render_pdf

OF_A_YEAR = [kind.value for kind in ReportKind if kind not in (ReportKind.QUARTER, ReportKind.MUNICIPALITY)]


class Command(BaseCommand):
    help = "Prints a yearly paper as an accessible PDF."

    def add_arguments(self, parser):
        parser.add_argument("year", type=int)
        parser.add_argument("--kind", choices=OF_A_YEAR, required=True)
        parser.add_argument("--pdf", type=Path, required=True, help="the file to write")
        parser.add_argument("--ambito", default="", help="name of the district, where there are several")
        parser.add_argument("--language", choices=("it", "en"), default="it")
        parser.add_argument("--author", default="", help="who prints it, for the title page")

    def handle(self, *, year, kind, pdf, ambito, language, author, **options):
        if not 1900 <= year <= 9998:
            raise CommandError("The year has four digits.")
        ambito = ambito_named(ambito)
        asked, today = Year(ambito, year), timezone.localdate()
        with snapshot():
            counted, previous = (tell(each, count(each)) for each in (asked, asked.before))
            ahead = told_to_come(to_come(asked, on=today), counted, on=today)
        imprint = Imprint(ambito, year, author or ambito.service_name, today, language)
        try:
            told = paper_of(kind, asked, counted, previous, language=language, ahead=ahead, on=today)
            paper = render_pdf(*report(told, imprint), language=language)
            pdf.write_bytes(paper)
        except PdfUnavailable as unavailable:
            raise CommandError(str(unavailable)) from unavailable
        except OSError as trouble:
            raise CommandError(f"{pdf} could not be written: {trouble.strerror}.") from trouble
        self.stdout.write(f"{pdf}: {len(paper) // 1024} kB")
