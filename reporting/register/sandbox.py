"""Turns a workbook into typed cells: a script for `equipe.apart`, reading the workbook and writing JSON.

A cell that claims to stand in the millionth row would make any reader ask for all the memory there is; here it ends
this process alone.
"""

import json
import sys
from datetime import date, datetime, time, timedelta

import python_calamine

MOST_SHEETS = 40
MOST_ROWS = 20_000
MOST_COLUMNS = 120
MOST_CELLS = 600_000


def typed(cell):
    """A cell as JSON can carry it: text, numbers and yes/no as they are, the rest with its kind."""
    if isinstance(cell, datetime):
        return {"date": (cell if cell.time() > time() else cell.date()).isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, time | timedelta):
        return {"time": str(cell)}
    return cell


def sheets(stream):
    workbook = python_calamine.load_workbook(stream)
    names = [sheet.name for sheet in workbook.sheets_metadata if "WorkSheet" in str(sheet.typ)]
    if len(names) > MOST_SHEETS:
        raise OverflowError
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        rows, columns = sheet.total_height, sheet.total_width
        if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
            raise OverflowError
        yield {"name": name, "rows": [[typed(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]}


def main():
    json.dump(list(sheets(sys.stdin.buffer)), sys.stdout)


if __name__ == "__main__":
    main()
