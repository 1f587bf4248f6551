"""How a month is named within a sentence."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

register = template.Library()


@register.filter
def in_words(month, how="F Y"):
    """October 2026; in Italian with a small letter, as it is written there: ottobre 2026."""
    words = date_format(month, how)
    return words.lower() if get_language() == "it" else words
