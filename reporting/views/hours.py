"""Hours of professionals: one's own month, signed; the coordinator's list, countersigned, sent back, booked."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements.forms import read_month
from placements.rules.attendance import first_of, month_after
from reporting import actions, hours_paper, hours_told, pdf
from reporting.documents import Imprint
from reporting.enums import Chapter
from reporting.forms import HoursBooking, HoursGrid, OnPaper, Returning, WorkCostEntry
from reporting.forms.hours import told
from reporting.models import CostLine, Fund, Spending, Timesheet, WorkCost
from reporting.money_ways import money_page
from reporting.permissions import can_keep_money, can_keep_money_of, can_write_hours
from reporting.suggested_hours import suggested_hours
from reporting.views.asking import district_of, sent, told_of
from reporting.views.reports import as_file
from reporting.worklists.booking import days_to_book


def my_hours(request):
    """The hours of one's own month: typed by keyboard, saved, signed."""
    require(can_write_hours(request.user))
    month = read_month(request.GET.get("month"), first_of(localdate()))
    sheet = Timesheet.objects.own(request.user).of(request.user.ambito).of_month(month).standing().first()
    saved = hours_told.hours_of(sheet) if sheet else {}
    suggested = suggested_hours(request.user, month) if not sheet or sheet.is_open else {}
    grid = HoursGrid(month, saved=saved, suggested=suggested, data=sent(request))
    if grid.is_valid() and _kept(request, grid, month):
        return redirect(f"{request.path}?month={month:%Y-%m}")
    context = {
        "grid": grid,
        "month": month,
        "before": month_after(month, -1),
        "after": month_after(month, 1),
        "sheet": sheet,
        "returned": hours_told.last_returned(request.user, month) if sheet and sheet.is_open else None,
        "version": sheet.version if sheet else 0,
        "sheets": Timesheet.objects.own(request.user).standing().with_hours().in_order()[:12],
        "today": localdate(),
    }
    return render(request, "reporting/my_hours.html", context)


def _kept(request, grid, month):
    """Whether it was saved, and signed where that was asked for; else the sentence stands with what was typed."""
    told = {"version": grid.version, "by": request.user}
    try:
        sheet = actions.keep_hours(request.user.ambito, request.user, month, grid.hours, **told)
        if "sign" in request.POST:
            actions.sign_hours(sheet, at=timezone.now(), by=request.user)
    except Refused as refusal:
        grid.sentences.append(str(refusal))
        return False
    signed = "sign" in request.POST
    done = _("Signed: your hours stand, and wait for the coordinator.") if signed else _("Your hours are saved.")
    messages.success(request, done)
    return True


@require_safe
def hours(request):
    """The months of all professionals of a year: who has signed, what waits, what is missing."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    asked = request.GET.get("year", "")
    year = int(asked) if asked in {str(number) for number in range(2000, today.year + 1)} else today.year
    context = {
        "year": year,
        "today": today,
        **told_of(request, ambito),
        "people": hours_told.year_of(ambito, year, on=today),
        "months": hours_told.months_of_year(year, on=today),
        "costs": WorkCost.objects.of(ambito).of_year(year).in_order(),
    }
    return render(request, "reporting/hours.html", context)


@require_safe
def timesheet(request, pk):
    """One month of one professional, to be read, answered, printed; one's own that is not signed is filled in."""
    sheet = _sheet(request, pk)
    if sheet.is_open and (sheet.user, sheet.ambito) == (request.user, request.user.ambito):
        return redirect(f"{reverse('reporting:my_hours')}?month={sheet.month:%Y-%m}")
    return _month(request, sheet, OnPaper(initial={"signed_on": localdate()}))


def _month(request, sheet, on_paper):
    """The page of a month; `on_paper` asks the only coordinator of a district who countersigned hers."""
    ambito = sheet.ambito
    keeps, own = can_keep_money_of(request.user, ambito), sheet.user_id == request.user.pk
    left = _left(sheet) if sheet.countersigned_at else 0
    context = {
        "sheet": sheet,
        "grid": HoursGrid(sheet.month, saved=hours_told.hours_of(sheet)),
        "may_answer": keeps and sheet.waits and not own,
        "on_paper": on_paper if keeps and own and sheet.waits and sheet.is_of_the_only_coordinator else None,
        "may_book": keeps and left,
        "left": told(left) if left else "",
        "booked": Spending.objects.from_hours(sheet).with_lines().newest_first() if keeps else (),
        "returning": Returning(),
        "booking": _booking(ambito),
        "entries": audit.history(sheet)[:20],
        "hours_url": money_page("hours", ambito.pk, year=sheet.month.year) if keeps else "",
    }
    return render(request, "reporting/timesheet.html", context)


@require_safe
def timesheet_pdf(request, pk):
    """The month on paper, with who signed it and when."""
    sheet = _sheet(request, pk)
    audit.record("timesheet.printed", sheet, by=request.user)
    imprint = Imprint(sheet.ambito, sheet.month.year, str(request.user), localdate(), get_language())
    try:
        made = pdf.render_pdf(*hours_paper.timesheet(sheet, imprint=imprint), language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect(sheet)
    return as_file(made, "application/pdf", f"ore-{sheet.month:%Y-%m}.pdf")


@require_POST
def countersign_hours(request, pk):
    sheet = _to_answer(request, pk)
    try:
        actions.countersign_hours(sheet, at=timezone.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Countersigned. The month can be booked as spending now."))
    return redirect(sheet)


@require_POST
def countersign_on_paper(request, pk):
    """The only coordinator of a district notes who countersigned her hours on paper, and when."""
    sheet = _to_answer(request, pk)
    form = OnPaper(request.POST)
    if form.is_valid():
        try:
            actions.countersign_on_paper(sheet, **form.cleaned_data, at=timezone.now(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. The month can be booked as spending now."))
            return redirect(sheet)
    return _month(request, sheet, form)


@require_POST
def return_hours(request, pk):
    sheet = _to_answer(request, pk)
    form = Returning(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        anew = actions.return_hours(sheet, why=why, at=timezone.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(sheet)
    messages.success(request, _("Sent back: a copy waits to be put right, with your words beside it."))
    return redirect(anew)


@require_POST
def book_hours(request, pk):
    sheet = _to_answer(request, pk)
    form = _booking(sheet.ambito, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the cost line."))
        return redirect(sheet)
    try:
        booked = actions.book_hours(sheet, **form.cleaned_data, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Booked as spending.") if booked else _("It was booked already."))
        if left := _left(sheet):
            said = _("%(hours)s hours of this month lie outside the period of %(fund)s: they wait for another fund.")
            messages.warning(request, said % {"hours": told(left), "fund": form.cleaned_data["fund"]})
    return redirect(sheet)


def work_costs(request):
    """What each professional costs in a year: seen and kept by the coordinator alone."""
    require(can_keep_money(request.user))
    ambito = district_of(request)
    form = WorkCostEntry(sent(request), ambito=ambito, initial={"year": localdate().year})
    if form.is_valid():
        actions.keep_work_cost(form.save(commit=False), by=request.user)
        messages.success(request, _("Kept."))
        return redirect(money_page("work_costs", ambito.pk))
    context = {"form": form, "costs": WorkCost.objects.of(ambito).in_order()}
    return render(request, "reporting/work_costs.html", context)


def _booking(ambito, data=None):
    lines = CostLine.objects.of(ambito).in_order()
    first = lines.of_chapter(Chapter.STAFF).first()
    funds = Fund.objects.of(ambito).in_order()
    return HoursBooking(data, initial={"cost_line": first and first.pk}, cost_lines=lines, funds=funds)


def _left(sheet):
    """How many of its hours no spending tells of yet."""
    return sum(each.hours for each in days_to_book(sheet))


def _sheet(request, pk):
    found = Timesheet.objects.visible_to(request.user).with_people()
    return get_object_or_404(found, pk=pk)


def _to_answer(request, pk):
    sheet = _sheet(request, pk)
    if not can_keep_money_of(request.user, sheet.ambito):
        raise Http404
    return sheet
