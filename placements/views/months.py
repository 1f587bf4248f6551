"""The doors of the months: closing one from its days or in numbers, adjusting it, and the numbers of all of them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import Month, MonthClosing, MonthGrid, read_month
from placements.models import Internship
from placements.months import first_unconfirmed, sheet, sheets
from placements.permissions import can_confirm, can_see_hosts
from placements.rules import attendance
from placements.views.files import internship_file, typed

SOURCES = (attendance.SOURCE, attendance.SOURCE_OF_PARTS)


def confirm_month(request, pk):
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    month = read_month(request.GET.get("month"), first_unconfirmed(internship, on=localdate()))
    asked = sheet(internship, month)
    if asked.part is None:
        raise Http404
    if asked.days and not asked.confirmed:
        return _close_from_days(request, asked)
    form = Month(typed(request), sheet=asked)
    if not request.htmx and form.is_valid() and _confirmed(form, by=request.user):
        messages.success(request, _("The month is adjusted.") if asked.confirmed else _("The month is confirmed."))
        return redirect(internship)
    shown = {"internship": internship, "form": form, "month": month, "sources": SOURCES, "today": localdate()}
    template = "placements/confirm_month.html#computation" if request.htmx else "placements/confirm_month.html"
    return render(request, template, shown)


def _close_from_days(request, asked):
    form, internship = MonthClosing(typed(request), sheet=asked), asked.internship
    if form.is_valid():
        try:
            actions.close_month(internship, asked.month, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            form.show_anew(sheet(internship, asked.month))
        else:
            messages.success(request, _("The month is closed."))
            return redirect(internship)
    shown = {"internship": internship, "form": form, "month": asked.month, "sources": SOURCES, "today": localdate()}
    return render(request, "placements/close_month.html", shown)


def months(request):
    require(can_see_hosts(request.user))
    month = read_month(request.GET.get("month"), attendance.asked_month(localdate()))
    grid = _grid(request, typed(request), month)
    if not request.htmx:
        audit.record_reads([row.internship.episode for row in grid.rows], by=request.user, section="attendance")
    if request.method == "POST" and not request.htmx:
        saved = [row for row in grid.typed if row.is_valid() and _confirmed(row, by=request.user)]
        messages.info(request, _said(saved))
        if len(saved) == len(grid.typed):
            return redirect(f"{reverse('placements:months')}?month={month:%Y-%m}")
        grid.replace(saved, _grid(request, None, month))
    shown = {
        "grid": grid,
        "month": month,
        "month_in_url": f"{month:%Y-%m}",
        "before": attendance.month_after(month, -1),
        "after": attendance.month_after(month, 1),
        "sources": SOURCES,
    }
    return render(request, "placements/months.html#sums" if request.htmx else "placements/months.html", shown)


def _said(saved):
    if not saved:
        return _("No month was confirmed.")
    return ngettext("%(n)s month confirmed.", "%(n)s months confirmed.", len(saved)) % {"n": len(saved)}


def _grid(request, data, month):
    kept = Internship.objects.visible_to(request.user).kept_by(request.user)
    internships = kept.running_within(month, attendance.last_of(month))
    return MonthGrid(data, sheets=sheets(internships.with_people().by_name(), month), month=month)


def _confirmed(form, *, by):
    """Confirm what a row says; a refusal goes to the row, with everything typed still in it."""
    try:
        actions.confirm_month(form.internship, form.month, by=by, at=now(), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
