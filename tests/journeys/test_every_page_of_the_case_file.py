"""Pages of the case file and of the year, opened on a phone: read by a screen reader, never wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Error

from tests.doors import ACTORS, DOORS
from tests.world import world  # noqa: F401

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = 390
READERS = ("alice", "franca")
ROOMS = ("beneficiaries:", "equipe:profile", "equipe:drafts", "equipe:change_view", "reporting:home", "reporting:desk")
ROOMS += ("reporting:ask_extract", "reporting:share_profile", "reporting:handover_pack", "reporting:register_import")
ROOMS += ("reporting:year", "reporting:figure", "reporting:cohorts", "reporting:radar", "reporting:fund")
ROOMS += ("reporting:my_hours", "reporting:hours", "reporting:report")


def doors_of(reader, world):  # noqa: F811
    """The addresses that open to this reader, and to none of the readers before."""
    for name, things, method, letters in DOORS:
        opens = dict(zip(ACTORS, letters.split(), strict=True))
        first = next((one for one in READERS if opens[one] == "S"), None)
        if method == "GET" and name.startswith(ROOMS) and first == reader:
            yield reverse(name, args=[world.things[thing] for thing in things.split()])


def opened(page, address):
    """Whether a page came; what is a file is handed over as one."""
    try:
        page.goto(address)
    except Error as error:
        if "Download is starting" not in error.message and "ERR_ABORTED" not in error.message:
            raise
        return False
    page.wait_for_selector(".htmx-request", state="detached")
    return True


def troubles(page):
    found = [(one["id"], one["nodes"][0]["html"][:160]) for one in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*found, *([("wider than a phone", wide)] if wide > PHONE else [])]


def test_it_is_whole_on_a_phone_and_for_a_screen_reader(open_browser, world):  # noqa: F811
    wrong, seen = {}, 0
    for reader in READERS:
        browser = open_browser(world.actors[reader], width=PHONE)
        for path in doors_of(reader, world):
            if opened(browser.page, browser.address + path):
                seen += 1
                if found := troubles(browser.page):
                    wrong[path] = found
    assert wrong == {}
    assert seen > 60
