"""A note by keyboard alone; closed in the middle, ended by the clock, found again; and two people in one sheet."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from beneficiaries.models import DiaryEntry, Episode
from equipe.models import Draft
from tests.beneficiaries.factories import EpisodeFactory, NoteTemplateFactory, PersonFactory
from tests.journeys.conftest import italian

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOTE = reverse("beneficiaries:note")


def text_of(page):
    return page.input_value("[name=text]")


def test_by_keyboard_from_anywhere(open_browser, alice, episode):
    EpisodeFactory(person=PersonFactory(last_name="Gashi"), case_manager=alice)
    browser = open_browser(alice)
    page = browser.page
    page.keyboard.press("n")
    page.wait_for_url(f"**{NOTE}")
    browser.look()
    page.keyboard.type("gash")
    page.locator("[data-found] label", has_text="Gashi").wait_for()
    page.keyboard.press("Enter")
    page.locator(".picked label", has_text="Gashi").wait_for()
    page.keyboard.type("no: n is a letter here.")
    browser.wait()
    page.keyboard.press("Control+Enter")
    page.locator(".timeline-text", has_text="n is a letter").wait_for()
    browser.look()
    assert DiaryEntry.objects.get().episode.person.last_name == "Gashi"
    assert not Draft.objects.exists()


def test_a_template_on_a_phone_and_several_people(open_browser, alice, episode):
    EpisodeFactory(person=PersonFactory(last_name="Gashi"), case_manager=alice)
    NoteTemplateFactory()
    browser = open_browser(alice, width=390)
    browser.go(NOTE)
    for name in ("Moro", "Gashi"):
        browser.page.locator("#people label", has_text=name).click()
        browser.wait()
    browser.press("Missed the appointment")
    assert text_of(browser.page).startswith("Did not come")
    browser.press("Write in the diary")
    browser.page.get_by_text("Gashi").locator("visible=true").first.wait_for()
    assert DiaryEntry.objects.values("group").distinct().count() == 1


def test_the_closed_tab_and_the_ended_session_lose_nothing(open_browser, alice, episode):
    browser = open_browser(alice)
    context, door = browser.page.context, browser.address + f"{NOTE}?case={episode.pk}"
    browser.page.goto(door)
    browser.page.fill("[name=text]", "She came on time and wants")
    browser.page.get_by_text(italian("Draft saved at")).wait_for()
    page = context.new_page()
    browser.page.close()
    Session.objects.all().delete()

    page.goto(door)
    assert "/accounts/login/" in page.url
    page.fill("[name=login]", alice.email)
    page.fill("[name=password]", "a-long-enough-password")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**{NOTE}?case={episode.pk}")
    assert text_of(page) == "She came on time and wants"
    page.locator("[data-draft-mark]", has_text=re.compile(r"\d\d:\d\d")).wait_for()
    page.wait_for_load_state("networkidle")
    page.locator("[name=text]").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" to cook")
    page.keyboard.press("Control+Enter")
    page.locator(".timeline-text", has_text="wants to cook").wait_for()
    assert not Draft.objects.exists()
    assert "cook" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_what_was_restored_can_be_discarded(open_browser, alice, episode):
    Draft.objects.create(user=alice, key=f"diary:{episode.pk}", content={"text": "Half a sen"})
    page = open_browser(alice).page
    page.goto(f"{page.url.split('/accounts')[0].rstrip('/')}{episode.get_absolute_url()}")
    assert text_of(page) == "Half a sen"
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-discard]").click()
    page.locator("[data-draft-mark]").wait_for(state="detached")
    assert text_of(page) == ""
    assert not Draft.objects.exists()


def test_two_minutes_before_the_end_one_click_stays(open_browser, alice, episode):
    browser = open_browser(alice)
    browser.page.clock.install()
    browser.page.goto(browser.address + NOTE)
    notice = browser.page.locator("#session-notice")
    browser.page.clock.fast_forward("52:00")
    assert notice.is_hidden()
    browser.page.clock.fast_forward("01:30")
    notice.get_by_text(italian("Your session ends in two minutes.")).wait_for(state="visible")
    notice.get_by_role("button", name=italian("Stay signed in")).click()
    notice.wait_for(state="hidden")
    browser.page.clock.fast_forward("52:00")
    assert notice.is_hidden()
    browser.page.clock.fast_forward("03:00")
    notice.locator("p[data-when=ended]").wait_for(state="visible")


def test_two_in_one_sheet_see_each_other_and_choose(open_browser, alice, dario, episode):
    door = reverse("beneficiaries:edit_case", args=[episode.pk])
    hers, his = open_browser(alice), open_browser(dario, width=390)
    for browser in (hers, his):
        browser.go(door)
    hers.page.fill("[name=strengths]", "Cooks for many")
    hers.page.get_by_text(italian("Draft saved at")).wait_for()
    his.page.fill("[name=strengths]", "Drives a lorry")
    his.page.locator(".presence", has_text="Alice Bertoli").wait_for()
    hers.page.fill("[name=strengths]", "Cooks for many people")
    hers.page.locator(".presence", has_text="Dario Bertoli").wait_for()
    hers.press("Save")
    his.press("Save")
    his.sees("One answer was changed by both of you")
    his.page.locator(".conflict-words", has_text="Cooks for many people").wait_for()
    his.press("Both, one below the other")
    assert his.page.input_value("[name=strengths]").split() == "Drives a lorry Cooks for many people".split()
    his.press("Save")
    his.page.wait_for_url(f"**{episode.get_absolute_url()}")
    assert "lorry" in Episode.objects.get().strengths
    assert not Draft.objects.exists()


def test_a_pasted_book_is_told_at_once_and_stays_on_the_page(open_browser, alice, episode):
    page = open_browser(alice).page
    page.goto(page.url.split("/accounts")[0].rstrip("/") + f"{NOTE}?case={episode.pk}")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """() => {
        const field = document.querySelector("[name=text]");
        field.value = "Una riga di testo. ".repeat(270_000);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    page.locator("[data-draft-status].is-trouble").wait_for()
    assert "250.000" in page.inner_text("[data-draft-status]")
    page.locator("main .form-actions .btn-primary").click(no_wait_after=True)
    page.locator(".error-summary").wait_for(timeout=60_000)
    assert len(text_of(page)) > 5_000_000
    assert not DiaryEntry.objects.exists()
