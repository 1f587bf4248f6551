"""The door of the tutors of a district: whom each follows today, against how many she may follow."""

from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from equipe.permissions import require
from placements.permissions import can_see_hosts
from placements.tutoring import at_hosts, of_service, without_tutor


@require_safe
def tutors(request):
    require(can_see_hosts(request.user))
    today = localdate()
    shown = {
        "of_service": of_service(request.user, on=today),
        "at_hosts": at_hosts(request.user, on=today),
        "without": without_tutor(request.user, on=today),
        "today": today,
    }
    return render(request, "placements/tutors.html", shown)
