"""The net of raters: who saw the same people, where it is thin, and which extra ratings would tie it most cheaply.

Links stand on the ratings of today, not on the frozen ones: what is proposed must be somebody's open case.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import cos, pi, sin

import numpy as np

from assessments import rules
from assessments.calibrating import is_colleague, levels_seen, rater_key, vignettes_of
from assessments.measures.agreement import Alpha, Metric, alpha
from assessments.measures.design import Subset, subsets
from assessments.measures.links import cheapest_links, weakest_tie
from assessments.measures.ratings import Ratings
from assessments.measures.scales import FEW_SHARED
from assessments.models import OutsideRater, Round
from equipe.models import User

MOST_PROPOSALS = 6
WRITTEN_CASE = "written case"
"""What stands before the reference of a vignette, to tell it from a round."""
RING = 150
"""Radius of the circle the raters are drawn on, in units of the picture."""


@dataclass(frozen=True)
class Node:
    """A rater on the picture of the net, with the side on which the name is written."""

    key: str
    name: str
    people: int
    x: int
    y: int

    @property
    def anchor(self):
        return "middle" if self.is_on_the_axis else "start" if self.x > 0 else "end"

    @property
    def is_on_the_axis(self):
        return abs(self.x) < RING / 5

    @property
    def name_x(self):
        return self.x if self.is_on_the_axis else self.x + (16 if self.x > 0 else -16)

    @property
    def name_y(self):
        if not self.is_on_the_axis:
            return self.y + 5
        return self.y - 18 if self.y < 0 else self.y + 28


@dataclass(frozen=True)
class Edge:
    """Two raters and how many people both saw; none is a gap."""

    one: Node
    other: Node
    shared: int

    @property
    def is_thin(self):
        return 0 < self.shared < FEW_SHARED

    @property
    def width(self):
        return min(1 + self.shared // 3, 7)


@dataclass(frozen=True)
class Proposal:
    """A rating worth asking for: this case, by this rater too."""

    round: Round
    rater: str

    @property
    def episode(self):
        return self.round.episode

    @property
    def person(self):
        return self.round.episode.person


@dataclass(frozen=True)
class Net:
    """Who rated whom in a district, with names; nothing of how they rated."""

    names: dict[str, str]
    ratings: Ratings | None
    open_rounds: dict[str, Round]

    @cached_property
    def met(self) -> dict[str, frozenset[Hashable]]:
        """Rater to the rounds she rated in. Written cases tie raters too, and are nobody to rate twice."""
        found: dict[str, set] = {key: set() for key in self.names}
        rounds = [not isinstance(label, tuple) for label in self.ratings.person.labels]
        for person, rater in zip(self.ratings.person.index, self.ratings.rater.index, strict=True):
            if rounds[person]:
                found[self.ratings.rater.labels[rater]].add(self.ratings.person.labels[person])
        return {key: frozenset(rounds) for key, rounds in found.items()}

    @cached_property
    def colleagues(self) -> "Net":
        """The net of those who can be asked to rate anybody: a host's tutor meets her own intern alone."""
        theirs = np.array([is_colleague(key) for key in self.ratings.rater.labels])
        names = {key: name for key, name in self.names.items() if is_colleague(key)}
        return replace(self, names=names, ratings=self.ratings.among(theirs[self.ratings.rater.index]))

    @cached_property
    def subsets(self) -> tuple[Subset, ...]:
        return subsets(self.ratings)

    @cached_property
    def groups(self) -> list[list[str]]:
        """The names in each part of the net, where it falls apart."""
        return [[self.names[key] for key in subset.raters] for subset in self.subsets]

    @property
    def hangs_together(self):
        return len(self.subsets) == 1

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The raters on a circle, the first on top."""
        keys = sorted(self.names, key=lambda key: self.names[key])
        turn = 2 * pi / max(len(keys), 1)
        return {
            key: Node(
                key, self.names[key], len(self.met[key]), round(RING * sin(n * turn)), round(-RING * cos(n * turn))
            )
            for n, key in enumerate(keys)
        }

    @cached_property
    def edges(self) -> list[Edge]:
        """Every two raters, those who share most first."""
        pairs = [
            Edge(self.nodes[one], self.nodes[other], len(self.met[one] & self.met[other]))
            for one, other in combinations(self.nodes, 2)
        ]
        return sorted(pairs, key=lambda edge: (-edge.shared, edge.one.name, edge.other.name))

    @property
    def tied(self):
        return [edge for edge in self.edges if edge.shared]

    @cached_property
    def weakest(self) -> tuple[int, list[str]]:
        """By how many shared people the most loosely tied raters hang on the rest, and who they are."""
        strength, raters = weakest_tie(self.ratings)
        return strength, [self.names[key] for key in raters]

    @property
    def is_thin(self):
        return len(self.names) > 1 and self.weakest[0] < FEW_SHARED

    @cached_property
    def proposals(self) -> list[Proposal]:
        """The fewest extra ratings that tie the net firmly, of people whose case is open."""
        if len(self.names) < 2:
            return []
        links = cheapest_links(self.ratings, candidates=self.open_rounds, enough=FEW_SHARED)
        return self.proposed((link.person, link.rater) for link in links)[:MOST_PROPOSALS]

    def proposed(self, pairs) -> list[Proposal]:
        """Proposals for pairs of round and rater; a person is proposed to a colleague once, to outsiders never."""
        found = {}
        for key, rater in pairs:
            if key in self.open_rounds and is_colleague(rater):
                case = self.open_rounds[key]
                found.setdefault((case.episode_id, rater), Proposal(case, self.names[rater]))
        return list(found.values())


@dataclass(frozen=True)
class Pair:
    """Two raters: what they share, how far they agree on it, or why they cannot be compared and what would help."""

    net: Net
    one: str
    other: str

    @property
    def names(self):
        return self.net.names[self.one], self.net.names[self.other]

    @cached_property
    def shared(self):
        return sorted(self.net.met[self.one] & self.net.met[self.other])

    @cached_property
    def subsets(self) -> list[Subset]:
        """The part of the net of each; one where they are in the same."""
        return [part for part in self.net.subsets if {self.one, self.other} & set(part.raters)]

    @property
    def are_tied_by_others(self):
        return not self.shared and len(self.subsets) == 1

    @property
    def groups(self):
        """The names in the parts that hold them, where these are two."""
        return [[self.net.names[key] for key in part.raters] for part in self.subsets]

    @cached_property
    def levels(self):
        """The pairs of levels both chose for the same person on the same item."""
        ratings, seen = self.net.ratings, {}
        both, shared = {self.one, self.other}, set(self.shared)
        for person, rater, item, value in zip(
            ratings.person.index, ratings.rater.index, ratings.item.index, ratings.value, strict=True
        ):
            key = ratings.rater.labels[rater]
            if key in both and ratings.person.labels[person] in shared:
                seen.setdefault((person, item), {})[key] = int(value)
        return [(given[self.one], given[self.other]) for given in seen.values() if len(given) == 2]

    @cached_property
    def agreement(self) -> Alpha:
        return alpha(self.levels or [(None, None)], Metric.ORDINAL)

    @property
    def withheld(self):
        """Counted are people, not ratings: the items of one person are no cases of their own."""
        return rules.withheld(len(self.shared))

    @property
    def same(self):
        return sum(one == other for one, other in self.levels)

    @property
    def next_to_it(self):
        return sum(abs(one - other) == 1 for one, other in self.levels)

    @cached_property
    def proposals(self) -> list[Proposal]:
        """People of the one whom the other could rate too, and the other way round, the latest first."""
        ways = [(self.one, self.other), (self.other, self.one)]
        found = [
            self.net.proposed(
                (key, asked) for key in self.net.open_rounds if key in self.net.met[seen_by] - self.net.met[asked]
            )
            for seen_by, asked in ways
        ]
        half = MOST_PROPOSALS // 2
        return [*found[0][:half], *found[1][:half]]


def net_of(ambito, *, on) -> Net:
    """The net of a district on a day: rounds in which nobody is awaited any more, and vignettes of closed sessions."""
    rows = [
        (str(round), rater_key(rater, outside), lineage, value)
        for round, rater, outside, lineage, value, _at in levels_seen(ambito, on=on)
    ]
    rows += [
        ((WRITTEN_CASE, one.vignette), rater_key(one.rater, None), one.lineage, one.value)
        for one in vignettes_of(ambito, on=on)
    ]
    if not rows:
        return Net({}, None, {})
    keys = dict.fromkeys(row[1] for row in rows)
    rounds = Round.objects.of_district(ambito).of_open_cases().with_cases().newest_first()
    return Net(_names(keys), Ratings.from_rows(rows), {str(round.pk): round for round in rounds})


def _names(keys) -> dict[str, str]:
    colleagues = User.objects.in_bulk([int(key[1:]) for key in keys if key.startswith("u")])
    outside = OutsideRater.objects.in_bulk([key[1:] for key in keys if key.startswith("o")])
    known = {rater_key(pk, None): user.get_full_name() for pk, user in colleagues.items()}
    return known | {rater_key(None, pk): str(rater) for pk, rater in outside.items()}
