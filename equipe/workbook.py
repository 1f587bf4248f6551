"""The one writer of .xlsx files: numbers as numbers, days as days, and no text that ever runs as a formula."""

import io
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum

import xlsxwriter

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""Characters that a cell can hold (Excel specifications and limits, Microsoft)."""

DANGEROUS = tuple("=+-@\t\r\n\0|%＝＋－＠")
"""With these a text could begin to run, should a spreadsheet take it for typed in anew."""


class Kind(Enum):
    """What kind of value stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PER_CENT = "per_cent"
    DAY = "day"


FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "#,##0",
    Kind.MONEY: '#,##0.00" €"',
    Kind.PER_CENT: '0.##" %"',
    Kind.DAY: "dd/mm/yyyy",
}


@contextmanager
def new_book(**properties):
    """An open workbook and the file it becomes when it is closed: `with new_book(title=…) as (book, target)`."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(properties)
        yield book, target


def write_cell(sheet, line, place, value, look=None, *, guarded=None):
    """Each value with its type; a text as text, whatever it begins with. `guarded` is its look if it is dangerous.

    A guarded text keeps its characters: the mark that it is text (as an apostrophe typed before it) is in its look.
    """
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, look)
    elif isinstance(value, date | datetime):
        sheet.write_datetime(line, place, value, look)
    elif isinstance(value, str):
        shown = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
        sheet.write_string(line, place, shown, guarded if guarded and shown.startswith(DANGEROUS) else look)
    else:
        sheet.write_number(line, place, value, look)


def write_list(title, columns, rows, *, author, made_at) -> bytes:
    """One sheet with a head and the rows; `columns` are (title, kind), every row as many values."""
    with new_book(title=title, author=author, created=made_at.replace(tzinfo=None)) as (book, target):
        looks = {kind: book.add_format({"num_format": shown}) for kind, shown in FORMATS.items()}
        guarded = book.add_format({"num_format": FORMATS[Kind.TEXT], "quote_prefix": True})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet()
        for place, (words, kind) in enumerate(columns):
            sheet.set_column(place, place, 30 if kind is Kind.TEXT else 14)
            write_cell(sheet, 0, place, str(words), head)
        for line, row in enumerate(rows, 1):
            for place, (value, (_words, kind)) in enumerate(zip(row, columns, strict=True)):
                write_cell(sheet, line, place, value, looks[kind], guarded=guarded)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return target.getvalue()
