"""The doors of the days: a month of one internship as a calendar, and of all of them as a grid typed by keyboard."""

from django.contrib import messages
from django.core.paginator import Paginator
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
from placements.enums import AbsenceReason, Unpayable
from placements.forms import DayGrid, DayRow, WhereFrom, read_month
from placements.models import Internship
from placements.months import first_unconfirmed, sheet, sheets
from placements.permissions import can_confirm, can_see_hosts
from placements.rules import attendance
from placements.rules.day_codes import ABSENT
from placements.views.files import internship_file, typed

A_PAGE = 25
"""Internships of one page of the grid: with a field a day they stay within what a form may send."""
SOURCES = (attendance.SOURCE, attendance.SOURCE_OF_PARTS)
LETTERS = tuple((letter, AbsenceReason(reason).label) for letter, reason in ABSENT.items())


def days(request, pk):
    internship, today = internship_file(request, pk), localdate()
    may_note = can_confirm(request.user, internship)
    if request.method == "POST":
        require(may_note)
    month = read_month(request.GET.get("month"), first_unconfirmed(internship, on=today))
    asked = sheet(internship, month)
    if asked.part is None:
        raise Http404
    row = DayRow(asked, today=today, data=typed(request))
    where = WhereFrom(typed(request))
    if request.method == "POST" and not request.htmx:
        row, written = _saved(row, noted_from=where.answer, by=request.user)
        messages.info(request, _said(written))
        if not row.sentences:
            return redirect(f"{reverse('placements:days', args=[pk])}?month={month:%Y-%m}")
    shown = {"internship": internship, "row": row, "where": where, "may_note": may_note, **_around(month, today)}
    return render(request, "placements/days.html#sums" if request.htmx else "placements/days.html", shown)


def month_days(request):
    require(can_see_hosts(request.user))
    today = localdate()
    month = read_month(request.GET.get("month"), attendance.first_of(today))
    kept = Internship.objects.visible_to(request.user).kept_by(request.user)
    running = kept.running_within(month, attendance.last_of(month))
    page = Paginator(running.with_people().by_name(), A_PAGE).get_page(request.GET.get("page"))
    rows = [DayRow(each, today=today, data=typed(request)) for each in sheets(page.object_list, month)]
    where = WhereFrom(typed(request))
    if not request.htmx:
        audit.record_reads([row.internship.episode for row in rows], by=request.user, section="attendance")
    if request.method == "POST" and not request.htmx:
        rows, written = _all_saved(rows, noted_from=where.answer, by=request.user)
        messages.info(request, _said(written))
        if "close" in request.POST:
            rows = _closed(rows, request)
        if not any(row.sentences for row in rows):
            return redirect(f"{reverse('placements:month_days')}?month={month:%Y-%m}&page={page.number}")
    shown = {"grid": DayGrid(rows, month=month), "page": page, "where": where, **_around(month, today)}
    return render(request, "placements/month_days.html#sums" if request.htmx else "placements/month_days.html", shown)


def _around(month, today):
    return {
        "month": month,
        "before": attendance.month_after(month, -1),
        "after": attendance.month_after(month, 1),
        "dates": [month.replace(day=day) for day in range(1, attendance.days_of(month) + 1)],
        "letters": LETTERS,
        "sources": SOURCES,
        "today": today,
    }


def _all_saved(rows, *, noted_from, by):
    saved = [_saved(row, noted_from=noted_from, by=by) if row.typed else (row.as_saved(), 0) for row in rows]
    return [row for row, _written in saved], sum(written for _row, written in saved)


def _saved(row, *, noted_from, by):
    """The row as it stands after saving what can be saved, and how many days were written."""
    one, month = row.internship, row.sheet.month
    try:
        saving = actions.note_days(one, month, row.wanted, seen=row.seen, noted_from=noted_from, by=by)
    except Refused as refusal:
        return row.refused(str(refusal), sheet(one, month)), 0
    return row.after(saving, sheet(one, month)), len(saving.written)


def _closed(rows, request):
    """Close the rows whose days are all noted; the others stay open."""
    shown, closed = [], 0
    for row in rows:
        one, month = row.internship, row.sheet.month
        if not row.sheet.may_be_closed or row.sentences:
            shown.append(row)
            continue
        try:
            if row.surprised:
                raise Refused(Unpayable.DAYS_CHANGED.label)
            actions.close_month(one, month, seen=row.sheet.seen, by=request.user, at=now())
        except Refused as refusal:
            shown.append(DayRow(sheet(one, month), today=row.today, sentences=[str(refusal)]))
        else:
            closed += 1
            shown.append(DayRow(sheet(one, month), today=row.today))
    messages.success(request, _closing_said(closed))
    return shown


def _closing_said(closed):
    if not closed:
        return _("No month was closed: only those whose planned days are all noted can be closed here.")
    return ngettext("%(n)s month closed.", "%(n)s months closed.", closed) % {"n": closed}


def _said(written):
    if not written:
        return _("No day was changed.")
    return ngettext("%(n)s day noted.", "%(n)s days noted.", written) % {"n": written}
