"""The likelihood of ratings when people are drawn from a normal population: its value and its slopes.

But for what abilities do not touch, the chance of all ratings of a group (total r) at the ability t is exp(r t - N(t)):
N adds up, over the cells of its pattern, the logarithm of the sum over categories of exp(k (t - D - C) - climb_k). It
is summed over evenly spaced abilities under the normal density. With steps of little more than the standard error of
the person known best the sum is exact to eight digits (the error of the trapezoidal rule on a normal curve is
2 exp(-2 (pi se / step)^2)); with a few nodes for the whole population it would be wrong.

All is a function of one vector, the point: severities of items, raters and further facets, climbs of every row and
category, mean and log(sd) of people.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assessments.measures.patterns import Patterns, incidence
from assessments.measures.ratings import Ratings

SPACING = 1.0
"""Distance of the abilities summed over, in standard errors of the person known best."""
WIDEST = 0.8
"""And never more than this, in logits: one rating alone says something that narrow."""
REACH = 8.0
"""How far they go beyond the outermost person, in her standard errors."""
NOTHING = -30.0
"""An ability that much less likely (in logarithms) than a group's likeliest is none of its own."""
AT_ONCE = 1 << 18
"""So many numbers are worked on at once: they stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen from one point."""

    point: np.ndarray
    log_likelihood: float
    slopes: np.ndarray
    """Derivatives of the log-likelihood by every part of the point."""
    ability: np.ndarray
    chance: np.ndarray
    """Of each category, shape (categories, cells, abilities)."""
    posterior: np.ndarray
    """How likely each ability is for each group."""
    expected: np.ndarray
    """Ability expected of each group, and the standard deviation of what it can be (EAP)."""
    spread: np.ndarray
    weight: np.ndarray
    """How many people of each pattern have each ability."""
    counted: np.ndarray
    """Ratings expected in each cell and category."""
    span: tuple[float, float]
    """From where to where abilities must go to be beyond everybody."""


class Marginal:
    """The marginal likelihood of these ratings. `rows` of steps: 1 (rating scale), or one an item (partial credit)."""

    def __init__(self, ratings: Ratings, rows: int):
        self.patterns = Patterns.of(ratings)
        facets = (ratings.item, *ratings.severities)
        self.rows, self.categories = rows, ratings.highest + 1
        self.starts = np.cumsum([0, *(len(facet) for facet in facets)])
        self.climbs = slice(self.starts[-1], self.starts[-1] + rows * self.categories)
        self.size = self.climbs.stop + 2
        self.places = self.patterns.cells + self.starts[:-1]
        self.row = self.patterns.cells[:, 0] if rows > 1 else np.zeros(len(self.places), int)
        self.loads = self._loads()
        self.seen = self._seen(ratings, facets)
        self.most = self.patterns.over(np.ones(len(self.places))).max()

    def _seen(self, ratings, facets):
        """What the ratings say: the sum of each element's, and how many are in each category."""
        row = facets[0].index * np.int32(self.categories) if self.rows > 1 else 0
        sums = [np.bincount(facet.index, ratings.value, len(facet)) for facet in facets]
        used = np.bincount(row + ratings.value, minlength=self.rows * self.categories)
        return np.concatenate([*sums, used, [0.0, 0.0]])

    def _loads(self):
        """By how much the logit of each cell's category falls with each part of the point."""
        logit = np.arange(len(self.row) * self.categories).reshape(len(self.row), -1)
        category = np.broadcast_to(np.arange(self.categories), logit.shape)
        climb = self.climbs.start + self.row[:, None] * self.categories + category
        sides = [(np.broadcast_to(place[:, None], logit.shape), category) for place in self.places.T]
        sides.append((climb, np.ones(logit.shape)))
        columns, loads = (np.concatenate([side[n].ravel() for side in sides]) for n in (0, 1))
        return incidence(np.tile(logit.ravel(), len(sides)), columns, (logit.size, self.size), loads)

    def look(self, point: np.ndarray, span: tuple[float, float] | None = None, spacing: float = SPACING) -> Look:
        """The likelihood at the point; `span` is what the last look advised."""
        climb = self._climb(point)
        mean, sd = point[-2], np.exp(point[-1])
        ability = self._abilities(climb, sd, span or (mean - REACH * sd, mean + REACH * sd), spacing)
        chance, log_sum = self._chances(point, climb, ability)
        away = (ability - mean) / sd
        density = -(away**2) / 2 - np.log(sd * np.sqrt(2 * np.pi) / (ability[1] - ability[0]))
        people = self._people(ability, density - self.patterns.over(log_sum))
        posterior, weight, log_each, expected, spread = people
        counted = np.einsum("cq,kcq->ck", self.patterns.back(weight), chance)
        slopes = self.loads.T @ counted.ravel() - self.seen
        mass = weight.sum(axis=0)
        slopes[-2:] = mass @ away / sd, mass @ (away**2 - 1)
        known = np.where(np.isfinite(point[:-2]), point[:-2], 0.0)
        return Look(
            point=point,
            log_likelihood=float(self.patterns.people @ log_each - self.seen[:-2] @ known),
            slopes=slopes,
            ability=ability,
            chance=chance,
            posterior=posterior,
            expected=expected,
            spread=spread,
            weight=weight,
            counted=counted,
            span=(float((expected - REACH * spread).min()), float((expected + REACH * spread).max())),
        )

    def _climb(self, point):
        return point[self.climbs].reshape(self.rows, self.categories)

    def _abilities(self, climb, sd, span, spacing):
        known = self.most * max(greatest_variance(row) for row in climb) + 1 / sd**2
        step = min(spacing / np.sqrt(known), WIDEST)
        return np.linspace(*span, int(np.ceil((span[1] - span[0]) / step)) + 1)

    def _chances(self, point, climb, ability):
        """The chance of each category in each cell at each ability, and the logarithm of what they were divided by."""
        distance = ability - point[self.places].sum(axis=1)[:, None]
        chance = np.empty((self.categories, *distance.shape))
        for category in range(self.categories):
            np.subtract(category * distance, climb[self.row, category, None], out=chance[category])
        top = chance.max(axis=0)
        chance -= top
        np.exp(chance, out=chance)
        total = chance.sum(axis=0)
        chance /= total
        return chance, top + np.log(total)

    def _people(self, ability, log_weight):
        """How likely each ability is for each group; how many people of each pattern have it; of each group the
        logarithm of the chance of its ratings, the ability expected, and its standard deviation."""
        groups, powers = self.patterns, np.column_stack([ability, ability**2])
        posterior, weight = np.empty((len(groups.total), len(ability))), np.empty(log_weight.shape)
        log_each, moments = np.empty(len(posterior)), np.empty((len(posterior), 2))
        step = max(1, AT_ONCE // 16 // len(ability))
        ends = np.unique(np.searchsorted(groups.begins, np.arange(0, len(posterior) + step, step)))
        for first, last in pairwise(np.minimum(ends, len(weight))):
            here = slice(*groups.begins[[first, last]])
            part = np.multiply.outer(groups.total[here], ability, out=posterior[here])
            part += log_weight[groups.pattern[here]]
            top = part.max(axis=1)
            part -= top[:, None]
            part[part < NOTHING] = -np.inf
            np.exp(part, out=part)
            total = part.sum(axis=1)
            part /= total[:, None]
            log_each[here], moments[here] = top + np.log(total), part @ powers
            begins = groups.begins[first:last] - groups.begins[first]
            weight[first:last] = np.add.reduceat(part * groups.people[here, None], begins)
        expected, square = moments.T
        return posterior, weight, log_each, expected, np.sqrt(np.maximum(square - expected**2, 0))

    def moments(self, point: np.ndarray, ability: np.ndarray) -> list[np.ndarray]:
        """Of each sitting at each ability: N, and the sums of means, variances and third moments of its ratings."""
        chance, log_sum = self._chances(point, self._climb(point), ability)
        category = np.arange(self.categories)
        mean, square, cube = (np.einsum("k,kcq->cq", category**power, chance) for power in (1, 2, 3))
        tables = log_sum, mean, square - mean**2, cube - 3 * mean * square + 2 * mean**3
        return [self.patterns.sittings @ table for table in tables]


def greatest_variance(climb: np.ndarray) -> float:
    """The greatest variance a rating with these climbs can have, wherever the person stands."""
    category = np.flatnonzero(np.isfinite(climb))
    if len(category) < 2:
        return 0.0
    step = np.diff(climb[category]) / np.diff(category)
    logits = np.linspace(step.min() - 1, step.max() + 1, 200)[:, None] * category - climb[category]
    chance = np.exp(logits - logits.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    return float((chance @ category**2 - (chance @ category) ** 2).max())
