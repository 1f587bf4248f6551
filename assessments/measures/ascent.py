"""The way up to the top of the joint likelihood, for ratings without extreme elements.

The log-likelihood is concave in people, items, raters and steps together, so Newton's steps, halved while they lead
down, reach its top where it has one. People are many and touch each other only through the rest: they are eliminated
from every step (Schur's complement), which leaves a system as large as items, raters and steps together.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.linalg import LinAlgError, cho_factor, cho_solve

from assessments.measures.design import dense, stack, tally
from assessments.measures.extremes import Free
from assessments.measures.persons import chances, ends
from assessments.measures.ratings import Facet

SMALL = 1e-8
"""The likelihood is at its top when no derivative is larger."""
SHORT = 1e-4
"""Nobody has to go farther than this, in logits, from where the ascent ends."""
LEAST_INFORMATION = 1e-4
"""An element about which less is known (SE above 100 logits) has run away: the likelihood has no top."""
FLAT = 1e-9
"""A direction of which less is known, in proportion, leads to infinity; a single rating among a million tells more."""
MOST_STEPS = 100
MOST_HALVINGS = 40
SLACK = 1e-11
"""A likelihood this much lower, in proportion, is not lower: the sum of many ratings is no more exact."""


@dataclass(frozen=True, eq=False)
class Place:
    """Where everything stands at one moment: persons; items, raters and further facets in one row; climbs."""

    persons: np.ndarray
    beside: np.ndarray
    climb: np.ndarray

    @property
    def longest(self) -> float:
        """How far the farthest is from 0: as a step, how much is still to go."""
        return max(np.abs(part).max(initial=0) for part in (self.persons, self.beside, self.climb))


@dataclass(frozen=True, eq=False)
class View:
    """What is seen from a place: the chances of each rating's categories, and how likely it all was."""

    place: Place
    chance: np.ndarray
    expected: np.ndarray
    variance: np.ndarray
    log_likelihood: float


@dataclass(frozen=True, eq=False)
class Top:
    """Where the ascent ended, and whether that is the top."""

    view: View
    converged: bool
    iterations: int
    max_residual: float


@dataclass(frozen=True, eq=False)
class Information:
    """The second derivatives: of people, of people with the rest and the same by person; of the rest without people.

    `whole` is what would be known of each of the rest, were people known.
    """

    persons: np.ndarray
    cross: np.ndarray
    shared: np.ndarray
    rest: np.ndarray
    whole: np.ndarray

    @property
    def is_flat(self) -> bool:
        """Whether there is a direction of which nothing is known."""
        scale = np.sqrt(self.whole)
        return bool(np.linalg.eigvalsh(self.rest / np.outer(scale, scale)).min(initial=1) < FLAT)


class Ascent:
    """The likelihood of these ratings, and the steps up to its top."""

    def __init__(self, free: Free):
        self.ratings, self.rows, self.given = free.ratings, free.rows, free.given
        self.person, *self.facets = free.facets
        self.starts = np.cumsum([0, *(len(facet) for facet in self.facets)])
        self.moving = ~np.concatenate(free.fixed[1:])
        self.used = free.used(np.ones(len(self.ratings), bool))
        categories = Facet("category", tuple(range(self.used.shape[1])), self.ratings.value)
        self.seen = dense(tally(self.rows, categories))
        self.climbing = inner(self.used & np.isnan(self.given))
        self.levels = np.flatnonzero(self.climbing.any(axis=0))
        still = np.zeros(len(self.moving), bool)
        still[[start for start, given in zip(self.starts, free.fixed[1:], strict=False) if not given.any()]] = True
        self.solved = np.concatenate([self.moving & ~still, *(self.climbing[:, k] for k in self.levels)])

    def start(self, beside: np.ndarray) -> Place:
        """People at the log odds of their scores, climbs at those of the categories, the rest where it is told to."""
        lowest, highest = (end[self.rows.index] for end in ends(np.where(self.used, 0.0, np.inf)))
        reached, left = (
            np.bincount(self.person.index, part) for part in (self.ratings.value - lowest, highest - self.ratings.value)
        )
        with np.errstate(divide="ignore"):
            odds = np.where(self.used, -np.log(self.seen), np.inf)
        climb = np.where(np.isnan(self.given), level(odds, self.used), self.given)
        return Place(np.log(reached / left), beside, climb)

    def hardness(self, beside: np.ndarray) -> np.ndarray:
        """How hard it was to be rated high, for each rating: its item, rater and further facets together."""
        return sum(beside[start + facet.index] for start, facet in zip(self.starts, self.facets, strict=False))

    def look(self, place: Place) -> View:
        distance = place.persons[self.person.index] - self.hardness(place.beside)
        chance = chances(distance, place.climb[self.rows.index])
        categories = np.arange(chance.shape[1])
        expected = chance @ categories
        variance = chance @ categories**2 - expected**2
        with np.errstate(divide="ignore"):
            likely = np.log(chance[np.arange(len(chance)), self.ratings.value])
        return View(place, chance, expected, variance, float(likely.sum()))

    def slopes(self, view: View) -> tuple[np.ndarray, np.ndarray]:
        """The derivatives of the log-likelihood: by people, and by all that is beside them, the climbs last."""
        residual = self.ratings.value - view.expected
        beside = [-np.bincount(facet.index, residual) for facet in self.facets]
        climbs = [np.bincount(self.rows.index, view.chance[:, k]) - self.seen[:, k] for k in self.levels]
        return np.bincount(self.person.index, residual), np.concatenate([*beside, *climbs])

    def residual(self, slopes: tuple[np.ndarray, np.ndarray]) -> float:
        """The largest derivative by anything that is free to move."""
        free = np.concatenate([self.moving, *(self.climbing[:, k] for k in self.levels)])
        return float(max(np.abs(slopes[0]).max(), np.abs(slopes[1][free]).max(initial=0)))

    def information(self, view: View) -> Information:
        """What the ratings tell of people and of the rest."""
        bends = [view.chance[:, k] * (k - view.expected) for k in self.levels]
        sides = [*((facet, view.variance) for facet in self.facets), *((self.rows, bend) for bend in bends)]
        persons = np.bincount(self.person.index, view.variance)
        cross = -stack([tally(self.person, facet, weight) for facet, weight in sides])[:, self.solved]
        shared = sparse.diags_array(1 / persons) @ cross
        square = self.beside_people(view, sides)[np.ix_(self.solved, self.solved)]
        return Information(persons, cross, shared, square - dense(cross.T @ shared), np.diag(square))

    def beside_people(self, view: View, sides: list[tuple[Facet, np.ndarray]]) -> np.ndarray:
        """What the ratings tell of items, raters, further facets and climbs, each by itself and two together."""
        ends, facets = np.cumsum([0, *(len(facet) for facet, _ in sides)]), len(self.facets)
        square = np.zeros((ends[-1], ends[-1]))
        for one, (facet, weight) in enumerate(sides):
            for two, (other, bend) in enumerate(sides[one:], one):
                if one >= facets:
                    k, j = self.levels[one - facets], self.levels[two - facets]
                    weight = view.chance[:, k] * ((k == j) - view.chance[:, j])
                elif two >= facets:
                    weight = bend
                alone = facet is other
                block = np.diag(np.bincount(facet.index, weight)) if alone else dense(tally(facet, other, weight))
                square[ends[one] : ends[one + 1], ends[two] : ends[two + 1]] = block
                square[ends[two] : ends[two + 1], ends[one] : ends[one + 1]] = block.T
        return square

    def step(self, slopes: tuple[np.ndarray, np.ndarray], known: Information) -> Place:
        """Newton's step: how far each is to move."""
        moves = np.zeros(len(self.solved))
        moves[self.solved] = cho_solve(cho_factor(known.rest), slopes[1][self.solved] - known.shared.T @ slopes[0])
        climb = np.zeros(self.used.shape)
        climb[:, self.levels] = moves[self.starts[-1] :].reshape(len(self.levels), len(self.rows)).T
        behind = (slopes[0] - known.cross @ moves[self.solved]) / known.persons
        return Place(behind, moves[: self.starts[-1]], climb)

    def ahead(self, view: View, step: Place) -> View | None:
        """The view after the step, or after half of it, and so on while that leads down; None where all do."""
        here, part = view.place, 1.0
        for _ in range(MOST_HALVINGS):
            there = self.look(
                Place(
                    here.persons + part * step.persons,
                    here.beside + part * step.beside,
                    here.climb + part * step.climb,
                )
            )
            if there.log_likelihood >= view.log_likelihood - SLACK * abs(view.log_likelihood):
                return there
            part /= 2
        return None

    def runs_away(self, view: View) -> bool:
        """Whether so little is left to be known about somebody that she must be on her way to infinity."""
        facets = [self.person, *self.facets]
        return any(np.bincount(facet.index, view.variance).min() < LEAST_INFORMATION for facet in facets)

    def climb(self, beside: np.ndarray) -> Top:
        """From the start to the top, or to where it is clear that there is none.

        At the top the slopes vanish, and with them the steps. Where the likelihood only flattens out on its way to
        infinity the slopes vanish too, but each step is as long as the one before, until nothing is known any more.
        """
        view = self.look(self.start(beside))
        for iteration in range(MOST_STEPS):
            slopes = self.slopes(view)
            residual = self.residual(slopes)
            try:
                known = self.information(view) if not self.runs_away(view) else None
                step = self.step(slopes, known) if known else None
            except LinAlgError:
                step = None
            if step and residual < SMALL and step.longest < SHORT:
                return Top(view, not known.is_flat, iteration, residual)
            there = self.ahead(view, step) if step else None
            if there is None:
                return Top(view, False, iteration, residual)
            view = there
        return Top(view, False, MOST_STEPS, self.residual(self.slopes(view)))


def inner(used: np.ndarray) -> np.ndarray:
    """The climbs to estimate: all in use but the lowest and the highest of each row, which are 0."""
    found = used.copy()
    for row in found:
        row[np.flatnonzero(row)[[0, -1]] if row.any() else []] = False
    return found


def level(heights: np.ndarray, used: np.ndarray) -> np.ndarray:
    """Tilted so that the lowest and the highest in use are 0: the mean step of a row is 0."""
    lowest, highest = ends(np.where(used, 0.0, np.inf))
    rows = np.arange(len(heights))
    first, last = heights[rows, lowest], heights[rows, highest]
    with np.errstate(invalid="ignore"):
        slope = (last - first) / np.maximum(highest - lowest, 1)
        return heights - first[:, None] - slope[:, None] * (np.arange(heights.shape[1]) - lowest[:, None])
