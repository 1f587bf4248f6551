"""The door of one visit: written down on a phone at the host's, missed with a reason, or moved to another day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import AnotherDay, DoneAnew, MissedAnew, VisitDone, VisitMissed
from placements.looking import asked_items
from placements.models import EarlierVisit, Visit
from placements.permissions import can_correct_visit, can_visit
from placements.rules import visits
from placements.views.files import SECTION, typed


def visit(request, pk):
    """What was seen and said; who may not write it down reads it."""
    visit, today = _visible(request, pk), localdate()
    may_visit = can_visit(request.user, visit.internship)
    require(may_visit or request.method != "POST")
    draft_key = f"visit:{visit.pk}"
    items = asked_items(visit.internship)
    known = {"done_on": min(today, visit.internship.last_day), "kind": visit.kind, "version": visit.version}
    form = VisitDone(typed(request), items=items, initial=known | drafts.typed(request.user, draft_key))
    if form.is_valid():
        try:
            actions.visit_done(visit, answers=form.answers, by=request.user, today=today, **form.said)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, draft_key)
            messages.success(request, _("The visit is written down."))
            return redirect("placements:following", visit.internship_id)
    return _show(request, visit, form=form, may_visit=may_visit, draft_key=draft_key)


@require_POST
def miss_visit(request, pk):
    """It did not take place."""
    visit = _visible(request, pk)
    require(can_visit(request.user, visit.internship))
    form = VisitMissed(request.POST)
    if form.is_valid():
        try:
            actions.visit_missed(visit, by=request.user, today=localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down that it did not take place."))
            return redirect("placements:following", visit.internship_id)
    return _show(request, visit, missed=form)


@require_POST
def move_visit(request, pk):
    visit = _visible(request, pk)
    require(can_visit(request.user, visit.internship))
    form = AnotherDay(request.POST)
    if form.is_valid():
        try:
            actions.move_visit(visit, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The visit is moved."))
            return redirect("placements:following", visit.internship_id)
    return _show(request, visit, moved=form)


def correct_visit(request, pk):
    """What was written, put right; what stood there stays readable."""
    visit = _visible(request, pk, Visit.objects.told())
    require(can_correct_visit(request.user, visit))
    key = f"correct-visit:{visit.pk}"
    known = visit.told | {"version": visit.version}
    form = (DoneAnew if visit.done_on else MissedAnew)(typed(request), initial=known | drafts.typed(request.user, key))
    if form.is_valid():
        try:
            actions.correct_visit(visit, by=request.user, today=localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("Put right; what stood there before stays readable."))
            return redirect(visit)
    shown = {"visit": visit, "internship": visit.internship, "form": form, "draft_key": key}
    return render(request, "placements/correct_visit.html", shown)


def _visible(request, pk, among=Visit.objects):
    visit = get_object_or_404(among.visible_to(request.user).with_internships(), pk=pk)
    audit.record_read(visit.internship.episode, by=request.user, section=SECTION)
    return visit


def _show(request, visit, *, form=None, missed=None, moved=None, may_visit=True, draft_key=""):
    internship, version = visit.internship, {"version": visit.version}
    known = {"done_on": min(localdate(), internship.last_day), "kind": visit.kind} | version
    shown = {
        "visit": visit,
        "internship": internship,
        "may_visit": may_visit,
        "may_correct": not visit.is_planned and can_correct_visit(request.user, visit),
        "earlier": [] if visit.is_planned else EarlierVisit.objects.of(visit).newest_first(),
        "draft_key": draft_key or f"visit:{visit.pk}",
        "form": missed or moved or form,
        "done": form or VisitDone(items=asked_items(internship), initial=known),
        "missed": missed or VisitMissed(initial=version),
        "moved": moved or AnotherDay(initial=version),
        "source": visits.SOURCE,
    }
    return render(request, "placements/visit.html", shown)
