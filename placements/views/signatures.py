"""The doors of signed papers: noted side by side, the scan sealed; opened only here, and each look leaves its trace."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.views.documents import LOCKED_UP
from equipe import audit, incoming, sealing
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.enums import AGREEMENT_SIGNERS
from placements.forms import Signing
from placements.models import Agreement, Scan, Signature
from placements.permissions import can_manage_hosts


@transaction.non_atomic_requests  # the file is looked through apart, which takes its time: no transaction waits for it
def sign_agreement(request, pk, side):
    """Who signed for one side, how and when; the signed paper if it is at hand."""
    agreement = get_object_or_404(Agreement.objects.visible_to(request.user).with_hosts(), pk=pk)
    if side not in AGREEMENT_SIGNERS:
        raise Http404
    require(can_manage_hosts(request.user, agreement.host.ambito_id))
    signature = Signature.objects.of_agreement(agreement).on_side(side).with_scans().first() or Signature(side=side)
    form = _form(request, signature)
    if form.is_valid():
        try:
            content = form.content
            paper = incoming.take_in(content) if content is not None else None
            actions.sign_agreement(
                agreement, side=side, incoming=paper, by=request.user, at=timezone.now(), **form.said
            )
        except Refused as refusal:
            form.see_anew(_seen(agreement, side), sentence=str(refusal))
        else:
            messages.success(request, _("The signature is filed."))
            return redirect(agreement)
    shown = {"agreement": agreement, "signature": signature, "form": form}
    return render(request, "placements/sign_agreement.html", shown)


@require_safe
def open_scan(request, pk):
    """The file itself, to be kept; a picture, which was drawn anew, inside the browser."""
    scan = get_object_or_404(Scan.objects.visible_to(request.user), pk=pk)
    audit.record_read(scan, by=request.user, section="scans")
    how = "inline" if scan.content_type.startswith("image/") and "save" not in request.GET else "attachment"
    name = f"convenzione-{scan.filed_at:%Y-%m-%d}.{incoming.EXTENSIONS[scan.content_type]}"
    headers = LOCKED_UP | {"Content-Disposition": f'{how}; filename="{name}"'}
    return HttpResponse(sealing.unseal(scan.content), content_type=scan.content_type, headers=headers)


def _form(request, signature):
    if request.method == "POST":
        return Signing(request.POST, request.FILES, today=localdate())
    known = {"name": signature.name, "manner": signature.manner, "signed_on": signature.signed_on}
    return Signing(today=localdate(), initial=known | {"seen": signature.seen})


def _seen(agreement, side):
    signature = Signature.objects.of_agreement(agreement).on_side(side).first()
    return signature.seen if signature else ""
