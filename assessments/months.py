"""A month, or only a year: as people remember when they began to work somewhere. Kept as "2019-03" or "2019"."""

import re
from datetime import date
from functools import cache
from unicodedata import combining, normalize

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import get_language

LANGUAGES = ("it", "en")


def read(typed):
    """What was typed ("3/2019", "2019-03", "marzo 2019", "2019") as it is kept; empty if it is no such thing."""
    words = re.findall(r"[^\W_]+", _plain(typed))
    numbers = [_number_of(word) for word in words]
    if len(words) == 1 and _is_year(words[0]):
        return words[0]
    if len(words) == 2 and _is_year(words[0]):
        words, numbers = words[::-1], numbers[::-1]
    if len(words) == 2 and _is_year(words[1]) and numbers[0] and 1 <= numbers[0] <= 12:
        return f"{words[1]}-{numbers[0]:02}"
    return ""


def in_words(kept):
    """2019-03 → "March 2019", in Italian with a small letter as it is written there; 2019 stays a year."""
    if "-" not in kept:
        return kept
    year, month = map(int, kept.split("-"))
    words = date_format(date(year, month, 1), "F Y")
    return words.lower() if get_language() == "it" else words


def of(day):
    """The month of a day, as it is kept."""
    return f"{day:%Y-%m}"


def comes_before(one, other):
    """Whether a month or year ends before the other begins: "2019" is not before "2019-03"."""
    short = min(len(one), len(other))
    return one[:short] < other[:short]


def _is_year(word):
    return re.fullmatch(r"(19|20)[0-9]{2}", word) is not None


def _number_of(word):
    return int(word[:4]) if word.isdecimal() else _names().get(word)


@cache
def _names():
    """The names of the months, whole and cut short."""
    named = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            months = Locale.parse(language).months["format"][width]
            named |= {_plain(name).rstrip("."): number for number, name in months.items()}
    return named


def _plain(text):
    return "".join(sign for sign in normalize("NFKD", text or "") if not combining(sign)).casefold()
