"""Small numbers in published tables: which counts stay hidden, so that nobody is known by a table or a difference.

A count of one to four people is not told, and as many others are hidden with it as it takes: as far as anybody can
reckon from what is told, each hidden count of people may be five or more. So no sum and no difference of published
numbers leaves one to four people over: whatever can be reckoned exactly could be nothing else.

The reader is thought to know that zeros are always told and that all numbers add up. What is hidden looks the same
everywhere: "fewer than 5" would tell the small ones from those that are hidden with them. Where it takes too much, a
table is not told at all but for its total.

People are thought of as going through a table: from its total to a row, to a cell, to a column and back. The most a
hidden count may be is then itself and the largest flow from its end back to its beginning over other hidden counts,
which may grow without limit and shrink down to one. The tests hold this against every set of people in a table.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as numbers
from itertools import zip_longest

FEWEST = 5
"""Counts of people below this, and above none, are not told."""

PLENTY = FEWEST
"""A flow this large is enough for every question: nothing more is looked for."""


@dataclass(frozen=True)
class Count:
    """So many people who go from one place to another, in a table where at each place as many come as go.

    `told` is false for what no table prints and everybody may reckon; `known` is true for what cannot be hidden.
    """

    tail: Hashable
    head: Hashable
    people: int
    told: bool = True
    known: bool = False

    @property
    def is_small(self) -> bool:
        return 0 < self.people < FEWEST

    @property
    def may_be_hidden(self) -> bool:
        return self.told and not self.known and self.people > 0

    @property
    def least(self) -> int:
        """The least it may be while it is hidden: of what is told, zeros always are."""
        return 1 if self.told and self.people else 0


def hide(counts: Mapping[Hashable, Count], already: Iterable = (), *, more: int = FEWEST) -> frozenset:
    """The keys of the counts to hide: the small ones that are told, and what has to be hidden with them.

    What is hidden `already`, for a reason that does not stand in this table, stays so: it may be so many `more`.
    """
    wanted = {key: FEWEST - one.people for key, one in counts.items() if one.is_small}
    hidden = {key for key in wanted if counts[key].may_be_hidden}.union(already)
    for key, lacking in (wanted | {key: max(more, wanted.get(key, 0)) for key in already}).items():
        room = _Room(counts, hidden).make(key, lacking)
        if room is None:
            return frozenset(key for key in counts if counts[key].told and not counts[key].known)
        hidden |= room
    return frozenset(hidden)


def most_possible(key: Hashable, counts: Mapping[Hashable, Count], hidden: Iterable) -> int:
    """The most a hidden count may be, up to `people + PLENTY`, for a reader who knows everything that is told."""
    return counts[key].people + _Room(counts, frozenset(hidden), closed=True).flow(key, PLENTY)


def suppress(*tables: Mapping[Hashable, int]) -> tuple[frozenset, ...]:
    """Of tables that divide the same people in different ways, the keys to hide in each; the total is taken as told.

    Nobody can be reckoned across two of them: people of one division are spread over another as they like.
    """
    totals = {sum(table.values()) for table in tables}
    if len(totals) > 1:
        raise ValueError("Tables of the same people have the same total.")
    if totals and 0 < totals.pop() < FEWEST:
        return tuple(frozenset(table) for table in tables)
    return tuple(hide(_one_way(table)) for table in tables)


@dataclass(frozen=True)
class Grid:
    """A table with its margins as it may be told: None is hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    total: int | None


def suppress_grid(cells: Sequence[Sequence[int]]) -> Grid:
    """A table of rows and columns with its margins and its total."""
    counts = _two_ways(cells)
    hidden = frozenset(counts) if counts["total"].is_small else hide(counts)
    told = {key: None if key in hidden else one.people for key, one in counts.items()}
    width = len(cells[0]) if cells else 0
    return Grid(
        tuple(tuple(told[row, column] for column in range(width)) for row in range(len(cells))),
        tuple(told["row", row] for row in range(len(cells))),
        tuple(told["column", column] for column in range(width)),
        told["total"],
    )


def suppress_steps(groups: Sequence[Sequence[int]]) -> tuple[tuple[int | None, ...], ...]:
    """Groups of the same people, each with how many came as far as each of some steps: first all, then ever fewer.

    The totals of the steps are taken as told. Nobody is left over between two steps either; a step of which the whole
    leaves fewer than five over, or has fewer, is not told of any group.
    """
    if not groups:
        return ()
    totals = [sum(step) for step in zip(*groups, strict=True)]
    steps = _steps_to_tell(totals)
    counts = _funnels(groups, totals, steps)
    hidden = hide(counts)
    return tuple(
        tuple(people if step in steps and (group, step) not in hidden else None for step, people in enumerate(came))
        for group, came in enumerate(groups)
    )


def _steps_to_tell(totals):
    told: list[int] = []
    for step, total in enumerate(totals):
        left_over = totals[told[-1]] - total if told else 0
        if not (0 < total < FEWEST or 0 < left_over < FEWEST):
            told.append(step)
    return told


def _one_way(table):
    """The parts by the caller's keys, the total by one that nobody else can have."""
    parts = {key: Count("all", "end", people) for key, people in table.items()}
    return parts | {object(): Count("end", "all", sum(table.values()), known=True)}


def _two_ways(cells):
    counts = {}
    for row, line in enumerate(cells):
        counts |= {(row, column): Count(("row", row), ("column", column), n) for column, n in enumerate(line)}
        counts["row", row] = Count("all", ("row", row), sum(line))
    for column, line in enumerate(zip(*cells, strict=True)):
        counts["column", column] = Count(("column", column), "end", sum(line))
    counts["total"] = Count("end", "all", sum(map(sum, cells)), known=True)
    return counts


def _funnels(groups, totals, steps):
    """Each group goes from step to step; who goes no further leaves it for the sum of those who came as far."""
    counts = {}
    for group, came in enumerate(groups):
        before: Hashable = "all"
        for here, after in zip_longest(steps, steps[1:]):
            counts[group, here] = Count(before, (group, "at", here), came[here])
            stays = came[here] - (came[after] if after is not None else 0)
            counts[group, "stays", here] = Count((group, "at", here), ("sum", here), stays, told=False)
            before = (group, "at", here)
    for here, after in zip(steps[1:], steps, strict=False):
        counts["total", here] = Count(("sum", here), ("sum", after), totals[here], known=True)
    if steps:
        counts["total", steps[0]] = Count(("sum", steps[0]), "all", totals[steps[0]], known=True)
    return counts


class _Room:
    """How hidden counts can give way to each other. With `closed` no further count is hidden to make more room."""

    def __init__(self, counts, hidden, *, closed=False):
        self.counts, self.hidden, self.closed = counts, set(hidden), closed
        self.moved = dict.fromkeys(counts, 0)
        self.around: dict[Hashable, list[tuple[Hashable, bool]]] = {}
        for key, one in counts.items():
            self.around.setdefault(one.tail, []).append((key, True))
            self.around.setdefault(one.head, []).append((key, False))

    def make(self, key, more):
        """What has to be hidden so that a count may be so many more than it is; None where nothing helps."""
        before = set(self.hidden)
        if self.flow(key, more) < more:
            return None
        return self.hidden - before

    def flow(self, key, wanted):
        """How much a count may grow, up to `wanted`: the others are moved, the cheapest way first."""
        got = 0
        while got < wanted:
            way = self._way(key)
            if not way:
                break
            step = min(wanted - got, *(self._gives(other, forward) for other, forward in way))
            for other, forward in way:
                self.moved[other] += step if forward else -step
                if self.counts[other].told:
                    self.hidden.add(other)
            got += step
        return got

    def _way(self, key):
        """From the end of a count back to its beginning, over counts that still give way: the cheapest, or nothing."""
        start, goal = self.counts[key].head, self.counts[key].tail
        order, best, came = numbers(), {start: 0}, {}
        ahead = [(0, next(order), start)]
        while ahead:
            cost, _n, here = heappop(ahead)
            if here == goal:
                return self._back(came, start, goal)
            if cost > best[here]:
                continue
            for other, forward in self.around[here]:
                there = self.counts[other].head if forward else self.counts[other].tail
                dearer = cost + self._cost(other)
                if other != key and self._gives(other, forward) and dearer < best.get(there, dearer + 1):
                    best[there], came[there] = dearer, (other, forward, here)
                    heappush(ahead, (dearer, next(order), there))
        return []

    def _back(self, came, start, here):
        way = []
        while here != start:
            other, forward, here = came[here]
            way.append((other, forward))
        return way

    def _cost(self, key):
        """How much is lost by hiding it: the people it would tell of."""
        return 0 if self._is_hidden(key) else self.counts[key].people

    def _gives(self, key, forward):
        """By how much it may grow (`forward`) or shrink from where it has been moved."""
        one = self.counts[key]
        if not (self._is_hidden(key) or one.may_be_hidden and not self.closed):
            return 0
        return PLENTY * len(self.counts) if forward else one.people + self.moved[key] - one.least

    def _is_hidden(self, key):
        return key in self.hidden or not self.counts[key].told
