"""A reader who knows every number that is told, adds and takes away as she likes, and looks for one to four people."""

import os
from functools import cached_property

import numpy as np
from hypothesis import Phase, settings

from equipe.suppression import FEWEST

READ = settings(
    max_examples=int(os.environ.get("EXAMPLES", "20")), phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
"""Each population is read in a second or so: a handful in the suite, thousands with `EXAMPLES=2000`. To make a failing
one smaller would take minutes."""


ALMOST_NOTHING = 1e-9
"""What is left, by a machine, of a set of kinds from which all that is told was taken away: nothing, or nearly."""


class Reader:
    """What there could be, as far as she knows: kinds of people, and the numbers that count each of them."""

    def __init__(self, kinds, numbers_of):
        self.kinds, self.numbers_of = list(kinds), numbers_of

    @cached_property
    def numbers(self):
        return sorted({number for kind in self.kinds for number in self.numbers_of(kind)}, key=str)

    @cached_property
    def table(self):
        """Which number counts which kind: numbers down, kinds across."""
        place_of = {number: place for place, number in enumerate(self.numbers)}
        table = np.zeros((len(self.numbers), len(self.kinds)))
        for kind, who in enumerate(self.kinds):
            table[[place_of[number] for number in self.numbers_of(who)], kind] = 1
        return table

    def finds(self, population, is_told):
        """Numbers of one to four that are told, and sets of one to four people that are some sum of what is told.

        `population` are pairs of a kind and how many of it there are; `is_told(number)` says what is printed.
        """
        told = np.array([bool(is_told(number)) for number in self.numbers])
        people = np.zeros(len(self.kinds))
        for kind, n in population:
            people[self.kinds.index(kind)] += n
        said = self.table @ people
        open_ones = [name for name, its, n in zip(self.numbers, told, said, strict=True) if its and 0 < n < FEWEST]
        return open_ones or self._reckoned(told, said, people)

    def _reckoned(self, told, said, people):
        there = ~self.table[told & (said == 0)].any(axis=0)  # a zero that is told says of some kinds that none is there
        table, people = self.table[:, there], people[there]
        strengths, ways = np.linalg.eigh(table[told] @ table[told].T)
        strong = strengths > 1e-6
        known = table[told].T @ ways[:, strong] / np.sqrt(strengths[strong])
        both = (table[:, people > 0] * people[people > 0]) @ table[:, people > 0].T  # who stands in two numbers at once
        for one, name, within in zip(table, self.numbers, both, strict=True):
            whole, is_in = one @ people, one > 0
            left_over = {"within": within, "without": whole - within}
            small = {how: np.flatnonzero((left > 0) & (left < FEWEST)) for how, left in left_over.items()}
            for how, others in small.items():
                if not others.size:
                    continue
                few = table[np.ix_(others, is_in)]
                few = few if how == "within" else 1 - few
                beyond = few.sum(axis=1) - ((few @ known[is_in]) ** 2).sum(axis=1)
                if (beyond <= ALMOST_NOTHING * few.shape[1]).any():
                    return [(name, how, self.numbers[others[int(beyond.argmin())]])]
        return []
