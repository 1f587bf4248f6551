"""Reads a table of ratings: a row for each person and rater, a column an item; an empty cell is a missing rating.

The first columns are called person and rater; occasion and setting may follow; all further ones are items. Comma,
semicolon and tab are understood. Whatever is wrong is told with its row and column.
"""

import csv
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assessments.measures.model import Anchors
from assessments.measures.ratings import EXTRA_FACETS, Facet, Ratings, Trouble, Unusable

FIRST_COLUMNS = ["person", "rater"]
SEPARATORS = ",;\t"
WHOLE = re.compile(r"([+-]?[0-9]{1,9})([.,]0*)?")
LONGEST_QUOTE = 40
"""Letters of a cell that a sentence repeats."""


@dataclass(frozen=True, eq=False)
class RatingFile:
    """The ratings of a table, and the labels of its rows and columns, those without any rating included.

    People and raters stand in their natural order, items in that of the columns.
    """

    ratings: Ratings
    labels: dict[str, tuple[str, ...]]
    """By the name of the facet."""

    def unrated(self) -> dict[str, tuple[str, ...]]:
        """The people, items and raters without any rating."""
        facets = (self.ratings.person, self.ratings.item, self.ratings.rater)
        return {
            facet.name: tuple(label for label in self.labels[facet.name] if label not in facet.labels)
            for facet in facets
        }


@dataclass(frozen=True, eq=False)
class Scale:
    """From where to where ratings go, as far as it was said."""

    lowest: int | None = None
    highest: int | None = None

    def holds(self, value: int) -> bool:
        return (self.lowest is None or self.lowest <= value) and (self.highest is None or value <= self.highest)


@dataclass(frozen=True, eq=False)
class AnchorFile:
    """What an earlier run printed as JSON: where items, raters and steps stood, and the scale they were on."""

    anchors: Anchors
    scale: Scale


def read(path: Path, scale: Scale) -> RatingFile:
    """The table in the file; Unusable with the row and the column where it is wrong."""
    (_, header), *rows = table(path) or [(1, [])]
    extra, items = columns_of(header)
    width = len(FIRST_COLUMNS) + len(extra)
    once(rows, width=len(header), key=width)
    # In one order whatever that of the file: the same ratings give the same numbers to the last digit
    rows.sort(key=lambda row: [natural(label) for label in row[1][:width]])
    found = [
        (*cells[:2], item, value, *cells[2:width])
        for number, cells in rows
        for item, value in ratings_in(number, cells[width:], items, scale)
    ]
    ratings = Ratings.from_rows(found, lowest=scale.lowest, highest=scale.highest, extra=extra)
    labels = {
        "person": tuple(sorted({cells[0] for _, cells in rows}, key=natural)),
        "rater": tuple(sorted({cells[1] for _, cells in rows}, key=natural)),
        "item": items,
    }
    return RatingFile(ordered(ratings, labels), labels)


def table(path: Path) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number in the file; cells without the space around them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            reader = csv.reader(file, delimiter=max(SEPARATORS, key=first.count), strict=True)
            rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except UnicodeDecodeError:
        raise Unusable(Trouble.NOT_TEXT, file=path.name) from None
    except OSError as problem:
        raise Unusable(Trouble.NO_FILE, file=path.name, problem=problem.strerror) from None
    except csv.Error:
        raise Unusable(Trouble.BROKEN_TABLE, row=reader.line_num) from None
    return [(number, cells) for number, cells in rows if any(cells)]


def columns_of(header: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The further facets and the items that the first row names."""
    names = [name.casefold() if place < len(FIRST_COLUMNS) else name for place, name in enumerate(header)]
    if names[: len(FIRST_COLUMNS)] != FIRST_COLUMNS:
        raise Unusable(Trouble.NO_COLUMNS)
    rest = names[len(FIRST_COLUMNS) :]
    extra = tuple(name for name in rest[: len(EXTRA_FACETS)] if name in EXTRA_FACETS)
    items = rest[len(extra) :]
    if not items or set(items) & set(EXTRA_FACETS):
        raise Unusable(Trouble.NO_COLUMNS)
    if "" in items:
        raise Unusable(Trouble.NAMELESS_COLUMN, column=names.index("") + 1)
    if repeated := [item for item in items if items.count(item) > 1]:
        raise Unusable(Trouble.SAME_COLUMN, column=repeated[0])
    return extra, tuple(items)


def once(rows: list[tuple[int, list[str]]], *, width: int, key: int) -> None:
    """Every row is as long as the first, says whom it is about, and is the only one to do so."""
    before: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        if len(cells) != width:
            raise Unusable(Trouble.RAGGED, row=number, cells=len(cells), columns=width)
        if "" in cells[:key]:
            raise Unusable(Trouble.NAMELESS, row=number)
        if (first := before.setdefault(tuple(cells[:key]), number)) != number:
            raise Unusable(Trouble.TWICE, row=number, first=first)


def ratings_in(row: int, cells: list[str], items: tuple[str, ...], scale: Scale) -> Iterator[tuple[str, int]]:
    for item, text in zip(items, cells, strict=False):
        if text:
            value = whole(text)
            if value is None:
                raise Unusable(Trouble.NOT_WHOLE_AT, row=row, column=item, text=text[:LONGEST_QUOTE])
            if not scale.holds(value):
                raise Unusable(
                    Trouble.OFF_SCALE_AT,
                    row=row,
                    column=item,
                    value=value,
                    lowest="…" if scale.lowest is None else scale.lowest,
                    highest="…" if scale.highest is None else scale.highest,
                )
            yield item, value


@lru_cache(maxsize=4096)
def whole(text: str) -> int | None:
    """The whole number that is written there; 3.0 is one, as other programs write 3 in a column with gaps, and 3,0."""
    written = WHOLE.fullmatch(text)
    return int(written[1]) if written else None


def ordered(ratings: Ratings, labels: dict[str, tuple[str, ...]]) -> Ratings:
    """The same whatever the order of the rows."""

    def sorted_like(facet: Facet) -> Facet:
        present = set(facet.labels)
        order = labels.get(facet.name) or sorted(present, key=natural)
        return facet.in_order([label for label in order if label in present])

    return replace(
        ratings,
        person=sorted_like(ratings.person),
        rater=sorted_like(ratings.rater),
        item=sorted_like(ratings.item),
        extra=tuple(map(sorted_like, ratings.extra)),
    )


def natural(label: str) -> tuple:
    """2 before 10, 10 before a, a2 before a10."""
    parts = [part for part in re.split(r"([0-9]+)", label) if part]
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts), label


def read_anchors(path: Path) -> AnchorFile:
    """The anchors in what an earlier run printed; steps beside a category that nobody used are not held."""
    try:
        earlier = json.loads(path.read_text(encoding="utf-8"))
        anchors = Anchors(
            items=by_label(earlier["item_labels"], earlier["items"]),
            raters=by_label(earlier["rater_labels"], earlier["raters"]),
            **steps_in(earlier),
        )
        lowest, highest = map(int, earlier["categories"].split(".."))
    except OSError as problem:
        raise Unusable(Trouble.NO_FILE, file=path.name, problem=problem.strerror) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unusable(Trouble.NO_ANCHORS, file=path.name) from None
    return AnchorFile(anchors, Scale(lowest, highest))


def by_label(labels: list[str], values: list[float | None]) -> dict[str, float]:
    return {label: number(value) for label, value in zip(labels, values, strict=True) if value is not None}


def number(value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def steps_in(earlier: dict) -> dict:
    """The steps of the rating scale, or those of each item."""
    thresholds = earlier["thresholds"]
    if any(isinstance(row, list) for row in thresholds):
        rows = zip(earlier["item_labels"], thresholds, strict=True)
        return {"thresholds_of": {label: tuple(map(number, row)) for label, row in rows if None not in row}}
    return {} if None in thresholds else {"thresholds": tuple(map(number, thresholds))}
