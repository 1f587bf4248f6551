"""A profile is read, handed on as a file, and brought in elsewhere: at a desk, and read again on a phone."""

import json

import pytest
from django.urls import reverse

from assessments.models import ImportedProfile
from equipe.models import AuditEntry
from tests.assessments.factories import HeldFactory
from tests.assessments.profiles import AUTUMN, SPRING, agreed_with

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390


def hand_on(browser, episode):
    """Choose with the person, and take the file."""
    browser.go(reverse("assessments:profile", args=[episode.pk]))
    browser.sees("Conditions for work")
    browser.press("The same as a table, with who is behind each number")
    browser.press("Print or hand on")
    browser.press("Copy to share")
    browser.page.get_by_label("saldare").check()
    browser.fill(receiver="job_centre", write_down=True)
    with browser.page.expect_download() as waiting:
        browser.page.locator("button[value='file']").click()
    return waiting.value.path()


def test_from_one_desk_to_another(open_browser, episode, alice, dario, franca):
    agreed_with("self-sufficiency-1", episode, alice, level=3, money=0)
    agreed_with("soft-skills-1", episode, alice, dario, level=2, on=SPRING)
    agreed_with("soft-skills-1", episode, alice, dario, level=3, on=AUTUMN)
    agreed_with("employability-2", episode, alice, dario, level=2)
    HeldFactory(episode=episode, label="saldare")

    file = hand_on(open_browser(alice), episode)
    assert json.loads(file.read_text("utf-8"))["inventory"]["competences"][0]["label"] == "saldare"
    assert AuditEntry.objects.filter(verb="profile.exported", actor=alice).count() == 1

    desk = open_browser(franca)
    desk.go(f"{reverse('assessments:imported_profiles')}?case={episode.pk}")
    desk.page.locator("input[type=file]").set_input_files(file)
    desk.press("Check and bring in")
    desk.sees("Brought in.")
    assert ImportedProfile.objects.get().episode == episode

    phone = open_browser(alice, width=PHONE)
    for page in (ImportedProfile.objects.get().get_absolute_url(), reverse("assessments:profile", args=[episode.pk])):
        phone.go(page)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE
