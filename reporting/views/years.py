"""A year of money: what is counted on, its closing and its opening again; a sum shared out among municipalities."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.districts import asked_district
from equipe.permissions import require
from equipe.verdicts import Refused
from equipe.workbook import CONTENT_TYPE
from reporting import actions, money_book, pdf, workbook
from reporting.documents import Imprint
from reporting.enums import Key
from reporting.forms import Funding, OnDay, Reopening, Splitting
from reporting.indicators import Year, money_of, plan_of
from reporting.indicators.balance import standings
from reporting.indicators.splitting import split, without_population
from reporting.models import Fund, FundingYear, YearAct
from reporting.money_ways import money_page
from reporting.papers import Block, Paper, Section
from reporting.permissions import can_keep_money, districts_of_coordinator
from reporting.split_paper import municipal_shares
from reporting.views.asking import district_of, sent, told_of
from reporting.views.reports import as_file


def funding_year(request, year):
    """What the year aims at, what it counts on while it has no fund, and whether it is closed."""
    require(can_keep_money(request.user))
    _insist_on_a_year(year)
    districts = districts_of_coordinator(request.user)
    ambito = asked_district(districts, request.GET.get("district"))
    if ambito is None:
        return render(request, "reporting/funding_year.html", {"districts": districts, "year": year})
    funding = FundingYear.objects.planned_for(ambito, year)
    funds = Fund.objects.of(ambito).of_year(year).in_order()
    form = Funding(sent(request), instance=funding, funds=funds)
    if form.is_valid():
        try:
            actions.plan_year(form.save(commit=False), version=form.cleaned_data["version"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The year %(year)s is planned.") % {"year": year})
            return redirect(money_page("spending", ambito.pk, year=year))
    context = {
        "form": form,
        "year": year,
        "ambito": ambito,
        "funding": funding,
        "funds": funds,
        "acts": YearAct.objects.of(funding) if funding.pk else (),
        "reopening": Reopening(),
        "may_be_closed": year <= localdate().year,
        "entries": audit.history(funding)[:20] if funding.pk else (),
    }
    return render(request, "reporting/funding_year.html", context)


@require_POST
def close_year(request, year):
    """From now on nothing is entered in the year."""
    require(can_keep_money(request.user))
    _insist_on_a_year(year)
    ambito = district_of(request)
    try:
        actions.close_year(ambito, year, on=localdate(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The year %(year)s is closed: nothing is entered in it any more.") % {"year": year})
    return redirect(money_page("funding_year", ambito.pk, year))


@require_POST
def open_year_again(request, year):
    """Open a closed year again, for a reason."""
    require(can_keep_money(request.user))
    _insist_on_a_year(year)
    form = Reopening(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    ambito = district_of(request)
    try:
        actions.open_year_again(ambito, year, reason=reason, on=localdate(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The year %(year)s is open again; the reason stands with it.") % {"year": year})
    return redirect(money_page("funding_year", ambito.pk, year))


@require_safe
def share_out(request, year):
    """A sum shared out among the municipalities by a chosen key, to the cent; as a page, on paper, as a workbook."""
    require(can_keep_money(request.user))
    _insist_on_a_year(year)
    ambito = district_of(request)
    form = Splitting(request.GET if "key" in request.GET else None, initial={"key": Key.POPULATION})
    chosen = form.cleaned_data if form.is_valid() else {}
    counted = Year(ambito, year)
    amount, key = chosen.get("amount"), Key(chosen.get("key") or Key.POPULATION)
    if amount is None:
        amount = money_of(counted, plan_of(counted))["cost_total"]
    parts = split(ambito, amount, key=key, year=year)
    uncounted = without_population(ambito) if key == Key.POPULATION else ()
    if "pdf" in request.GET and parts:
        imprint = Imprint(ambito, year, str(request.user), localdate(), get_language())
        return _on_paper(request, municipal_shares(parts, amount, key, uncounted=uncounted, imprint=imprint), imprint)
    if "workbook" in request.GET:
        return _workbook(
            request, (money_book.split_table(parts, amount, key),), year, _("Shares of the municipalities")
        )
    context = {
        "form": form,
        "year": year,
        **told_of(request, ambito),
        "amount": amount,
        "key": key,
        "parts": parts,
        "weight": sum(part.weight for part in parts),
        "uncounted": uncounted,
        "today": localdate(),
    }
    return render(request, "reporting/share_out.html", context)


@require_safe
def money_workbook(request):
    """The money on a day as .xlsx: a sheet for all funds, one for each."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    _form, on = OnDay.asked(request.GET, today=today)
    return _workbook(request, money_book.tables_of(standings(ambito, on=on)), on, _("Money"))


def _on_paper(request, paper, imprint):
    try:
        made = pdf.render_pdf(*paper, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect(money_page("share_out", imprint.ambito.pk, imprint.year))
    return as_file(made, "application/pdf", f"riparto-{imprint.year}.pdf")


def _workbook(request, tables, when, title):
    sections = tuple(Section(table.code, table.title, blocks=(Block(table),)) for table in tables)
    paper = Paper("money", title, str(when), "", sections)
    made = workbook.write(paper, author=str(request.user), printed_at=timezone.localtime(), language=get_language())
    name = f"denaro-{when}.xlsx"
    return HttpResponse(
        made, content_type=CONTENT_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _insist_on_a_year(year):
    if not 1900 <= year <= localdate().year + 5:
        raise Http404
