"""How a door of placing takes out a file: what is not visible is not there, and every look leaves its row first."""

from django.shortcuts import get_object_or_404

from beneficiaries.models import Episode
from equipe import audit
from placements.models import Host, Internship

SECTION = "placements"


def case_file(request, pk):
    """A visible case, the look at it recorded."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    return episode


def internship_file(request, pk):
    """An internship of a visible case, the look at the case recorded."""
    internship = get_object_or_404(Internship.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(internship.episode, by=request.user, section=SECTION)
    return internship


def host_file(request, pk):
    """A visible host; the address of a record that was merged means the one that stays."""
    return get_object_or_404(Host.objects.visible_to(request.user).leading_to(pk))


def typed(request):
    """What was typed: an empty POST is still a POST."""
    return request.POST if request.method == "POST" else None
