"""A name half remembered, typed with a slip: found while typing, reached by keyboard, nothing of it in the address."""

import os

import pytest

from equipe.models import AuditEntry
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory
from tests.equipe.factories import TeamFactory
from tests.placements.factories import HostFactory

BOX = "#header-search"
LINE = "#found .found-line"


@pytest.fixture
def known(alice):
    """Whom Alice may find: a case, a closed one, a referral that waits."""
    for name in ("Mohammed Karim", "Mohamed Amina"):
        last, first = name.split()
        person = PersonFactory(last_name=last, first_name=first, phone="+39 340 1234567", tax_code="")
        EpisodeFactory(person=person, case_manager=alice, closed=first == "Amina")
    ReferralFactory(person=PersonFactory(last_name="Mohammadi", first_name="Zahra"), referrer=alice)
    HostFactory(name="Mohamed Trasporti")
    EpisodeFactory(person=PersonFactory(last_name="Mohammed", first_name="Hidden"), team=TeamFactory(name="Elsewhere"))


def typed(browser, words):
    browser.page.locator(BOX).fill("")
    browser.page.locator(BOX).press_sequentially(words, delay=15)
    browser.wait()


def shown(browser):
    return browser.page.locator(f"{LINE} .found-name").locator("visible=true").all_inner_texts()


def portrait(browser, name):
    """A picture for whoever wants to look: PORTRAITS names a folder outside the repository."""
    if folder := os.environ.get("PORTRAITS"):
        browser.page.screenshot(path=f"{folder}/{name}.png")


@pytest.mark.django_db(transaction=True)
class TestTheBox:
    def test_by_keyboard_alone(self, open_browser, alice, known):
        browser = open_browser(alice)
        page = browser.page
        browser.go("/people/")
        page.locator("h1").click()
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "header-search"
        typed(browser, "muhamed")
        assert shown(browser) == ["Mohamed Amina", "Mohammed Karim"]
        browser.look()
        portrait(browser, "box-1280")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert "Karim" in page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Escape")
        assert not page.locator("#found").is_visible()
        assert page.evaluate("document.activeElement.id") == "header-search"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        browser.wait()
        browser.look()
        assert "/people/cases/" in page.url
        assert "muhamed" not in page.url

    def test_enter_shows_all_and_leaves_no_word_behind(self, open_browser, alice, known):
        browser = open_browser(alice)
        typed(browser, "mohamma")
        assert shown(browser) == ["Mohammed Karim", "Mohamed Amina", "Mohammadi Zahra"]
        browser.page.keyboard.press("Enter")
        browser.wait()
        browser.look()
        portrait(browser, "page-1280")
        assert "mohamma" not in browser.page.url
        browser.sees("Mohammadi Zahra")
        trace = AuditEntry.objects.get(verb="people.searched")
        assert trace.details["found"] >= 1
        assert "mohamma" not in str(trace.details)

    def test_hosts_for_the_desk_and_a_number_on_a_phone(self, open_browser, franca, known):
        browser = open_browser(franca, width=390)
        typed(browser, "mohamed")
        assert "Mohamed Trasporti" in shown(browser)
        assert "Mohammed Hidden" in shown(browser)
        browser.look()
        portrait(browser, "box-390")
        typed(browser, "0039 340 123")
        assert sorted(shown(browser)) == ["Mohamed Amina", "Mohammed Karim"]
        assert browser.page.evaluate("document.documentElement.scrollWidth") <= 390
        browser.page.keyboard.press("Enter")
        browser.wait()
        portrait(browser, "page-390")
        browser.look()

    def test_nobody_found_says_what_helps(self, open_browser, alice, known):
        browser = open_browser(alice)
        typed(browser, "xylophon")
        browser.sees("Nobody found among those you may see.")
        portrait(browser, "nobody-1280")
        browser.look()
        typed(browser, "x")
        assert not browser.page.locator("#found").is_visible()

    def test_the_key_can_be_switched_off(self, open_browser, alice):
        alice.single_keys = False
        alice.save()
        browser = open_browser(alice)
        browser.go("/people/")
        browser.page.locator("h1").click()
        browser.page.keyboard.press("/")
        assert browser.page.evaluate("document.activeElement.id") != "header-search"
