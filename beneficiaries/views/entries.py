"""One diary entry: what it says and said before, its correction, its striking out."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import EntryCorrection, Striking
from beneficiaries.models import DiaryEntry, EarlierWording
from beneficiaries.permissions import can_correct, wrote
from beneficiaries.views.notes import this_minute
from equipe import audit, drafts, presence
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def entry(request, pk):
    entry = _visible(request, pk)
    audit.record_read(entry.episode, by=request.user, section="diary")
    return _show(request, entry, Striking())


def edit_entry(request, pk):
    entry = _visible(request, pk)
    require(wrote(request.user, entry))
    if request.method != "POST" and not can_correct(request.user, entry):
        messages.error(request, _("This entry can no longer be changed."))
        return redirect(entry)
    key = f"entry:{entry.pk}"
    kept = drafts.left(request.user, key)
    form = EntryCorrection(
        request.POST if request.method == "POST" else None,
        instance=copy(entry),
        initial={"version": entry.version} | (kept[0].content if kept else {}),
        now=this_minute(),
    )
    if form.is_valid():
        try:
            actions.correct_entry(entry, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(_visible(request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            drafts.keep_form(request.user, key, form, at=now(), place=request.path)
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The entry is corrected; what stood there stays readable below."))
            return redirect(entry)
    audit.record_read(entry.episode, by=request.user, section="diary")
    context = {
        "entry": entry,
        "form": form,
        "draft_key": key,
        "kept": [] if form.is_bound else kept,
        "presence": presence.of(request.user, key, at=now()),
    }
    return render(request, "beneficiaries/edit_entry.html", context)


@require_POST
def strike_entry(request, pk):
    entry = _visible(request, pk)
    require(wrote(request.user, entry))
    form = Striking(request.POST)
    if form.is_valid():
        try:
            actions.strike_entry(entry, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Struck out: it no longer counts; only you and the case manager read it."))
            return redirect(entry)
    audit.record_read(entry.episode, by=request.user, section="diary")
    return _show(request, entry, form)


def _visible(request, pk):
    return get_object_or_404(DiaryEntry.objects.visible_to(request.user).with_people(), pk=pk)


def _show(request, entry, striking):
    together = DiaryEntry.objects.written_together_with(entry)
    seen = together.visible_to(request.user).with_people().by_person()
    is_hidden = entry.is_hidden_from(request.user)
    context = {
        "entry": entry,
        "is_hidden": is_hidden,
        "seen": seen,
        "unseen": together.count() - len(seen),
        "earlier": [] if is_hidden else EarlierWording.objects.of_entry(entry).readable_by(request.user).newest_first(),
        "may_correct": can_correct(request.user, entry),
        "form": striking,
    }
    return render(request, "beneficiaries/entry.html", context)
