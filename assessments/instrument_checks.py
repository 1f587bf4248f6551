"""What is wrong with an instrument, in one vocabulary: for a file that is loaded and for a draft that is published."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from assessments import frameworks, rules
from assessments.enums import ItemKind, Profile
from assessments.texts import LANGUAGES

ANCHORS = [0, 1, 2, 3, 4]
LEVELLED = (ItemKind.CHOICE, ItemKind.ANCHORED)
TEXTS = ("name", "about", "source", "bands_note")
A_CODE = re.compile(r"[-a-zA-Z0-9_]{1,40}")
LARGEST_VERSION, LARGEST_POINTS, LARGEST_NUMBER = 9999, 1000, 9_999_999
LONGEST = {"reference": 120, "esco": 160}


class Flaw(TextChoices):
    """What can be wrong; `place` names where."""

    NO_CODE = "no_code", _("give the instrument a code (text) and a version (whole number).")
    BAD_CODE = "bad_code", _("%(place)s: a code has at most 40 letters, digits and hyphens; look at “%(code)s”.")
    SHAPE = "shape", _("%(place)s is not written as it should be: compare it with an instrument that came with Equipe.")
    UNREADABLE = "unreadable", _("%(place)s holds a sign that cannot be kept: delete the invisible characters.")
    NO_WORDS = "no_words", _("%(place)s has no words in “%(language)s”.")
    TOO_LONG = "too_long", _("%(place)s is too long: at most %(most)s characters.")
    NO_AREA = "no_area", _("there is no area yet: add one, with its items.")
    NO_ITEM = "no_item", _("%(place)s has no items.")
    DOUBLE = "double", _("%(place)s: every code is there once; look at “%(code)s”.")
    NO_KIND = "no_kind", _("%(place)s: the kind is one of %(kinds)s.")
    OWN_LEVELS = "own_levels", _("%(place)s: this kind of item has no levels of its own: leave them out.")
    NO_FRAMEWORK = "no_framework", _("%(place)s: the framework is one of %(known)s.")
    NO_RANGE = "no_range", _("%(place)s: a number has a minimum and a maximum above it.")
    NOT_ANCHORED = "not_anchored", _("%(place)s: an anchored item has the five levels 0, 1, 2, 3, 4, in this order.")
    NOT_RISING = (
        "not_rising",
        _("%(place)s: the options begin with 0 points and rise; no two have the same points."),
    )
    NO_BANDS = (
        "no_bands",
        _("the bands must cover every score from 0 to 100 once, from %(heaviest)s to %(lightest)s."),
    )
    BANDS_ALONE = "bands_alone", _("bands need choice items with points: add some, or leave the bands out.")
    NO_MINIMUM = (
        "no_minimum",
        _("minimum_answered must lie between 1 and the number of choice items, %(count)s."),
    )


@dataclass(frozen=True)
class Problem:
    """One flaw and the place of it, as ("items", "on-time", "wording"); `level` counts from 0."""

    flaw: Flaw
    place: tuple[str, ...] = ()
    details: dict = field(default_factory=dict)
    level: int | None = None

    def __str__(self):
        return self.told(".".join(self.place))

    def told(self, place: str, **details) -> str:
        """The sentence, with the place (and what else `details` say) as the reader knows it."""
        return self.flaw.label % {"place": place, **self.details, **details}


def problems(content: dict) -> list[Problem]:
    """All that is wrong with an instrument; if it is not even shaped like one, only that."""
    return list(_misshapen(content)) or list(_problems(content))


def _problems(content) -> Iterator[Problem]:
    for key in (key for key in TEXTS if key != "bands_note" or key in content):
        yield from _missing_words(content.get(key), (key,))
    areas = content.get("areas") or []
    if not areas:
        yield Problem(Flaw.NO_AREA)
    yield from _doubles([area["code"] for area in areas], "areas")
    items = [item for area in areas for item in area.get("items") or []]
    yield from _doubles([item["code"] for item in items], "items")
    for area in areas:
        place = ("areas", area["code"])
        yield from _missing_words(area.get("name"), (*place, "name"))
        if not area.get("items"):
            yield Problem(Flaw.NO_ITEM, place)
    for item in items:
        yield from _item_problems(item)
    yield from _band_problems(content, items)


def _item_problems(item):
    place, kind = ("items", item["code"]), item.get("kind")
    for key in ("name", "wording"):
        yield from _missing_words(item.get(key), (*place, key))
    for key in ("plain", "unit"):
        if key in item:
            yield from _missing_words(item[key], (*place, key))
    if kind not in ItemKind.values:
        yield Problem(Flaw.NO_KIND, (*place, "kind"), {"kinds": ", ".join(ItemKind.values)})
    elif kind in LEVELLED:
        yield from _level_problems(item, place)
    elif item.get("levels"):
        yield Problem(Flaw.OWN_LEVELS, (*place, "levels"))
    elif kind == ItemKind.FRAMEWORK and item.get("framework") not in frameworks.FRAMEWORKS:
        yield Problem(Flaw.NO_FRAMEWORK, (*place, "framework"), {"known": ", ".join(frameworks.FRAMEWORKS)})
    elif kind == ItemKind.NUMBER and not _is_range(item):
        yield Problem(Flaw.NO_RANGE, (*place, "minimum"))


def _is_range(item):
    least, most = item.get("minimum"), item.get("maximum")
    return None not in (least, most) and least < most


def _level_problems(item, place):
    place, levels = (*place, "levels"), item.get("levels") or []
    for number, level in enumerate(levels):
        yield from _missing_words(level, place, number)
    values = [level.get("value") for level in levels]
    if item["kind"] == ItemKind.ANCHORED and values != ANCHORS:
        yield Problem(Flaw.NOT_ANCHORED, place)
    elif not _rise_from_nothing(values):
        yield Problem(Flaw.NOT_RISING, place)


def _rise_from_nothing(values):
    whole = all(isinstance(value, int) for value in values)
    return whole and len(values) > 1 and values[0] == 0 and all(a < b for a, b in zip(values, values[1:], strict=False))


def _band_problems(content, items):
    """Bands are there or not; the answers a profile or a score needs are told wherever there are points."""
    choices = sum(item.get("kind") == ItemKind.CHOICE for item in items)
    bands = content.get("bands") or []
    if bands and not rules.bands_cover(bands):
        ends = {"heaviest": Profile.OVERT.value, "lightest": Profile.VULNERABILITY.value}
        yield Problem(Flaw.NO_BANDS, ("bands",), ends)
    if choices and not 1 <= content.get("minimum_answered", 0) <= choices:
        yield Problem(Flaw.NO_MINIMUM, ("minimum_answered",), {"count": choices})
    if bands and not choices:
        yield Problem(Flaw.BANDS_ALONE, ("bands",))


def _missing_words(texts, place, level=None):
    for language in LANGUAGES:
        if not (isinstance(texts, dict) and str(texts.get(language, "")).strip()):
            yield Problem(Flaw.NO_WORDS, place, {"language": language}, level)


def _doubles(codes, place):
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Problem(Flaw.DOUBLE, (place,), {"code": code})


# The shape: what a file may get wrong and a page cannot


def _misshapen(content):
    version = content.get("version")
    if not isinstance(content.get("code"), str) or not _is_whole(version, 1, LARGEST_VERSION):
        yield Problem(Flaw.NO_CODE)
    elif not A_CODE.fullmatch(content["code"]):
        yield Problem(Flaw.BAD_CODE, ("code",), {"code": content["code"][:40]})
    for key in TEXTS:
        yield from _no_texts(content.get(key, {}), (key,))
    if not _is_whole(content.get("minimum_answered", 0), 0, LARGEST_VERSION):
        yield Problem(Flaw.SHAPE, ("minimum_answered",))
    if not all(_is_band(band) for band in _listed(content.get("bands", []))):
        yield Problem(Flaw.SHAPE, ("bands",))
    for area in _listed(content.get("areas", [])):
        yield from _no_part(area, "areas", ("name", "about"))
        for item in _listed(area.get("items", [])) if isinstance(area, dict) else ():
            yield from _no_part(item, "items", ("name", "wording", "plain", "unit"))
            yield from _no_item(item) if isinstance(item, dict) else ()


def _listed(things):
    """The entries of a list; what is no list has one entry that is none."""
    return things if isinstance(things, list) else [None]


def _no_part(part, place, texts):
    if not isinstance(part, dict):
        yield Problem(Flaw.SHAPE, (place,))
        return
    code = part.get("code")
    if not isinstance(code, str) or not A_CODE.fullmatch(code):
        yield Problem(Flaw.BAD_CODE, (place,), {"code": str(code)[:40]})
    for key in texts:
        yield from _no_texts(part.get(key, {}), (place, str(code)[:40], key))


def _no_item(item):
    place = ("items", str(item.get("code"))[:40])
    for level in _listed(item.get("levels", [])):
        if not isinstance(level, dict) or not _is_whole(level.get("value"), -LARGEST_POINTS, LARGEST_POINTS):
            yield Problem(Flaw.SHAPE, (*place, "levels"))
        else:
            yield from _no_texts({key: level[key] for key in LANGUAGES if key in level}, (*place, "levels"))
    for key, most in LONGEST.items():
        yield from _no_line(item.get(key, ""), (*place, key), most)
    yield from _no_line(item.get("same_as", ""), (*place, "same_as"), 100)
    if not isinstance(item.get("observable", False), bool):
        yield Problem(Flaw.SHAPE, (*place, "observable"))
    if not isinstance(item.get("kind"), str) or not isinstance(item.get("framework", ""), str):
        yield Problem(Flaw.NO_KIND, (*place, "kind"), {"kinds": ", ".join(ItemKind.values)})
    if not all(_is_number(item.get(key)) for key in ("minimum", "maximum")):
        yield Problem(Flaw.NO_RANGE, (*place, "minimum"))


def _no_texts(texts, place):
    if not isinstance(texts, dict) or not all(isinstance(words, str) for words in texts.values()):
        yield Problem(Flaw.SHAPE, place)
    elif any("\x00" in words for words in (*texts, *texts.values())):
        yield Problem(Flaw.UNREADABLE, place)


def _no_line(words, place, most):
    if not isinstance(words, str):
        yield Problem(Flaw.SHAPE, place)
    elif "\x00" in words:
        yield Problem(Flaw.UNREADABLE, place)
    elif len(words) > most:
        yield Problem(Flaw.TOO_LONG, place, {"most": most})


def _is_band(band):
    if not isinstance(band, dict) or not all(_is_whole(band.get(end), -1, 101) for end in ("from", "to")):
        return False
    return isinstance(band.get("profile"), str)


def _is_whole(value, least, most):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_number(value):
    if value is None:
        return True
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and abs(value) <= LARGEST_NUMBER
