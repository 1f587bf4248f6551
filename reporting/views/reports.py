"""The papers of the year: requested, printed, kept."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, documents, pdf
from reporting.enums import ReportKind
from reporting.forms import ReportRequest
from reporting.indicators import years_known
from reporting.models import Report
from reporting.permissions import can_print_reports, districts_of_coordinator

PAGE = 25
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choosable_years(request):
    """The years a paper can be printed of, in any of her districts; the last whole one stands first."""
    today, districts = timezone.localdate(), districts_of_coordinator(request.user)
    years = max((years_known(district, on=today) for district in districts), key=len)
    return [*years[1:2], *years[:1], *years[2:]]


@require_safe
def reports(request):
    require(can_print_reports(request.user))
    kept = Report.objects.visible_to(request.user).light().newest_first()
    context = {
        "page": Paginator(kept, PAGE).get_page(request.GET.get("page")),
        "years": choosable_years(request),
        "districts": districts_of_coordinator(request.user),
        "kinds": ReportKind,
        "can_print": pdf.available(),
        "unavailable": pdf.UNAVAILABLE,
    }
    return render(request, "reporting/reports.html", context)


@require_POST
def request_report(request):
    require(can_print_reports(request.user))
    districts = districts_of_coordinator(request.user)
    form = ReportRequest(request.POST, years=choosable_years(request), districts=districts)
    if not form.is_valid():
        which = _("Choose for which district.") if "district" in form.errors else ""
        messages.error(request, which or _("Choose one of the papers and one of the years."))
        return redirect("reporting:reports")
    asked = {name: form.cleaned_data[name] for name in ("kind", "year")}
    return redirect(actions.request_report(form.ambito, by=request.user, **asked))


@require_safe
def report(request, pk):
    asked = get_object_or_404(Report.objects.visible_to(request.user).light(), pk=pk)
    require(can_print_reports(request.user))
    template = "reporting/report.html"
    if request.htmx:
        response = render(request, f"{template}#standing", {"report": asked})
        if not asked.job.is_waiting:
            response["HX-Refresh"] = "true"
        return response
    context = {
        "report": asked,
        "name": f"{documents.title_of(asked.kind, get_language())} {asked.year}",
        "tables": previewed(asked),
        "prints": Report.objects.visible_to(request.user).alike(asked).light().newest_first(),
        "entries": audit.history(asked)[:20],
    }
    return render(request, template, context)


def previewed(asked):
    """The tables of a printed paper in the reader's language, out of its frozen figures."""
    if asked.printed_at is None:
        return ()
    return documents.report_tables(asked.kind, *documents.figures_of(asked), language=get_language())


@require_POST
def print_again(request, pk):
    asked = get_object_or_404(Report.objects.visible_to(request.user).light(), pk=pk)
    require(can_print_reports(request.user))
    try:
        actions.print_again(asked, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(asked)


@require_safe
def report_pdf(request, pk):
    return kept_file(request, pk, "pdf", "application/pdf", "pdf")


@require_safe
def report_workbook(request, pk):
    return kept_file(request, pk, "workbook", WORKBOOK, "xlsx")


def kept_file(request, pk, field, content_type, extension):
    """The bytes as they were printed, as a file to keep; who takes them leaves a trace."""
    asked = get_object_or_404(Report.objects.visible_to(request.user).printed(), pk=pk)
    require(can_print_reports(request.user))
    audit.record("report.downloaded", asked, by=request.user, file=field)
    name = f"{slugify(documents.title_of(asked.kind, asked.language))}-{asked.year}.{extension}"
    return as_file(bytes(getattr(asked, field)), content_type, name)


def as_file(content, content_type, name):
    """A file to keep, never shown inside our own pages."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
