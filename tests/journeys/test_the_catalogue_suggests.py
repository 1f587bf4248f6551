"""With the person beside: one writes her words, the catalogue suggests, and nothing typed is lost on the way."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from assessments import actions
from equipe.models import Draft
from tests.assessments.factories import ExperienceFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ESCO = Path(__file__).parent.parent / "data" / "esco"


def test_words_find_their_entry_and_survive_a_closed_page(open_browser, alice, episode):
    actions.load_esco(ESCO / "v9.1.0-it", language="it", on=date(2024, 5, 2))
    ExperienceFactory(episode=episode, job_title="Magazzino")
    browser = open_browser(alice, width=390)
    browser.go(reverse("assessments:inventory", args=[episode.pk]))
    browser.press("Add", within=".add-menu")
    browser.press("Competence", within=".add-menu")

    browser.page.locator("#id_label").press_sequentially("uso del mueltto")
    browser.page.get_by_label("guidare il carrello dei mattoni").check()
    browser.page.locator("[name=kind][value=licence]").check()
    browser.page.locator("[name=level_language]").wait_for(state="hidden")
    browser.write("[name=valid_until]", "2030-01-31")
    browser.sees("Draft saved at")
    browser.go(reverse("assessments:add_competence", args=[episode.pk]))
    assert browser.page.get_by_label("guidare il carrello dei mattoni").is_checked()

    browser.press("Save")
    browser.sees("This service uses the ESCO classification of the European Commission.")
    held = episode.competences.get()
    assert (held.label, held.kind, held.valid_until) == ("uso del mueltto", "licence", date(2030, 1, 31))
    assert held.competence.label == "guidare il carrello dei mattoni"
    assert not Draft.objects.exists()
