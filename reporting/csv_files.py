"""The tables of a paper as CSV, as an Italian spreadsheet opens them with a double click.

Semicolons between the cells, a comma before the decimals and no dots between thousands, UTF-8 with a byte order mark,
CRLF at the end of a line; amounts without the sign of the euro, per cents without theirs (the head of the column or the
row says it). A text that could run as a formula gets an apostrophe before it.
"""

import csv
import io
import re
import zipfile
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import get_language

from equipe.workbook import DANGEROUS
from reporting.tables import Cell, Table

DAY_OF_A_ZIP = (1980, 1, 1, 0, 0, 0)
"""The same tables make the same bytes, whenever they are packed."""


def files_of(tables: tuple[Table, ...]) -> dict[str, bytes]:
    """{name of the file: its bytes}, one table each, in the order of the paper."""
    return {f"{number:02}-{slugify(table.title)[:60]}.csv": write(table) for number, table in enumerate(tables, 1)}


def packed(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, DAY_OF_A_ZIP), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def write(table: Table) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([_safe(row.header), *(_told(cell) for cell in row.cells)])
    return "\ufeff".encode() + target.getvalue().encode()


def _told(cell: Cell) -> str:
    if cell.hidden:
        return str(cell)
    if cell.value is None:
        return ""
    if cell.is_text:
        return _safe(str(cell.value))
    number = f"{cell.value:.2f}" if isinstance(cell.value, Decimal) else str(cell.value)
    return number.replace(".", ",") if (get_language() or "it").startswith("it") else number


def _safe(words: str) -> str:
    words = re.sub(r"[\r\n]+", " ", words)
    return f"'{words}" if words.startswith(DANGEROUS) else words
