"""What ratings tell of items, raters, steps and population when people are drawn: the observed information.

It is what the ratings would tell if every ability were known, less what not knowing them takes away: how far the score
of the complete ratings varies over what the ability of each group can be (Louis 1982). The score of a pattern touches
only the elements it has, so it is kept in as many places as the longest pattern needs, however many raters there are;
and patterns are gone through in small tables, which linear algebra does not share among threads: on a busy machine it
would wait long for them.
"""

from itertools import pairwise

import numpy as np
from scipy import sparse

from assessments.measures.marginal import AT_ONCE, Look, Marginal
from assessments.measures.patterns import Split


class Information:
    """Minus the second derivatives of a marginal likelihood."""

    def __init__(self, marginal: Marginal):
        self.marginal = marginal
        patterns = marginal.patterns
        self.items, *self.others = patterns.by_facet(np.diff(marginal.starts))
        every = np.arange(patterns.patterns.shape[0])
        steps = self.items if marginal.rows > 1 else Split(patterns.patterns, every, np.zeros_like(every))
        self.splits = [self.items, *self.others]
        wheres = [split.element + first for split, first in zip(self.splits, marginal.starts, strict=False)]
        for category in range(1, marginal.categories - 1):
            self.splits.append(steps)
            wheres.append(marginal.climbs.start + steps.element * marginal.categories + category)
        self._make_room(wheres, len(every))

    def _make_room(self, wheres, patterns):
        """A place for each part of each pattern's score: `where` it is on the point, or one beyond where none is."""
        size = self.marginal.size
        owner = np.concatenate([split.pattern for split in self.splits])
        order = np.argsort(owner, kind="stable")
        place = np.empty(len(owner), int)
        place[order] = np.arange(len(owner)) - np.searchsorted(owner[order], np.arange(patterns))[owner[order]]
        self.room = int(place.max()) + 3
        self.where = np.full((patterns, self.room), size)
        self.where[owner, place] = np.concatenate(wheres)
        self.where[:, -2:] = size - 2, size - 1
        self.places = np.split(place, np.cumsum([len(split.pattern) for split in self.splits])[:-1])

    def at(self, look: Look) -> np.ndarray:
        sd = np.exp(look.point[-1])
        away = (look.ability - look.point[-2]) / sd
        own = np.array([away / sd, away**2 - 1])
        people, drift, stretch = (look.weight.sum(axis=0) @ away**power for power in range(3))
        told = self._complete(look)
        told[-2:, -2:] += [[people / sd**2, 2 * drift / sd], [2 * drift / sd, 2 * stretch]]
        tables = self._tables(look)
        step = max(1, AT_ONCE // (self.room * len(look.ability)))
        for first, last in pairwise([*range(0, len(look.weight), step), len(look.weight)]):
            told -= self._lost(look, tables, own, first, last)
        return told

    def _complete(self, look):
        """The information if everybody's ability were known."""
        cells, categories = look.counted.shape
        weight = self.marginal.patterns.back(look.weight)
        block = -np.matmul((look.chance * weight).transpose(1, 0, 2), look.chance.transpose(1, 2, 0))
        block[:, np.arange(categories), np.arange(categories)] += look.counted
        blocks = sparse.bsr_array((block, np.arange(cells), np.arange(cells + 1)))
        return (self.marginal.loads.T @ (blocks @ self.marginal.loads)).toarray()

    def _tables(self, look):
        """What the parts of each split add up, for every ability."""
        categories = self.marginal.categories
        expected = np.einsum("k,kcq->cq", np.arange(categories), look.chance)
        sittings = self.marginal.patterns.sittings
        tables = [expected, *[sittings @ expected] * len(self.others)]
        chances = look.chance[1 : categories - 1]
        return [*tables, *(chances if self.marginal.rows > 1 else (sittings @ chance for chance in chances))]

    def _lost(self, look, tables, own, first, last):
        """How far the scores of these patterns vary over what the abilities of their people can be."""
        nodes, count, size = len(look.ability), last - first, self.marginal.size
        score = np.zeros((count, nodes, self.room))
        for split, place, table in zip(self.splits, self.places, tables, strict=True):
            rows = slice(*np.searchsorted(split.pattern, [first, last]))
            score[split.pattern[rows] - first, :, place[rows]] = split.matrix[rows] @ table
        score[:, :, -2:] = own.T
        mean, people = self._expected(look, score, first, last)
        weighed = score * look.weight[first:last, :, None]
        lost = np.matmul(weighed.swapaxes(1, 2), score) - np.matmul((mean * people).swapaxes(1, 2), mean)
        where = self.where[first:last]
        onto = where[:, :, None] * (size + 1) + where[:, None, :]
        return np.bincount(onto.ravel(), lost.ravel(), (size + 1) ** 2).reshape(size + 1, size + 1)[:-1, :-1]

    def _expected(self, look, score, first, last):
        """The score expected of each group, pattern by pattern, and how many people the group has."""
        patterns = self.marginal.patterns
        here = slice(*patterns.begins[[first, last]])
        pattern = patterns.pattern[here] - first
        place = np.arange(len(pattern)) + patterns.begins[first] - patterns.begins[first:last][pattern]
        shape = len(score), int(place.max()) + 1
        posterior, people = np.zeros((*shape, score.shape[1])), np.zeros((*shape, 1))
        posterior[pattern, place], people[pattern, place, 0] = look.posterior[here], patterns.people[here]
        return np.matmul(posterior, score), people
