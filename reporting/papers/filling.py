"""Marks in what is written by hand: {people_in_charge} becomes the figure, {people_in_charge.before} that of last year.

Nothing else in braces is filled, and a figure that has no value is never printed as if it had one.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.indicators import FIGURES, Counted
from reporting.tables import value_of

MARK = re.compile(r"\{([^{}]*)\}")
BEFORE = ".before"


@dataclass(frozen=True)
class Filled:
    """Paragraphs ready to print, and the figures they name that have no value."""

    paragraphs: tuple[str, ...]
    missing: tuple[str, ...]


def marks():
    """Every mark that may stand in a passage, with what it becomes."""
    told = {"year": _("the year")}
    for code, figure in FIGURES.items():
        if _is_single(figure):
            told[code] = str(figure.label)
    return told


def _is_single(figure):
    return not figure.slices and figure.code != "cost_lines"


def unknown_in(text):
    """What stands in braces and no figure fills; a brace that is not closed is one of them."""
    known = marks()
    wrong = [mark for mark in MARK.findall(text) if mark.removesuffix(BEFORE) not in known or mark == "year.before"]
    rest = MARK.sub("", text)
    return tuple(dict.fromkeys(wrong + [brace for brace in "{}" if brace in rest]))


def fill(text, counted: Counted, previous: Counted) -> Filled:
    """The paragraphs of a text with its marks filled."""
    missing = []

    def value(found):
        mark = found.group(1)
        if mark == "year":
            return str(counted.year)
        code = mark.removesuffix(BEFORE)
        told = value_of(code, previous if mark.endswith(BEFORE) else counted)
        if told.value is None and not told.hidden:
            missing.append(str(FIGURES[code].label))
            return f"[{FIGURES[code].label}: {_('no value')}]"
        return str(told)

    filled = MARK.sub(value, text.replace("\r\n", "\n"))
    paragraphs = tuple(each.strip() for each in re.split(r"\n\s*\n", filled) if each.strip())
    return Filled(paragraphs, tuple(missing))
