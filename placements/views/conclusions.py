"""The doors at the end of an internship: three words on one page, each countersigned by somebody else."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit, drafts, presence
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.enums import EndSide
from placements.forms import Countersigning, EndWord
from placements.models import Conclusion
from placements.permissions import can_confirm
from placements.views.files import SECTION, internship_file


@require_safe
def conclusion(request, pk):
    internship, today = internship_file(request, pk), localdate()
    words = {one.side: one for one in Conclusion.objects.of(internship).with_who()}
    shown = {
        "internship": internship,
        "sides": [(side, words.get(side)) for side in EndSide],
        "missing": [side.label for side in EndSide if side not in words],
        "may_write": can_confirm(request.user, internship),
        "is_at_its_end": today >= internship.last_day - actions.BEFORE_THE_END,
        "first": internship.last_day - actions.BEFORE_THE_END,
    }
    return render(request, "placements/conclusion.html", shown)


def conclude(request, pk, side):
    """One side's word; the desk writes it down with whoever says it."""
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    if side not in EndSide:
        raise Http404
    known = Conclusion.objects.of(internship).on_side(side).first()
    key = f"conclusion-{side}:{internship.pk}"
    kept = drafts.left(request.user, key)
    form = EndWord(
        request.POST if request.method == "POST" else None,
        instance=copy(known) if known else Conclusion(internship=internship, side=side, name=_name(internship, side)),
        initial=kept[0].content if kept else None,
    )
    if form.is_valid():
        try:
            actions.conclude(internship, side, by=request.user, on=localdate(), **form.answers)
        except actions.Stale as stale:
            form.compare_with(Conclusion.objects.get(pk=known.pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("Kept. Somebody else reads it with whoever said it, and countersigns."))
            return redirect("placements:conclusion", internship.pk)
    shown = {
        "internship": internship,
        "side": EndSide(side),
        "back": reverse("placements:conclusion", args=[internship.pk]),
        "form": form,
        "draft_key": key,
        "kept": [] if form.is_bound else kept,
        "presence": presence.of(request.user, key, at=now()),
    }
    return render(request, "placements/conclude.html", shown)


@require_POST
def countersign(request, pk):
    one = get_object_or_404(Conclusion.objects.visible_to(request.user).with_cases(), pk=pk)
    audit.record_read(one.internship.episode, by=request.user, section=SECTION)
    require(can_confirm(request.user, one.internship))
    read = Countersigning(request.POST).read
    try:
        actions.countersign(one, version=read, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Countersigned: this word stands as it is now."))
    return redirect(reverse("placements:conclusion", args=[one.internship_id]))


def _name(internship, side):
    """Who is most likely to say it."""
    names = {
        EndSide.HOST: internship.host_tutor_name,
        EndSide.TUTOR: internship.tutor_name,
        EndSide.PERSON: internship.person.full_name,
    }
    return names[side]
