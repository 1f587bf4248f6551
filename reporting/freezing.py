"""What is frozen of a report: its content as bytes with their digest, and which rows stood behind each figure."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, CharField, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import override

from reporting import tables
from reporting.indicators import FIGURES, Counted, Told, Year, count, snapshot, tell, to_come, told_to_come
from reporting.papers import TEMPLATES, Block, Paper, Section, paper_of, title_of
from reporting.tables import Row, Table

FORMAT = EXACT_APART = 2
"""The way the content is written; 1 told small numbers too, 0 were the figures alone, before reports had a life."""


@dataclass(frozen=True)
class Counting:
    """What was counted for a report in one view of the database: this year, the year before, the rows behind.

    `told` are both as papers may tell them, without small numbers; the exact figures never leave the service. `ahead`
    is what of a running year begins or ends after the day `on`, as papers may tell it too.
    """

    year: Year
    counted: Counted
    previous: Counted
    told: tuple[Told, Told]
    behind: dict
    on: date | None = None
    ahead: dict = field(default_factory=dict)

    def paper(self, report, passages=None) -> Paper:
        said = {"passages": passages, "ahead": self.ahead, "on": self.on}
        return paper_of(report.kind, self.year, *self.told, language=report.language, **said)

    def exact(self) -> dict:
        """The figures as they are, to be kept beside the content."""
        return {"counted": self.counted.frozen(), "previous": self.previous.frozen()}


def year_of(report) -> Year:
    return Year(report.ambito, report.year, report.quarter, report.municipality)


def count_for(report, *, on: date | None = None, behind=False) -> Counting:
    """Everything counted in one view of the database, so that the figures agree with each other and with the rows.

    Whoever prints names the day: then it is said what of the year is still to come.
    """
    year = year_of(report)
    with snapshot():
        counted, previous = count(year), count(year.before)
        told = tell(year, counted), tell(year.before, previous)
        ahead = told_to_come(to_come(year, on=on), told[0], on=on) if on else {}
        return Counting(year, counted, previous, told, rows_behind(report.kind, year) if behind else {}, on, ahead)


def rows_behind(kind, year) -> dict:
    """{figure: {line of a breakdown, or nothing: keys of rows}} of the paper's figures that open; one question each."""
    opening = (FIGURES[code] for code in TEMPLATES[kind].figures() if FIGURES[code].opens)
    return {figure.code: _rows(figure, year) for figure in opening}


def _rows(figure, year):
    lines = [When(line.where, then=Value(line.key)) for line in figure.slices]
    line = Case(*lines, default=Value(""), output_field=CharField()) if lines else Value("")
    found = {}
    for pk, key in figure.behind(year).annotate(its_line=line).values_list("pk", "its_line").order_by("pk"):
        found.setdefault(key, []).append(str(pk))
    return found


def content_of(report, counting: Counting, paper: Paper, passages, *, by, at) -> bytes:
    """The whole report as JSON in one fixed spelling: what the digest is of, and what can be read in ten years."""
    with override(report.language):
        content = {
            "format": FORMAT,
            "district": report.ambito.name,
            "service": report.ambito.service_name,
            "body": report.ambito.managing_body,
            "year": report.year,
            "quarter": report.quarter,
            "municipality": report.municipality.name if report.municipality else None,
            "version": report.number,
            "language": report.language,
            "frozen_by": str(by),
            "frozen_at": at.isoformat(),
            "exact_figures_sha256": digest(spelled(counting.exact())),
            "definitions": _definitions(counting.counted),
            "passages": passages,
            "answers_sha256": digest(spelled(_answers(report))),
            "rows_behind_sha256": digest(spelled(counting.behind)),
            "paper": paper.as_data(),
        }
    return spelled(content)


def _answers(report):
    """They name exact numbers: the rows are kept, and no file tells them."""
    return [
        {"warning": each.said, "answer": str(each.get_manner_display()), "because": each.because}
        for each in report.answers.order_by("warning", "fact")
    ]


def spelled(data) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _definitions(counted):
    """Every figure that was counted, in words."""
    figures = (FIGURES[code] for code in counted.values if code in FIGURES)
    return {
        each.code: {"label": tables.label(each.code), "definition": str(each.definition), "unit": each.unit.value}
        for each in figures
    }


@dataclass(frozen=True)
class Kept:
    """A frozen report, read back. Nothing of it asks how papers are made today."""

    figures: dict
    paper: Paper

    @property
    def values(self) -> dict:
        """The figures as they were counted, by code; those that are no longer known are left out."""
        return Counted.thawed_values(self.figures["counted"])

    @property
    def counted(self) -> Counted:
        return Counted.thawed(self.figures["counted"])


def read_back(report, frozen) -> Kept:
    """Out of the bytes; of papers from before, whose pages were kept only as files, the bare figures."""
    data = json.loads(bytes(frozen.content))
    figures = frozen.figures if data["format"] >= EXACT_APART else data["figures"]
    return Kept(figures, Paper.of_data(data["paper"]) if data["format"] else _paper_from_before(report, figures))


def _paper_from_before(report, figures):
    with override(report.language):
        columns = (_("Figure"), *(str(figures[side]["year"]) for side in ("counted", "previous")))
        now, before = (Counted.thawed_values(figures[side]) for side in ("counted", "previous"))
        codes = [code for code, value in now.items() if not isinstance(value, dict)]
        rows = tuple(
            Row(tables.label(code), tuple(tables.cell_of(code, side.get(code)) for side in (now, before)))
            for code in codes
        )
        table = Table("figures", _("The figures as they were kept"), columns, rows)
        section = Section("figures", _("The year in figures"), (), (Block(table),))
        title = title_of(report.kind, report.language)
        return Paper(report.kind, title, str(report.year), "", (section,))
