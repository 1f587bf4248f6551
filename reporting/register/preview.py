"""How a plan is shown before it is confirmed, and what came of it after: words and counts for the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.register.known import teams_of
from reporting.register.reading import bare, text
from reporting.register.words import COLUMNS, NEEDED, Setback, Sheet, Warned


@dataclass(frozen=True)
class Cell:
    column: str
    heading: str
    text: str
    repairs: tuple[str, ...]
    is_blamed: bool
    is_mended: bool


@dataclass(frozen=True)
class ShownRow:
    number: int
    cells: tuple[Cell, ...]
    setback: str
    warnings: tuple[str, ...]
    blamed: str
    has_suggestions: bool

    @property
    def blamed_text(self):
        return next((cell.text for cell in self.cells if cell.is_blamed), "")

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
    """For each sheet how many rows are taken in, set aside, to look at, repaired."""
    return [
        {
            "sheet": sheet.value,
            "accepted": len(made.accepted(sheet)),
            "set_aside": len(made.set_aside(sheet)),
            "warned": sum(bool(row.warnings) for row in made.accepted(sheet)),
            "repaired": sum(bool(row.repairs) for row in made.rows.get(sheet, ())),
            "is_missing": sheet in made.register.missing_sheets,
        }
        for sheet in Sheet
    ]


def notices(made):
    """What is to be known about the workbook as a whole."""
    for sheet in made.register.missing_sheets:
        yield _("The sheet %(sheet)s is missing: nothing of it is brought in.") % {"sheet": sheet.value}
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
            text=text(row.cell(column)),
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
        has_suggestions=row.column == "cost_line",
    )


def result_of(handed_in):
    """What came of it, in words: per sheet how many rows, and why others were set aside."""
    if handed_in.result is None:
        return None
    found = handed_in.result
    return {
        "created": [(sheet, found["created"][sheet]) for sheet in Sheet.values],
        "total": sum(found["created"].values()),
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
