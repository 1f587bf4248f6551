"""The doors of the log of a host: what was said, and what is next with it."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.enums import TaskEnd
from beneficiaries.forms import Ending
from equipe import drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import EntrySheet
from placements.models import HostEntry
from placements.permissions import can_manage_hosts, can_see_hosts
from placements.views.files import host_file, typed

SHOWN = 30


@require_safe
def next_with_hosts(request):
    """What the user promised to hosts: settled from here, or from the plate of the first page."""
    require(can_see_hosts(request.user))
    entries = HostEntry.objects.visible_to(request.user).owned_by(request.user).awaited().with_people().by_due_day()
    shown = {"entries": entries[:SHOWN], "today": localdate(), "back": reverse("reporting:home")}
    return render(request, "placements/next_with_hosts.html" + ("#plate" if request.htmx else ""), shown)


def write_host_entry(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    key = f"host_entry:{host.pk}"
    initial = {"happened_on": localdate(), "kind": "call"} | drafts.typed(request.user, key)
    form = EntrySheet(typed(request), host=host, user=request.user, today=localdate(), initial=initial)
    if form.is_valid():
        try:
            actions.write_entry(host, by=request.user, **form.sheet)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("Written down."))
            return redirect(host)
    return _show(request, host, form, key)


def host_entry(request, pk):
    """One entry, to be read and corrected."""
    entry = _visible(request, pk)
    require(can_manage_hosts(request.user, entry.host.ambito_id))
    key = f"host_entry:{entry.pk}"
    initial = {"version": entry.version} | drafts.typed(request.user, key)
    who = {"host": entry.host, "user": request.user, "today": localdate()}
    form = EntrySheet(typed(request), instance=copy(entry), initial=initial, **who)
    if form.is_valid():
        try:
            actions.edit_entry(entry, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(_visible(request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("Saved."))
            return redirect(entry.host)
    return _show(request, entry.host, form, key, entry=entry)


@require_POST
def end_host_entry(request, pk):
    entry, form = _visible(request, pk), Ending(request.POST)
    require(can_manage_hosts(request.user, entry.host.ambito_id))
    if form.is_valid():
        try:
            entry = actions.end_entry(entry, at=timezone.now(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Done: %(task)s") if entry.end == TaskEnd.DONE else _("Not needed: %(task)s")
            return _answer(request, pk, said % {"task": entry.next_action})
    if request.htmx:
        return _item(request, entry, form=form)
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect(entry.host)


@require_POST
def reopen_host_entry(request, pk):
    entry = _visible(request, pk)
    require(can_manage_hosts(request.user, entry.host.ambito_id))
    actions.reopen_entry(entry, by=request.user)
    if request.htmx:
        return _item(request, _visible(request, pk))
    messages.success(request, _("It is to be done again, as it was."))
    return _back(request, entry)


def _visible(request, pk):
    return get_object_or_404(HostEntry.objects.visible_to(request.user).with_people(), pk=pk)


def _answer(request, pk, said):
    entry = _visible(request, pk)
    if request.htmx:
        return _item(request, entry, said=said)
    messages.success(request, said, extra_tags=reverse("placements:reopen_host_entry", args=[pk]))
    return _back(request, entry)


def _item(request, entry, **told):
    shown = {"entry": entry, "today": localdate(), "back": request.POST.get("next", ""), **told}
    return render(request, "placements/next_with_hosts.html#item", shown)


def _back(request, entry):
    otherwise = entry.host.get_absolute_url()
    return redirect(navigation.within(request, request.POST.get("next", ""), otherwise=otherwise))


def _show(request, host, form, key, *, entry=None):
    shown = {"host": host, "form": form, "entry": entry, "draft_key": key, "kept": drafts.left(request.user, key)}
    return render(request, "placements/host_entry.html", shown)
