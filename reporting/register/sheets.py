"""Finds in a workbook's sheets the header, the columns we know and the rows below them."""

from dataclasses import dataclass, field

from reporting.register.reading import bare, is_empty, read_text
from reporting.register.words import COLUMNS, NEEDED, OPTIONAL, Sheet

HEADER_WITHIN = 60  # rows in which a header is looked for


@dataclass
class Line:
    """One row of a sheet: its number in the file, its cells by field, and all its cells as they stood."""

    number: int
    cells: dict
    raw: list


@dataclass
class FoundSheet:
    sheet: Sheet
    name: str
    header: list = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    places: dict = field(default_factory=dict)  # field → column
    unknown_columns: list = field(default_factory=list)
    missing_columns: list = field(default_factory=list)
    repeated_headers: int = 0

    @property
    def is_readable(self):
        return bool(self.places) and not set(NEEDED[self.sheet]) - set(self.places)


@dataclass
class Register:
    """A workbook as it was found: our six sheets where they are, and the names of what else is in it."""

    sheets: dict[Sheet, FoundSheet]
    unknown_sheets: list[str]

    @property
    def missing_sheets(self):
        return [sheet for sheet in Sheet if sheet not in self.sheets and sheet not in OPTIONAL]

    @property
    def is_empty(self):
        return not any(found.lines for found in self.sheets.values())


def find_sheets(workbook) -> Register:
    """The sheets of a workbook (name, rows) by their names, in any case and order; a year behind the name is fine."""
    sheets, unknown = {}, []
    for name, rows in workbook:
        sheet = _sheet_of(name)
        if sheet and sheet not in sheets:
            sheets[sheet] = read_sheet(sheet, name, rows)
        elif any(not is_empty(cell) for row in rows for cell in row):
            unknown.append(name)
    return Register({sheet: sheets[sheet] for sheet in Sheet if sheet in sheets}, unknown)


def read_sheet(sheet, name, rows) -> FoundSheet:
    """The header by the names of its columns, then every row that is not wholly empty nor a header again."""
    found = FoundSheet(sheet, name)
    top = _header_row(sheet, rows)
    if top is None:
        found.missing_columns = [COLUMNS[sheet][code][0] for code in NEEDED[sheet]]
        found.lines = [Line(number, {}, row) for number, row in enumerate(rows, 1) if not _is_empty_row(row)]
        return found
    found.header, found.places = rows[top], _places(sheet, rows[top])
    found.missing_columns = [names[0] for code, names in COLUMNS[sheet].items() if code not in found.places]
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        if _is_empty_row(row):
            continue
        if _is_header_again(row, found):
            found.repeated_headers += 1
            continue
        cells = {code: row[place] if place < len(row) else "" for code, place in found.places.items()}
        found.lines.append(Line(number, cells, row))
    found.unknown_columns = _unknown_columns(found)
    return found


def other_cells(found, line):
    """What a row holds in columns we do not know: (column, cell), so that it is not lost."""
    known = set(found.places.values())
    return [
        (column_name(found.header, place), cell)
        for place, cell in enumerate(line.raw)
        if place not in known and not is_empty(cell)
    ]


def column_name(header, place):
    """The heading of a column, or its letter where it has none."""
    name = read_text(header[place]).value if place < len(header) else ""
    return name or _letter(place)


def _sheet_of(name):
    said = bare(name)
    exact = {bare(sheet.value): sheet for sheet in Sheet}
    if said in exact:
        return exact[said]
    return next((sheet for own, sheet in exact.items() if said.removeprefix(own).isdigit()), None)


def _header_row(sheet, rows):
    """Of the rows with all needed columns the one with most of the names (a letterhead may say "C.F." too); else
    any with most of the names, if there are at least half."""
    named = [_places(sheet, row) for row in rows[:HEADER_WITHIN]]
    whole = [number for number, places in enumerate(named) if not set(NEEDED[sheet]) - set(places)]
    half = [number for number, places in enumerate(named) if len(places) > len(COLUMNS[sheet]) / 2 - 0.5]
    return max(whole or half, key=lambda number: len(named[number]), default=None)


def _places(sheet, row):
    """Which column holds which field: the register's own headings first, then the others that mean the same."""
    said = [bare(cell) if isinstance(cell, str) else "" for cell in row]
    places = {}
    for code, names in COLUMNS[sheet].items():
        if bare(names[0]) in said:
            places[code] = said.index(bare(names[0]))
    for code, names in COLUMNS[sheet].items():
        for name in map(bare, names[1:]):
            if code not in places and name in said and said.index(name) not in places.values():
                places[code] = said.index(name)
    return places


def _is_empty_row(row):
    return all(is_empty(cell) for cell in row)


def _is_header_again(row, found):
    """Whether the needed columns hold their own headings."""
    places = (found.places[code] for code in NEEDED[found.sheet] if code in found.places)
    return all(place < len(row) and bare(row[place]) == bare(found.header[place]) for place in places)


def _unknown_columns(found):
    used = {place for line in found.lines for place, cell in enumerate(line.raw) if not is_empty(cell)}
    named = {place for place, cell in enumerate(found.header) if not is_empty(cell)}
    known = set(found.places.values())
    return [column_name(found.header, place) for place in sorted((used | named) - known)]


def _letter(place):
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
