"""Letters to the people who work here: first line = subject; no personal data beyond the recipient's name."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


def send(template, *, to, **context):
    """Send the text `templates/<template>` to a user, in her language."""
    with translation.override(to.language):
        text = render_to_string(template, {"recipient": to, **context})
    subject, _newline, body = text.strip().partition("\n")
    EmailMessage(subject.strip(), body.strip() + "\n", to=[to.email]).send()
