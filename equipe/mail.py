"""Letters to the people who work here, and to those outside whom they write to.

The first line of a text is its subject. No personal data beyond the recipient's own name.
"""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


class NotDelivered(Exception):
    """The mail server did not take a letter; the address is not told, for this is written down in logs."""


class AddressRefused(NotDelivered):
    """Nor will it take it later: there is no such address."""


def send(template, *, to, **context):
    """Send the text `templates/<template>` to a user, in her language."""
    write(template, address=to.email, language=to.language, recipient=to, **context)


def write(template, *, address, language, **context):
    """Send the text `templates/<template>` to an address, in a language."""
    with translation.override(language):
        text = render_to_string(template, context)
    subject, _newline, body = text.strip().partition("\n")
    letter = EmailMessage(subject.strip(), body.strip() + "\n", to=[address])
    try:
        letter.send()
    except SMTPRecipientsRefused:
        raise AddressRefused from None
    except (SMTPException, OSError) as trouble:
        raise NotDelivered(type(trouble).__name__) from None
