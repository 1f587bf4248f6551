"""Household, caring duties and network of a case: its plate, its page, and writing in it."""

from copy import copy
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from beneficiaries import actions
from beneficiaries.enums import TimeOfDay
from beneficiaries.forms import Duty, Member, Service
from beneficiaries.models import CaringDuty, Episode, HouseholdMember, OtherService, household_of
from beneficiaries.permissions import can_keep_household
from beneficiaries.rules import busy_times
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused


class Kind(NamedTuple):
    """One of the three things kept here: its noun, its questions, its words."""

    noun: type
    form: type
    new: str
    edit: str
    saved: str


KINDS = {
    "member": Kind(
        HouseholdMember,
        Member,
        _("Somebody of the household"),
        _("Change somebody of the household"),
        _("The household was saved."),
    ),
    "duty": Kind(CaringDuty, Duty, _("A caring duty"), _("Change a caring duty"), _("The caring duty was saved.")),
    "service": Kind(
        OtherService,
        Service,
        _("Another service in charge"),
        _("Change a service in charge"),
        _("The service was saved."),
    ),
}


@require_safe
def household_panel(request, pk):
    episode = _case(request, pk, section="household")
    template = "beneficiaries/household_panel.html" + ("#panel" if request.htmx else "")
    return render(request, template, _all_of(request.user, episode))


@require_safe
def household(request, pk):
    episode = _case(request, pk, section="household")
    return render(request, "beneficiaries/household.html", _all_of(request.user, episode))


def add_to_household(request, pk, kind):
    episode, asked = _case(request, pk), _kind(kind)
    require(can_keep_household(request.user, episode))
    key = f"{kind}:{episode.pk}"
    form = asked.form(
        request.POST if request.method == "POST" else None,
        initial=drafts.typed(request.user, key),
        user=request.user,
        episode=episode,
    )
    if form.is_valid():
        try:
            actions.add_kept(asked.noun, episode, by=request.user, key=form.cleaned_data["key"], **form.told)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, episode, asked, key)
    return _show_form(request, episode, form, asked, key)


def edit_household(request, pk, kind, row):
    episode, asked = _case(request, pk), _kind(kind)
    require(can_keep_household(request.user, episode))
    row = get_object_or_404(asked.noun.objects.of_case(episode), pk=row)
    key = f"{kind}:{row.pk}"
    form = asked.form(
        request.POST if request.method == "POST" else None,
        instance=copy(row),
        initial={"version": row.version} | drafts.typed(request.user, key),
        user=request.user,
        episode=episode,
    )
    theirs = []
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.edit_kept(row, episode, version=version, by=request.user, **form.told)
        except actions.Stale as stale:
            theirs = form.compare_with(asked.noun.objects.get(pk=row.pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, episode, asked, key)
    return _show_form(request, episode, form, asked, key, theirs=theirs)


def _case(request, pk, *, section="household sheet"):
    visible = Episode.objects.visible_to(request.user)
    episode = get_object_or_404(visible.select_related("person", "team", "referral"), pk=pk)
    audit.record_read(episode, by=request.user, section=section)
    return episode


def _kind(kind):
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _all_of(user, episode):
    """Household, duties and network as they stand today; what ended stands apart."""
    today = localdate()
    duties = list(CaringDuty.objects.of_case(episode).oldest_first())
    network = list(OtherService.objects.of_case(episode).oldest_first())
    return {
        "episode": episode,
        "household": household_of(episode.person, user=user, on=today),
        "duties": [duty for duty in duties if _goes_on(duty, today)],
        "earlier_duties": [duty for duty in duties if not _goes_on(duty, today)],
        "busy": [time.label for time in TimeOfDay if time in busy_times(duties, on=today)],
        "network": [service for service in network if _goes_on(service, today)],
        "earlier_network": [service for service in network if not _goes_on(service, today)],
        "hint": getattr(getattr(episode, "referral", None), "household", ""),
        "may_edit": can_keep_household(user, episode),
    }


def _goes_on(row, today):
    return row.until is None or row.until >= today


def _saved(request, episode, asked, key):
    drafts.forget(request.user, key)
    messages.success(request, asked.saved)
    return redirect(reverse("beneficiaries:household", args=[episode.pk]))


def _show_form(request, episode, form, asked, key, *, theirs=()):
    title = asked.new if form.is_new else asked.edit
    context = {"episode": episode, "form": form, "title": title, "theirs": theirs, "draft_key": key}
    return render(request, "beneficiaries/edit_household.html", context)
