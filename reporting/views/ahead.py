"""The plate that says what an internship will cost, from which line, and what is left; for who keeps the money."""

from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from beneficiaries.models import Episode
from equipe import audit
from equipe.permissions import require
from placements.models import ExtensionRequest, Internship
from placements.wizard import Wizard
from reporting import ahead
from reporting.forms import OnDay
from reporting.permissions import can_keep_money_of

SECTION = "placements"


@require_safe
def cost_of_opening(request, pk):
    """Of the internship in the making of a case, as she has typed it so far."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_keep_money_of(request.user, episode.team.ambito))
    audit.record_read(episode, by=request.user, section=SECTION)
    today = localdate()
    arrangement = Wizard(episode, user=request.user, today=today).arrangement
    told = ahead.of_arrangement(arrangement, on=today) if arrangement else None
    return _show(request, told, episode=episode)


@require_safe
def cost_of_extension(request, pk):
    """Of a longer internship: until the day that is typed (?ends_on=), or the one that was asked for."""
    internship = get_object_or_404(Internship.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_keep_money_of(request.user, internship.episode.team.ambito))
    audit.record_read(internship.episode, by=request.user, section=SECTION)
    waiting = ExtensionRequest.objects.of(internship).pending().first()
    asked = OnDay({"on": request.GET.get("ends_on")})
    until = (asked.is_valid() and asked.cleaned_data["on"]) or (waiting and waiting.ends_on)
    longer = until and internship.ends_on < until < internship.ends_on.replace(year=internship.ends_on.year + 5, day=1)
    told = ahead.of_extension(internship, until=until, on=localdate()) if longer else None
    return _show(request, told, internship=internship, until=until if longer else None)


def _show(request, told, **context):
    template = "reporting/cost_ahead.html"
    if request.htmx:
        template += "#plate"
    return render(request, template, {"ahead": told, **context})
