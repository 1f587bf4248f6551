"""Who met whom: whether all ratings can stand on one scale, and who belongs together where they cannot.

Two questions are asked. Are all raters linked through people they both rated, directly or by way of colleagues? Items
common to everybody do not repair a broken link: then a person could be able or her rater lenient, and nothing tells
which. And has the design its full rank, so that every difference within a facet can be told from the ratings? Items
that only some raters use, or an occasion only some people had, can break that while the first holds.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from assessments.measures.model import Anchors
from assessments.measures.ratings import Facet, Ratings, Trouble, Unusable

CELLS_A_RATING = 8
"""A table of pairs is counted densely while it has at most so many cells a rating."""
NOTHING = 1e-10
"""An eigenvalue of the scaled design below this is 0: a single rating among a million still lies far above."""
NOTHING_BETWEEN = 1e-6
"""Two elements of a null vector nearer than this are the same: the vector has length 1."""


@dataclass(frozen=True)
class Subset:
    """Raters and people who can be compared with each other and with nobody else; items where these differ too."""

    raters: tuple[Hashable, ...]
    persons: tuple[Hashable, ...]
    items: tuple[Hashable, ...] = ()


def subsets(ratings: Ratings, anchors: Anchors | None = None) -> tuple[Subset, ...]:
    """The parts that share a scale within and none between them, the one with most raters first."""
    anchors = anchors or Anchors()
    met = meetings(ratings)
    fixed = held(ratings.rater, anchors.raters)
    count, persons, raters = components(met, fixed)
    if count > 1:
        return by_size([named(ratings, raters == part, persons == part) for part in range(count)])
    return by_size(unlinked_by_rank(ratings, met, anchors))


def is_connected(ratings: Ratings, anchors: Anchors | None = None) -> bool:
    return len(subsets(ratings, anchors)) == 1


def require_connected(ratings: Ratings, anchors: Anchors | None = None) -> None:
    """Unusable where the ratings fall apart, with the subsets."""
    found = subsets(ratings, anchors)
    if len(found) > 1:
        raise Unusable(Trouble.UNCONNECTED, subsets=found)


def meetings(ratings: Ratings):
    """How many ratings each person had from each rater: an array or, where that is thin, a sparse one."""
    return tally(ratings.person, ratings.rater)


def held(facet: Facet, values) -> np.ndarray:
    """Which elements of the facet are given from before."""
    return np.fromiter((label in values for label in facet.labels), bool, len(facet))


def tally(rows: Facet, columns: Facet, weights: np.ndarray | None = None):
    """How many ratings are about each pair of elements, or what they weigh together: an array, sparse where thin."""
    shape = len(rows), len(columns)
    if shape[0] * shape[1] <= CELLS_A_RATING * len(rows.index) + 64:
        codes = rows.index * np.int32(shape[1]) + columns.index
        return np.bincount(codes, weights, minlength=shape[0] * shape[1]).reshape(shape)
    weights = np.ones(len(rows.index), np.int32) if weights is None else weights
    return sparse.coo_array((weights, (rows.index, columns.index)), shape=shape).tocsr()


def components(met, fixed: np.ndarray) -> tuple[int, np.ndarray, np.ndarray]:
    """The parts of the net of people and raters: how many, and the part of each person and rater.

    Raters whose severity is given stand on one scale already.
    """
    persons, raters = met.shape
    person, rater = met.nonzero()
    given = np.flatnonzero(fixed)
    tail = np.concatenate([person, np.full(len(given), persons + raters)])
    head = np.concatenate([rater, given]) + persons
    nodes = persons + raters + bool(len(given))
    net = sparse.coo_array((np.ones(len(tail), np.int8), (tail, head)), shape=(nodes, nodes))
    count, part = connected_components(net, directed=False)
    return count, part[:persons], part[persons : persons + raters]


def unlinked_by_rank(ratings: Ratings, met, anchors: Anchors) -> list[Subset]:
    """The subsets that the rank of the design tells apart; one where it is full, up to where each facet begins.

    People are projected out, which leaves a small square matrix; what it maps to nothing is what the ratings cannot
    tell. Two elements differ by something that can be told when every such vector gives them the same number.
    """
    facets = (ratings.item, *ratings.severities)
    given = [held(ratings.item, anchors.items), held(ratings.rater, anchors.raters)]
    given += [np.zeros(len(facet), bool) for facet in ratings.extra]
    tables = [tally(ratings.person, ratings.item), met, *(tally(ratings.person, facet) for facet in ratings.extra)]
    first, kind, times = kinds(tables)
    beside = stack([table[first] for table in tables])
    each = np.asarray(beside[:, : len(ratings.item)].sum(axis=1)).ravel()
    free = ~np.concatenate(given)
    found = null_vectors(projection(facets, beside, times / each)[np.ix_(free, free)])
    if found.shape[1] <= sum(not known.any() for known in given):
        return [Subset(ratings.rater.labels, ratings.person.labels)]
    vectors = np.zeros((len(free), found.shape[1]))
    vectors[free] = found
    behind = (-(beside @ vectors) / each[:, None])[kind]
    ends = np.cumsum([len(facet) for facet in facets])
    groups = [alike(part) for part in (behind, *np.split(vectors, ends[:-1]))]
    return joined(ratings, groups)


def kinds(tables) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """People whose ratings are about the same things are of one kind: one of each, everybody's, and how many there are.

    They are known by a drawn number for each thing, added up: that two kinds share the sum does not happen.
    """
    drawn = np.random.default_rng(0)
    signature = sum(table @ drawn.integers(1, 2**60, table.shape[1]) for table in tables)
    _, first, kind, times = np.unique(signature, return_index=True, return_inverse=True, return_counts=True)
    return first, kind, times


def stack(tables):
    """The tables side by side, one row a person."""
    if any(sparse.issparse(table) for table in tables):
        return sparse.hstack([sparse.csr_array(table) for table in tables]).tocsr().astype(float)
    return np.hstack(tables).astype(float)


def projection(facets: tuple[Facet, ...], beside, weight: np.ndarray) -> np.ndarray:
    """The square of the design of all facets but the persons, after the persons have taken what is theirs."""
    rows = [
        [
            np.diag(np.bincount(one.index, minlength=len(one))) if one is two else dense(tally(one, two))
            for two in facets
        ]
        for one in facets
    ]
    return np.block(rows) - dense(beside.T @ (sparse.diags_array(weight) @ beside))


def dense(table) -> np.ndarray:
    return table.toarray() if sparse.issparse(table) else np.asarray(table)


def null_vectors(square: np.ndarray) -> np.ndarray:
    """A basis, in columns of length 1, of what the matrix maps to nothing."""
    scale = np.sqrt(np.maximum(np.diag(square), NOTHING))
    values, vectors = np.linalg.eigh(square / np.outer(scale, scale))
    found = vectors[:, values < NOTHING] / scale[:, None]
    return np.linalg.qr(found)[0] if found.shape[1] else found


def alike(vectors: np.ndarray) -> np.ndarray:
    """A number for each row, the same where the rows are: they are seen from one drawn direction, and sorted."""
    seen = vectors @ np.random.default_rng(0).normal(size=vectors.shape[1])
    order = np.argsort(seen, kind="stable")
    group = np.empty(len(seen), int)
    group[order] = np.concatenate([[0], np.cumsum(np.diff(seen[order]) > NOTHING_BETWEEN)])
    return group


def joined(ratings: Ratings, groups: list[np.ndarray]) -> list[Subset]:
    """Subsets out of the groups of each facet: groups that met in a rating belong together.

    A facet that is all one group ties nothing. Where everything met everything and still cannot be told apart, each
    group of raters is a subset of its own, or of items where raters are one group.
    """
    facets = (ratings.person, ratings.item, *ratings.severities)
    split = [(facet, group) for facet, group in zip(facets, groups, strict=True) if group.max(initial=0) > 0]
    starts = np.cumsum([0, *(group.max() + 1 for _, group in split)])
    seen = [group[facet.index] + start for (facet, group), start in zip(split, starts, strict=False)]
    tails = np.concatenate([seen[0], *seen[:-1]])
    heads = np.concatenate([seen[0], *seen[1:]])
    net = sparse.coo_array((np.ones(len(tails), np.int8), (tails, heads)), shape=(starts[-1], starts[-1]))
    count, part = connected_components(net, directed=False)
    if count == 1:
        alone = 2 if groups[2].max(initial=0) > 0 else 1
        return [of_ratings(ratings, groups[alone][facets[alone].index] == n) for n in range(groups[alone].max() + 1)]
    return [of_ratings(ratings, part[seen[0]] == n) for n in range(count)]


def of_ratings(ratings: Ratings, these: np.ndarray) -> Subset:
    """The subset that these ratings make."""
    there = [np.bincount(f.index[these], minlength=len(f)) > 0 for f in (ratings.rater, ratings.person, ratings.item)]
    return named(ratings, *there)


def named(ratings: Ratings, raters: np.ndarray, persons: np.ndarray, items: np.ndarray | None = None) -> Subset:
    return Subset(
        raters=labels_of(ratings.rater, raters),
        persons=labels_of(ratings.person, persons),
        items=() if items is None or items.all() else labels_of(ratings.item, items),
    )


def labels_of(facet: Facet, these: np.ndarray) -> tuple[Hashable, ...]:
    return tuple(facet.labels[place] for place in np.flatnonzero(these))


def by_size(found: list[Subset]) -> tuple[Subset, ...]:
    return tuple(sorted(found, key=lambda subset: (-len(subset.raters), -len(subset.persons))))
