"""Reads the file of an instrument: what it must hold, and in words what is wrong with it."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from assessments import frameworks, official_words, rules
from assessments.enums import WORDED_KINDS, ItemKind, Profile
from equipe.verdicts import Refused

SHIPPED = Path(__file__).parent / "instruments"
LANGUAGES = ("it", "en")
ANCHORS = [0, 1, 2, 3, 4]


@dataclass(frozen=True)
class InstrumentFile:
    """A checked instrument: texts by language, areas with their items, and the fingerprint of all of it."""

    content: dict
    fingerprint: str

    def __getitem__(self, key):
        return self.content[key]


def shipped():
    """The files that come with the product, in order."""
    return sorted(SHIPPED.glob("*.toml"))


def read(path, *, official=None):
    """The instrument in a file; Refused with a sentence that names the place where it is wrong.

    `official` has the words that a pack leaves out because they are not ours to give on: language to place to text.
    """
    name = Path(path).name
    try:
        content = official_words.put(tomllib.loads(Path(path).read_text(encoding="utf-8")), official or {})
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": problem}) from None
    except tomllib.TOMLDecodeError as problem:
        raise Refused(_("%(file)s is not valid TOML: %(problem)s.") % {"file": name, "problem": problem}) from None
    problems = [*_problems(content), *official_words.missing(content)]
    if problems:
        raise Refused(*(f"{name}: {problem}" for problem in problems))
    # Of the content, not of the bytes: a comment may be mended without making another instrument of it
    fingerprint = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return InstrumentFile(content, fingerprint)


def _problems(content):
    if not isinstance(content.get("code"), str) or not isinstance(content.get("version"), int):
        yield _("give the instrument a code (text) and a version (whole number).")
    for key in ("name", "about", "source", *(["bands_note"] if "bands_note" in content else [])):
        yield from _missing_words(content.get(key), key)
    areas = content.get("areas") or []
    if not areas:
        yield _("there is no area: add [[areas]] with their items.")
    yield from _doubles([area.get("code") for area in areas], "areas")
    items = [item for area in areas for item in area.get("items") or []]
    yield from _doubles([item.get("code") for item in items], "items")
    for area in areas:
        place = f"areas.{area.get('code')}"
        yield from _missing_words(area.get("name"), f"{place}.name")
        if not area.get("items"):
            yield _("%(place)s has no items.") % {"place": place}
    for item in items:
        yield from _item_problems(item)
    yield from _band_problems(content, items)


def _item_problems(item):
    place = f"items.{item.get('code')}"
    yield from _missing_words(item.get("name"), f"{place}.name")
    yield from _missing_words(item.get("wording"), f"{place}.wording")
    for key in ("plain", "unit"):
        if key in item:
            yield from _missing_words(item[key], f"{place}.{key}")
    kind = item.get("kind")
    if kind not in ItemKind.values:
        yield _("%(place)s: the kind is one of %(kinds)s.") % {"place": place, "kinds": ", ".join(ItemKind.values)}
    elif kind in (ItemKind.CHOICE, ItemKind.ANCHORED):
        yield from _level_problems(item, place)
    elif item.get("levels"):
        yield _("%(place)s: this kind of item has no levels of its own: leave them out.") % {"place": place}
    elif kind == ItemKind.FRAMEWORK and item.get("framework") not in frameworks.FRAMEWORKS:
        known = ", ".join(frameworks.FRAMEWORKS)
        yield _("%(place)s: the framework is one of %(known)s.") % {"place": place, "known": known}
    elif kind == ItemKind.NUMBER and not _is_range(item):
        yield _("%(place)s: a number has a minimum and a maximum above it.") % {"place": place}
    if kind in WORDED_KINDS and item.get("same_as"):
        yield _("%(place)s: only items with levels are measured together; leave same_as out.") % {"place": place}


def _is_range(item):
    least, most = item.get("minimum"), item.get("maximum")
    return isinstance(least, int | float) and isinstance(most, int | float) and least < most


def _level_problems(item, place):
    levels = item.get("levels") or []
    for level in levels:
        yield from _missing_words(level, f"{place}.levels")
    values = [level.get("value") for level in levels]
    if item["kind"] == ItemKind.ANCHORED and values != ANCHORS:
        yield _("%(place)s: an anchored item has the five levels 0, 1, 2, 3, 4, in this order.") % {"place": place}
    elif not _rise_from_nothing(values):
        yield _("%(place)s: the options begin with 0 points and rise; no two have the same points.") % {"place": place}


def _rise_from_nothing(values):
    whole = all(isinstance(value, int) for value in values)
    return whole and len(values) > 1 and values[0] == 0 and all(a < b for a, b in zip(values, values[1:], strict=False))


def _band_problems(content, items):
    """Bands are there or not; the answers a profile or a score needs are told wherever there are points."""
    choices = sum(item.get("kind") == ItemKind.CHOICE for item in items)
    bands = content.get("bands") or []
    shaped = all({"profile", "from", "to"} <= set(band) for band in bands)
    if bands and not (shaped and rules.bands_cover(bands)):
        yield _("the bands must cover every score from 0 to 100 once, from %(heaviest)s to %(lightest)s.") % {
            "heaviest": Profile.OVERT.value,
            "lightest": Profile.VULNERABILITY.value,
        }
    if choices and not 1 <= content.get("minimum_answered", 0) <= choices:
        yield _("minimum_answered must lie between 1 and the number of choice items, %(count)s.") % {"count": choices}
    if bands and not choices:
        yield _("bands need choice items with points: add some, or leave the bands out.")


def _missing_words(texts, place):
    for language in LANGUAGES:
        if not (isinstance(texts, dict) and str(texts.get(language, "")).strip()):
            yield _("%(place)s has no words in “%(language)s”.") % {"place": place, "language": language}


def _doubles(codes, place):
    for code in sorted({str(code) for code in codes if not code or codes.count(code) > 1}):
        yield _("%(place)s: every code is there once; look at “%(code)s”.") % {"place": place, "code": code}
