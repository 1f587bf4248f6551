"""The papers of an internship and of an agreement: printing one is a look, and leaves a trace of its own."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.permissions import require
from placements.forms import read_month
from placements.models import Act, Agreement, AttendanceMonth
from placements.permissions import can_confirm
from placements.rules.attendance import months_of
from placements.views.files import internship_file
from reporting import actions, documents, pdf
from reporting.enums import PaperKind
from reporting.forms import FundingLine
from reporting.models import PaidFrom, Wording
from reporting.placement_papers import (
    OF_ACTS,
    OF_MONTHS,
    NotReady,
    agreement_paper,
    facts_of,
    paper_of,
    printable,
    printed,
    values_of,
    values_of_agreement,
)
from reporting.views.reports import as_file

OF_ITS_END = (PaperKind.DOSSIER, PaperKind.ATTESTATION)
AT_ANY_TIME = (PaperKind.COB, PaperKind.OBSERVATION, PaperKind.MIDTERM, PaperKind.FINAL)


@require_safe
def papers(request, pk):
    """What can be printed of an internship, what is missing for the rest, and from which line it is paid."""
    internship, today = internship_file(request, pk), localdate()
    acts = list(Act.objects.of(internship).in_order())
    facts = facts_of(internship) if acts else None
    shown = {
        "internship": internship,
        "acts": [(act, OF_ACTS[act.kind]) for act in acts],
        "others": [_state(kind, facts, on=today) for kind in (*AT_ANY_TIME, *OF_ITS_END)] if facts else (),
        "months": _months(internship, today),
        "line": _line_form(internship),
        "chosen": PaidFrom.objects.of(internship).latest_first(),
        "may_choose": can_confirm(request.user, internship),
        "languages": settings.LANGUAGES,
    }
    return render(request, "reporting/papers.html", shown)


def _months(internship, today):
    """The latest first: each with whether it has begun, so that days may be noted, and whether it is closed."""
    closed = set(AttendanceMonth.objects.of([internship]).first_days())
    months = months_of(internship.starts_on, internship.last_day)
    return [(month, month <= today, month in closed) for month in reversed(months)]


def _state(kind, facts, *, on):
    """A paper and what is missing for it, or nothing."""
    try:
        paper_of(kind, facts, on=on)
    except NotReady as missing:
        return kind, str(missing)
    return kind, ""


def _line_form(internship, data=None):
    chosen = PaidFrom.objects.of(internship).latest_first().first()
    lines = {"ambito": internship.episode.team.ambito}
    known = {name: getattr(chosen, name) for name in ("cost_line", "fund", "insurance_line")} if chosen else {}
    return FundingLine(data, initial=known, **lines)


@require_POST
def choose_line(request, pk):
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    form = _line_form(internship, request.POST)
    if form.is_valid():
        choice = actions.pay_from(internship, **form.cleaned_data, by=request.user)
        messages.success(request, _told(choice))
    return redirect("reporting:papers", internship.pk)


def _told(choice):
    if choice.holds_from is None:
        return _("Kept: wording and logo of the papers follow this line.")
    told = {"day": date_format(choice.holds_from, "SHORT_DATE_FORMAT")}
    return _("Kept: papers dated from %(day)s on follow this line; the others were printed and stay.") % told


@require_safe
def paper(request, pk, kind):
    """One paper as PDF: of an act (?act=2), of a month (?month=2026-10), in a language (?language=en)."""
    internship = internship_file(request, pk)
    if kind not in PaperKind or kind == PaperKind.AGREEMENT:
        raise Http404
    month = read_month(request.GET.get("month"), None) if kind in OF_MONTHS else None
    if kind in OF_MONTHS and month is None:
        raise Http404
    facts = _facts(request, internship, kind, month)
    imprint = _imprint(request, facts.ambito)
    asked = {"month": month, "filled": "filled" in request.GET, "on": imprint.printed_on}
    dated = month or facts.act.dated_on
    choice = PaidFrom.objects.of(internship).holding(on=dated)
    wording = Wording.objects.of(facts.ambito).in_force(kind, line=choice and choice.cost_line_id, on=dated)
    try:
        made = printable(
            kind,
            lambda: paper_of(kind, facts, **asked),
            lambda: values_of(facts),
            wording=wording,
            imprint=imprint,
        )
    except NotReady as missing:
        messages.error(request, str(missing))
        return redirect("reporting:papers", internship.pk)
    traced = {"paper": kind, "act": facts.act.number, "dated": dated.isoformat()}
    audit.record(printed.PRINTED, internship, by=request.user, **traced)
    return _file(request, made, imprint, _name(kind, imprint, month), back=reverse("reporting:papers", args=[pk]))


@require_safe
def agreement_pdf(request, pk):
    agreement = get_object_or_404(Agreement.objects.visible_to(request.user).select_related("host__ambito"), pk=pk)
    ambito, kind = agreement.host.ambito, PaperKind.AGREEMENT
    imprint = _imprint(request, ambito)
    wording = Wording.objects.of(ambito).in_force(kind, line=None, on=agreement.starts_on)
    made = printable(
        kind,
        lambda: agreement_paper(agreement),
        lambda: values_of_agreement(agreement),
        wording=wording,
        imprint=imprint,
    )
    dated = agreement.starts_on.isoformat()
    audit.record(printed.PRINTED, agreement, by=request.user, paper=kind, dated=dated)
    return _file(request, made, imprint, _name(kind, imprint), back=agreement.get_absolute_url())


def _facts(request, internship, kind, month):
    """Letters are of the act that is asked for; the other papers tell the internship as it stands, or as it stood."""
    if month:
        return facts_of(internship, month=month)
    number = request.GET.get("act", "")
    try:
        facts = facts_of(internship, number=int(number) if number.isdecimal() and len(number) < 5 else None)
    except Act.DoesNotExist:
        raise Http404 from None
    if kind in OF_ACTS.values() and OF_ACTS[facts.act.kind] != kind:
        raise Http404
    return facts


def _imprint(request, ambito):
    asked = request.GET.get("language")
    language = asked if asked in dict(settings.LANGUAGES) else get_language()
    today = localdate()
    return documents.Imprint(ambito, today.year, str(request.user), today, language)


def _name(kind, imprint, month=None):
    """Nothing of a person in the name of the file."""
    with override(imprint.language):
        words = slugify(PaperKind(kind).label)
    return f"{words}-{month:%Y-%m}" if month else words


def _file(request, made, imprint, name, *, back):
    try:
        content = pdf.render_pdf(*made, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect(back)
    return as_file(content, "application/pdf", f"{name}.pdf")
