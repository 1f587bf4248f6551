"""Who tries many secrets of links is not answered for a while; who holds an open link goes on."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from placements import actions
from tests.placements.agreed import internship_of

TODAY = date(2026, 4, 20)
DOORS = ("host_link:door", "by_link:door")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limited(settings):
    settings.WRONG_LINKS_LIMIT = "3/m/ip"
    cache.clear()
    with time_machine.travel("2026-04-20 10:00:00+02:00", tick=False):
        yield
    cache.clear()


def look(name, secret, client=None, **more):
    return (client or Client()).get(reverse(name, args=[secret]), **more)


def statuses(name, times):
    return [look(name, f"wrong-{n}").status_code for n in range(times)]


@pytest.mark.parametrize("name", DOORS)
def test_the_fourth_wrong_secret_of_a_minute_is_not_answered(name):
    assert statuses(name, 5) == [404, 404, 404, 429, 429]
    assert "Too many links were tried" in look(name, "wrong").content.decode()
    assert look(name, "wrong", REMOTE_ADDR="203.0.113.9").status_code == 404


@pytest.mark.parametrize("other", DOORS)
def test_wrong_secrets_of_all_kinds_are_counted_together(other):
    statuses("host_link:door", 3)
    assert look(other, "wrong").status_code == 429


def test_a_right_secret_is_not_told_from_a_wrong_one_once_too_many_were_tried(dario):
    _link, secret = actions.hand_host_link(internship_of(dario), by=dario, on=TODAY)
    assert look("host_link:door", secret).status_code == 200
    statuses("host_link:door", 4)
    wrong, right = look("host_link:door", "wrong"), look("host_link:door", secret)
    assert (right.status_code, right.content) == (wrong.status_code, wrong.content)


def test_an_expired_secret_counts_as_a_wrong_one(dario):
    internship = internship_of(dario)
    _link, secret = actions.hand_host_link(internship, by=dario, on=TODAY)
    actions.revoke_host_link(internship, by=dario)
    assert [look("host_link:door", secret).status_code for _ in range(4)] == [404, 404, 404, 429]


def test_whoever_has_begun_goes_on_behind_the_same_connection(dario):
    _link, secret = actions.hand_host_link(internship_of(dario), by=dario, on=TODAY)
    phone = Client()
    phone.post(reverse("host_link:begin", args=[secret]))
    statuses("host_link:door", 4)
    assert look("host_link:door", secret, phone).status_code == 200
