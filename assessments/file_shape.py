"""Whether what came in a file has the shape a JSON Schema gives it, and in words where it has not.

The few words of JSON Schema (draft 2020-12) that our schemas use, and no other: what is documented is what is held to.
"""

import math
import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
NAMES = {
    "object": gettext_lazy("a group of entries"),
    "array": gettext_lazy("a list"),
    "string": gettext_lazy("text"),
    "boolean": gettext_lazy("true or false"),
    "integer": gettext_lazy("a whole number"),
    "number": gettext_lazy("a number"),
    "null": gettext_lazy("null"),
}


def misfits(value, schema, *, root=None, place="") -> Iterator[str]:
    """Each place where a value does not fit, in a sentence; whatever lies deeper than the schema is a misfit too."""
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]] | {k: v for k, v in schema.items() if k != "$ref"}
    told = {"place": place or _("The file")}
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    if allowed is not None:
        if not any(one == value and type(one) is type(value) for one in allowed):
            yield _("%(place)s must be one of: %(allowed)s.") % {**told, "allowed": ", ".join(map(str, allowed))}
        return
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(_is(kind, value) for kind in kinds):
        yield _("%(place)s must be %(kind)s.") % {**told, "kind": _(" or ").join(str(NAMES[kind]) for kind in kinds)}
    elif isinstance(value, dict):
        yield from _of_group(value, schema, root, place)
    elif isinstance(value, list):
        yield from _of_list(value, schema, root, place)
    elif isinstance(value, str):
        yield from _of_text(value, schema, told)
    elif value is not None and not isinstance(value, bool):
        yield from _of_number(value, schema, told)


def _is(kind, value):
    if kind == "null":
        return value is None
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, TYPES[kind])


def _of_group(value, schema, root, place):
    known, others = schema.get("properties", {}), schema.get("additionalProperties", False)
    for key in schema.get("required", ()):
        if key not in value:
            yield _("%(place)s is missing.") % {"place": _within(place, key)}
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", math.inf):
        yield _("%(place)s has too few or too many entries.") % {"place": place}
    named = re.compile(schema.get("propertyNames", {}).get("pattern", ""))
    for key, part in value.items():
        if key in known:
            yield from misfits(part, known[key], root=root, place=_within(place, key))
        elif not others or not named.search(key):
            yield _("%(place)s is not known in this version of the format.") % {"place": _within(place, key[:60])}
        else:
            yield from misfits(part, others, root=root, place=_within(place, key))


def _of_list(value, schema, root, place):
    least, most = schema.get("minItems", 0), schema.get("maxItems", math.inf)
    if not least <= len(value) <= most:
        yield _("%(place)s has %(n)s entries: between %(least)s and %(most)s are allowed.") % {
            "place": place,
            "n": len(value),
            "least": least,
            "most": most,
        }
        return
    for number, part in enumerate(value):
        yield from misfits(part, schema["items"], root=root, place=f"{place}[{number}]")


def _of_text(value, schema, told):
    most = schema.get("maxLength", math.inf)
    if len(value) > most or len(value) < schema.get("minLength", 0):
        yield _("%(place)s must have between 1 and %(most)s characters.") % {**told, "most": most}
    elif "pattern" in schema and not re.search(schema["pattern"].removesuffix("$") + r"\Z", value):
        yield _("%(place)s is not written as the format asks.") % told
    elif any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in value):
        yield _("%(place)s holds signs that no text has.") % told


def _of_number(value, schema, told):
    least, most = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
    if not least <= value <= most or value in (math.inf, -math.inf):
        yield _("%(place)s must lie between %(least)s and %(most)s.") % {**told, "least": least, "most": most}


def _within(place, key):
    return f"{place}.{key}" if place else key
