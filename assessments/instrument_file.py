"""The file of an instrument: reading it, in words what is wrong with it, and writing one that reads the same."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from assessments import frameworks, official_words
from assessments.enums import ItemKind
from assessments.instrument_checks import problems
from assessments.texts import LANGUAGES, said
from equipe.verdicts import Refused

SHIPPED = Path(__file__).parent / "instruments"


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
        return parse(Path(path).read_bytes(), name=name, official=official)
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except OSError as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": problem}) from None


def parse(written, *, name, official=None):
    """The instrument in the bytes of a file with that name; Refused as by `read`."""
    content = toml(written, name=name)
    found = problems(content)
    if not found:
        content = official_words.put(content, official or {})
        found = list(official_words.missing(content))
    if found:
        raise Refused(*(f"{name}: {problem}" for problem in found))
    return InstrumentFile(content, fingerprint_of(content))


def toml(written, *, name):
    """What the bytes of a file say; Refused with a sentence if they are no TOML."""
    try:
        return tomllib.loads(written.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": problem}) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as problem:
        raise Refused(_("%(file)s is not valid TOML: %(problem)s.") % {"file": name, "problem": problem}) from None


def fingerprint_of(content):
    """Of the content, not of the bytes: a comment may be mended without making another instrument of it."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# From the database back to a file


def content_of(instrument):
    """What the file of an instrument would say."""
    texts = {key: _texts(getattr(instrument, key)) for key in ("name", "about", "source")}
    note = _texts(said(instrument.bands_note))
    scored = {"minimum_answered": instrument.minimum_answered, "bands_note": note, "bands": instrument.bands}
    areas = [_area(area) for area in instrument.in_full()]
    known = {"code": instrument.code, "version": instrument.version}
    return known | texts | {key: value for key, value in scored.items() if value} | {"areas": areas}


def _area(area):
    about = {"about": _texts(area.about)} if said(area.about) else {}
    items = [_item(item) for item in area.items.all()]
    return {"code": area.code, "name": _texts(area.name)} | about | {"items": items}


def _item(item):
    framework = framework_of(item) if item.kind == ItemKind.FRAMEWORK else ""
    always = {"code": item.code, "kind": item.kind, "name": _texts(item.name), "wording": _texts(item.wording)}
    where_told = {
        "same_as": "" if item.begins_its_meaning else item.lineage,
        "observable": item.observable,
        "framework": framework,
        "reference": "" if item.reference == framework else item.reference,
        "esco": item.esco,
        "plain": _texts(said(item.plain)),
        "unit": _texts(said(item.unit)),
        "levels": [] if framework else [{"value": level["value"], **_texts(level["label"])} for level in item.levels],
    }
    limits = {"minimum": item.minimum, "maximum": item.maximum}
    always |= {key: _number(limit) for key, limit in limits.items() if limit is not None}
    return always | {key: told for key, told in where_told.items() if told}


def _texts(texts):
    """Italian first, as in every file of ours."""
    return {language: texts[language] for language in LANGUAGES if language in texts} | texts


def framework_of(item):
    """The code of the framework whose levels an item has; empty if it has none."""
    codes = tuple(level["label"]["en"] for level in item.levels)
    return next((code for code, known in frameworks.FRAMEWORKS.items() if known.codes == codes), "")


def _number(value):
    return int(value) if value == int(value) else float(value)


# As TOML


def written(content):
    """The text of a file with this content: texts and bands first, then area by area, item by item."""
    nested = ("bands", "areas")
    lines = [f"{key} = {_value(value)}" for key, value in content.items() if key not in nested]
    for band in content.get("bands", []):
        lines += ["", "[[bands]]", *(f"{key} = {_value(value)}" for key, value in band.items())]
    for area in content["areas"]:
        lines += ["", "[[areas]]", *(f"{key} = {_value(value)}" for key, value in area.items() if key != "items")]
        for item in area["items"]:
            lines += ["", "[[areas.items]]", *(f"{key} = {_value(value)}" for key, value in item.items())]
    return "\n".join(lines) + "\n"


def _value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + "".join(f"    {_value(inner)},\n" for inner in value) + "]"
    return str(value)
