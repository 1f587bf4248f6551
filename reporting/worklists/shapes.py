"""What stands on the first page: tiles, plates and their lines."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import formats

from equipe import navigation

SHOWN = 8


class Behind:
    """Something with a list behind it, reached by the name of a door; nothing while nobody has built it."""

    @property
    def url(self):
        leads_to = navigation.address(self.door) if self.door else ""
        return f"{leads_to}?{self.query}" if leads_to and self.query else leads_to


@dataclass(frozen=True)
class Tile(Behind):
    """A number of the first page, with the door to the list behind it."""

    label: str
    number: object
    door: str = ""
    query: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that waits: its words, where it leads, what is to be done, by when, how pressing."""

    text: str
    url: str
    detail: str = ""
    state: str = ""
    kind: str = "off"


@dataclass(frozen=True)
class Bar:
    """Something reached of something aimed at."""

    label: str
    value: float
    most: float
    words: str


@dataclass(frozen=True)
class Plate(Behind):
    """One list of the first page; `empty` says what would stand here."""

    title: str
    empty: str
    lines: tuple = ()
    bars: tuple = ()
    more: bool = False
    door: str = ""
    query: str = ""


@dataclass(frozen=True)
class Desk:
    """All that one user finds on the first page."""

    tiles: tuple[Tile, ...]
    plates: tuple[Plate, ...]


def day(value):
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def urgency(by, *, on):
    """What is past presses most, then what is due within a week."""
    if by is None:
        return "off"
    return "stop" if by < on else "warn" if by <= on + timedelta(days=7) else "wait"


def plate_of(title, empty, rows, line, *, door="", query=""):
    """The first few rows as lines; one row more is asked for, to know whether there are others."""
    rows = list(rows[: SHOWN + 1])
    return Plate(title, empty, tuple(line(row) for row in rows[:SHOWN]), (), len(rows) > SHOWN, door, query)
