"""How firmly the raters are tied together, and the fewest extra ratings that would tie them."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from assessments.measures.design import dense, held, labels_of, meetings, subsets
from assessments.measures.ratings import Ratings

ENOUGH = 1
"""Shared people that make a link; more make it a good one."""


@dataclass(frozen=True)
class Link:
    """A rating worth asking for: this person, by this rater too; on these items, where it matters which."""

    person: Hashable
    rater: Hashable
    items: tuple[Hashable, ...] = ()


def persons_shared(ratings: Ratings) -> np.ndarray:
    """How many people of each rater were rated by somebody else too: what ties her to the net."""
    met = dense(meetings(ratings) > 0)
    return (met & (met.sum(axis=1) > 1)[:, None]).sum(axis=0)


def weakest_tie(ratings: Ratings) -> tuple[int, tuple[Hashable, ...]]:
    """Where the net is thinnest: these raters hang on the others by so many shared people (0: by none)."""
    met = dense(meetings(ratings) > 0)
    if met.shape[1] < 2:
        return len(met), ratings.rater.labels
    strength, side = weakest_cut(ties_between(met))
    side = side if side.sum() * 2 <= len(side) else ~side
    return round(strength), labels_of(ratings.rater, side)


def cheapest_links(
    ratings: Ratings, *, candidates: Collection[Hashable] = (), enough: int = ENOUGH
) -> tuple[Link, ...]:
    """The fewest extra ratings after which no group of raters hangs on less than `enough` people shared with the rest.

    The weakest place of the net is tied first, then the weakest that is left: with `enough` = 1 this is one rating
    less than there are unconnected subsets, and nobody can do with fewer. The rater asked is the one with the fewest
    ties on her side, the person one among the `candidates` where there is one, and rated by those with the fewest
    ties on the other. Nothing more is proposed where everybody was rated by everybody.
    """
    met = dense(meetings(ratings) > 0)
    wanted = held(ratings.person, set(candidates))
    found: list[Link] = []
    while (weakest := weakest_place(met, enough)) is not None:
        best = best_across(met, weakest, wanted)
        if best is None:
            break
        met[best] = True
        found.append(Link(ratings.person.labels[best[0]], ratings.rater.labels[best[1]]))
    return (*found, *links_of_items(ratings, set(candidates)))


def weakest_place(met: np.ndarray, enough: int) -> np.ndarray | None:
    """The raters on one side of the net's weakest cut; None where every cut has `enough` shared people."""
    ties = ties_between(met)
    count, part = connected_components(ties > 0, directed=False)
    if count > 1:
        return part == np.bincount(part).argmin()
    if enough <= 1 or len(ties) < 2:
        return None
    strength, side = weakest_cut(ties)
    return None if strength > enough - 0.5 else side


def ties_between(met: np.ndarray) -> np.ndarray:
    """The strength of the tie of each two raters: a shared person counts once between one rater and all the others."""
    raters_each = met.sum(axis=1)
    shared = met[raters_each > 1].astype(float)
    ties = shared.T @ (shared / (raters_each[raters_each > 1] - 1)[:, None])
    np.fill_diagonal(ties, 0)
    return ties


def weakest_cut(ties: np.ndarray) -> tuple[float, np.ndarray]:
    """The least strength that must be cut to part the net in two, and one of the two sides (Stoer and Wagner 1997)."""
    ties, groups = ties.copy(), np.eye(len(ties), dtype=bool)
    best, side = np.inf, groups[0]
    while len(ties) > 1:
        strength, order = ties[0].copy(), [0]
        strength[0] = -np.inf
        while len(order) < len(ties):
            last = int(strength.argmax())
            order.append(last)
            cut, strength[last] = strength[last], -np.inf
            strength += ties[last]
        before, last = order[-2:]
        if cut < best:
            best, side = cut, groups[last]
        groups[before] |= groups[last]
        ties[before] += ties[last]
        ties[:, before] += ties[:, last]
        ties[before, before] = 0
        kept = np.arange(len(ties)) != last
        ties, groups = ties[np.ix_(kept, kept)], groups[kept]
    return float(best), side


def best_across(met: np.ndarray, side: np.ndarray, wanted: np.ndarray) -> tuple[int, int] | None:
    """The person and the rater whose meeting ties the two sides best; None where everybody met both sides."""
    ties = ties_between(met).sum(axis=1)
    weakest_of = np.where(met, ties, np.inf).min(axis=1)
    options = []
    for here, there in ((side, ~side), (~side, side)):
        persons = np.flatnonzero(met[:, there].any(axis=1) & ~met[:, here].any(axis=1))
        if len(persons):
            rater = np.where(here, ties, np.inf).argmin()
            keys = ~wanted[persons], weakest_of[persons], -met[persons].sum(axis=1)
            first = np.lexsort(keys[::-1])[0]
            options.append((keys[0][first], ties[rater], *(key[first] for key in keys[1:]), persons[first], rater))
    return min(options)[-2:] if options else None


def links_of_items(ratings: Ratings, candidates: set[Hashable]) -> list[Link]:
    """Where raters share people but not items: who should rate on the items of the others too."""
    parts = subsets(ratings)
    if len(parts) < 2 or not parts[0].items:
        return []
    hub, *others = parts
    return [
        Link(min(part.persons, key=lambda person: person not in candidates), part.raters[0], hub.items)
        for part in others
        if part.items
    ]
