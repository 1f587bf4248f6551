"""Who else is typing in the same form: "Anna Moro is editing this since 10:12".

A page that shows a form carries a pass, signed for its reader and its form: only who was shown the form, and may still
see what it is about, may ask who else is in it. What tells that somebody types is her draft, as long as her page gives
a sign of life and she may see the thing herself: nobody is in the form of a case whose reference she merely knows.
"""

from typing import NamedTuple

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from equipe.drafted import concerns
from equipe.drafts import STILL_OPEN
from equipe.models import Draft

SALT = "equipe.presence"


class Presence(NamedTuple):
    """What a page says at its top, and the pass with which it goes on asking."""

    key: str
    ticket: str
    sentences: list


def of(user, key, *, at):
    """For a page with the form of this key, shown to this user."""
    return Presence(key, signing.Signer(salt=SALT).sign(f"{user.pk} {key}"), others(user, key, at=at))


def others(user, key, *, at):
    """One sentence for each colleague who has the form open with something typed."""
    drafts = Draft.objects.by_others(user, key).seen_since(at - STILL_OPEN).select_related("user")
    begun = {}
    for draft in drafts.order_by("begun_at"):
        if concerns(draft.user, key):
            begun.setdefault(draft.user.get_full_name(), draft.begun_at)
    return [_("%(name)s is editing this since %(time)s.") % {"name": n, "time": _clock(t)} for n, t in begun.items()]


def asked_with(ticket, *, user):
    """The key a pass was given for; nothing if it is another's, nobody's, or of what she may no longer see."""
    try:
        holder, key = signing.Signer(salt=SALT).unsign(ticket).split(" ", 1)
    except (signing.BadSignature, ValueError):
        return ""
    return key if holder == str(user.pk) and concerns(user, key) else ""


def _clock(moment):
    return timezone.localtime(moment).strftime("%H:%M")
