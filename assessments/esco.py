"""Reads ESCO's CSV files as the European Commission distributes them, and says in words what is wrong with one.

Generous with names (a file may carry its language, a version, or neither), strict with what is inside: everything is
checked before anything is written, so that a broken file leaves nothing half.
"""

import csv
import re
from collections import namedtuple
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.enums import CompetenceKind, ReuseLevel
from assessments.models.competences import ESCO_URI
from equipe.verdicts import Refused

ATTRIBUTION = gettext_lazy("This service uses the ESCO classification of the European Commission.")
"""What whoever uses ESCO tells the people who see it (Decision 2011/833/EU: reuse with attribution)."""

HOME = "https://esco.ec.europa.eu/"

LANGUAGES = tuple("ar bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv uk".split())
"""The languages in which ESCO is published."""

SKILL_TYPES = {
    "": CompetenceKind.SKILL,
    "skill/competence": CompetenceKind.SKILL,
    "knowledge": CompetenceKind.KNOWLEDGE,
}
LONGEST_LABEL = 500
NOTHING_SAID = {"esco", "dataset", "classification", "csv", "v"}
"""Words in the name of a file that do not tell which one it is."""


@dataclass(frozen=True)
class Sheet:
    """One of the files: the beginning of its name, the columns it cannot do without."""

    stem: str
    columns: tuple[str, ...]
    needed: bool = True


SKILLS = Sheet("skills", ("conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels"))
GROUPS = Sheet("skillGroups", ("conceptUri", "preferredLabel", "altLabels"))
BROADER = Sheet("broaderRelationsSkillPillar", ("conceptUri", "broaderUri"))
TRANSVERSAL = Sheet("transversalSkillsCollection", ("conceptUri",))
SPOKEN = Sheet("languageSkillsCollection", ("conceptUri",), needed=False)

Row = namedtuple("Row", "file line cells")
Concept = namedtuple("Concept", "kind reuse label alternatives description transversal")


@dataclass(frozen=True)
class Pack:
    """One version of ESCO's skills pillar in one language, checked: URI to Concept, narrower to broader URIs."""

    version: str
    language: str
    concepts: dict
    broader: frozenset


def read(folder, *, language, version=""):
    """The pack in a folder; Refused with a sentence that names file, line and column."""
    folder = Path(folder)
    if language not in LANGUAGES:
        told = {"language": language, "known": ", ".join(LANGUAGES)}
        raise Refused(_("ESCO does not speak “%(language)s”: choose one of %(known)s.") % told)
    if not folder.is_dir():
        raise Refused(_("There is no folder %(folder)s.") % {"folder": folder})
    version = _version(version or folder.resolve().name, whole=bool(version))
    files = {sheet: _find(folder, sheet, language) for sheet in (SKILLS, GROUPS, BROADER, TRANSVERSAL, SPOKEN)}
    concepts = {}
    for row in _rows(files[SKILLS], SKILLS):
        _take(concepts, row, _skill(row))
    for row in _rows(files[GROUPS], GROUPS):
        _take(concepts, row, _concept(row, kind=CompetenceKind.GROUP))
    for uri in _collection(files[TRANSVERSAL], TRANSVERSAL, concepts):
        concepts[uri] = concepts[uri]._replace(transversal=True)
    for uri in _collection(files[SPOKEN], SPOKEN, concepts) if files[SPOKEN] else ():
        concepts[uri] = concepts[uri]._replace(kind=CompetenceKind.LANGUAGE)
    return Pack(version, language, concepts, frozenset(_links(files[BROADER], concepts)))


def as_numbers(version):
    """1.2.1 → (1, 2, 1): which of two versions is the newer one."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _version(name, *, whole):
    """The version that a name is, or the one that the name of a folder tells."""
    look = re.fullmatch if whole else re.search
    found = look(r"\d+\.\d+(\.\d+)?", name)
    if not found:
        raise Refused(_("Say which version of ESCO this is, for example --esco-version 1.2.1."))
    return found[0]


def _find(folder, sheet, language):
    """The file of a sheet: with its language in the name, or without any."""
    said = {path: _telling(path.name) for path in sorted(folder.iterdir()) if path.suffix.lower() == ".csv"}
    stem = sheet.stem.lower()
    exact = [path for path, words in said.items() if words == [stem, language]]
    found = exact or [path for path, words in said.items() if words == [stem]]
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise Refused(_("Leave one of these in the folder: %(names)s.") % {"names": names})
    if not found and sheet.needed:
        names = ", ".join(path.name for path in said) or "–"
        told = {"file": f"{sheet.stem}_{language}.csv", "folder": folder, "names": names}
        raise Refused(_("%(file)s is missing in %(folder)s. Found there: %(names)s.") % told)
    return found[0] if found else None


def _telling(name):
    words = re.findall(r"[a-z]+", Path(name).stem.lower())
    return [word for word in words if word not in NOTHING_SAID]


def _rows(path, sheet):
    """The rows of a file, one by one: each whole, and under its heading."""
    started = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            heading = [name.strip() for name in next(reader, [])]
            for column in sheet.columns:
                if column not in heading:
                    raise _wrong(path, 1, _("this column is missing."), column)
            started = reader.line_num + 1
            for cells in reader:
                if cells:
                    _insist_it_is_whole(path, started, heading, cells)
                    yield Row(path, started, dict(zip(heading, map(str.strip, cells), strict=True)))
                started = reader.line_num + 1
    except UnicodeDecodeError:
        no_text = _("this is not UTF-8 text: use the file as it was distributed.")
        raise _wrong(path, _broken_line(path), no_text) from None
    except csv.Error:
        no_end = _("the row does not end: the file is cut off or a quotation mark is missing.")
        raise _wrong(path, started, no_end) from None
    except OSError as problem:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": path.name, "problem": problem}) from None


def _insist_it_is_whole(path, line, heading, cells):
    if len(cells) != len(heading):
        told = {"cells": len(cells), "columns": len(heading)}
        column = heading[len(cells)] if len(cells) < len(heading) else ""
        raise _wrong(path, line, _("the row has %(cells)s of %(columns)s cells.") % told, column)
    for column, cell in zip(heading, cells, strict=True):
        if "\x00" in cell:
            raise _wrong(path, line, _("there is a character that is none (NUL)."), column)


def _broken_line(path):
    """The first line that is no UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return number


def _skill(row):
    kind, reuse = row.cells["skillType"], row.cells["reuseLevel"]
    if kind not in SKILL_TYPES:
        raise _wrong(row.file, row.line, _("ESCO has no such value: “%(value)s”.") % {"value": kind}, "skillType")
    if reuse and reuse not in ReuseLevel.values:
        raise _wrong(row.file, row.line, _("ESCO has no such value: “%(value)s”.") % {"value": reuse}, "reuseLevel")
    return _concept(row, kind=SKILL_TYPES[kind], reuse=reuse)


def _concept(row, *, kind, reuse=""):
    label = row.cells["preferredLabel"]
    if not label:
        raise _wrong(row.file, row.line, _("the label is empty."), "preferredLabel")
    others = [name for column in ("altLabels", "hiddenLabels") for name in _names(row.cells.get(column, ""))]
    alternatives = tuple(dict.fromkeys(name for name in others if name != label))
    if max(map(len, (label, *alternatives))) > LONGEST_LABEL:
        told = {"most": LONGEST_LABEL}
        raise _wrong(row.file, row.line, _("a label is longer than %(most)s characters.") % told, "preferredLabel")
    return Concept(kind, reuse, label, alternatives, row.cells.get("description", ""), transversal=False)


def _names(cell):
    """Several names in a cell: each on a line of its own, or between upright strokes."""
    return [name for name in (part.strip() for part in re.split(r"\n|\s\|\s", cell)) if name]


def _take(concepts, row, concept):
    uri = _uri(row, "conceptUri")
    if uri in concepts:
        raise _wrong(row.file, row.line, _("%(uri)s is there a second time.") % {"uri": uri}, "conceptUri")
    concepts[uri] = concept


def _collection(path, sheet, concepts):
    return [_known(row, "conceptUri", concepts) for row in _rows(path, sheet)]


def _links(path, concepts):
    for row in _rows(path, BROADER):
        narrower, broader = _known(row, "conceptUri", concepts), _known(row, "broaderUri", concepts)
        if narrower == broader:
            raise _wrong(row.file, row.line, _("a concept cannot be broader than itself."), "broaderUri")
        yield narrower, broader


def _known(row, column, concepts):
    uri = _uri(row, column)
    if uri not in concepts:
        told = {"uri": uri}
        raise _wrong(row.file, row.line, _("%(uri)s is neither among the skills nor among the groups.") % told, column)
    return uri


def _uri(row, column):
    uri = row.cells[column]
    if not re.match(ESCO_URI, uri):
        raise _wrong(row.file, row.line, _("“%(uri)s” is no address of ESCO.") % {"uri": uri[:120]}, column)
    return uri


def _wrong(path, line, sentence, column=""):
    if column:
        place = _("%(file)s, line %(line)s, column %(column)s") % {"file": path.name, "line": line, "column": column}
    else:
        place = _("%(file)s, line %(line)s") % {"file": path.name, "line": line}
    return Refused(f"{place}: {sentence}")
