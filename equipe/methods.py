"""Which ways of knocking the house answers to at all."""

from django.http import HttpResponseNotAllowed

KNOWN = ("GET", "HEAD", "POST")


def known_methods_only(get_response):
    """Refuse PUT, PATCH, DELETE, OPTIONS and the rest before any door is asked: no page here uses them."""

    def answer(request):
        return get_response(request) if request.method in KNOWN else HttpResponseNotAllowed(KNOWN)

    return answer
