"""A photograph taken at the desk becomes a document; what the person was told is written down beside it."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from beneficiaries.models import DataExchange, Document, PrivacyNotice

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = 390


def photograph():
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "beige").save(made, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def fits(browser):
    return browser.page.evaluate("document.documentElement.scrollWidth") <= PHONE


def send(browser, form):
    """Press the form's own button: its words stand on other things of the page too."""
    browser.page.locator(f"{form} button[type=submit]").first.click()
    browser.wait()
    browser.look()


def test_a_paper_is_filed_withdrawn_and_put_back_on_a_phone(open_browser, episode, alice):
    phone = open_browser(alice, width=PHONE)
    phone.go(reverse("beneficiaries:documents", args=[episode.pk]))
    phone.sees("No document yet")
    phone.press("File a document", within="main")
    lie = {"name": "carta.pdf", "mimeType": "application/pdf", "buffer": b"<html><script>alert(1)</script>"}
    phone.page.set_input_files("[name=files]", [photograph(), lie])
    phone.fill(kind="identity", title="Carta")
    send(phone, "main .form-card")
    phone.sees("carta.pdf:")
    assert phone.page.input_value("[name=title]") == "Carta"
    assert fits(phone)
    phone.go(reverse("beneficiaries:document", args=[Document.objects.get().pk]))
    picture = phone.page.locator(".document-preview img")
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 300
    assert fits(phone)
    phone.press("Withdraw it")
    phone.press("Put it back")
    phone.sees("The document is in use again.")
    assert Document.objects.current().count() == 1


def test_what_may_be_told_is_written_down(open_browser, episode, alice):
    desk = open_browser(alice)
    desk.go(reverse("beneficiaries:privacy", args=[episode.pk]))
    desk.fill(notice_version="2026/1")
    send(desk, "#give-notice")
    desk.fill(receiver="host", what="nome e orario")
    send(desk, "#tell")
    desk.sees("nome e orario")
    desk.press("End today")
    assert (PrivacyNotice.objects.count(), DataExchange.objects.exclude(ends_on=None).count()) == (1, 1)
    phone = open_browser(alice, width=PHONE)
    phone.go(reverse("beneficiaries:privacy", args=[episode.pk]))
    assert fits(phone)
