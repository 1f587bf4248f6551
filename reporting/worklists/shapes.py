"""What stands on the first page: tiles, plates and their lines."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import formats

from equipe import navigation

SHOWN = 8
"""What one takes in at a glance."""

UNFOLDED = 40
"""A plate without a list of its own behind it unfolds as far."""


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

    @property
    def seen(self):
        return self.lines[:SHOWN]

    @property
    def folded(self):
        return self.lines[SHOWN:]


@dataclass(frozen=True)
class Desk:
    """All that one user finds on the first page."""

    tiles: tuple[Tile, ...]
    plates: tuple[Plate, ...]

    @property
    def busy(self):
        return [plate for plate in self.plates if plate.lines or plate.bars]

    @property
    def quiet(self):
        """Where nothing waits: told in one plate, so that it takes little room."""
        return [plate for plate in self.plates if not (plate.lines or plate.bars)]


def day(value):
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def urgency(by, *, on):
    """What is past presses most, then what is due within a week."""
    if by is None:
        return "off"
    return "stop" if by < on else "warn" if by <= on + timedelta(days=7) else "wait"


def plate_of(title, empty, rows, line, *, door="", query=""):
    """The first rows as lines; one row more is asked for, to know whether there are others."""
    most = SHOWN if door else UNFOLDED
    rows = list(rows[: most + 1])
    return Plate(title, empty, tuple(line(row) for row in rows[:most]), (), len(rows) > most, door, query)
