"""The doors of written cases: the coordinator reads, writes and retires them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions
from assessments.forms import VignetteTexts
from assessments.models import Instrument, Item, Vignette
from assessments.permissions import can_open_sessions, can_write, district_of_coordinator
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def vignettes(request):
    """The written cases one may choose from."""
    require(can_open_sessions(request.user))
    known = Vignette.objects.written_by(request.user).with_use().in_order()
    return render(request, "assessments/vignettes.html", {"vignettes": known})


def _known(request, pk):
    return get_object_or_404(Vignette.objects.written_by(request.user).with_use(), pk=pk)


@require_safe
def vignette(request, pk):
    """A written case with the items it lets one judge."""
    vignette = _known(request, pk)
    instrument = _instrument(request, vignette.instrument_code)
    shown = {
        "vignette": vignette,
        "items": Item.objects.judged_in(vignette, instrument).in_order() if instrument else (),
        "instrument": instrument,
        "may_write": can_write(request.user, vignette) and not vignette.sessions,
        "history": audit.history(vignette)[:20],
    }
    return render(request, "assessments/vignette.html", shown)


def _instrument(request, code):
    return Instrument.objects.current([district_of_coordinator(request.user)]).coded(code).first()


def add_vignette(request):
    """Write a case: first for which instrument, then its words."""
    require(can_open_sessions(request.user))
    ambito = district_of_coordinator(request.user)
    instrument = _instrument(request, request.GET.get("instrument", ""))
    if instrument is None:
        usable = Instrument.objects.current([ambito]).with_levels().newest_first()
        return render(request, "assessments/add_vignette.html", {"instruments": usable})
    key = f"vignette:new:{instrument.code}"
    form = VignetteTexts(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        initial=drafts.typed(request.user, key),
    )
    if form.is_valid():
        try:
            written = actions.add_vignette(ambito=ambito, by=request.user, **form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The case is there: the next session can ask it."))
            return redirect(written)
    return render(request, "assessments/edit_vignette.html", {"form": form, "draft_key": key})


def edit_vignette(request, pk):
    """The words of a case that no session has asked yet."""
    vignette = _known(request, pk)
    require(can_write(request.user, vignette))
    instrument = _instrument(request, vignette.instrument_code)
    if instrument is None or (vignette.sessions and request.method != "POST"):
        return redirect(vignette)
    key = f"vignette:{pk}"
    form = VignetteTexts(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        initial=VignetteTexts.filled_from(vignette) | drafts.typed(request.user, key),
    )
    theirs = []
    if form.is_valid():
        try:
            actions.edit_vignette(vignette, revision=form.seen, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Vignette.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("Saved."))
            return redirect(vignette)
    shown = {"vignette": vignette, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, "assessments/edit_vignette.html", shown)


@require_POST
def retire_vignette(request, pk):
    """No session asks this case any more; asked again, it may."""
    vignette = _known(request, pk)
    require(can_write(request.user, vignette))
    if vignette.is_active:
        actions.retire_vignette(vignette, by=request.user, on=localdate())
    else:
        actions.restore_vignette(vignette, by=request.user)
    return redirect(vignette)
