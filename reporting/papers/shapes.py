"""What a paper of the year is made of: chapters with words, sentences, tables, drawings; how it is kept as data."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from reporting.charts import Chart
from reporting.enums import PassageField
from reporting.indicators.figure import Words
from reporting.tables import Cell, Kind, Row, Table


@dataclass(frozen=True)
class Block:
    """A table, with its drawing where it has one."""

    table: Table
    chart: Chart | None = None


@dataclass(frozen=True)
class Section:
    """A chapter: heading, what somebody wrote for it, sentences, tables."""

    code: str
    title: str
    sentences: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    passage: PassageField | None = None
    written: tuple[str, ...] = ()

    @property
    def empty(self):
        return not (self.sentences or self.blocks or self.written)

    @property
    def figures(self):
        """The codes of the figures it tells in its tables."""
        return {cell.figure for block in self.blocks for row in block.table.rows for cell in row.cells}


@dataclass(frozen=True)
class Template:
    """A kind of paper: its words, what is written for it by hand, and which chapters it makes of what was counted."""

    title: Words
    lead: Words
    chapters: Callable
    passages: tuple[PassageField, ...]
    figures: Callable[[], tuple[str, ...]]
    declaration: Words = ""
    signed: bool = True
    most_pages: int | None = None


@dataclass(frozen=True)
class Paper:
    """One paper, as screen, PDF, workbook, CSV and JSON show it. `period` says of what time and place it tells."""

    kind: str
    title: str
    period: str
    lead: str
    sections: tuple[Section, ...]
    declaration: str = ""
    signed: bool = True
    short: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block.table for section in self.sections for block in section.blocks)

    @property
    def name(self):
        return f"{self.title} {self.period}"

    def worded(self, written: dict[PassageField, tuple[str, ...]]) -> "Paper":
        """With the paragraphs of each passage in their places; chapters with nothing in them are left out."""
        filled = (replace(each, written=written.get(each.passage, ())) for each in self.sections)
        return replace(self, sections=tuple(each for each in filled if not each.empty))

    def noted(self, notes: dict[str, str]) -> "Paper":
        """With a note in each chapter that tells a figure of which there is something to be said."""
        sections = (
            replace(each, sentences=(*each.sentences, *(note for code, note in notes.items() if code in each.figures)))
            for each in self.sections
        )
        return replace(self, sections=tuple(sections))

    def as_data(self) -> dict:
        """For JSON: amounts as text with two decimals, everything else as it is."""
        return asdict(self, dict_factory=_plain)

    @classmethod
    def of_data(cls, data: dict) -> "Paper":
        return cls(**{**data, "sections": tuple(_section(each) for each in data["sections"])})


def _plain(pairs):
    return {name: _value(value) for name, value in pairs}


def _value(value):
    if isinstance(value, Kind):
        return value.value
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _section(data):
    blocks = tuple(Block(_table(each["table"]), each["chart"] and Chart(**each["chart"])) for each in data["blocks"])
    return Section(
        **{**data, "blocks": blocks, "sentences": tuple(data["sentences"]), "written": tuple(data["written"])}
    )


def _table(data):
    rows = tuple(Row(row["header"], tuple(_cell(cell) for cell in row["cells"]), row["total"]) for row in data["rows"])
    return Table(data["code"], data["title"], tuple(data["columns"]), rows)


def _cell(data):
    kind, value = Kind(data["kind"]), data["value"]
    if kind is not Kind.TEXT and isinstance(value, str):
        value = Decimal(value)
    return Cell(value, kind, data["figure"], data.get("hidden", False))


def plain(table):
    return Block(table)
