"""The papers of the year: listed, begun, looked at, taken along."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.models import Municipality
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, freezing, pdf, rules, tables
from reporting.checking import look_at, unanswered, warnings_of
from reporting.enums import ReportKind, ReportState
from reporting.forms import ReportRequest, WarningAnswers
from reporting.indicators import FIGURES, Counted, Year, count, years_known
from reporting.models import KeptMonth, Report
from reporting.papers import TEMPLATES, title_of
from reporting.permissions import can_print_reports, districts_of_coordinator

PAGE = 25
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

STATES = {
    ReportState.DRAFT: "new",
    ReportState.CHECKED: "wait",
    ReportState.FROZEN: "good",
    ReportState.SENT: "done",
    ReportState.RETURNED: "warn",
}
"""How each state looks; the word beside it says what it is."""


def choosable_years(request):
    """The years a paper can be made of, in any of her districts; the last whole one stands first."""
    today, districts = timezone.localdate(), districts_of_coordinator(request.user)
    years = max((years_known(district, on=today) for district in districts), key=len)
    return [*years[1:2], *years[:1], *years[2:]]


def asked_report(request, pk):
    """The report of an address, for who may see it and print reports."""
    asked = get_object_or_404(Report.objects.visible_to(request.user).with_who(), pk=pk)
    require(can_print_reports(request.user))
    return asked


@require_safe
def reports(request):
    require(can_print_reports(request.user))
    kept = Report.objects.visible_to(request.user).with_who().by_year()
    districts = districts_of_coordinator(request.user)
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, STATES[each.state]) for each in page],
        "years": choosable_years(request),
        "last_quarter": rules.last_whole_quarter(timezone.localdate()),
        "districts": districts,
        "of_a_year": [kind for kind in ReportKind if kind not in (ReportKind.QUARTER, ReportKind.MUNICIPALITY)],
        "municipalities": Municipality.objects.of(districts).by_name(),
        "months": KeptMonth.objects.visible_to(request.user).newest_first()[:12],
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
        said = next(
            (form.errors[name][0] for name in ("quarter", "municipality", "district") if name in form.errors), ""
        )
        messages.error(request, said or _("Choose one of the papers and one of the years."))
        return redirect("reporting:reports")
    try:
        return redirect(actions.begin_report(form.ambito, by=request.user, **form.asked))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:reports")


@require_safe
def report(request, pk):
    asked = asked_report(request, pk)
    if not request.htmx:
        return show(request, asked)
    response = render(request, "reporting/report.html#standing", {"report": asked})
    if not asked.is_being_frozen:
        response["HX-Refresh"] = "true"
    return response


def show(request, asked, *, typed=None):
    """The page of a report; answers to its warnings that were typed and refused still stand in it."""
    context = {
        "report": asked,
        "name": " ".join([title_of(asked.kind, get_language()), *asked.of]),
        "state": asked.state,
        "look": STATES[asked.state],
        "versions": Report.objects.alike(asked).with_who().last_version_first(),
        "entries": audit.history(asked)[:20],
    }
    told = _frozen(asked) if asked.frozen_at else _live(asked, typed)
    return render(request, "reporting/report.html", context | told)


def _frozen(asked):
    """What the page shows of a frozen report: its own bytes, and nothing counted now."""
    frozen = asked.frozen
    kept = freezing.read_back(asked, frozen)
    return {"frozen": frozen, "paper": kept.paper, "answers": asked.answers.order_by("answered_at")}


def _live(asked, typed):
    """A draft with the figures of this moment, what stands against it, and the places for words."""
    looked = look_at(asked, on=timezone.localdate())
    warnings = warnings_of(looked)
    waiting = unanswered(asked, warnings)
    answered = {(each.warning, each.fact): each for each in asked.answers.select_related("answered_by")}
    form = WarningAnswers.on(waiting, typed=typed)
    return {
        "form": form,
        "paper": looked.counting.paper(asked, looked.passages),
        "warnings": list(zip(waiting, form, strict=True)),
        "answered": [(each, answered[each.key]) for each in warnings if each not in waiting],
        "passages": [(place, looked.passages.get(place, "")) for place in TEMPLATES[asked.kind].passages],
        "is_draft": asked.state == ReportState.DRAFT,
        "most_pages": TEMPLATES[asked.kind].most_pages,
        "can_print": pdf.available(),
        "unavailable": pdf.UNAVAILABLE,
    }


@require_safe
def kept_month(request, pk):
    """The figures of a year as they stood when a month was over, beside what is counted now."""
    kept = get_object_or_404(KeptMonth.objects.visible_to(request.user).newest_first(), pk=pk)
    require(can_print_reports(request.user))
    then, now = Counted.thawed(kept.figures), count(Year(kept.ambito, kept.month.year))
    codes = [code for code in then.values if code in FIGURES and not isinstance(then.values[code], dict)]
    lines = [(tables.label(code), tables.value_of(code, then), tables.value_of(code, now)) for code in codes]
    return render(request, "reporting/kept_month.html", {"kept": kept, "lines": lines})


# What was kept, to take along


@require_safe
def report_pdf(request, pk):
    return kept_file(request, pk, "pdf", "application/pdf", "pdf")


@require_safe
def report_archive(request, pk):
    return kept_file(request, pk, "archive", "application/pdf", "pdfa.pdf")


@require_safe
def report_workbook(request, pk):
    return kept_file(request, pk, "workbook", WORKBOOK, "xlsx")


@require_safe
def report_tables(request, pk):
    return kept_file(request, pk, "tables", "application/zip", "csv.zip")


@require_safe
def report_data(request, pk):
    return kept_file(request, pk, "content", "application/json", "json")


def kept_file(request, pk, field, content_type, extension):
    """The bytes as they were frozen, as a file to keep; who takes them leaves a trace."""
    asked = get_object_or_404(Report.objects.visible_to(request.user).with_who().frozen(), pk=pk)
    require(can_print_reports(request.user))
    content = getattr(asked.frozen, field)
    if content is None:
        raise Http404
    audit.record("report.downloaded", asked, by=request.user, file=field)
    return as_file(bytes(content), content_type, f"{file_name(asked)}.{extension}")


def file_name(asked):
    version = [f"v{asked.number}"] if asked.number > 1 else []
    period = [str(asked.year), *([f"q{asked.quarter}"] if asked.quarter else [])]
    place = [str(asked.municipality)] if asked.municipality_id else []
    return slugify(" ".join([title_of(asked.kind, asked.language), *place, *period, *version]))


def as_file(content, content_type, name):
    """A file to keep, never shown inside our own pages."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
