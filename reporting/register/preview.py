"""How a plan is shown before it is confirmed, and what came of it after: words and counts for the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.register.handed_in import LONGEST_REPAIR
from reporting.register.known import teams_of
from reporting.register.reading import bare, text
from reporting.register.words import COLUMNS, NEEDED, Setback, Sheet, Warned

MOST_SHOWN = 600
LONG = 80  # from here on a cell has a line of its own
SUGGESTED = {"cost_line": "lines", "author": "colleagues"}  # column → the list on the page that goes with it


@dataclass(frozen=True)
class Cell:
    column: str
    heading: str
    text: str
    repairs: tuple[str, ...]
    is_blamed: bool
    is_mended: bool

    @property
    def is_long(self):
        return self.column == "text" or len(self.text) > LONG


@dataclass(frozen=True)
class ShownRow:
    number: int
    cells: tuple[Cell, ...]
    setback: str
    warnings: tuple[str, ...]
    blamed: str
    suggestions: str
    is_completing: bool
    fills: str
    differs: str

    @property
    def blamed_text(self):
        """What stands in the cell to blame, as far as it can be put right here: a long text is not cut for it."""
        said = next((cell.text for cell in self.cells if cell.is_blamed), "")
        return said if len(said) <= LONGEST_REPAIR else ""

    @property
    def mended(self):
        return [cell for cell in self.cells if cell.is_mended]


def expected_sheets():
    """What the workbook should look like: sheets, their columns, and which of these are needed."""
    return [
        {
            "name": sheet.value,
            "columns": [
                {"name": names[0], "is_needed": code in NEEDED[sheet]} for code, names in COLUMNS[sheet].items()
            ],
        }
        for sheet in Sheet
    ]


def overview(made):
    """For each sheet of the workbook how many rows are new, complete what is there, are set aside, and so on."""
    return [
        {
            "sheet": sheet.value,
            "accepted": len(made.entries(sheet)),
            "enriched": len(made.completions(sheet)),
            "set_aside": len(made.set_aside(sheet)),
            "warned": sum(bool(row.warnings) for row in made.accepted(sheet)),
            "repaired": sum(bool(row.repairs) for row in made.rows.get(sheet, ())),
        }
        for sheet in made.register.sheets
    ]


def notices(made):
    """What is to be known about the workbook as a whole."""
    if missing := [sheet.value for sheet in made.register.missing_sheets]:
        yield _("Not in this workbook: %(sheets)s. Nothing of them is brought in.") % {"sheets": ", ".join(missing)}
    if made.register.unknown_sheets:
        yield _("Sheets nobody knows, left alone: %(sheets)s.") % {"sheets": ", ".join(made.register.unknown_sheets)}
    for found in made.register.sheets.values():
        if found.missing_columns:
            columns = ", ".join(found.missing_columns)
            yield _("%(sheet)s: these columns are missing: %(columns)s.") % {"sheet": found.name, "columns": columns}
        if found.unknown_columns:
            columns = ", ".join(found.unknown_columns)
            yield _(
                "%(sheet)s: nobody knows these columns: %(columns)s. "
                "They are kept in the workbook of the rows set aside."
            ) % {"sheet": found.name, "columns": columns}


def new_units(made, ambito):
    """The referring units that the import will make."""
    there = {bare(team.name) for team in teams_of(ambito)}
    wanted = {bare(entry.team): entry.team for entry in made.entries(Sheet.PEOPLE) if entry.team}
    return sorted(name for key, name in wanted.items() if key not in there)


def shown(rows, sheet, handed_in):
    """The rows of a page, each cell with what was done to it."""
    return [_shown(row, sheet, handed_in.repairs) for row in rows]


def _shown(row, sheet, repairs):
    repaired = {}
    for column, repair in row.repairs:
        repaired.setdefault(column, []).append(str(repair.label))
    cells = tuple(
        Cell(
            column=column,
            heading=names[0],
            text=_shortened(row.cell(column)),
            repairs=tuple(repaired.get(column, ())),
            is_blamed=column == row.column,
            is_mended=f"{sheet}:{row.number}:{column}" in repairs,
        )
        for column, names in COLUMNS[sheet].items()
        if column in row.line.cells
    )
    return ShownRow(
        number=row.number,
        cells=cells,
        setback=str(row.setback.label) if row.setback else "",
        warnings=tuple(str(warned.label) for warned in row.warnings) if row.is_accepted else (),
        blamed=row.column,
        suggestions=SUGGESTED.get(row.column, ""),
        is_completing=row.is_completing,
        fills=_headings(sheet, row.fills) if row.is_accepted else "",
        differs=_headings(sheet, row.differs) if row.is_accepted or row.setback == Setback.DUPLICATE else "",
    )


def _headings(sheet, columns):
    return ", ".join(COLUMNS[sheet][column][0] for column in columns)


def _shortened(cell):
    """A long text is shown by its beginning; what is brought in is the whole of it."""
    said = text(cell)
    if len(said) <= MOST_SHOWN:
        return said
    return _("%(beginning)s… (%(count)s characters)") % {"beginning": said[:MOST_SHOWN], "count": len(said)}


def result_of(handed_in):
    """What came of it, in words: per sheet how many rows, and why others were set aside."""
    if handed_in.result is None:
        return None
    found = handed_in.result
    return {
        "created": [(sheet, found["created"][sheet]) for sheet in Sheet.values if sheet in found["created"]],
        "total": sum(found["created"].values()),
        "enriched": sum(found.get("enriched", {}).values()),
        "set_aside": _in_words(found["set_aside"], Setback),
        "set_aside_total": sum(found["set_aside"].values()),
        "warnings": _in_words(found["warnings"], Warned),
        "keeps_columns": bool(found["unknown_columns"]),
    }


def _in_words(counts, words):
    """[(sheet, why, how many)] out of {"sheet:why": how many}, in the order of the sheets."""
    told = [(*key.split(":", 1), count) for key, count in counts.items()]
    told.sort(key=lambda one: (Sheet.values.index(one[0]), -one[2]))
    return [(sheet, words(value).label, count) for sheet, value, count in told]
