"""What holds of every answer: the reader's language, nothing kept by the browser, sessions that end in time."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from equipe import audit


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
    that is the time the browser is told (see `session_seconds`). A page that only says it is still open is no click.
    """

    def middleware(request):
        if request.user.is_authenticated and request.path != reverse("equipe:still_typing"):
            now = int(time.time())
            if now - request.session.get("renewed_at", 0) >= settings.SESSION_COOKIE_AGE // 12:
                request.session["renewed_at"] = now
        return get_response(request)

    return middleware


def session_ended_for_parts(get_response):
    """After the session ended, a part of a page is answered 401, so that no login form replaces what was typed;
    a form that was sent leads over the sign-in back to the page it stood on, where its draft waits."""

    def middleware(request):
        response = get_response(request)
        ended = response.status_code == 302 and response["Location"].startswith(reverse(settings.LOGIN_URL))
        if ended and request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        if ended and request.method == "POST":
            came_from = urlsplit(request.headers.get("Referer", ""))
            return redirect_to_login((came_from.path or "/") + (f"?{came_from.query}" if came_from.query else ""))
        return response

    return middleware


def refusals_noted(get_response):
    """Who knocks at a thing she may not see leaves a trace too; the door's own writing was undone with its refusal."""

    def middleware(request):
        response = get_response(request)
        door = request.resolver_match
        if response.status_code in (403, 404) and door and "pk" in door.kwargs and request.user.is_authenticated:
            audit.record_refusal(door.view_name, door.kwargs["pk"], by=request.user)
        return response

    return middleware
