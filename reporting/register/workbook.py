"""Opens an .xlsx file that somebody handed in: bounded, in a process of its own, one sentence for every trouble."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from equipe.apart import TooMuch, Unreadable, read_apart
from equipe.verdicts import Refused

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 80 * 1024 * 1024
MOST_PARTS = 2_000

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def open_workbook(content: bytes) -> list[tuple[str, list[list]]]:
    """The sheets with their rows of typed cells, as the file has them; row 1 of the sheet comes first."""
    _look_at_the_wrapping(content)
    return [(sheet["name"], [[_cell(cell) for cell in row] for row in sheet["rows"]]) for sheet in _unwrap(content)]


def _look_at_the_wrapping(content):
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB: is this really the register?"))
    if content.startswith(OLD_OR_LOCKED):
        raise Refused(
            _("The file is protected by a password or in an old Excel format: save it as .xlsx without a password.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _too_large()
            if "xl/workbook.xml" not in archive.namelist() or archive.testzip():
                raise _not_a_workbook()
    except Refused:
        raise
    except Exception as error:  # zip, zlib, lzma and bz2 each have their own words for broken
        raise _not_a_workbook() from error


def _unwrap(content):
    try:
        return json.loads(read_apart(Path(__file__).with_name("sandbox.py"), content))
    except TooMuch as error:
        raise _too_large() from error
    except Unreadable as error:
        raise _not_a_workbook() from error


def _cell(cell):
    if isinstance(cell, dict):
        return _day(cell["date"]) if "date" in cell else cell["time"]
    return "" if cell is None else cell


def _day(written):
    """A day; with its hour where the cell has one."""
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def _too_large():
    return Refused(_("The workbook is too large to be read: at most 20,000 rows and 120 columns a sheet."))


def _not_a_workbook():
    return Refused(_("This is not an Excel workbook (.xlsx), or the file is damaged: open it, save it again as .xlsx."))
