"""Who was rated alike: ratings gathered into cells, sittings, patterns and groups before anything is estimated.

Under the Rasch model somebody's total tells all there is to tell, given who rated her on what. So people with the same
pattern and the same total are one group, and their likelihood is reckoned once:

- a cell is one item with one rater (at one occasion, in one setting);
- a sitting is the cells one rater filled in for one person at one occasion: the same for many people;
- a pattern is the sittings one person had;
- a group are the people of one pattern with one total.

Nothing here loops over people or ratings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from assessments.measures.ratings import Ratings

MOST_DRAWS = 100


@dataclass(frozen=True, eq=False)
class Patterns:
    """The groups, and how their patterns are made of sittings and these of cells."""

    cells: np.ndarray
    """The element of each facet, shape (cells, facets): item, rater, then further facets."""
    sittings: sparse.csr_array
    """How often each cell occurs, shape (sittings, cells)."""
    patterns: sparse.csr_array
    """How often each sitting occurs, shape (patterns, sittings)."""
    pattern: np.ndarray
    """The pattern of each group, ascending."""
    total: np.ndarray
    people: np.ndarray
    """How many they are in each group."""
    group_of: np.ndarray
    """The group of each person who was rated, in the order of their labels."""

    @classmethod
    def of(cls, ratings: Ratings) -> "Patterns":
        items, *others = (len(facet) for facet in (ratings.item, *ratings.severities))
        sitting, item = np.divmod(sorted_codes(ratings), items)
        sittings = Runs(item, beginnings(sitting))
        person, circumstance = np.divmod(sitting[sittings.begins], int(np.prod(others)))
        content, example = sittings.kinds()
        place, codes = ranked(circumstance * len(example) + content)
        circumstance, content = np.divmod(codes, len(example))
        filled, owner = sittings.chosen(example[content])
        cell, cells = ranked(circumstance[owner] * items + filled)
        had = Runs(place, beginnings(person))
        pattern, example = had.kinds()
        made, maker = had.chosen(example)
        total = np.bincount(ratings.person.index, ratings.value).astype(np.int64)[person[had.begins]]
        group_of, groups = ranked(pattern * (total.max() + 1) + total)
        return cls(
            cells=np.column_stack([cells % items, *np.unravel_index(cells // items, others)]),
            sittings=incidence(owner, cell, (len(codes), len(cells))),
            patterns=incidence(maker, made, (len(example), len(codes))),
            pattern=groups // (total.max() + 1),
            total=groups % (total.max() + 1),
            people=np.bincount(group_of),
            group_of=group_of,
        )

    @cached_property
    def begins(self) -> np.ndarray:
        """Where the groups of each pattern begin; at last, where all of them end."""
        return np.searchsorted(self.pattern, np.arange(self.patterns.shape[0] + 1))

    def over(self, of_cells: np.ndarray) -> np.ndarray:
        """What the cells of each pattern add up to."""
        return self.patterns @ (self.sittings @ of_cells)

    def back(self, of_patterns: np.ndarray) -> np.ndarray:
        """What all patterns add up to that each cell occurs in."""
        return self.sittings.T @ (self.patterns.T @ of_patterns)

    def by_facet(self, sizes: Sequence[int]) -> list["Split"]:
        """For every facet, the parts of each pattern: its cells by their items, its sittings by each other facet."""
        item, *others = self.cells.T
        first = self.sittings.indices[self.sittings.indptr[:-1]]
        sides = [(self.patterns @ self.sittings, item), *((self.patterns, other[first]) for other in others)]
        return [Split.of(matrix, element, size) for (matrix, element), size in zip(sides, sizes, strict=True)]


@dataclass(frozen=True, eq=False)
class Split:
    """Patterns taken apart by the elements of one facet: a row for each element a pattern has, in their order."""

    matrix: sparse.csr_array
    """Which columns (cells or sittings) are of that pattern and element."""
    pattern: np.ndarray
    element: np.ndarray

    @classmethod
    def of(cls, matrix: sparse.csr_array, element: np.ndarray, size: int) -> "Split":
        entries = matrix.tocoo()
        pattern, column = entries.coords
        row, codes = ranked(pattern * size + element[column])
        parts = incidence(row, column, (len(codes), matrix.shape[1]), entries.data)
        return cls(parts, codes // size, codes % size)


@dataclass(frozen=True, eq=False)
class Runs:
    """Values of one owner after the other, ascending for each; `begins` says where those of each begin."""

    values: np.ndarray
    begins: np.ndarray

    @property
    def lengths(self) -> np.ndarray:
        return np.diff(self.begins, append=len(self.values))

    def chosen(self, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The values of these owners, one owner after the other, and the place among them of whose each value is."""
        length = self.lengths[owners]
        whose = np.repeat(np.arange(len(owners)), length)
        before = np.cumsum(length) - length
        return self.values[np.arange(len(whose)) + (self.begins[owners] - before)[whose]], whose

    def kinds(self) -> tuple[np.ndarray, np.ndarray]:
        """The kind of each owner, those with equal values being of one kind, and one owner of each kind.

        Owners are told apart by the sum of numbers drawn for their values. Each is then compared with the owner who
        stands for the kind, and numbers are drawn again should different values ever have met in one sum.
        """
        for draw in range(MOST_DRAWS):
            numbers = np.random.default_rng(draw).integers(2**63, size=int(self.values.max()) + 1, dtype=np.uint64)
            _, example, kind = np.unique(
                np.add.reduceat(numbers[self.values], self.begins), return_index=True, return_inverse=True
            )
            same = np.array_equal(self.lengths[example[kind]], self.lengths)
            if same and np.array_equal(self.chosen(example[kind])[0], self.values):
                return kind, example
        raise ArithmeticError("Different values keep meeting in one sum.")


def sorted_codes(ratings: Ratings) -> np.ndarray:
    """One number a rating, in order: person first, then rater and what else, the item last."""
    code = ratings.person.index.astype(np.int64)
    for facet in (*ratings.severities, ratings.item):
        code *= len(facet)
        code += facet.index
    code.sort(kind="stable")  # quick where the ratings of a person stand together, as they mostly do
    return code


def beginnings(ordered: np.ndarray) -> np.ndarray:
    """Where each run of equal numbers begins."""
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))


def ranked(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The place of each code among the distinct ones, and these in order."""
    spread = int(codes.max()) + 1
    if spread > 8 * len(codes) + 1_000:
        distinct, place = np.unique(codes, return_inverse=True)
        return place, distinct
    there = np.zeros(spread, dtype=bool)
    there[codes] = True
    return (np.cumsum(there) - 1)[codes], np.flatnonzero(there)


def incidence(rows: np.ndarray, columns: np.ndarray, shape: tuple, times: np.ndarray | None = None) -> sparse.csr_array:
    times = np.ones(len(rows)) if times is None else times
    return sparse.csr_array((times.astype(float), (rows, columns)), shape=shape)
