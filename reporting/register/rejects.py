"""What was set aside, as a workbook of its own: every cell as it stood, typed, with the reason in front."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from equipe.workbook import FORMATS, Kind, new_book, write_cell
from reporting.register.reading import is_empty
from reporting.register.sheets import column_name, other_cells
from reporting.register.words import Setback

HEAD = {"bold": True, "bg_color": "#E6ECF2", "text_wrap": True, "valign": "top"}
FIRST = 3  # columns before the row's own: number, reason and its name


def rejects_workbook(register, reasons) -> bytes:
    """`reasons` maps (sheet, row number) to the setback. Columns nobody knows follow on sheets of their own.

    Every cell is written with its type: a text that looks like a formula stays a text.
    """
    with new_book() as (workbook, made):
        styles = {
            "head": workbook.add_format(HEAD),
            "date": workbook.add_format({"num_format": FORMATS[Kind.DAY]}),
            "moment": workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
            "guarded": workbook.add_format({"quote_prefix": True}),
        }
        for found in register.sheets.values():
            _sheet_of_rejects(workbook, found, reasons, styles)
        for found in register.sheets.values():
            _sheet_of_others(workbook, found, styles)
        if not workbook.worksheets():
            workbook.add_worksheet(_("Nothing set aside"))
    return made.getvalue()


def _sheet_of_rejects(workbook, found, reasons, styles):
    lines = [line for line in found.lines if (found.sheet, line.number) in reasons]
    if not lines:
        return
    page = workbook.add_worksheet(found.sheet.value)
    width = max(len(found.header), *(len(line.raw) for line in lines))
    heads = [
        _("Row"),
        _("Reason"),
        _("Name of the reason"),
        *(column_name(found.header, place) for place in range(width)),
    ]
    for place, head in enumerate(heads):
        page.write_string(0, place, head, styles["head"])
    for number, line in enumerate(lines, 1):
        page.write_number(number, 0, line.number)
        setback = Setback(reasons[found.sheet, line.number])
        page.write_string(number, 1, str(setback.label))
        page.write_string(number, 2, setback.value)
        for place, cell in enumerate(line.raw, FIRST):
            _write(page, number, place, cell, styles)
    page.freeze_panes(1, FIRST)
    page.set_column(0, 0, 6)
    page.set_column(1, 1, 44)
    page.set_column(2, width + FIRST, 18)


def _sheet_of_others(workbook, found, styles):
    """What stands in columns that no field of ours takes, of every row, so that it is not lost."""
    others = [(line, others) for line in found.lines if (others := other_cells(found, line))]
    if not others or not found.is_readable:
        return
    page = workbook.add_worksheet(_("%(sheet)s, other columns") % {"sheet": found.sheet.value})
    key = next(iter(found.places))
    columns = list(dict.fromkeys(name for _line, cells in others for name, _cell in cells))
    heads = [_("Row"), column_name(found.header, found.places[key]), *columns]
    for place, head in enumerate(heads):
        page.write_string(0, place, head, styles["head"])
    for number, (line, cells) in enumerate(others, 1):
        page.write_number(number, 0, line.number)
        _write(page, number, 1, line.cells[key], styles)
        for name, cell in cells:
            _write(page, number, 2 + columns.index(name), cell, styles)
    page.freeze_panes(1, FIRST)
    page.set_column(1, len(heads), 20)


def _write(page, row, column, cell, styles):
    if is_empty(cell):
        return
    plain = cell if isinstance(cell, bool | int | float | date) else str(cell)
    look = styles["moment" if isinstance(plain, datetime) else "date"] if isinstance(plain, date) else None
    write_cell(page, row, column, plain, look, guarded=styles["guarded"])
