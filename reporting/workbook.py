"""The tables of a year as an .xlsx: one sheet a table, numbers as numbers, no cell that runs as a formula."""

import re

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from equipe.workbook import FORMATS, Kind, new_book, write_cell
from reporting.papers import Paper


def write(paper: Paper, *, author, printed_at, language, number=1, sha256="") -> bytes:
    """The workbook's bytes; a first sheet says what it is, then one sheet for each table."""
    known = {"title": paper.name, "author": author, "created": printed_at.replace(tzinfo=None)}
    with override(language), new_book(**known) as (book, target):
        looks = _looks(book)
        facts = [(_("Printed by"), author), (_("Printed on"), formats.date_format(printed_at, "SHORT_DATETIME_FORMAT"))]
        facts += [(_("Version"), str(number)), (_("Digest of the content (SHA-256)"), sha256)] if sha256 else []
        _write_front(book, looks, paper, facts)
        taken = set()
        for table in paper.tables:
            title = _("Definitions") if table.code == "definitions" else table.title
            _write_table(book.add_worksheet(_sheet_name(title, taken)), looks, table)
    return target.getvalue()


def _looks(book):
    """How cells look, by kind; a sum is bold."""
    looks = {kind: book.add_format({"num_format": shown}) for kind, shown in FORMATS.items()}
    sums = {kind: book.add_format({"num_format": shown, "bold": True, "top": 1}) for kind, shown in FORMATS.items()}
    return {
        **looks,
        "sum": sums,
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "words": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "guarded": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True}),
    }


def _write_front(book, looks, paper, facts):
    """What the book is, and the words that were written for the paper."""
    sheet = book.add_worksheet(_("About"))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, paper.name, looks["title"])
    words = [(section.title, "\n".join(section.written)) for section in paper.sections if section.written]
    for line, (name, value) in enumerate([*facts, *words], 2):
        write_cell(sheet, line, 0, name, looks["words"], guarded=looks["guarded"])
        write_cell(sheet, line, 1, value, looks["words"], guarded=looks["guarded"])


def _write_table(sheet, looks, table):
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(table.columns) - 1, 18)
    sheet.write_string(0, 0, table.title, looks["title"])
    for place, column in enumerate(table.columns):
        sheet.write_string(2, place, column, looks["head"])
    for line, row in enumerate(table.rows, 3):
        look = looks["sum"] if row.total else looks
        sheet.write_string(line, 0, row.header, look[Kind.TEXT])
        for place, cell in enumerate(row.cells, 1):
            if cell.hidden:
                write_cell(sheet, line, place, str(cell), look[Kind.TEXT], guarded=looks["guarded"])
                continue
            if cell.is_text:
                sheet.set_column(place, place, 90)
            shown = looks["words"] if cell.is_text else look[cell.kind]
            write_cell(sheet, line, place, cell.value, shown, guarded=looks["guarded"])
    sheet.freeze_panes(3, 1)


def _sheet_name(title, taken):
    """At most 31 characters, without those a sheet's name may not hold, and not twice the same."""
    name = re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip()
    while name.casefold() in taken:
        name = f"{name[:28]} {len(taken)}"
    taken.add(name.casefold())
    return name
