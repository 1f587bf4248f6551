"""The doors of matching: what an opening asks, what is possible for a person, and the suggestions both ways."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.enums import TimeOfDay
from beneficiaries.models import CaringDuty
from beneficiaries.rules import busy_times
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions, suggestions
from placements.forms import AvailabilitySheet, ConditionSheet
from placements.matchable import to_match
from placements.models import Availability, Opening
from placements.permissions import can_ask_availability, can_manage_hosts, can_place
from placements.views.files import case_file, typed
from placements.waiting import asked, not_asked, waiting

SECTION = "matching"
MOST_SHOWN = 40
"""People or openings of one list that are shown in full; the rest is told as a number."""


def conditions(request, pk):
    """What the host told of the work."""
    opening = get_object_or_404(Opening.objects.visible_to(request.user).with_hosts(), pk=pk)
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    form, differing = ConditionSheet(typed(request), opening=opening, on=localdate()), ()
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.tell_conditions(opening, version=version, by=request.user, on=localdate(), **form.sheet)
        except actions.Stale as refusal:
            opening.refresh_from_db()
            differing = form.compare_with(opening)
            form.add_error(None, str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The conditions are saved. Now look for people for this opening."))
            return redirect(opening)
    return render(request, "placements/conditions.html", {"opening": opening, "form": form, "differing": differing})


def availability(request, pk):
    """What is possible for a person and what she wishes for."""
    episode, today = case_file(request, pk), localdate()
    require(can_ask_availability(request.user, episode))
    known = Availability.objects.of_case(episode).with_people().first()
    form = AvailabilitySheet(
        typed(request),
        instance=copy(known),
        initial={"version": known.version} if known else {"asked_on": today},
        ambito=episode.team.ambito_id,
        today=today,
    )
    theirs = ()
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.tell_availability(episode, version=version, by=request.user, **form.told)
        except actions.Stale as stale:
            theirs = form.compare_with(Availability.objects.of_case(episode).get(), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("What is possible for the person is saved."))
            return redirect(episode)
    duties = CaringDuty.objects.of_case(episode)
    bound = busy_times(duties, on=today)
    shown = {"episode": episode, "form": form, "theirs": theirs, "known": known}
    shown["busy"] = [time.label for time in TimeOfDay if time in bound]
    return render(request, "placements/availability.html", shown)


@require_safe
def suggested_openings(request, pk):
    """Openings for one person, with why and why not."""
    episode, today = case_file(request, pk), localdate()
    require(can_place(request.user, episode))
    openings = Opening.objects.visible_to(request.user).of_ambito(episode.team.ambito_id).not_closed(on=today)
    found = suggestions.openings_for(episode, openings, on=today)
    shown = _sorted_out(found) | {
        "episode": episode,
        "known": Availability.objects.of_case(episode).with_people().first(),
    }
    return render(request, "placements/suggested_openings.html", shown)


@require_safe
def suggested_people(request, pk):
    """People for one opening, with why and why not; every look at one of them leaves its trace."""
    today = localdate()
    openings = to_match(Opening.objects.visible_to(request.user), on=today)
    opening = get_object_or_404(openings, pk=pk)
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    cases = waiting(request.user, opening.host.ambito_id, on=today)
    found = suggestions.people_for(opening, asked(cases), on=today)
    audit.record_reads([one.subject for one in found], by=request.user, section=SECTION)
    shown = _sorted_out(found) | {"opening": opening, "not_asked": not_asked(cases).count()}
    return render(request, "placements/suggested_people.html", shown)


def _sorted_out(found):
    possible = [one for one in found if not one.verdict.refused]
    return {
        "possible": possible[:MOST_SHOWN],
        "more": max(len(possible) - MOST_SHOWN, 0),
        "left_out": [one for one in found if one.verdict.refused],
    }
