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
from reporting.forms import SheetUpload
from reporting.permissions import can_keep_money
from reporting.spending_sheet import blank_sheet, read_sheet
from reporting.views.asking import district_of, sent, sent_files

SALT, AN_HOUR = "reporting.spending_sheet", 3600


@transaction.non_atomic_requests  # the workbook is read apart, which takes its time: no transaction waits for it
def bring_sheet(request):
    """Choose the file, look at its rows, enter those that may be entered."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    form, rows, kept = SheetUpload(sent(request), sent_files(request)), None, ""
    try:
        if request.POST.get("kept"):
            content = _content(request.POST["kept"])
            return _enter(request, read_sheet(content, ambito, on=today))
        if form.is_valid():
            content = form.cleaned_data["workbook"].read()
            rows = read_sheet(content, ambito, on=today)
            kept = signing.dumps(b64encode(content).decode(), salt=SALT, compress=True)
    except Refused as refusal:
        form.add_error("workbook", str(refusal))
    context = {
        "form": form,
        "rows": rows,
        "kept": kept,
        "ready": [each for each in rows or () if each.row and not each.is_known],
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


def _enter(request, rows):
    ready = [each for each in rows if each.row and not each.is_known]
    for each in ready:
        actions.add_spending(each.row, key=each.key, motive=_("brought in with a sheet"), by=request.user)
    sentence = ngettext("%(n)s row entered.", "%(n)s rows entered.", len(ready)) % {"n": len(ready)}
    messages.success(request, sentence)
    return redirect("reporting:spending")
