"""How a page finds the doors of the house without knowing who built them."""

from django import template
from django.conf import settings

from equipe import navigation
from equipe.models import User

register = template.Library()


@register.simple_tag(takes_context=True)
def doors(context):
    """{% doors as items %}: the navigation of the signed-in user."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return navigation.for_user(user, path=request.path) if user and user.is_authenticated else []


@register.simple_tag
def door(name, *things):
    """{% door "beneficiaries:people" as url %}: its address, or nothing while nobody has built it."""
    return navigation.address(name, *things)


@register.simple_tag
def languages():
    return settings.LANGUAGES


@register.simple_tag
def personas():
    """{% personas as people %}: who may be tried out with one click; nobody outside the demo."""
    return User.objects.personas().oldest_first() if settings.DEMO_MODE else []


@register.simple_tag
def session_seconds():
    """How long after a click one is surely still signed in: a session is not written anew at every click."""
    return settings.SESSION_COOKIE_AGE * 11 // 12


@register.simple_tag(takes_context=True)
def query_with(context, **changes):
    """{% query_with page=2 %}: the page's own query string with these changes; an empty value takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"
