"""The doors of what hangs on a host: places of work, contacts, counts of employees."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import ContactSheet, Counting, SiteSheet
from placements.models import Contact, Headcount, Site
from placements.permissions import can_manage_hosts
from placements.views.files import host_file, typed


def add_site(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = SiteSheet(typed(request))
    if form.is_valid():
        return _done(request, host, form, lambda: actions.add_site(host, by=request.user, **form.sheet))
    return _show_site(request, host, form)


def edit_site(request, pk):
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("host"), pk=pk)
    require(can_manage_hosts(request.user, site.host.ambito_id))
    form = SiteSheet(typed(request), instance=copy(site), initial={"version": site.version})
    if form.is_valid():
        try:
            actions.edit_site(site, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Site.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(site.host)
    return _show_site(request, site.host, form, site=site)


def add_contact(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = ContactSheet(typed(request), host=host)
    if form.is_valid():
        return _done(request, host, form, lambda: actions.add_contact(host, by=request.user, **form.sheet))
    return _show_contact(request, host, form)


def edit_contact(request, pk):
    contact = get_object_or_404(Contact.objects.visible_to(request.user).select_related("host"), pk=pk)
    require(can_manage_hosts(request.user, contact.host.ambito_id))
    form = ContactSheet(typed(request), instance=copy(contact), host=contact.host, initial={"version": contact.version})
    if form.is_valid():
        try:
            actions.edit_contact(contact, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Contact.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(contact.host)
    return _show_contact(request, contact.host, form, contact=contact)


def count_people(request, pk):
    """How many people work at a place: counted anew, the earlier counts stay."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("host"), pk=pk)
    require(can_manage_hosts(request.user, site.host.ambito_id))
    form = Counting(typed(request), initial={"counted_on": localdate()})
    if form.is_valid():
        try:
            actions.count_people(site, by=request.user, on=localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The employees are counted: the quota of interns follows from today’s number."))
            return redirect(site.host)
    counts = Headcount.objects.of_site(site).with_who().latest_first()
    shown = {"host": site.host, "site": site, "form": form, "counts": counts}
    return render(request, "placements/count_people.html", shown)


def _done(request, host, form, deed):
    """What was written down for the first time; refused, the page comes back with what was typed."""
    try:
        deed()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        show = _show_site if isinstance(form, SiteSheet) else _show_contact
        return show(request, host, form)
    messages.success(request, _("Saved."))
    return redirect(host)


def _show_site(request, host, form, *, site=None):
    return render(request, "placements/edit_site.html", {"host": host, "site": site, "form": form})


def _show_contact(request, host, form, *, contact=None):
    return render(request, "placements/edit_contact.html", {"host": host, "contact": contact, "form": form})
