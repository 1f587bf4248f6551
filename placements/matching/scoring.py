"""What every pair costs: one matrix product, with all that stands against a pair in it."""

from dataclasses import dataclass

import numpy as np

from placements.matching.tables import BAR, Tables

ROWS = 512
"""People in a block, where only the possible pairs are kept."""


@dataclass(frozen=True)
class Pairs:
    """Every pair that is possible: the place of the person, the place of the opening, what it costs."""

    person: np.ndarray
    opening: np.ndarray
    cost: np.ndarray

    def __len__(self):
        return len(self.cost)


def costs(tables: Tables) -> np.ndarray:
    """The whole table, people by openings; what costs `BAR` or more is not possible."""
    return tables.people @ tables.openings.T


def pairs(tables: Tables) -> Pairs:
    """All pairs that are possible, none left out, without ever holding the whole table."""
    people, openings = tables.shape
    columns, room = np.ascontiguousarray(tables.openings.T), np.empty((ROWS, openings), np.float32)
    found = [Pairs(*(np.empty(0, np.int32) for _ in range(3)))]
    for first in range(0, people, ROWS):
        block = np.matmul(tables.people[first : first + ROWS], columns, out=room[: min(ROWS, people - first)])
        person, opening = np.nonzero(block < BAR)
        cost = block[person, opening].astype(np.int32)
        found.append(Pairs((person + first).astype(np.int32), opening.astype(np.int32), cost))
    return Pairs(*(np.concatenate([getattr(part, name) for part in found]) for name in ("person", "opening", "cost")))
