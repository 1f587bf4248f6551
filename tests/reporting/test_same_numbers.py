"""The same numbers everywhere: screen, PDF, workbook, CSV, JSON and the command line are read back and compared."""

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from django.core.management import call_command
from django.utils.translation import override
from lxml import html

from reporting import actions, freezing
from reporting.indicators import REGISTER_KEYS
from reporting.models import FundingYear
from tests.reporting.population import Population

pytestmark = pytest.mark.django_db
REGISTER = Path(__file__).parent.parent / "data" / "registro-2024.xlsx"
PAPERS = ("funding", "outcomes")


def words_of(pdf):
    """What stands on the pages, by the engine that reads tags and fonts; blanks are of no account."""
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def rows_of(paper):
    return [(table, row) for table in paper.tables if not table.empty for row in table.rows]


def shown(paper, language):
    """Every row as it is read, its head and the texts of its cells; of a table of which no line is told, its words."""
    with override(language):
        rows = [(table, [row.header, *map(str, row.cells)]) for table, row in rows_of(paper) if not table.instead]
        words = [(table, [table.instead]) for table in paper.tables if table.instead]
        places = {id(table): place for place, table in enumerate(paper.tables)}
        return [(table.title, cells) for table, cells in sorted(rows + words, key=lambda told: places[id(told[0])])]


def on_screen(page):
    """The same out of the page a coordinator looks at."""
    found = []
    path = "//article[contains(@class, 'paper-sheet')]//*[self::table or self::p[@class='paper-instead']]"
    for table in html.fromstring(page).xpath(path):
        if table.tag == "p":
            title = table.xpath("preceding-sibling::h4[1]")[0].text_content()
            found.append((title, [table.text_content()]))
            continue
        title = table.find("caption").text_content()
        found += [
            (title, [cell.text_content().strip() for cell in row.iterchildren()]) for row in table.iterfind("tbody/tr")
        ]
    return found


def in_pdf(content, paper, language):
    told = words_of(content)
    for _title, cells in shown(paper, language):
        assert re.sub(r"\s+", "", "".join(cells)) in told, cells


def in_a_sheet(cell):
    if cell.hidden:
        return "non mostrato"
    return float(cell.value) if isinstance(cell.value, Decimal) else cell.value


def in_workbook(content, paper):
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1:]
    assert len(sheets) == len(paper.tables)
    for sheet, table in zip(sheets, paper.tables, strict=True):
        for line, row in enumerate(table.rows, 4):
            read = [sheet.cell(line, place).value for place in range(1, len(row.cells) + 2)]
            expected = [in_a_sheet(cell) for cell in row.cells]
            assert read == [row.header, *expected], (table.code, row.header)


def in_csv(content, paper):
    """Read as a spreadsheet set to Italian reads it: semicolons, commas before the decimals."""
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert len(packed.namelist()) == len(paper.tables)
    for name, table in zip(packed.namelist(), paper.tables, strict=True):
        raw = packed.read(name)
        assert raw.startswith(b"\xef\xbb\xbf")
        _head, *lines = csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
        for read, row in zip(lines, table.rows, strict=True):
            assert read[0].removeprefix("'") == row.header
            for text, cell in zip(read[1:], row.cells, strict=True):
                if cell.hidden:
                    assert text == "non mostrato"
                elif cell.is_text:
                    assert text.removeprefix("'") == cell.value
                else:
                    assert (Decimal(text.replace(",", ".")) if text else None) == cell.value


def in_data(content, paper):
    """The table cells of the JSON, and its figures, against the cells that name a figure."""
    data = json.loads(content)
    tables = [block["table"] for section in data["paper"]["sections"] for block in section["blocks"]]
    for told, table in zip(tables, paper.tables, strict=True):
        for line, row in zip(told["rows"], table.rows, strict=True):
            for cell, expected in zip(line["cells"], row.cells, strict=True):
                is_amount = isinstance(expected.value, Decimal)
                assert (Decimal(cell["value"]) if is_amount else cell["value"]) == expected.value
                assert cell["hidden"] == expected.hidden
    return data


def figures_in(paper, year):
    """{code or code.line: value} of this year, as the cells of the paper name them."""
    return {
        cell.figure: cell.value
        for table, row in rows_of(paper)
        for place, cell in enumerate(row.cells)
        if cell.figure and (place == 0 or table.columns[place + 1] not in (str(year - 1),))
    }


def on_the_command_line(ambito, year):
    printed = io.StringIO()
    call_command("yearly_figures", str(year), "--ambito", ambito.name, "--json", stdout=printed)
    flat = {}
    for code, value in json.loads(printed.getvalue()).items():
        lines = {f"{code}.{line}": part for line, part in value.items()} if isinstance(value, dict) else {code: value}
        flat |= lines
    return flat


def agree_everywhere(ambito, year, by, browse, freeze):
    told, hidden = {}, set()
    for kind in PAPERS:
        report = freeze(actions.begin_report(ambito, kind=kind, year=year, by=by, language="it"), by=by)
        frozen, paper = report.frozen, freezing.read_back(report, report.frozen).paper
        by.language = "it"
        by.save()
        page = browse(by).get(report.get_absolute_url()).content.decode()
        assert on_screen(page) == shown(paper, "it")
        in_pdf(bytes(frozen.pdf), paper, "it")
        in_pdf(bytes(frozen.archive), paper, "it")
        in_workbook(bytes(frozen.workbook), paper)
        in_csv(bytes(frozen.tables), paper)
        in_data(bytes(frozen.content), paper)
        archive = pikepdf.open(io.BytesIO(bytes(frozen.archive)))
        assert bytes(archive.attachments["report.json"].get_file().read_bytes()) == bytes(frozen.content)
        told |= figures_in(paper, year)
        hidden |= {cell.figure for _table, row in rows_of(paper) for cell in row.cells if cell.hidden}
    line = on_the_command_line(ambito, year)
    assert {code.partition(".")[0] for code in line} <= set(REGISTER_KEYS)
    for code, value in line.items():
        if (found := told.get(code)) is None:
            assert code in hidden or not value, code
            continue
        assert (Decimal(value) if isinstance(found, Decimal) else value) == found, code
    return told


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_three_seeded_years_agree_in_every_figure(franca, browse, freeze, year):
    ambito = Population(7, people=40, year=year).ambito
    FundingYear.objects.create(ambito=ambito, year=year, granted="100000.01")
    told = agree_everywhere(ambito, year, franca, browse, freeze)
    assert len(told) > 40


def test_what_is_hidden_line_by_line_is_one_sentence_on_pages_and_cells_in_sheets(franca, browse, freeze):
    """Few people, each kind of them rare: a page does not print a table of nothing; who reads data finds its cells."""
    ambito = Population(7, people=12, year=2024).ambito
    FundingYear.objects.create(ambito=ambito, year=2024, granted="100000.01")
    report = freeze(actions.begin_report(ambito, kind="outcomes", year=2024, by=franca, language="it"), by=franca)
    paper = freezing.read_back(report, report.frozen).paper
    with override("it"):
        untold = [table for table in paper.tables if table.instead]
    assert untold
    franca.language = "it"
    franca.save()
    page = browse(franca).get(report.get_absolute_url()).content.decode()
    assert on_screen(page) == shown(paper, "it")
    in_pdf(bytes(report.frozen.pdf), paper, "it")
    in_workbook(bytes(report.frozen.workbook), paper)
    in_csv(bytes(report.frozen.tables), paper)
    in_data(bytes(report.frozen.content), paper)


def test_the_imported_register_agrees_in_every_figure(franca, browse, freeze):
    call_command(
        "import_register",
        str(REGISTER),
        "--ambito",
        franca.ambito.name,
        "--create",
        stdout=io.StringIO(),
    )
    told = agree_everywhere(franca.ambito, 2024, franca, browse, freeze)
    expected = json.loads(REGISTER.with_suffix(".json").read_text())["figures"]
    for code, value in expected.items():
        if not isinstance(value, dict):
            assert told[code] == (Decimal(str(value)) if isinstance(told[code], Decimal) else value), code
