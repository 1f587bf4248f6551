"""A note survives the closed tab and the ended session, is gone once written, and never lies in the browser."""

import pytest
from django.test import Client
from django.urls import reverse

from equipe.models import Draft

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOTE = "[name=text]"
STATUS = "[data-draft-status]"


@pytest.fixture
def browser(chromium, live_server):
    context = chromium.new_context(locale="it-IT")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def enter(browser, user, address):
    """Carry the session of a signed-in user into the browser."""
    client = Client()
    client.force_login(user)
    browser.add_cookies([{"name": "equipe", "value": client.cookies["equipe"].value, "url": address}])


def test_a_note_survives_until_it_is_written(browser, live_server, alice, episode):
    case = live_server.url + reverse("beneficiaries:case", args=[episode.pk])
    enter(browser, alice, live_server.url)

    page = browser.new_page()
    page.goto(case)
    page.fill(NOTE, "She came on time")
    page.get_by_text("Draft saved at").wait_for()
    page.close()

    page = browser.new_page()
    page.goto(case)
    assert page.input_value(NOTE) == "She came on time"

    page.wait_for_load_state("networkidle")
    browser.clear_cookies(name="equipe")
    page.fill(NOTE, "She came on time and wants to cook")
    page.locator("#session-notice").wait_for(state="visible")
    assert page.input_value(NOTE) == "She came on time and wants to cook"

    enter(browser, alice, live_server.url)
    page.locator("#session-notice").wait_for(state="hidden")
    page.click("text=Write in the diary")
    page.locator(".timeline-text", has_text="wants to cook").wait_for()
    assert not Draft.objects.exists()
    assert "cook" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
