"""Real browsers for long stories: one a person, each checked for accessibility on every page it visits."""

import os
import re
import shutil
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Error, sync_playwright

# Playwright's loop runs in this thread; the stories still ask the database what became of a deed.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
BREATH = 100
"""Milliseconds in which a click becomes a request: only then can its end be waited for."""

WHOLE = """document.readyState === "complete"
    && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")"""

AXE = Axe()
FLAWLESS = set()
"""Pages that axe had nothing against, as they stood: not asked again when the same comes back."""

TOKEN, REFERENCE = r"\b[A-Za-z0-9]{64}\b", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
VOLATILE = re.compile(f"{TOKEN}|{REFERENCE}")
"""Tokens and references: of one page they differ each time."""

MOST_LOOKS = 150

PASSWORD = "a-long-enough-password"


def italian(words):
    """What the Italian screen says for these words."""
    with translation.override("it"):
        return gettext(words)


class Browser:
    """One person's browser. Every page it comes to is checked with axe; names of buttons are given in English."""

    def __init__(self, context, address):
        self.page = context.new_page()
        self.address = address
        self.page.set_default_timeout(30_000)
        self.asked = set()
        self.page.on("request", lambda request: self.asked.add(request))
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, lambda request: self.asked.discard(request))

    def sign_in(self, user):
        user.set_password(PASSWORD)
        user.language = "it"
        user.save()
        self.go("/accounts/login/")
        self.fill(login=user.email, password=PASSWORD)
        self.press("Sign in")

    def go(self, path):
        self.page.goto(self.address + path)
        self.look()

    def press(self, words, *, within="body"):
        """Press the button, open the fold or follow the link with these words, and look at what comes."""
        named = self.page.locator(within).locator("button, a, summary")
        named.filter(has_text=italian(words)).locator("visible=true").first.click()
        self.look()

    def write(self, selector, words):
        self.page.locator(selector).fill(words)

    def fill(self, **fields):
        """Fill fields by their form names: text, dates, choices and boxes alike."""
        for name, value in fields.items():
            field = self.page.locator(f"main [name='{name}']").first
            if isinstance(value, bool):
                field.set_checked(value)
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def wait(self):
        """Until everything that was asked for has come and stands on the page: a saving may put a click off."""
        calm = 0
        while calm < 3:
            self.page.wait_for_timeout(BREATH)
            calm = calm + 1 if not self.asked and self.stands() else 0

    def stands(self):
        """Whether the page is whole, and no part of it is asked for or put in place."""
        try:
            return self.page.evaluate(WHOLE)
        except Error:  # it has just made way for another
            return False

    def look(self):
        self.wait()
        shape = self.page.viewport_size["width"], VOLATILE.sub("", self.page.content())
        if shape not in FLAWLESS:
            found = AXE.run(self.page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], self.page.url
            FLAWLESS.add(shape)

    def sees(self, words):
        self.page.get_by_text(italian(words)).locator("visible=true").first.wait_for()

    def download(self, path):
        """The bytes behind a link, fetched as this person."""
        answer = self.page.request.get(self.address + path)
        assert answer.ok, answer.status
        return answer.body()


@pytest.fixture(scope="package")
def chromium():
    """Ended with the last journey: while Playwright runs, Django keeps a second connection for this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """`open_browser(user)`: a browser of that person's own, signed in; without a user, a device of somebody outside."""
    contexts = []

    def open_one(user=None, *, width=1280):
        context = chromium.new_context(locale="it-IT", viewport={"width": width, "height": 900})
        contexts.append(context)
        browser = Browser(context, live_server.url)
        if user:
            browser.sign_in(user)
        return browser

    yield open_one
    for context in contexts:
        context.close()
    until_all_is_answered()


def until_all_is_answered():
    """What a closed page still asked for comes first: it and the emptying of the tables would wait for each other."""
    calm = 0
    with connection.cursor() as cursor:
        for _look in range(MOST_LOOKS):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            calm = 0 if cursor.fetchone()[0] else calm + 1
            if calm == 3:
                return
            time.sleep(BREATH / 1000)
