"""What is written to people and into logs: a subject in the reader's language, no address, no key."""

import logging
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest

from equipe import mail
from equipe.logs import WithoutRows


def test_a_letter_speaks_the_readers_language(alice, mailoutbox):
    for language, subject in (("en", "Your invitation to Equipe"), ("it", "Il tuo invito a Equipe")):
        alice.language = language
        mail.send("equipe/mail/invitation.txt", to=alice, link="https://equipe.example/x")
        assert mailoutbox[-1].subject.startswith(subject[:8])


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (SMTPRecipientsRefused({"nobody@example.org": (550, b"")}), mail.AddressRefused),
        (SMTPServerDisconnected("nobody@example.org"), mail.NotDelivered),
        (OSError("nobody@example.org"), mail.NotDelivered),
    ],
)
def test_trouble_with_a_letter_names_no_address(alice, monkeypatch, trouble, told):
    def send(self):
        raise trouble

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    with pytest.raises(told) as found:
        mail.send("equipe/mail/invitation.txt", to=alice, link="https://equipe.example/x")
    assert "nobody" not in str(found.value)
    assert found.value.__suppress_context__


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("Not Found: /r/7h3kq-m2xwp-9vtrd-c4fsn/begin/", "Not Found: /r/…/begin/"),
        ("Gone: /invitation/MTI/c8x-9f/", "Gone: /invitation/MTI/…/"),
        ("Bad Request: /accounts/password/reset/key/3-abc/", "Bad Request: /accounts/password/reset/key/…/"),
        ('"GET /r/7h3kq-m2xwp HTTP/1.1" 404', '"GET /r/… HTTP/1.1" 404'),
        ("Not Found: /people/cases/5f1e/", "Not Found: /people/cases/5f1e/"),
    ],
)
def test_an_address_that_is_a_key_is_not_written_down(told, written):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (told,), None)
    assert WithoutRows().format(record) == written
