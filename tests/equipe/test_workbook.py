"""Whatever is written into a workbook comes back as it was, with its type, and nothing of it runs."""

import io
from datetime import UTC, date, datetime

import openpyxl
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from equipe.workbook import LONGEST_CELL, Kind, write_list

COLUMNS = (("Words", Kind.TEXT), ("Day", Kind.DAY), ("Number", Kind.NUMBER))
MADE = datetime(2025, 1, 20, 9, tzinfo=UTC)
# What PostgreSQL can hold and XML can tell: no NUL, no half characters; the rest of the controls is written as _x0001_
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), max_size=60)
BEGINNINGS = st.sampled_from(["", *"=+-@|%＝＋－＠", "\t", "\n", "'", "=cmd|' /C calc'!A0", "@SUM(", "+39 ", "-1+1"])


def written(*rows, title="List"):
    return write_list(title, COLUMNS, rows, author="=A1", made_at=MADE)


@given(BEGINNINGS, WORDS)
@example("=", 'HYPERLINK("http://x")')
def test_no_text_becomes_a_formula_and_every_text_comes_back(beginning, words):
    text = beginning + words
    content = written([text, date(2024, 2, 29), 7])
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    _head, row = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert row == [text, date(2024, 2, 29), 7.0]


def test_what_could_run_is_marked_as_text():
    """As with an apostrophe typed before it: also when somebody goes into the cell and presses Enter."""
    sheet = openpyxl.load_workbook(io.BytesIO(written(["=1+1", None, None], ["plain", None, None]))).active
    assert [sheet.cell(line, 1).quotePrefix for line in (2, 3)] == [True, False]
    assert sheet.cell(2, 1).value == "=1+1"


def test_days_and_numbers_keep_their_type():
    sheet = openpyxl.load_workbook(io.BytesIO(written(["a", date(2024, 2, 29), -3]))).active
    assert (sheet.cell(2, 2).value.date(), sheet.cell(2, 2).is_date, sheet.cell(2, 3).value) == (
        date(2024, 2, 29),
        True,
        -3,
    )


def test_an_endless_text_is_cut_where_the_cell_ends():
    content = written(["x" * 5_000_000, None, None])
    assert len(openpyxl.load_workbook(io.BytesIO(content)).active.cell(2, 1).value) == LONGEST_CELL


def test_an_empty_list_is_a_head():
    assert openpyxl.load_workbook(io.BytesIO(written())).active.max_row == 1
