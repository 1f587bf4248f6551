"""How the doors of reporting take up what was sent, of which district it is, and the looks they leave."""

from equipe import audit
from equipe.districts import asked_district
from equipe.permissions import require
from reporting.permissions import districts_of_coordinator


def sent(request):
    """What was typed: an empty POST is still a POST."""
    return request.POST if request.method == "POST" else None


def sent_files(request):
    return request.FILES if request.method == "POST" else None


def district_of(request):
    """The district an address names among those whose money she keeps; else the first of them."""
    districts = districts_of_coordinator(request.user)
    require(districts)
    return asked_district(districts, request.GET.get("district")) or districts[0]


def told_of(request, ambito):
    """For a page of one district: which it is, and where she keeps the money of several, all of them."""
    districts = districts_of_coordinator(request.user)
    return {"ambito": ambito, "districts": districts if len(districts) > 1 else ()}


def note_looks(request, things):
    """Pages of money that name people leave the trace of a look at each case; a thing is whatever belongs to one."""
    audit.record_reads([thing.episode for thing in things], by=request.user, section="money")
