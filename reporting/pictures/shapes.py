"""What a picture of the dashboard is made of: bars and stairs the server draws, their words, table and ways behind."""

from dataclasses import dataclass, replace

from reporting.matrices import Matrix

WIDTH = 1000
"""A bar is drawn so wide, and stretched to the room it gets."""


@dataclass(frozen=True)
class Stretch:
    """A part of a bar as it is drawn: where it begins, how far it goes, how it looks."""

    look: str
    x: int
    width: int


@dataclass(frozen=True)
class Bar:
    """One thing: its words and number, and what its bar is made of as pairs of look and length, out of `most`.

    `mark` is a place on the way, such as where one should be by today.
    """

    label: str
    number: str
    parts: tuple
    most: float
    url: str = ""
    note: str = ""
    mark: float | None = None

    @property
    def stretches(self) -> list[Stretch]:
        begun, found = 0.0, []
        for look, length in self.parts:
            x, end = (_at(place, self.most) for place in (begun, begun + max(float(length), 0)))
            found.append(Stretch(look, x, end - x))
            begun += max(float(length), 0)
        return [each for each in found if each.width]

    @property
    def line(self) -> int | None:
        return None if self.mark is None else _at(self.mark, self.most)


def _at(length, most) -> int:
    return min(round(WIDTH * float(length) / float(most)), WIDTH) if most else 0


HEIGHT = 100


@dataclass(frozen=True)
class Stairs:
    """What has come together month by month, beside a steady way to what is aimed at."""

    title: str
    alt: str
    steps: tuple[int, ...]
    target: int
    months: tuple[str, ...]

    @property
    def most(self) -> int:
        return max(self.target, *self.steps, 1) if self.steps else max(self.target, 1)

    @property
    def blocks(self) -> list[tuple[int, float]]:
        """Where each month's block begins, and how high it is."""
        return [(place * 10, round(HEIGHT * step / self.most, 1)) for place, step in enumerate(self.steps)]

    @property
    def drawn(self) -> list[tuple[int, float, float]]:
        """Left edge, top and height of each block."""
        return [(x, HEIGHT - height, height) for x, height in self.blocks]

    @property
    def aim(self) -> float:
        """How high above the ground the target lies, told from the top."""
        return round(HEIGHT - HEIGHT * self.target / self.most, 1)


@dataclass(frozen=True)
class Picture:
    """One question of the year: a sentence that answers it, what shows it, the numbers, ways to what is behind."""

    code: str
    title: str
    sentence: str
    bars: tuple[Bar, ...] = ()
    stairs: tuple[Stairs, ...] = ()
    key: tuple = ()
    table: Matrix | None = None
    head: str = ""
    ways: tuple = ()
    wide: bool = False

    def closed(self) -> "Picture":
        """The same without the ways behind it, for who may not go there."""
        bars = tuple(replace(bar, url="") for bar in self.bars)
        lines = tuple(replace(line, url="") for line in self.table.lines)
        return replace(self, bars=bars, table=replace(self.table, lines=lines), ways=())
