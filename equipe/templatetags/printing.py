"""How we print an amount, a duration, a deed, a picture; nothing here decides."""

from decimal import Decimal
from functools import cache

from django import template
from django.apps import apps
from django.conf import settings
from django.templatetags.static import static
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from equipe import audit
from equipe.verdicts import Read

register = template.Library()

ICON = '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#it-{}"></use></svg>'


@register.filter
def euro(amount):
    """1234.5 → "1.234,50 €"; nothing → a dash."""
    if amount is None or amount == "":
        return "–"
    return number_format(Decimal(amount), decimal_pos=2, use_l10n=True, force_grouping=True) + "\u00a0€"


@register.filter
def minutes(total):
    """95 → "1 h 35 min"."""
    hours, rest = divmod(int(total or 0), 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h {rest}\u00a0min" if rest else f"{hours}\u00a0h"


@register.filter
def percent(share):
    """0.305 → "30,5 %"; nothing → a dash."""
    if share is None or share == "":
        return "–"
    return number_format(Decimal(share) * 100, decimal_pos=1, use_l10n=True) + "\u00a0%"


@register.filter
def whole(number):
    """12345 → "12.345"."""
    return "–" if number is None else number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.filter
def long_day(day, weekday=""):
    """16 novembre 2026, with the day of the week before it if `weekday` is "l": Italian writes months small."""
    if not day:
        return ""
    words = date_format(day, f"{weekday} j F Y".strip())
    return words.lower() if (get_language() or "it").startswith("it") else words


@register.filter
def initials(name):
    """Anna Moro → AM, for an avatar."""
    words = str(name).split()
    return "".join(word[0] for word in (words[0], words[-1]) if word).upper() if words else "?"


@register.filter
def deed(verb):
    """episode.opened → "case opened", in the words of the app that does it."""
    return audit.words().get(verb) or verb.replace(".", " · ").replace("_", " ")


@register.filter
def kind(label):
    """beneficiaries.episode → "episode", as its model is called on screen; a door that stayed shut is a page."""
    try:
        return apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return _("page")


@register.filter
def of_kind(source):
    """The mark of a source that was not read in full; nothing for one that was."""
    marks = {Read.SECONDARY: _("secondary source"), Read.PRACTICE: _("practice, to be verified")}
    return marks.get(source.read, "")


@register.simple_tag
def demo_mode():
    return settings.DEMO_MODE


@register.simple_tag
@cache
def icon(name, size="sm", extra=""):
    """{% icon "search" %}: a picture of the sprite; always beside a word, so hidden from readers."""
    look = f"icon icon-{size} {extra}".rstrip()
    return format_html(ICON, look, static("vendor/bootstrap-italia/sprites.svg"), name)
