"""The doors of a draft: what the coordinator of its district writes in it until it is published."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions
from assessments.enums import ItemKind
from assessments.forms import AreaTexts, InstrumentTexts, ItemTexts
from assessments.meaning import meaning_said, predecessor
from assessments.models import Area, Instrument, Item
from assessments.readiness import readiness
from assessments.versions import changes_of, rows_of
from assessments.writing_words import USE, Continuity, Unwritten
from equipe import drafts
from equipe.verdicts import Refused


def _written(request, pk):
    return get_object_or_404(Instrument.objects.written_by(request.user).with_bases(), pk=pk)


def _area(request, pk):
    return get_object_or_404(Area.objects.written_by(request.user).with_instruments(), pk=pk)


def _item(request, pk):
    return get_object_or_404(Item.objects.written_by(request.user).with_instruments(), pk=pk)


def _over(request, instrument):
    """Whoever comes to write in what is published is led to where it can be read."""
    if instrument.is_draft or request.method == "POST":
        return None
    messages.info(request, Unwritten.IS_PUBLISHED.label)
    return redirect(instrument)


def _at(instrument, *, place=""):
    """The page of the draft, at a place of it."""
    return redirect(reverse("assessments:edit_instrument", args=[instrument.pk]) + (place and f"#{place}"))


def _step(request):
    return -1 if request.POST.get("step") == "up" else 1


def _whole(written):
    """A revision as a page sends it; none that was ever seen for what is no number."""
    return int(written) if written.isdecimal() and len(written) < 10 else -1


@require_safe
def edit_instrument(request, pk):
    """The draft: its areas and items in order, and what is still due before it can be published."""
    instrument = _written(request, pk)
    if over := _over(request, instrument):
        return over
    changes = changes_of(instrument)
    shown = {
        "instrument": instrument,
        "areas": rows_of(instrument, changes),
        "readiness": readiness(instrument),
        "changes": changes,
    }
    return render(request, "assessments/edit_instrument.html", shown)


def edit_texts(request, pk):
    """What an instrument says of itself, and its bands."""
    instrument = _written(request, pk)
    key = f"instrument:{pk}"
    form = InstrumentTexts(
        request.POST if request.method == "POST" else None,
        initial=InstrumentTexts.filled_from(instrument) | drafts.typed(request.user, key),
    )
    if over := _over(request, instrument):
        return over
    theirs = []
    if form.is_valid():
        try:
            actions.edit_texts(instrument, revision=form.seen, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Instrument.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("Saved."))
            return _at(instrument)
    shown = {"instrument": instrument, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, "assessments/edit_texts.html", shown)


def add_area(request, pk):
    """One more area."""
    instrument = _written(request, pk)
    if over := _over(request, instrument):
        return over
    form = AreaTexts(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            area = actions.add_area(instrument, by=request.user, **form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The area is there. Next: its items."))
            return _at(instrument, place=f"area-{area.code}")
    return render(request, "assessments/edit_area.html", {"instrument": instrument, "form": form})


def edit_area(request, pk):
    """What an area says."""
    area = _area(request, pk)
    if over := _over(request, area.instrument):
        return over
    form = AreaTexts(request.POST if request.method == "POST" else None, initial=AreaTexts.filled_from(area))
    theirs = []
    if form.is_valid():
        try:
            actions.edit_area(area, revision=form.seen, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Area.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _at(area.instrument, place=f"area-{area.code}")
    shown = {"instrument": area.instrument, "area": area, "form": form, "theirs": theirs}
    return render(request, "assessments/edit_area.html", shown)


@require_POST
def move_area(request, pk):
    """One step up or down."""
    area = _area(request, pk)
    return _done(request, area.instrument, lambda: actions.move_area(area, step=_step(request), by=request.user))


@require_POST
def remove_area(request, pk):
    """An empty area goes."""
    area = _area(request, pk)
    seen = _whole(request.POST.get("revision", ""))
    return _done(request, area.instrument, lambda: actions.remove_area(area, revision=seen, by=request.user))


def _done(request, instrument, deed, *, place=""):
    """Do a deed that asks nothing more; a refusal is told on the page one comes back to."""
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _at(instrument, place=place) if instrument.is_draft else redirect(instrument)


def add_item(request, pk):
    """One more item: first how it is answered, then its words."""
    area = _area(request, pk)
    if over := _over(request, area.instrument):
        return over
    kind = request.GET.get("kind", "")
    if kind not in ItemKind.values:
        return render(request, "assessments/add_item.html", {"area": area, "kinds": USE.items()})
    form = ItemTexts(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_valid() and not form.asks_for_more:
        try:
            item = actions.add_item(area, kind=kind, by=request.user, **form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The item is there."))
            return _at(area.instrument, place=f"item-{item.code}")
    return render(request, "assessments/edit_item.html", {"area": area, "form": form})


def edit_item(request, pk):
    """The words and levels of an item; where it continues an earlier one, whether it still means the same."""
    item = _item(request, pk)
    if over := _over(request, item.area.instrument):
        return over
    key, before = f"item:{pk}", predecessor(item)
    form = ItemTexts(
        request.POST if request.method == "POST" else None,
        kind=item.kind,
        before=before,
        initial=ItemTexts.filled_from(item) | {"meaning": meaning_said(item, before)} | drafts.typed(request.user, key),
    )
    theirs = []
    if form.is_valid() and not form.asks_for_more:
        try:
            meaning = form.cleaned_data.get("meaning", "")
            saved = actions.edit_item(item, revision=form.seen, meaning=meaning, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Item.objects.get(pk=pk), sentence=str(stale))
        except actions.Unsaid as unsaid:
            form.add_error("meaning", str(unsaid))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            _tell_what_it_means(request, saved, before, meaning)
            return _at(item.area.instrument, place=f"item-{item.code}")
    shown = {"area": item.area, "item": item, "before": before, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, "assessments/edit_item.html", shown)


def _tell_what_it_means(request, item, before, meaning):
    if before and meaning != Continuity.NEW and item.lineage != before.lineage:
        messages.info(request, Unwritten.OTHER_LEVELS.label)
    else:
        messages.success(request, _("Saved."))


@require_POST
def move_item(request, pk):
    """One step up or down, beyond the end of its area into the next one."""
    item = _item(request, pk)
    deed = partial(actions.move_item, item, step=_step(request), by=request.user)
    return _done(request, item.area.instrument, deed, place=f"item-{item.code}")


@require_POST
def remove_item(request, pk):
    """An item goes; earlier versions keep it."""
    item = _item(request, pk)
    seen = _whole(request.POST.get("revision", ""))
    return _done(request, item.area.instrument, lambda: actions.remove_item(item, revision=seen, by=request.user))


@require_POST
def publish_instrument(request, pk):
    """Let the draft be used, as it was read."""
    instrument = _written(request, pk)
    try:
        actions.publish_instrument(
            instrument, fingerprint=request.POST.get("fingerprint", ""), by=request.user, at=now()
        )
    except actions.Unready:
        messages.error(request, _("Not published: something is still due. The list leads to each place."))
        return _at(instrument, place="due")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _at(instrument)
    messages.success(request, _("Published: from now on assessments start with this version."))
    return redirect(instrument)


@require_POST
def discard_instrument(request, pk):
    """Let the draft go."""
    instrument = _written(request, pk)
    try:
        actions.discard_instrument(instrument, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(instrument)
    messages.success(request, _("The draft was discarded. What is published stays as it is."))
    return redirect("assessments:instruments")
