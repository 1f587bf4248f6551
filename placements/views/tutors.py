"""The door of the tutors of a district: whom each follows on a day, against how many she may follow."""

from django.http import Http404
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from equipe.permissions import require
from placements.permissions import can_see_hosts
from placements.tutoring import at_hosts, of_service, without_tutor


@require_safe
def tutors(request):
    require(can_see_hosts(request.user))
    today = localdate()
    on = _day(request.GET.get("on")) or today
    shown = {
        "of_service": of_service(request.user, on=on),
        "at_hosts": at_hosts(request.user, on=on),
        "without": without_tutor(request.user, on=today),
        "on": on,
        "today": today,
    }
    return render(request, "placements/tutors.html", shown)


def _day(text):
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Http404
    return day
