"""What changed between two counts of the same paper: figure by figure, down to the rows that came and went."""

from dataclasses import dataclass

from reporting import tables
from reporting.indicators import FIGURES


@dataclass(frozen=True)
class Side:
    """The values of a count with the rows behind them: a frozen version, or the database as it stands."""

    values: dict
    behind: dict


@dataclass(frozen=True)
class Difference:
    """A figure, or a line of one, that says something else, or that counts other rows than it did."""

    code: str
    line: str
    label: str
    was: tables.Cell
    now: tables.Cell
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def opens(self):
        return bool(self.came or self.left)

    @property
    def same_number(self):
        """The number is the same and stands for others."""
        return self.was == self.now


def differences(codes, earlier: Side, later: Side) -> list[Difference]:
    found = (_of_line(code, line, earlier, later) for code in codes for line in _lines(code, earlier, later))
    return [each for each in found if each.opens or not each.same_number]


def _lines(code, *sides):
    values = [side.values.get(code) for side in sides]
    if not any(isinstance(value, dict) for value in values):
        return [""]
    return list(dict.fromkeys(line for value in values if isinstance(value, dict) for line in value))


def _of_line(code, line, earlier, later):
    was, now = (_cell(code, line, side) for side in (earlier, later))
    before, after = (set(side.behind.get(code, {}).get(line, ())) for side in (earlier, later))
    comparable = all(code in side.behind for side in (earlier, later))
    came, left = (after - before, before - after) if comparable else ((), ())
    return Difference(code, line, _label(code, line), was, now, tuple(sorted(came)), tuple(sorted(left)))


def _cell(code, line, side):
    value = side.values.get(code)
    if line:
        value = value.get(line, 0) if isinstance(value, dict) else None
    return tables.Cell(value, tables.KINDS[FIGURES[code].unit])


def _label(code, line):
    figure = FIGURES[code]
    return f"{figure.label}: {figure.label_of(line)}" if line else tables.label(code)
