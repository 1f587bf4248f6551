"""A row on its way: what was read from it, how it was repaired, what stands out, why it is set aside."""

from dataclasses import dataclass, field

from reporting.register.entries import Completion
from reporting.register.reading import Unreadable, bare, is_empty, read_text
from reporting.register.sheets import Line
from reporting.register.words import Repair, Setback, Sheet, Warned


class SetAside(Exception):
    """This row cannot be taken in; says why."""

    def __init__(self, setback, column=""):
        self.setback = setback
        self.column = column
        super().__init__(setback)


@dataclass
class Row:
    sheet: Sheet
    line: Line
    setback: Setback | None = None
    column: str = ""  # the cell that is to blame, where one is
    repairs: list[tuple[str, Repair]] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    entry: object = None
    fills: list[str] = field(default_factory=list)  # columns that say what was not known yet
    differs: list[str] = field(default_factory=list)  # columns that say something else than what is there

    @property
    def number(self):
        return self.line.number

    @property
    def is_accepted(self):
        return self.setback is None

    @property
    def is_completing(self):
        """Whether it only adds to what is there."""
        return isinstance(self.entry, Completion)

    def cell(self, column):
        return self.line.cells.get(column, "")

    def take(self, column, read, *, otherwise=None):
        """What a cell says; an unreadable one sets the row aside with `otherwise`, or is passed over with a warning."""
        try:
            value, repair = read(self.cell(column))
        except Unreadable as error:
            if otherwise:
                raise SetAside(otherwise, column) from error
            self.warn(Warned.WORD)
            return None
        if repair and not is_empty(self.cell(column)):
            self.repaired(column, repair)
        return value

    def insist(self, column, read, *, otherwise):
        """What a cell says, where silence will not do."""
        value = self.take(column, read, otherwise=otherwise)
        if value in (None, ""):
            raise SetAside(otherwise, column)
        return value

    def words(self, column, *, most, read=read_text):
        """A text that fits its place; a longer one is shortened, and says so."""
        said = self.take(column, read)
        if len(said) > most:
            self.warn(Warned.SHORTENED)
            return said[: most - 1] + "…"
        return said

    def meaning(self, column, table, *, otherwise, when_empty=None):
        """What an entry means by the first part of a word that is found; anything else is a warned `otherwise`."""
        said = bare(self.cell(column))
        if not said:
            if when_empty is None:
                self.warn(Warned.MISSING)
                return otherwise
            return when_empty
        for part, value in table:
            if part in said:
                return value
        self.warn(Warned.WORD)
        return otherwise

    def repaired(self, column, repair):
        self.repairs.append((column, repair))

    def warn(self, warning):
        if warning not in self.warnings:
            self.warnings.append(warning)
