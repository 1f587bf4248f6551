"""The skills profile of a person: all that was agreed, on one page."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.models import ImportedProfile
from assessments.permissions import can_bring_in, can_hand_on, can_start
from assessments.profiles import profile_of
from beneficiaries.models import Episode
from equipe import audit

SECTION = "profile"


@require_safe
def profile(request, pk):
    """What the person can do, how sure that is, what changed; strengths first."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {
        "episode": episode,
        "profile": profile_of(episode),
        "received": ImportedProfile.objects.of_case(episode).light().newest_first(),
        "can_start": can_start(request.user, episode),
        "can_bring_in": can_bring_in(request.user),
        "can_hand_on": can_hand_on(request.user, episode),
    }
    return render(request, "assessments/profile.html", context)
