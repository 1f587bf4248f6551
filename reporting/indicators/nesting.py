"""Counts that are parts of each other, and which of them may be told: a tree at a time, then rows against columns.

A tree is settled from its root: what is told of it is known from then on, and so are the margins of whatever is spread
over two of its divisions. Of a count that is hidden nothing further is told; in a table of rows and columns the hidden
rows are one row that nobody prints. So tables share nothing but what everybody knows, and each is settled alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from equipe.suppression import FEWEST, Count, hide


@dataclass(frozen=True)
class Part:
    """So many people, and the ways they are divided; what a division leaves out is a part that nobody prints."""

    key: object
    people: int
    divisions: tuple[tuple["Part", ...], ...] = ()

    @property
    def everything(self):
        yield self
        for division in self.divisions:
            for part in division:
                yield from part.everything


def some_of(part: Part) -> tuple[Part, ...]:
    """A division into a part of the people and all others, whether or not there are any."""
    return part, Part(None, 0)


def to_hide(root: Part, already: Iterable = ()) -> frozenset:
    """The keys of a tree that are not told; its root is, if it is not small itself.

    What is hidden `already`, for a reason that does not stand in the tree, stays so.
    """
    if 0 < root.people < FEWEST or root.key in already:
        return frozenset(part.key for part in root.everything) - {None}
    counts = {object(): Count("end", "all", root.people, known=True)}
    apart = _spread(root, "all", "end", counts, told=False)
    hidden = hide(counts, counts.keys() & already, more=0)
    hidden |= {each.key for part in root.everything if part.key in hidden for each in part.everything}
    return hidden.union(*(to_hide(part, already) for part in apart)) - {None}


def _spread(part, tail, head, counts, *, told=True):
    """The part as a way from tail to head, its divisions one after the other; parts that do not fit are handed back."""
    apart, fitting = [], []
    for division in part.divisions:
        whole = sum(each.people for each in division)
        apart += division if whole > part.people else ()
        fitting += [division] if whole <= part.people else []
    stops = [(part.key, place) for place in range(len(fitting))] + [head]
    counts[part.key if told else object()] = Count(tail, stops[0], part.people, told=told, known=not told)
    for division, here, there in zip(fitting, stops, stops[1:], strict=False):
        left = part.people - sum(each.people for each in division)
        for each in division:
            if each.key is not None:
                apart += _spread(each, here, there, counts)
        if left or any(each.key is None for each in division):
            counts[object()] = Count(here, there, left, told=False)
    return [each for each in apart if each.key is not None]


def cells_to_hide(rows, columns, cells: dict) -> frozenset:
    """Which cells of a table are not told, by (row, column); `rows` and `columns` are those whose margins are told.

    The cells of all other rows and columns are hidden: they are one row and one column, whose margins everybody knows.
    """
    hidden = {cell for cell in cells if cell[0] not in rows or cell[1] not in columns}
    counts, rest, margins = {}, Counter(), Counter()
    for (row, column), people in cells.items():
        ends = ("row", row if row in rows else None), ("column", column if column in columns else None)
        margins += Counter({("all", ends[0]): people, (ends[1], "end"): people, ("end", "all"): people})
        if (row, column) in hidden:
            rest[ends] += people
        else:
            counts[row, column] = Count(*ends, people)
    counts |= {object(): Count(*ends, people, told=False) for ends, people in rest.items()}
    counts |= {object(): Count(*ends, people, known=True) for ends, people in margins.items()}
    return frozenset(hidden) | hide(counts)
