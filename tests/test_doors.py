"""Every door of the house × every way of knocking × every actor.

S seen (the door opens) · R refused (403) · H hidden (404) · L sent to the sign-in · – method not known (405)
"""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.doors import ACTORS, DOORS
from tests.world import lasting_world as world  # noqa: F401
from tests.world import signed_in

pytestmark = pytest.mark.django_db

FOREIGN = ("account_", "mfa_", "usersessions_")
"""Doors of the sign-in library, which has tests of its own; ours are in tests/equipe."""


class NothingKept(Exception):
    """Ends a knock without keeping what it did."""


def every_door(patterns=None, namespace=""):
    """The names of all URL patterns of the project."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from every_door(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def knock(user, method, url):
    """What happens at the door, in one letter; nothing of it is kept."""
    client = signed_in(user)
    try:
        with transaction.atomic():
            answer = client.generic(method, url)
            raise NothingKept
    except NothingKept:
        pass
    if answer.status_code == 302 and "/accounts/login/" in answer["Location"]:
        return "L"
    if answer.status_code >= 500:
        return "!"
    return {401: "L", 403: "R", 404: "H", 405: "–"}.get(answer.status_code, "S")


@pytest.mark.parametrize(("name", "things", "method", "expected"), DOORS)
def test_the_door_opens_to_those_it_should(world, name, things, method, expected):  # noqa: F811
    url = reverse(name, args=[world.things[thing] for thing in things.split()])
    found = " ".join(knock(world.actors[actor], method, url) for actor in ACTORS)
    assert f"{name} {method}: {found}" == f"{name} {method}: {expected}"


def test_no_door_is_forgotten():
    ours = {name for name in every_door() if not name.startswith(FOREIGN)}
    assert ours == {name for name, *_ in DOORS}


@pytest.mark.parametrize(("name", "things"), sorted({(name, things) for name, things, *_ in DOORS}))
def test_no_door_knows_another_way_of_knocking(world, name, things):  # noqa: F811
    known = {method for door, _, method, _ in DOORS if door == name}
    url = reverse(name, args=[world.things[thing] for thing in things.split()])
    insiders = [world.actors[actor] for actor in ("alice", "franca", "ines", "guido")]
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - known:
        assert {knock(user, method, url) for user in insiders} <= {"–", "R", "H"}, method
