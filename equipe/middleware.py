"""What holds of every answer: the reader's language, nothing kept by the browser, sessions that end in time."""

import time

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control


def language_of_the_reader(get_response):
    """A signed-in user's own language goes before the browser's."""

    def middleware(request):
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return middleware


def nothing_kept(get_response):
    """Pages of signed-in people are not kept by browser or proxy, and leaving clears what is."""

    def middleware(request):
        response = get_response(request)
        if request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return response
        patch_cache_control(response, no_store=True, private=True)
        if request.path == reverse("account_logout") and request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


def session_renewed(get_response):
    """A session in use lives on. It is written anew once in a twelfth of its life, not at every click.

    So nobody idle for SESSION_COOKIE_AGE is let in again, and whoever clicks within eleven twelfths of it stays in:
    that is the time the browser is told (see `session_seconds`).
    """

    def middleware(request):
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("renewed_at", 0) >= settings.SESSION_COOKIE_AGE // 12:
                request.session["renewed_at"] = now
        return get_response(request)

    return middleware


def session_ended_for_parts(get_response):
    """A part of a page asked for after the session ended: 401, so that no login form replaces what was typed."""

    def middleware(request):
        response = get_response(request)
        ended = response.status_code == 302 and response["Location"].startswith(reverse(settings.LOGIN_URL))
        return HttpResponse(status=401) if ended and request.headers.get("HX-Request") else response

    return middleware
