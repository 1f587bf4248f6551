"""How a register is laid out, before anything is set: the page, the columns' widths, which rows a part gets.

Only beauty hangs on it: rows are spread so that the last page of a part is full. If a row comes out higher than was
foreseen, its part has one page more; page numbers are stamped once all pages are there, so they are right in any case.
"""

import re
from dataclasses import dataclass

MILLIMETRE_OF_POINT = 25.4 / 72
TOP, SIDE, BOTTOM = 26, 16, 22
CELL_SIDES = 3.0
"""Millimetres that a cell keeps free at its left and right together."""

PAGES_A_PART = 10
WIDEST, WIDEST_DENSE = 60, 45
"""Millimetres that a column takes part with when it is asked whether a page is wide enough."""

NEARLY_ALL = 0.95
"""Of a hundred cells five may need more than a line: one long name does not make all the other columns narrow."""

WORD = re.compile(r"[^\s-]+-*|-+")
SOME_LETTER = 0.6


@dataclass(frozen=True)
class Page:
    """A sheet and the size of its letters."""

    width: int
    height: int
    points: float

    @property
    def usable(self):
        return self.width - 2 * SIDE


UPRIGHT, ACROSS, ACROSS_DENSE = Page(210, 297, 8.5), Page(297, 210, 8.5), Page(297, 210, 7)


@dataclass(frozen=True)
class Letters:
    """How wide words are, in millimetres."""

    advances: dict
    points: float

    def width(self, words):
        known = self.advances
        return sum(known.get(letter, SOME_LETTER) for letter in words) * self.points * MILLIMETRE_OF_POINT

    def lines(self, words, width):
        """How many lines the words need in this width: as many words a line as fit, longer ones broken anywhere."""
        return sum(self._lines(paragraph, width) for paragraph in words.split("\n"))

    def _lines(self, words, width):
        if self.width(words) <= width:
            return 1
        lines, used, gap = 1, 0.0, self.width(" ")
        for word in WORD.findall(words):
            needed = self.width(word)
            if used and used + needed > width:
                lines, used = lines + 1, 0.0
            while needed > width:
                lines, needed = lines + 1, needed - width
            used += needed + (0 if word.endswith("-") else gap)
        return lines


@dataclass(frozen=True)
class Layout:
    """The page and the widths of the columns on it, in millimetres."""

    page: Page
    widths: tuple[float, ...]


def layout_of(titles, rows, advances):
    """The smallest page on which the columns have room, and the room of each."""
    natural = _natural(titles, rows, advances, UPRIGHT)
    page = UPRIGHT
    if sum(min(width, WIDEST) for width in natural) > UPRIGHT.usable:
        page = ACROSS
    if sum(min(width, WIDEST_DENSE) for width in natural) > ACROSS.usable:
        page = ACROSS_DENSE
        natural = [width * page.points / ACROSS.points for width in natural]
    return Layout(page, shared_out(natural, page.usable))


def _natural(titles, rows, advances, page):
    """The width in which nearly every cell of a column stands on one line, and every word of its title."""
    plain, bold = (Letters(advances[weight], page.points) for weight in ("regular", "600"))
    widths = [max((bold.width(word) for word in WORD.findall(title)), default=0) for title in titles]
    for place, column in enumerate(zip(*rows, strict=True)):
        known = {words: max(map(plain.width, words.split("\n"))) for words in {*column}}
        needed = sorted(known[words] for words in column)
        widths[place] = max(widths[place], needed[int((len(needed) - 1) * NEARLY_ALL)])
    return [width + CELL_SIDES + 0.5 for width in widths]


def shared_out(natural, usable):
    """The width among columns: if not all can have theirs, none of the widest gets more than another of them."""
    if sum(natural) <= usable:
        return tuple(width * usable / sum(natural) for width in natural)
    left, waiting = usable, sorted(natural)
    while waiting and waiting[0] <= left / len(waiting):
        left -= waiting.pop(0)
    most = left / len(waiting)
    return tuple(min(width, most) for width in natural)


@dataclass(frozen=True)
class Measured:
    """What was learned from a trial page: where rows begin, and how high they are (millimetres)."""

    first_top: float
    later_top: float
    one_line: float
    more_line: float
    bottom: float

    @classmethod
    def told(cls, places, page):
        one, two, other, later = (places[f"row-{name}"] for name in ("one", "two", "other", "later"))
        one_line = two[1] - one[1]
        return cls(one[1], later[1], one_line, other[1] - two[1] - one_line, page.height - BOTTOM)


def parts_of(heights, measured, *, pages=PAGES_A_PART):
    """[(first row, end, pages)]: as many rows as fill so many pages, by their heights."""
    parts, begun, filled, at = [], 0, 1, measured.first_top
    for number, height in enumerate(heights):
        if at + height > measured.bottom + 0.01 and number > begun:
            at = measured.later_top
            if filled == pages:
                parts.append((begun, number, filled))
                begun, filled = number, 0
            filled += 1
        at += height
    return [*parts, (begun, len(heights), filled)]


class Heights:
    """How high rows are in a layout: the tallest cell decides."""

    def __init__(self, layout, measured, advances):
        self.letters = Letters(advances["regular"], layout.page.points)
        self.widths, self.measured, self.known = layout.widths, measured, {}

    def __call__(self, row):
        lines = max(map(self._lines, row, self.widths))
        return self.measured.one_line + (lines - 1) * self.measured.more_line

    def _lines(self, words, width):
        key = words, width
        if key not in self.known:
            self.known[key] = self.letters.lines(words, width - CELL_SIDES)
        return self.known[key]
