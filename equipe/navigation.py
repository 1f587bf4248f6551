"""The way through the house: each door by its name, and the roles it is shown to; one not built yet is left out."""

from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from equipe.enums import CASE_ROLES, DESK_ROLES, Role

ANYTHING = UUID(int=0)


class Door(NamedTuple):
    name: str
    label: str
    roles: tuple = tuple(Role)
    beside: tuple = ()
    """Lists that are reached from that page and stand behind the same door."""

    def way_to(self, path):
        """How long the way is that leads from here to the page; nothing while it stands behind another door."""
        ways = (road(name) for name in (self.name, *self.beside))
        return max((len(way) for way in ways if leads_to(way, path)), default=0)


DOORS = (
    Door("reporting:home", _("Home")),
    Door("beneficiaries:caseload", _("People"), CASE_ROLES),
    Door("beneficiaries:referrals", _("Referrals"), CASE_ROLES),
    Door("beneficiaries:calendar", _("Calendar"), CASE_ROLES),
    Door("beneficiaries:meetings", _("Meetings"), CASE_ROLES),
    Door("assessments:assessments", _("Assessments"), CASE_ROLES),
    Door("placements:hosts", _("Hosts"), DESK_ROLES),
    Door("placements:openings", _("Openings"), DESK_ROLES, beside=("placements:board",)),
    Door("placements:internships", _("Internships"), CASE_ROLES, beside=("placements:courses",)),
    Door("reporting:year", _("The year"), (Role.COORDINATOR,), beside=("reporting:figures", "reporting:radar")),
    Door("reporting:figures", _("Figures"), (Role.SOCIAL_WORKER, Role.MEDIATOR, Role.EDUCATOR)),
    Door("reporting:funds", _("Money"), (Role.COORDINATOR,), beside=("reporting:spending", "reporting:hours")),
    Door("reporting:reports", _("Reports"), (Role.COORDINATOR,)),
    Door("reporting:register_imports", _("Import"), (Role.COORDINATOR,)),
    Door("equipe:people_here", _("Users and teams"), (Role.ADMINISTRATOR,)),
    Door("equipe:access_log", _("Access log"), (Role.AUDITOR,)),
)


def address(name, *things):
    """Where a door leads, or nothing while nobody has built it."""
    try:
        return reverse(name, args=things)
    except NoReverseMatch:
        return ""


@cache
def road(name):
    """Where a door leads that takes nothing, or the UUID of a thing: {} stands for it. The way there is found once."""
    return address(name) or address(name, ANYTHING).replace(str(ANYTHING), "{}")


def page_of(name, reference):
    """Where the door of a thing leads, whose reference is a UUID: for lists, which ask for many."""
    return road(name).format(reference)


def within(request, address, *, otherwise):
    """The address, if it is the path of a page and leads nowhere but into this house."""
    if address.startswith("/") and url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ):
        return address
    return otherwise


def site_of(request):
    """The address in front of every path, as letters tell it."""
    return f"{request.scheme}://{request.get_host()}"


def leads_to(url, path):
    """Whether the page stands behind this door; behind the home page stands only itself."""
    return path == url or (len(url) > 1 and path.startswith(url))


def for_user(user, *, path):
    """The doors this user is shown, each with its address and whether the page stands behind it."""
    shown = [(door, road(door.name)) for door in DOORS if user.has_role(*door.roles)]
    here = max((door for door, _url in shown), key=lambda door: door.way_to(path), default=None)
    return [
        {"label": door.label, "url": url, "is_here": door is here and door.way_to(path) > 0}
        for door, url in shown
        if url
    ]
