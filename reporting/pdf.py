"""Turns a template into an accessible PDF. The only place that knows WeasyPrint."""

from ctypes import CDLL
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from reporting.own_files import only_our_own

STATIC = Path(settings.BASE_DIR) / "static"
STYLE = Path(settings.BASE_DIR) / "templates/reporting/documents/print.css"
UNAVAILABLE = _(
    "PDFs cannot be printed on this machine, because the Pango library is missing. Ask the administrator to run: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
)


class PdfUnavailable(Exception):
    """The system lacks what the PDF engine needs; the text says what to install."""

    def __str__(self):
        return str(UNAVAILABLE)


def weasyprint():
    """The engine, loaded when something is printed: it costs more than a second and needs Pango."""
    try:
        import weasyprint as engine
    except OSError as missing:
        raise PdfUnavailable from missing
    engine.logger.PROGRESS_LOGGER.setLevel("WARNING")  # a line a page is no news
    return engine


@cache
def available():
    """Whether this machine can print; where Pango lies in its usual place, without loading the engine."""
    try:
        for library in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0"):
            CDLL(library)
    except OSError:
        return _engine_loads()
    return True


def _engine_loads():
    try:
        weasyprint()
    except PdfUnavailable:
        return False
    return True


def render_pdf(template, context, *, language):
    """The template as PDF/UA-1, tagged, with its fonts inside; nothing is fetched but our own static files."""
    return _laid_out(template, context, language).write_pdf(pdf_variant="pdf/ua-1")


def render_with_archive(template, context, *, language, files):
    """The same pages twice: for reading (PDF/UA-1), and for the archive (PDF/A-3a) with the data inside as files.

    `files` maps names to (bytes, description). The pages are laid out once.
    """
    document = _laid_out(template, context, language, pdf_variant="pdf/a-3a")
    reading = document.write_pdf(pdf_variant="pdf/ua-1")
    attachment = weasyprint().Attachment
    data = [
        attachment(string=content, name=name, description=description, relationship="Data")
        for name, (content, description) in files.items()
    ]
    return reading, document.write_pdf(pdf_variant="pdf/a-3a", attachments=data, finisher=_each_file_once)


def _each_file_once(document, pdf):
    """The engine lists each attached file twice among those associated with the document."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))


def _laid_out(template, context, language, **options):
    engine = weasyprint()
    with override(language):
        page = render_to_string(template, {**context, "language": language})
    ours = {"base_url": STATIC.as_uri() + "/", "url_fetcher": only_our_own(engine, STATIC)}
    fonts = engine.text.fonts.FontConfiguration()
    style = engine.CSS(string=STYLE.read_text(encoding="utf-8"), font_config=fonts, **ours)
    return engine.HTML(string=page, **ours).render(stylesheets=[style], font_config=fonts, **options)
