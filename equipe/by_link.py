"""How the doors for people without an account answer: in the link's language, on one device, telling no address.

The referrer policy is not "no-referrer", because browsers then send forms without their origin, and they are refused.
"""

import secrets

from allauth.core.internal import ratelimit
from django.conf import settings
from django.utils import translation
from django.utils.crypto import constant_time_compare

from equipe.sealing import fingerprint_of

DEVICE = "__Secure-equipe_device" if settings.SESSION_COOKIE_SECURE else "equipe_device"
DAY = 24 * 60 * 60
WRONG_LINK = "wrong_link"


def new_device():
    """What a device is known by from now on: only its fingerprint is kept."""
    return secrets.token_urlsafe(32)


def remember(response, link, device, *, path, days=None):
    """Tell the device who it is, for this link and path alone; without `days`, until its browser is closed."""
    response.set_signed_cookie(
        DEVICE,
        device,
        salt=str(link.pk),
        max_age=days * DAY if days else None,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def is_the_device(request, link):
    """Whether the link was begun here."""
    carried = request.get_signed_cookie(DEVICE, default="", salt=str(link.pk))
    return bool(link.device) and constant_time_compare(fingerprint_of(carried), link.device)


def guessed_too_often(request):
    """Whether so many secrets that open nothing came from this address that nothing is answered for a while.

    Counted as failed sign-ins are, by address and in Valkey.
    """
    return not _guess(request, dry_run=True)


def count_guess(request):
    """A stranger came with a secret that opens nothing, whatever is wrong with it."""
    _guess(request)


def _guess(request, **how):
    limit = {WRONG_LINK: settings.WRONG_LINKS_LIMIT}
    return ratelimit.consume(request, app="equipe", action=WRONG_LINK, config=limit, limit_get=True, **how)


def in_language_of(request, link, answer):
    """The response of `answer()`, in the language of the link where it has one; its address is told to nobody."""
    with translation.override(link.language if link and link.language else translation.get_language()):
        request.LANGUAGE_CODE = translation.get_language()
        response = answer()
    response["Referrer-Policy"] = "strict-origin"
    return response
