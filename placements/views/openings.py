"""The doors of the openings: the desk keeps them, and looks at how a person stands to what one asks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.models import Episode
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.enums import OpeningState
from placements.fits import standing_of
from placements.forms import OpeningSearch, OpeningSheet, Profile, Who
from placements.models import Agreement, Internship, Opening, Requirement
from placements.permissions import can_manage_hosts, can_match, can_see_hosts
from placements.rules import agreements
from placements.rules import openings as rules
from placements.rules.sources import AGREEMENT
from placements.scale import items_of
from placements.views.files import case_file, host_file, typed

A_PAGE = 25
MOST_FOUND = 12


@require_safe
def openings(request):
    require(can_see_hosts(request.user))
    today = localdate()
    search = OpeningSearch(request.GET, today=today)
    found = search.apply(Opening.objects.visible_to(request.user).with_hosts().with_counts(on=today)).by_host()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    for opening in page:
        opening.now = opening.state(on=today)
    template = "placements/openings.html#rows" if request.htmx else "placements/openings.html"
    return render(request, template, {"search": search, "page": page})


@require_safe
def opening(request, pk):
    return _show(request, _opening(request, pk), Who())


@require_POST
def look_for_person(request, pk):
    """Cases by name, to look at one of them beside the opening: a name never stands in a URL."""
    opening, who = _opening(request, pk), Who(request.POST)
    found = _found(request.user, who, opening)
    if len(found) == 1:
        return redirect("placements:fit", opening.pk, found[0].pk)
    return _show(request, opening, who, found=found)


def _opening(request, pk):
    openings = Opening.objects.visible_to(request.user).with_hosts().with_counts(on=localdate())
    return get_object_or_404(openings, pk=pk)


def _found(user, who, opening):
    """Open cases that may be looked at beside the opening; a team's district is the case's."""
    if not who.is_valid():
        return []
    cases = Episode.objects.visible_to(user).open().with_people().named_like(who.cleaned_data["q"])
    return [case for case in cases[:MOST_FOUND] if can_match(user, opening, case)]


def _show(request, opening, who, *, found=()):
    today = localdate()
    agreement = Agreement.objects.of_host(opening.host).with_seats(on=today).get(pk=opening.agreement_id)
    shown = {
        "opening": opening,
        "agreement": agreement,
        "state": opening.state(on=today),
        "today": today,
        "verdict": rules.today(
            on=today,
            agreed=(agreement.starts_on, agreement.ends_on),
            seats=agreement.seats_then,
            taken=agreement.taken,
            gone_on=opening.host.deactivated_on,
        )
        + agreements.kind_of_work(
            agreement.sectors,
            ateco=opening.host.ateco,
            told=f"{opening.title} {opening.tasks} {opening.host.sector}",
        ),
        "source": AGREEMENT,
        "requirements": Requirement.objects.of(opening).with_items().in_order(),
        "internships": Internship.objects.visible_to(request.user).filling(opening).with_people().newest_first()[:50],
        "who": who,
        "found": found,
        "can_manage": can_manage_hosts(request.user, opening.host.ambito_id),
        "history": audit.history(opening)[:20],
    }
    return render(request, "placements/opening.html", shown)


def add_opening(request, pk):
    host, today = host_file(request, pk), localdate()
    require(can_manage_hosts(request.user, host.ambito_id))
    form = OpeningSheet(typed(request), host=host, today=today, initial={"opens_on": today, "places": 1})
    if form.is_valid():
        try:
            opening = actions.add_opening(form.cleaned_data["agreement"], by=request.user, on=today, **form.sheet)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The opening is registered. Next: what it asks of a person."))
            return redirect("placements:requirements", opening.pk)
    return render(request, "placements/add_opening.html", {"host": host, "form": form})


def edit_opening(request, pk):
    opening, differing = _opening(request, pk), ()
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    form = OpeningSheet(typed(request), initial=model_to_dict(opening) | {"version": opening.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_opening(opening, version=version, by=request.user, on=localdate(), **form.sheet)
        except actions.Stale as refusal:
            opening.refresh_from_db()
            differing = form.compare_with(opening)
            form.add_error(None, str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The opening is saved."))
            return redirect(opening)
    return render(request, "placements/edit_opening.html", {"opening": opening, "form": form, "differing": differing})


def requirements(request, pk):
    """What an opening asks, chosen behaviour by behaviour."""
    opening = _opening(request, pk)
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    items = items_of(opening.host.ambito_id)
    asked = Requirement.objects.of(opening).with_items().in_order()
    known = Profile.told(asked, items) | {"version": opening.version}
    form = Profile(typed(request), items=items, initial=known)
    if form.is_valid():
        try:
            actions.ask_levels(opening, form.asked, version=form.cleaned_data["version"], by=request.user)
        except actions.Stale as stale:
            opening.refresh_from_db()
            form.see_anew(opening, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The requirement profile is saved. Now look at how a person stands to it."))
            return redirect(opening)
    return render(request, "placements/requirements.html", {"opening": opening, "form": form})


@require_POST
def pause_opening(request, pk):
    """Pause an opening, or offer it again."""
    opening = _opening(request, pk)
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    try:
        if opening.paused_on:
            actions.resume_opening(opening, version=opening.version, by=request.user)
        else:
            actions.pause_opening(opening, version=opening.version, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(opening)


@require_safe
def fit(request, pk, episode_pk):
    """How one person stands to what an opening asks: thing by thing, with what it rests on."""
    opening = _opening(request, pk)
    episode = case_file(request, episode_pk)
    require(can_match(request.user, opening, episode))
    state = opening.state(on=localdate())
    shown = {
        "opening": opening,
        "episode": episode,
        "state": state,
        "standing": standing_of(episode, Requirement.objects.of(opening).with_items().in_order()),
        "is_open": state == OpeningState.OPEN,
        "earlier": Internship.objects.of_episode(episode).filling(opening).with_conclusions().newest_first(),
    }
    return render(request, "placements/fit.html", shown)
