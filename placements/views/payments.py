"""The doors of the payments: what waits, a payment with its rows, its file for who pays."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import NewPayment
from placements.models import PaymentRun
from placements.payable import as_csv, begins, owed_back, rows, settled_otherwise, waiting
from placements.permissions import can_pay, desk_of
from placements.rules import attendance
from placements.views.files import typed


def payments(request):
    require(can_pay(request.user))
    ambito, asked = desk_of(request.user), attendance.asked_month(localdate())
    since = begins(ambito)
    form = NewPayment(typed(request), month=asked, since=since)
    if form.is_valid():
        try:
            run = actions.prepare_payment(ambito, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The payment is prepared: look at the sums, then take the file."))
            return redirect(run)
    period = {"since": since or asked, "until": asked}
    shown = {
        "form": form,
        "runs": PaymentRun.objects.visible_to(request.user).with_totals().newest_first(),
        "waiting": waiting(ambito, **period),
        "owed_back": owed_back(ambito, **period),
        "settled": settled_otherwise(ambito, **period),
        "asked": asked,
        "since": period["since"],
    }
    _looked_at(shown["waiting"] + shown["owed_back"] + shown["settled"], by=request.user)
    return render(request, "placements/payments.html", shown)


@require_safe
def payment(request, pk):
    run = get_object_or_404(PaymentRun.objects.visible_to(request.user).with_totals(), pk=pk)
    paid = rows(run)
    _looked_at(paid, by=request.user)
    history = list(audit.history(run))
    to_pay, whole = (sum(amounts) for amounts in zip(*((row.by_promoter, row.amount) for row in paid), strict=True))
    context = {"run": run, "rows": paid, "to_pay": to_pay, "whole": whole, "history": history}
    return render(request, "placements/payment.html", context)


@require_safe
def payment_file(request, pk):
    run = get_object_or_404(PaymentRun.objects.visible_to(request.user), pk=pk)
    paid = rows(run)
    _looked_at(paid, by=request.user, section="export")
    audit.record("payment.exported", run, by=request.user, rows=len(paid))
    headers = {
        "Content-Disposition": f'attachment; filename="payment-{run.month:%Y-%m}-{run.number}.csv"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(as_csv(run), content_type="text/csv; charset=utf-8", headers=headers)


def _looked_at(paid, *, by, section="payment"):
    audit.record_reads([row.internship.episode for row in paid], by=by, section=section)
