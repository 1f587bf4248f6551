"""Two records of one host: found, laid side by side, made one."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.actions.merging import CHOSEN
from placements.forms import Merging, OtherHost
from placements.models import Host, HostMerge, count_kinds
from placements.permissions import can_manage_hosts
from placements.rules import codes
from placements.views.files import host_file, typed

MOST_FOUND = 12


def merge_hosts(request, pk):
    """Which other record is of the same host, then which answers stay; the other's address leads here afterwards."""
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    others = Host.objects.visible_to(request.user).of_ambito(host.ambito_id).besides(host)
    search, other = OtherHost(request.GET), _known(others, request)
    differing = _differing(host, other) if other else ()
    form = Merging(typed(request), differing=differing, initial={"other": other.pk if other else ""})
    if other and form.is_valid():
        try:
            actions.merge_hosts(host, other, taken=form.taken, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The two records are one: everything stands here now."))
            return redirect(host)
    shown = {"host": host, "other": other, "form": form, "search": search, "found": _found(search, others)}
    shown["counts"] = sorted(count_kinds(other).items()) if other else ()
    return render(request, "placements/merge_hosts.html", shown)


@require_POST
def undo_host_merge(request, pk):
    """Two records again, on the page of the one that stayed."""
    merge = get_object_or_404(HostMerge.objects.visible_to(request.user).with_hosts(), pk=pk)
    require(can_manage_hosts(request.user, merge.survivor.ambito_id))
    try:
        gone = actions.undo_host_merge(merge, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(merge.survivor)
    words = _("The two records are two again: what belonged to %(host)s stands here.")
    messages.success(request, words % {"host": gone})
    return redirect(gone)


def _known(others, request):
    asked = request.POST.get("other") or request.GET.get("other", "")
    try:
        return others.with_whereabouts().leading_to(uuid.UUID(asked)).first()
    except ValueError:
        return None


def _found(search, others):
    if not search.is_valid() or not search.cleaned_data["q"].strip():
        return ()
    typed_words = search.cleaned_data["q"]
    return others.with_whereabouts().named_like(typed_words).nearest_first(typed_words)[:MOST_FOUND]


def _differing(host, other):
    """The fields in which the two differ: name, label, both answers in words."""
    for name in CHOSEN:
        mine, theirs = getattr(host, name), getattr(other, name)
        if mine != theirs and theirs:
            label = capfirst(Host._meta.get_field(name).verbose_name)
            yield name, label, _in_words(host, name), _in_words(other, name)


def _in_words(host, name):
    if name == "kind":
        return capfirst(host.get_kind_display())
    return codes.in_words(host.ateco) if name == "ateco" else getattr(host, name)
