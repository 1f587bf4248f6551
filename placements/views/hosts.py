"""The doors of the hosts: the desk keeps them."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.list_pages import exported, row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view
from equipe.verdicts import Refused
from placements import actions, listed
from placements.columns import HOSTS
from placements.forms import Deactivation, HostSheet, NewHost
from placements.hostfiles import file_of
from placements.models import Host, HostMerge
from placements.permissions import can_manage_hosts, can_see_hosts, desk_of
from placements.views.files import host_file, typed

A_PAGE = 25


@require_safe
def hosts(request):
    require(can_see_hosts(request.user))
    views = views_of(request.user, HOSTS)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(HOSTS.door)}?{first.query}")
    search, found, columns, today = _asked(request)
    page, order = Paginator(found, A_PAGE).get_page(request.GET.get("page")), request.GET.get("order", "name")
    shown = tools_of(request, HOSTS, columns, order=order, views=views, export="placements:export_hosts")
    shown |= {"search": search, "page": page, "rows": [row_of(HOSTS, host, columns, on=today) for host in page]}
    template = "placements/hosts.html#rows" if request.htmx else "placements/hosts.html"
    return render(request, template, shown)


@require_safe
def export_hosts(request):
    """The list as a workbook: exactly what the page shows, of all its pages. A host is no file of a person."""
    require(can_see_hosts(request.user))
    _search, found, columns, today = _asked(request)
    return exported(request, HOSTS, found, columns, title=_("Hosts"), on=today, looked_at=lambda hosts: [])


def _asked(request):
    """What the address asks for, within what the reader may see: the page and the workbook ask alike."""
    today = localdate()
    return *listed.hosts(request.user, request.GET, on=today), HOSTS.chosen(request.GET), today


def add_host(request):
    ambito = desk_of(request.user)
    require(ambito)
    form = NewHost(typed(request))
    if form.is_valid():
        try:
            host = actions.add_host(ambito=ambito, by=request.user, on=localdate(), **form.registered)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(host)s is registered. Next: its framework agreement.") % {"host": host})
            return redirect(host)
    return render(request, "placements/add_host.html", {"form": form})


@require_safe
def host(request, pk):
    """The file; the address of a record that was merged leads to the one that stays."""
    today = localdate()
    visible = Host.objects.visible_to(request.user).leading_to(pk)
    host = get_object_or_404(visible.with_seats(on=today).with_employees(on=today))
    if host.pk != pk:
        return redirect(host)
    merges = HostMerge.objects.standing().into(host).with_hosts().newest_first()
    shown = {
        "host": host,
        "today": today,
        "file": file_of(host, reader=request.user, on=today),
        "can_manage": can_manage_hosts(request.user, host.ambito_id),
        "merges": [(one, one.is_reversible(at=now())) for one in merges],
        "history": audit.history(host, *Host.objects.merged_into_this(host))[:20],
    }
    return render(request, "placements/host.html", shown)


def edit_host(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = HostSheet(typed(request), instance=copy(host), initial={"version": host.version})
    if form.is_valid():
        try:
            actions.edit_host(host, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(host_file(request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The file of %(host)s is saved.") % {"host": host})
            return redirect(host)
    return render(request, "placements/edit_host.html", {"host": host, "form": form})


def deactivate_host(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = Deactivation(typed(request), initial={"on": host.deactivated_on or localdate(), "version": host.version})
    if form.is_valid():
        version, on = form.cleaned_data["version"], form.cleaned_data["on"]
        try:
            if host.is_active:
                actions.deactivate_host(host, version=version, on=on, by=request.user)
            else:
                actions.reactivate_host(host, version=version, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(host)
    return render(request, "placements/deactivate_host.html", {"host": host, "form": form})
