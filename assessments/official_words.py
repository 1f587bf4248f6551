"""The words of a pack that are not ours to give on: a placeholder until the office puts the official ones in."""

import csv
from pathlib import Path

from django.utils.translation import gettext as _

from equipe.verdicts import Refused

PLACEHOLDER = "{official}"


def read(path):
    """Place to text, from a file with two columns and no heading; Refused with the line that is wrong."""
    name = Path(path).name
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=_delimiter(file)))
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": problem}) from None
    words = {}
    for line, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if len(row) != 2 or not row[1].strip() or row[0].strip() in words:
            raise Refused(
                _("%(file)s, line %(line)s: write a place and its text, each place once.")
                % {"file": name, "line": line}
            )
        words[row[0].strip()] = row[1].strip()
    return words


def _delimiter(file):
    """A comma, or the semicolon of an Italian spreadsheet: whichever comes first."""
    first = file.readline()
    file.seek(0)
    return ";" if ";" in first and not 0 <= first.find(",") < first.find(";") else ","


def put(content, official):
    """The content of an instrument with the official words in their places: language to place to text."""
    for area in content.get("areas") or []:
        _fill(area.get("about"), "instruction", official)
        for item in area.get("items") or []:
            for key in ("wording", "plain"):
                _fill(item.get(key), item.get("code"), official)
            for level in item.get("levels") or []:
                _fill(level, f"level-{level.get('value')}", official)
    return content


def _fill(texts, place, official):
    for language, words in official.items():
        if isinstance(texts, dict) and texts.get(language) == PLACEHOLDER and place in words:
            texts[language] = words[place]


def missing(content):
    """In a sentence, that official words are missing: an instrument with placeholders asks nobody anything."""
    if PLACEHOLDER in str(content):
        yield _("the official words are missing: give them with --official, one file a language (see its first lines).")
