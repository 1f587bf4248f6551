"""A timetable as a small picture: a column a day, a block a slot."""

from dataclasses import dataclass

from django.utils.text import capfirst

from placements.enums import WEEKDAYS
from placements.rules.timetables import MINUTES_OF_AN_HOUR

COLUMN, GAP, HEIGHT, TOP = 40, 4, 96, 16
FIRST_HOUR, LAST_HOUR = 6, 22
WORKDAYS = 5


@dataclass(frozen=True)
class Block:
    """Where a slot is drawn, and what it is called."""

    y: float
    height: float
    words: str


@dataclass(frozen=True)
class Column:
    x: int
    letter: str
    blocks: tuple[Block, ...]

    @property
    def middle(self):
        return self.x + (COLUMN - GAP) / 2


@dataclass(frozen=True)
class Picture:
    """The columns of a week; Saturday and Sunday only where they have hours. `lines` say it in words."""

    columns: tuple[Column, ...]
    lines: tuple[str, ...]
    height: int = HEIGHT + TOP
    top: int = TOP
    column_width: int = COLUMN - GAP
    column_height: int = HEIGHT

    @property
    def width(self):
        return len(self.columns) * COLUMN


def picture_of(timetable):
    """Nothing where no week is laid down."""
    if not timetable:
        return None
    last = max(WORKDAYS, *(slot.weekday + 1 for slot in timetable))
    columns, lines = [], []
    for day, name in enumerate(WEEKDAYS[:last]):
        slots = [slot for slot in timetable if slot.weekday == day]
        columns.append(Column(day * COLUMN, capfirst(name)[:3], tuple(_block(slot) for slot in slots)))
        if slots:
            lines.append(f"{capfirst(name)} " + ", ".join(f"{slot.begins:%H:%M}–{slot.ends:%H:%M}" for slot in slots))
    return Picture(tuple(columns), tuple(lines))


def _block(slot):
    begins, ends = (_y(each) for each in (slot.begins, slot.ends))
    return Block(round(TOP + begins, 1), round(max(ends - begins, 2), 1), f"{slot.begins:%H:%M}–{slot.ends:%H:%M}")


def _y(hour):
    minutes = hour.hour * MINUTES_OF_AN_HOUR + hour.minute - FIRST_HOUR * MINUTES_OF_AN_HOUR
    all_day = (LAST_HOUR - FIRST_HOUR) * MINUTES_OF_AN_HOUR
    return HEIGHT * min(max(minutes, 0), all_day) / all_day
