"""No paper of a random service prints one to four people: every kind, with quarters and municipalities."""

import json

import pytest

from equipe.models import Municipality
from reporting import charts, freezing
from reporting.indicators import FIGURES, MONEY, Unit
from reporting.indicators.telling import NOT_PEOPLE
from reporting.models import Report
from reporting.tables import Cell, Row, Table

pytestmark = pytest.mark.django_db


def papers(ambito, by, *kinds):
    for kind, more in kinds:
        report = Report(ambito=ambito, kind=kind, year=2024, begun_by=by, language="it", **more)
        yield report, freezing.count_for(report)


def every_kind(ambito):
    yield from ((kind, {}) for kind in ("funding", "outcomes", "esf", "mayors"))
    yield "quarter", {"quarter": 2}
    yield from (("municipality", {"municipality": place}) for place in Municipality.objects.of([ambito]))


def test_no_cell_of_any_paper_counts_one_to_four_people(service, franca):
    hidden = 0
    for report, counting in papers(service, franca, *every_kind(service)):
        for table in counting.paper(report).tables:
            for row in table.rows:
                for cell in row.cells:
                    code = cell.figure.partition(".")[0]
                    hidden += cell.hidden
                    if code and FIGURES[code].unit is Unit.COUNT and FIGURES[code] not in MONEY:
                        assert code in NOT_PEOPLE or cell.hidden or cell.value not in range(1, 5), cell
    assert hidden > 20


def test_the_same_numbers_are_hidden_in_every_paper_of_the_year(service, franca):
    kinds = [("funding", {}), ("outcomes", {}), ("mayors", {})]
    told = {}
    for report, counting in papers(service, franca, *kinds):
        for table in counting.paper(report).tables:
            for row in table.rows:
                if row.cells[0].figure:
                    told.setdefault(row.cells[0].figure, set()).add(row.cells[0])
    assert all(len(cells) == 1 for cells in told.values())


def test_the_content_of_a_file_holds_no_exact_figures(service, franca):
    [(report, counting)] = papers(service, franca, ("outcomes", {}))
    report.save()
    content = freezing.content_of(report, counting, counting.paper(report), {}, by=franca, at=report.begun_at)
    data = json.loads(content)
    assert not {"figures", "answers"} & set(data)
    cells = [
        cell
        for section in data["paper"]["sections"]
        for block in section["blocks"]
        for row in block["table"]["rows"]
        for cell in row["cells"]
    ]
    assert any(cell["hidden"] for cell in cells)
    assert all(cell["value"] is None for cell in cells if cell["hidden"])


def test_a_hidden_number_is_told_by_no_drawing(service, franca):
    [(report, counting)] = papers(service, franca, ("outcomes", {}))
    for section in counting.paper(report).sections:
        for block in section.blocks:
            if block.chart is None or "values" not in block.chart.spec["data"]:
                continue
            shown = [value for value in block.chart.spec["data"]["values"] if "shown" in value]
            bars = {value["name"]: value for value in shown}
            for row in block.table.rows:
                if row.header in bars and row.cells[0].hidden:
                    assert bars[row.header]["value"] == 0
                    assert bars[row.header]["shown"] == "non mostrato"


def test_a_column_that_is_hidden_throughout_is_not_drawn_as_a_row_of_words():
    hidden, none = Cell(None, hidden=True), Cell(0)
    rows = tuple(Row(month, (Cell(7), cell)) for month, cell in (("January", hidden), ("February", none)))
    drawn = charts.through_the_year(Table("x", "Starts", ("Month", "Internships", "Jobs"), rows))
    assert {each["series"] for each in drawn.spec["data"]["values"]} == {"Internships"}
    assert "7 / not shown" in drawn.alt
    alone = charts.through_the_year(Table("x", "Jobs", ("Month", "Jobs"), (Row("January", (hidden,)),)))
    assert [each["note"] for each in alone.spec["data"]["values"]] == ["not shown"]
