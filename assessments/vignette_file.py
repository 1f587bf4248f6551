"""Reads the file of a written case: what it must hold, and in words what is wrong with it."""

from pathlib import Path

from django.utils.translation import gettext as _

from assessments import instrument_file
from assessments.instrument_checks import A_CODE
from assessments.texts import LANGUAGES
from equipe.verdicts import Refused

SHIPPED = Path(__file__).parent / "vignettes"


def shipped():
    """The files that come with the product, in order."""
    return sorted(SHIPPED.glob("*.toml"))


def read(path):
    """What a file says, with its fingerprint; Refused with a sentence that names the place where it is wrong."""
    name = Path(path).name
    try:
        content = instrument_file.toml(Path(path).read_bytes(), name=name)
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except OSError as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": problem}) from None
    if problems := list(_problems(content)):
        raise Refused(*(f"{name}: {problem}" for problem in problems))
    told = {key: {language: words.strip() for language, words in content[key].items()} for key in ("title", "text")}
    return content | told | {"fingerprint": instrument_file.fingerprint_of(content)}


def _problems(content):
    for key in ("code", "instrument"):
        if not isinstance(content.get(key), str) or not A_CODE.fullmatch(content[key]):
            yield _("“%(key)s” is a code: letters, digits and hyphens, at most 40.") % {"key": key}
    items = content.get("items")
    if not isinstance(items, list) or not items or not all(isinstance(item, str) for item in items):
        yield _("“items” names the items that the text lets one judge, at least one.")
    elif len(set(items)) < len(items):
        yield _("“items” names an item twice.")
    for key in ("title", "text"):
        for language in LANGUAGES:
            texts = content.get(key)
            words = texts.get(language) if isinstance(texts, dict) else None
            if not isinstance(words, str) or not words.strip() or "\x00" in words:
                yield _("%(place)s has no words in “%(language)s”.") % {"place": key, "language": language}
