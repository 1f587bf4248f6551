"""The doors of the hosts: the desk keeps them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import Deactivation, HostSearch, HostSheet
from placements.models import Agreement, Hire, Host, Internship, Opening
from placements.permissions import can_manage_hosts, can_see_hosts, desk_of
from placements.views.files import typed

A_PAGE = 25


@require_safe
def hosts(request):
    require(can_see_hosts(request.user))
    search = HostSearch(request.GET, today=localdate())
    found = search.apply(Host.objects.visible_to(request.user)).by_name()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    template = "placements/hosts.html#rows" if request.htmx else "placements/hosts.html"
    return render(request, template, {"search": search, "page": page, "today": localdate()})


def add_host(request):
    ambito = desk_of(request.user)
    require(ambito)
    form = HostSheet(typed(request))
    if form.is_valid():
        try:
            host = actions.add_host(ambito=ambito, by=request.user, **form.sheet)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(host)s is registered. Next: its framework agreement.") % {"host": host})
            return redirect(host)
    return render(request, "placements/add_host.html", {"form": form})


@require_safe
def host(request, pk):
    today = localdate()
    host = get_object_or_404(Host.objects.visible_to(request.user).with_seats(on=today), pk=pk)
    shown = {
        "host": host,
        "today": today,
        "agreements": Agreement.objects.of_host(host).with_seats(on=today).newest_first(),
        "openings": _openings(host, on=today),
        "internships": Internship.objects.visible_to(request.user).at(host).with_people().newest_first()[:50],
        "hires": Hire.objects.visible_to(request.user).at(host).with_people().newest_first()[:50],
        "can_manage": can_manage_hosts(request.user, host.ambito_id),
        "history": audit.history(host)[:20],
    }
    return render(request, "placements/host.html", shown)


def _openings(host, *, on):
    """Those that are not closed, each with where it stands on the day."""
    openings = list(Opening.objects.at(host).not_closed(on=on).with_hosts().with_counts(on=on).newest_first())
    for opening in openings:
        opening.now = opening.state(on=on)
    return openings


def edit_host(request, pk):
    host = get_object_or_404(Host.objects.visible_to(request.user), pk=pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form, differing = HostSheet(typed(request), initial=model_to_dict(host) | {"version": host.version}), ()
    if form.is_valid():
        try:
            actions.edit_host(host, version=form.cleaned_data["version"], by=request.user, **form.sheet)
        except actions.Stale as refusal:
            differing = form.compare_with(host)
            form.add_error(None, str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The file of %(host)s is saved.") % {"host": host})
            return redirect(host)
    return render(request, "placements/edit_host.html", {"host": host, "form": form, "differing": differing})


def deactivate_host(request, pk):
    host = get_object_or_404(Host.objects.visible_to(request.user), pk=pk)
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
