"""Spending brought in with a sheet: looked at row by row, then entered; the same file again adds nothing."""

from base64 import b64decode, b64encode

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from equipe.permissions import require
from equipe.verdicts import Refused
from equipe.workbook import CONTENT_TYPE
from reporting import actions
from reporting.forms import Motivated, SheetUpload
from reporting.indicators.balance import Thought
from reporting.money_ways import money_page
from reporting.permissions import can_keep_money
from reporting.room import beyond
from reporting.spending_sheet import blank_sheet, read_sheet
from reporting.views.asking import district_of, sent, sent_files

SALT, AN_HOUR = "reporting.spending_sheet", 3600


@transaction.non_atomic_requests  # the workbook is read apart, which takes its time: no transaction waits for it
def bring_sheet(request):
    """Choose the file, look at its rows, enter those that may be entered."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    kept = request.POST.get("kept", "")
    form, entry = SheetUpload(sent(request), sent_files(request)), Motivated(request.POST if kept else None)
    try:
        content = _content(kept) if kept else form.is_valid() and form.cleaned_data["workbook"].read()
        rows = read_sheet(content, ambito, on=today) if content else None
    except Refused as refusal:
        form.add_error("workbook", str(refusal))
        return render(request, "reporting/bring_sheet.html", {"form": form, "ambito": ambito})
    ready = [each for each in rows or () if each.row and not each.is_known]
    verdict = beyond(ambito, Thought([each.row for each in ready]), on=today)
    if kept and entry.is_valid():
        try:
            verdict.insist(motive=entry.cleaned_data["motive"])
            return _enter(request, ambito, ready, motive=entry.cleaned_data["motive"], on=today)
        except Refused as refusal:
            form = SheetUpload()
            entry.answer(refusal)
    context = {
        "form": form,
        "ambito": ambito,
        "rows": rows,
        "kept": kept or (content and signing.dumps(b64encode(content).decode(), salt=SALT, compress=True)),
        "ready": ready,
        "verdict": verdict,
        "entry": entry,
    }
    return render(request, "reporting/bring_sheet.html", context)


@require_safe
def blank_spending_sheet(request):
    require(can_keep_money(request.user))
    headers = {"Content-Disposition": 'attachment; filename="spese.xlsx"'}
    return HttpResponse(blank_sheet(), content_type=CONTENT_TYPE, headers=headers)


def _content(kept):
    try:
        return b64decode(signing.loads(kept, salt=SALT, max_age=AN_HOUR))
    except signing.BadSignature:
        raise Refused(_("The preview is more than an hour old: choose the file again.")) from None


def _enter(request, ambito, ready, *, motive, on):
    motive = motive or _("brought in with a sheet")
    actions.add_sheet(ambito, [(each.row, each.key) for each in ready], motive=motive, on=on, by=request.user)
    sentence = ngettext("%(n)s row entered.", "%(n)s rows entered.", len(ready)) % {"n": len(ready)}
    messages.success(request, sentence)
    return redirect(money_page("spending", ambito.pk))
