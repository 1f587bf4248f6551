"""Files nobody should hand in: each gets a clear sentence, none stops the service."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from equipe.verdicts import Refused
from reporting.register import workbook
from reporting.register.workbook import open_workbook


def xlsx(rows=(("a", 1),)):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def rewritten(content, **parts):
    """The same archive with some parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.rsplit("/", 1)[-1].removesuffix(".xml")
            new.writestr(name, parts.get(key, old.read(name)))
    return made.getvalue()


def with_cell_at(place):
    body = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{place[3:]}"><c r="{place}"><v>2</v></c></row>'
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    return rewritten(xlsx(), sheet1=sheet)


def test_a_workbook_is_read_with_its_types():
    ((name, rows),) = open_workbook(xlsx([("a", 1.5, True, None), (None, "b", None, None)]))
    assert name == "Sheet"
    assert rows == [["a", 1.5, True], ["", "b", ""]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 nothing behind",
        b"Cognome;Nome\nMoro;Anna",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old or locked",
        xlsx()[:-60],
        xlsx()[:200],
        rewritten(xlsx(), sheet1=b"<worksheet><sheetData><row"),
        rewritten(xlsx(), workbook=b"not xml"),
    ],
    ids=["empty", "no zip", "csv", "old or locked", "cut off", "stump", "broken sheet", "broken workbook"],
)
def test_what_is_no_workbook_gets_a_sentence(content):
    with pytest.raises(Refused) as refused:
        open_workbook(content)
    assert str(refused.value).endswith((".", "?"))


def test_an_archive_of_something_else():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(Refused, match="not an Excel workbook"):
        open_workbook(made.getvalue())


def test_too_many_bytes():
    with pytest.raises(Refused, match="10 MB"):
        open_workbook(b"PK" + b"\0" * workbook.MOST_BYTES)


def test_a_bomb_that_unpacks_to_too_much():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (workbook.MOST_UNPACKED + 1))
    assert len(made.getvalue()) < workbook.MOST_BYTES
    with pytest.raises(Refused, match="too large"):
        open_workbook(made.getvalue())


@pytest.mark.parametrize("place", ["XFD1048576", "AAA300000", "ZZZ1"])
def test_a_cell_in_the_millionth_row_asks_for_no_memory(place):
    with pytest.raises(Refused):
        open_workbook(with_cell_at(place))


def test_entities_are_not_expanded():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;&b;&b;</t></is></c></row></sheetData></worksheet>'
    )
    try:
        ((_name, rows),) = open_workbook(rewritten(xlsx(), sheet1=bomb))
    except Refused:
        return
    assert sum(len(str(cell)) for row in rows for cell in row) < 100


def test_a_workbook_that_counts_its_days_from_1904_has_the_same_dates_and_hours():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2024, 3, 12), datetime(2024, 3, 12, 15, 30), time(8, 30)])
    made = io.BytesIO()
    book.save(made)
    ((_name, rows),) = open_workbook(made.getvalue())
    assert rows == [[date(2024, 3, 12), datetime(2024, 3, 12, 15, 30), "08:30:00"]]


def test_charts_are_passed_over_and_hidden_sheets_are_read():
    book = openpyxl.Workbook()
    book.create_chartsheet("Grafico")
    hidden = book.create_sheet("Spese")
    hidden.append(["Data", "Importo"])
    hidden.sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    assert [name for name, _rows in open_workbook(made.getvalue())] == ["Sheet", "Spese"]
