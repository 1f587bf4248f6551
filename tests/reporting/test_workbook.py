"""The workbook read back holds the same figures as the screen and the command line, typed, and no formula."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting import workbook
from reporting.indicators import Year, count
from reporting.papers import Block, Paper, Section, paper_of
from reporting.tables import Cell, Kind, Row, Table


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def written(*tables, words=("Words.",)):
    section = Section("s", "Chapter", blocks=tuple(Block(table) for table in tables), written=words)
    paper = Paper("funding", "Title", "2024", "", (section,))
    return read(workbook.write(paper, author="=A1", printed_at=datetime(2025, 1, 20, tzinfo=UTC), language="en"))


def cells(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["funding", "outcomes"])
def test_the_same_figures_as_counted(service, kind):
    counted, previous = count(Year(service, 2024)), count(Year(service, 2023))
    tables = paper_of(kind, Year(service, 2024), counted, previous, language="en").tables
    book = written(*tables)
    assert len(book.worksheets) == len(tables) + 1
    for table, sheet in zip(tables, book.worksheets[1:], strict=True):
        for line, row in enumerate(table.rows, 4):
            assert sheet.cell(line, 1).value == row.header
            for place, cell in enumerate(row.cells, 2):
                read_back = sheet.cell(line, place).value
                expected = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
                assert read_back == expected, (table.code, row.header)


@given(st.text(alphabet="=+-@\t\r'＝＋ aA1(){}|!", min_size=1, max_size=12))
def test_no_text_becomes_a_formula(text):
    words = Row(text, (Cell(text, Kind.TEXT), Cell(Decimal("1.10"), Kind.MONEY)))
    table = Table("t", text, (text, text, text), (words,))
    assert not [cell for cell in cells(written(table, table, words=(text,))) if cell.data_type == "f"]
