"""For every row of a register what it becomes, or why it is set aside; nothing is written here."""

from collections import Counter
from dataclasses import dataclass, field

from placements.rules import allowance as minimum
from placements.rules import duration
from reporting.register.books import Books
from reporting.register.diary import plan_note, take_in_note
from reporting.register.hosts import plan_host, take_in_host
from reporting.register.internships import plan_hire, plan_internship, take_in_hire, take_in_internship
from reporting.register.people import plan_person, take_in_person
from reporting.register.rows import Row, SetAside
from reporting.register.sheets import Line, Register
from reporting.register.spending import plan_spending
from reporting.register.words import OPTIONAL, Repair, Setback, Sheet, Warned

PLANNERS = {
    Sheet.PEOPLE: (plan_person, take_in_person),
    Sheet.HOSTS: (plan_host, take_in_host),
    Sheet.INTERNSHIPS: (plan_internship, take_in_internship),
    Sheet.HIRES: (plan_hire, take_in_hire),
    Sheet.SPENDING: (plan_spending, lambda entry, books: None),
    Sheet.DIARY: (plan_note, take_in_note),
}
"""In this order, whatever the order of the sheets: an internship needs its person and its host."""


@dataclass
class Plan:
    register: Register
    rows: dict[Sheet, list[Row]] = field(default_factory=dict)

    def accepted(self, sheet):
        return [row for row in self.rows.get(sheet, ()) if row.is_accepted]

    def set_aside(self, sheet):
        return [row for row in self.rows.get(sheet, ()) if not row.is_accepted]

    def entries(self, sheet):
        """What is new."""
        return [row.entry for row in self.accepted(sheet) if not row.is_completing]

    def completions(self, sheet):
        """What is added to things that are there."""
        return [row.entry for row in self.accepted(sheet) if row.is_completing]

    @property
    def created(self):
        expected = (sheet for sheet in Sheet if sheet not in OPTIONAL or sheet in self.register.sheets)
        return {sheet.value: len(self.entries(sheet)) for sheet in expected}

    @property
    def enriched(self):
        return {sheet.value: count for sheet in Sheet if (count := len(self.completions(sheet)))}

    @property
    def setbacks(self):
        return _counted((row.sheet, row.setback) for sheet in self.rows for row in self.set_aside(sheet))

    @property
    def reasons(self):
        """(sheet, row number) → why it is set aside."""
        return {(row.sheet, row.number): row.setback for sheet in self.rows for row in self.set_aside(sheet)}

    @property
    def warnings(self):
        return _counted(
            (row.sheet, warned) for sheet in self.rows for row in self.accepted(sheet) for warned in row.warnings
        )

    def findings(self):
        """The plan in figures: counts and headings, never what stands in a cell."""
        found = self.register.sheets.values()
        return {
            "created": self.created,
            "enriched": self.enriched,
            "set_aside": self.setbacks,
            "warnings": self.warnings,
            "unknown_columns": {one.sheet.value: one.unknown_columns for one in found if one.unknown_columns},
            "missing_columns": {one.sheet.value: one.missing_columns for one in found if one.missing_columns},
            "missing_sheets": [sheet.value for sheet in self.register.missing_sheets],
            "unknown_sheets": self.register.unknown_sheets,
            "repeated_headers": sum(one.repeated_headers for one in found),
        }


def plan(register: Register, books: Books, repairs: dict | None = None) -> Plan:
    """Every row in the order of the file; `repairs` maps "sheet:row:column" to what replaces a cell."""
    made = Plan(register)
    for sheet, planner in PLANNERS.items():
        found = register.sheets.get(sheet)
        if found and found.is_readable:
            made.rows[sheet] = [_plan_row(sheet, line, books, repairs or {}, *planner) for line in found.lines]
        elif found:
            made.rows[sheet] = [Row(sheet, line, Setback.COLUMN) for line in found.lines]
    _look_at_limits(made, books)
    return made


def _plan_row(sheet, line, books, repairs, read, take_in):
    mended = {column: repairs[key] for column in line.cells if (key := f"{sheet}:{line.number}:{column}") in repairs}
    row = Row(sheet, Line(line.number, line.cells | mended, line.raw))
    for column in mended:
        row.repaired(column, Repair.MENDED)
    try:
        row.entry = read(row, books)
    except SetAside as setback:
        row.setback, row.column = setback.setback, setback.column
    else:
        take_in(row.entry, books)
    return row


def _look_at_limits(made, books):
    """What the regulation and the agreements say of the accepted internships, in the order in which they began."""
    for row in sorted(made.accepted(Sheet.INTERNSHIPS), key=lambda row: (row.entry.starts_on, row.number)):
        _look_at_seats(row, books)
        _look_at_the_regulation(row, books.host_kinds[row.entry.vat_number])


def _look_at_seats(row, books):
    frames = books.hosts[row.entry.vat_number]
    frame = next((frame for frame in frames if frame.number == row.entry.agreement), None)
    if frame is None:
        return
    if sum(first <= row.entry.starts_on <= last for first, last in frame.taken) >= frame.seats:
        row.warn(Warned.SEATS)
    frame.taken.append((row.entry.starts_on, row.entry.last_day))


def _look_at_the_regulation(row, host_kind):
    entry = row.entry
    if duration.maximum(entry.starts_on, entry.last_day, kind=entry.kind, host_kind=host_kind).reasons:
        row.warn(Warned.DURATION)
    if minimum.allowance(
        entry.allowance, weekly_hours=entry.weekly_hours, kind=entry.kind, host_kind=host_kind
    ).reasons:
        row.warn(Warned.ALLOWANCE)


def _counted(pairs):
    return dict(sorted(Counter(f"{sheet.value}:{word.value}" for sheet, word in pairs).items()))
