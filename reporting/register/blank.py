"""A workbook to fill in: every sheet with its headings and no rows."""

from equipe.workbook import new_book
from reporting.register.rejects import HEAD
from reporting.register.words import COLUMNS, NEEDED, Sheet

WIDTH = 22
TEXT_COLUMNS = ("text", "description", "reason")


def blank_workbook() -> bytes:
    """The headings as the register writes them; those without which a row cannot be read stand out."""
    with new_book() as (workbook, made):
        needed, other = workbook.add_format(HEAD), workbook.add_format(HEAD | {"bold": False})
        for sheet in Sheet:
            page = workbook.add_worksheet(sheet.value)
            for place, (column, names) in enumerate(COLUMNS[sheet].items()):
                page.write_string(0, place, names[0], needed if column in NEEDED[sheet] else other)
                page.set_column(place, place, 3 * WIDTH if column in TEXT_COLUMNS else WIDTH)
            page.freeze_panes(1, 0)
    return made.getvalue()
