"""A list is declared once, as a tuple of columns: the page, the saved views and the workbook print the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.http import QueryDict
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language

from equipe.offered import offered
from equipe.workbook import Kind

PLAIN_VALUE = re.compile(r"-?[a-z0-9_]{1,40}")
"""Names and numbers of choices; a word that somebody typed about a person has no place in an address."""


class Cell(NamedTuple):
    """A cell of the page, ready to be printed."""

    text: str
    mark: str = ""
    look: str = ""


@dataclass(frozen=True)
class Column:
    """One column. `value` tells what stands in it on a day, with its type.

    `fetch` asks the database for what it needs, `order` puts rows in its order, `mark` is a word that warns. A column
    of states tells by `look` which kind of state each is (components/state.html).
    """

    name: str
    title: str
    value: Callable[[object, date], object]
    kind: Kind = Kind.TEXT
    usual: bool = False
    fetch: Callable | None = None
    order: Callable | None = None
    mark: Callable[[object, date], str] | None = None
    look: Callable[[object, date], str] | None = None

    def printed(self, thing, on):
        """The value in words, as the reader writes days and numbers."""
        value = self.value(thing, on)
        if value is None:
            return ""
        if self.kind is Kind.DAY:
            return day_in_words(value, get_language())
        return number_format(value, 2, force_grouping=True) + "\u00a0€" if self.kind is Kind.MONEY else str(value)

    def cell(self, thing, on):
        """What the page prints of a thing."""
        mark, look = (tell(thing, on) if tell else "" for tell in (self.mark, self.look))
        return Cell(self.printed(thing, on), mark, look)


@dataclass(frozen=True)
class Listing:
    """A list: its columns, and the names of the filters that may stand in its address. The first column stays."""

    name: str
    door: str
    columns: tuple[Column, ...]
    filters: tuple[str, ...]

    @cached_property
    def by_name(self):
        return {column.name: column for column in self.columns}

    @property
    def usual(self):
        return tuple(column for column in self.columns if column.usual)

    def chosen(self, query):
        """The columns that the address names, in the order of the list; without any, the usual ones."""
        asked = set(query.getlist("columns")) & self.by_name.keys()
        first, *others = self.columns
        return (first, *(c for c in others if c.name in asked)) if asked else self.usual

    def ordered(self, rows, asked):
        """The rows in the order of a column ("-" before its name: the other way round); None if there is no such."""
        column = self.by_name.get(asked.removeprefix("-"))
        if column is None or column.order is None:
            return None
        found = column.order(rows)
        return found.reverse() if asked.startswith("-") else found

    def fetched(self, rows, columns):
        """The rows with what the columns need."""
        for fetch in dict.fromkeys(column.fetch for column in columns if column.fetch):
            rows = fetch(rows)
        return rows

    def cells(self, thing, columns, *, on):
        """What the page prints in a row, its first column apart."""
        return [column.cell(thing, on) for column in columns[1:]]

    def kept(self, query):
        """The address without what does not belong in it: only known names with plain values, always in one order."""
        clean = QueryDict(mutable=True)
        for name in (*self.filters, "order", "columns"):
            values = [value for value in query.getlist(name) if PLAIN_VALUE.fullmatch(value)]
            if values:
                clean.setlist(name, sorted(set(values)) if name == "columns" else values[-1:])
        if {*clean.getlist("columns")} in (set(), {column.name for column in self.usual}):
            clean.pop("columns", None)
        return clean


def listing(name):
    """The list of this name among those that the apps declare (see settings), or nothing."""
    return next((declared for declared in offered("LISTS") if declared.name == name), None)


@lru_cache(maxsize=20_000)
def day_in_words(day, _language):
    """A date as the reader writes it; printed once, for the same days come again and again."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


@dataclass(frozen=True)
class Head:
    """The head of a column, in the reader's words: where a click leads, and which way the list is ordered by it."""

    title: str
    is_number: bool
    order: str = ""
    direction: str = ""


def heads(columns, order):
    """The heads of the columns; a click on the one that orders turns the list round."""
    return [_head(column, order) for column in columns]


def _head(column, order):
    told = str(column.title), column.kind is not Kind.TEXT
    orders, backwards = order.removeprefix("-"), order.startswith("-")
    if column.order is None:
        return Head(*told)
    if column.name != orders:
        return Head(*told, column.name)
    if backwards:
        return Head(*told, column.name, "descending")
    return Head(*told, f"-{column.name}", "ascending")
