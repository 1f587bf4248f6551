"""What every pair costs, block by block: a matrix product, and what is not possible struck out while it is at hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from placements.matching.tables import Tables

ROWS = 128
"""People in a block: it stays in the cache of a core with all that is laid over it."""

NOT_POSSIBLE = np.float32(np.inf)


@dataclass(frozen=True)
class Pairs:
    """Every pair that is possible: the place of the person, the place of the opening, what it costs."""

    person: np.ndarray
    opening: np.ndarray
    cost: np.ndarray

    def __len__(self):
        return len(self.cost)


def costs(tables: Tables, out: np.ndarray | None = None) -> np.ndarray:
    """The whole table, people by openings; a pair that is not possible costs `NOT_POSSIBLE`."""
    out = np.empty(tables.shape, np.float32) if out is None else out
    for first, block, barred in _blocks(tables, out):
        np.copyto(block, NOT_POSSIBLE, where=barred)
        out[first : first + len(block)] = block
    return out


def pairs(tables: Tables) -> Pairs:
    """All pairs that are possible, none left out, without ever holding the whole table."""
    found = []
    for first, block, barred in _blocks(tables):
        people, openings = np.nonzero(~barred)
        cost = block[people, openings]
        found.append((people.astype(np.int32) + np.int32(first), openings.astype(np.int32), cost.astype(np.int32)))
    return Pairs(*(np.concatenate(part) for part in zip(*found, strict=True))) if found else _nothing()


def _blocks(tables, out=None) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    people, openings = tables.shape
    columns = np.ascontiguousarray(tables.lack.T)
    room = np.empty((ROWS, openings), np.float32) if out is None else None
    bars = _Bars(tables)
    for first in range(0, people, ROWS):
        last = min(first + ROWS, people)
        block = room[: last - first] if out is None else out[first:last]
        np.matmul(tables.have[first:last], columns, out=block)
        yield first, block, bars.of(first, last)


class _Bars:
    """Which pairs of a block are not possible; its room is used again for each block."""

    def __init__(self, tables):
        self.tables = tables
        wide = 1 if tables.asks.shape[1] == 1 and tables.asks.max(initial=0) < 1 << 32 else 0
        as_words = (lambda words: words.astype(np.uint32)) if wide else (lambda words: words)
        self.cannot, self.asks = as_words(tables.cannot), as_words(tables.asks)
        openings = tables.shape[1]
        self.both = np.empty((ROWS, openings), self.asks.dtype)
        self.barred, self.more = np.empty((ROWS, openings), bool), np.empty((ROWS, openings), bool)
        self.bounds = [
            bound for bound in range(tables.most.shape[1]) if _can_bar(tables.most[:, bound], tables.asked[:, bound])
        ]

    def of(self, first, last):
        n = last - first
        both, barred, more = self.both[:n], self.barred[:n], self.more[:n]
        barred[:] = self.tables.shut
        for word in range(self.asks.shape[1]):
            np.bitwise_and(self.cannot[first:last, word, None], self.asks[None, :, word], out=both)
            np.not_equal(both, 0, out=more)
            np.logical_or(barred, more, out=barred)
        for bound in self.bounds:
            np.less(self.tables.most[first:last, bound, None], self.tables.asked[None, :, bound], out=more)
            np.logical_or(barred, more, out=barred)
        return barred


def _can_bar(most, asked):
    return len(most) and len(asked) and most.min() < asked.max()


def _nothing():
    return Pairs(*(np.empty(0, np.int32) for _ in range(3)))
