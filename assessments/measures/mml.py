"""Marginal maximum likelihood: people are drawn from a normal population (Bock and Aitkin 1981).

Where each person stands is summed over instead of estimated, so that few ratings a person do not spread the scale, as
they do with the joint likelihood, and nobody is too extreme to count. What must be believed for it is that people are
normally distributed.

Where the scale begins: items sum to 0, raters and every further facet sum to 0, the steps of every row sum to 0; mean
and standard deviation of people are free. `Centring.PERSONS` lets the raters float instead and puts the mean of people
at 0. A facet with anchors is not centred: its other elements take their place beside the anchored ones, and people
float, so that a later year is measured on the scale of an earlier one. That needs raters among the anchors: by items
alone, new raters who are all severe look like people who are all less able.
"""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from scipy.linalg import block_diag

from assessments.measures.abilities import warm_groups
from assessments.measures.ascent import inner
from assessments.measures.design import require_connected, subsets
from assessments.measures.extremes import Free, set_apart
from assessments.measures.jmle import RATERS, Known, given_places
from assessments.measures.marginal import Marginal
from assessments.measures.model import Anchors, Centring, steps
from assessments.measures.newton import Top, climb
from assessments.measures.persons import ends
from assessments.measures.ratings import Ratings, Trouble, Unusable
from assessments.measures.result import FacetMeasures, Measurement, Method


def mml(
    ratings: Ratings,
    *,
    partial_credit: bool = False,
    anchors: Anchors | None = None,
    centring: Centring = Centring.RATERS,
) -> Measurement:
    """All on one scale. Where the likelihood has no top, `converged` is false and every measure is nan.

    Unusable for a net that falls apart, for items and raters that are all extreme, and for steps of another scale.
    """
    anchors = anchors or Anchors()
    free = Free.of(ratings, anchors, partial_credit=partial_credit)
    kept = estimable(free, anchors)
    there = [np.bincount(facet.index[kept], minlength=len(facet)) > 0 for facet in free.facets]
    is_all = kept.all() and all(part.all() for part in there)
    core = free if is_all else Free.of(ratings.among(kept), anchors, partial_credit=partial_credit)
    marginal = Marginal(core.ratings, len(core.rows))
    top = climb(marginal, *freedom(core, anchors, centring))
    found = Found(free, kept, there, core, anchors, marginal, top)
    persons, items, raters, *extra = found.facets()
    return Measurement(
        method=Method.MML,
        persons=persons,
        items=items,
        raters=raters,
        extra=tuple(extra),
        thresholds=steps(found.climb),
        thresholds_se=found.steps_se,
        log_likelihood=top.look.log_likelihood if top.converged else np.nan,
        n=len(ratings),
        converged=top.converged,
        iterations=top.iterations,
        max_residual=top.max_residual,
        centring=centring,
        population=found.population,
        population_se=found.population_se,
        expected=found.expected(persons),
    )


def estimable(free: Free, anchors: Anchors) -> np.ndarray:
    """Which ratings to estimate from: all but those of extreme items and raters, if the rest still hangs together."""
    require_connected(free.ratings, anchors)
    everybody = np.ones(len(free.ratings.person), bool)
    kept = set_apart(replace(free, fixed=(everybody, *free.fixed[1:])))
    if not kept.any():
        raise Unusable(Trouble.ALL_EXTREME)
    if not kept.all() and len(found := subsets(free.ratings.among(kept), anchors)) > 1:
        raise Unusable(Trouble.LINKED_BY_EXTREMES, subsets=found)
    return kept


def freedom(free: Free, anchors: Anchors, centring: Centring) -> tuple[np.ndarray, np.ndarray]:
    """Where the point of the likelihood is at first, and along which columns it may move."""
    places = given_places(free.ratings, anchors, otherwise=np.nan)
    anchored = any(given.any() for given in free.fixed) or not np.isnan(free.given).all()
    people_at_0 = centring == Centring.PERSONS and not anchored
    used = free.used(np.ones(len(free.ratings), bool))
    climbs = np.where(np.isnan(free.given), np.where(used, 0.0, np.inf), free.given).ravel()
    moving = (inner(used) & np.isnan(free.given)).ravel()
    ways = [ways_of(place, centred=not (people_at_0 and facet == RATERS)) for facet, place in enumerate(places)]
    first = np.concatenate([*(np.nan_to_num(place) for place in places), climbs, [0.0, 0.0]])
    return first, block_diag(*ways, np.eye(len(climbs))[:, moving], np.eye(2)[:, people_at_0:])


def ways_of(places: np.ndarray, *, centred: bool) -> np.ndarray:
    """How the elements of a facet may move: all but the anchored; without anchors, so that their sum stays."""
    free = np.isnan(places)
    ways = np.eye(len(places))[:, free]
    return ways[:, :-1] - ways[:, -1:] if centred and free.all() else ways


class Found(Known):
    """What the top tells of every element of the whole: first of those estimated, then of extreme items and raters."""

    def __init__(self, free: Free, kept, there, core: Free, anchors: Anchors, marginal: Marginal, top: Top):
        self.free, self.kept, self.there, self.core = free, kept, there, core
        self.marginal, self.look = marginal, top.look
        given = given_places(free.ratings, anchors, otherwise=np.nan)
        self.measures = [np.full(len(free.ratings.person), np.nan), *given]
        self.errors = [np.full(len(facet), np.nan) for facet in free.facets]
        self.climb = free.given.copy()
        self.steps_se = np.full((len(free.rows), free.given.shape[1] - 1), np.nan)
        self.population = self.population_se = np.nan, np.nan
        if top.converged:
            self._take_over(top.covariance)
            if not kept.all():
                self.measure_the_extreme()

    def _take_over(self, covariance: np.ndarray) -> None:
        """What was estimated, put where it belongs among the whole."""
        point, errors = self.look.point, np.sqrt(np.maximum(np.diag(covariance), 0))
        of_people = [part[self.marginal.patterns.group_of] for part in warm_groups(self.marginal, self.look)]
        beside = [(point[first:end], errors[first:end]) for first, end in pairwise(self.marginal.starts)]
        for facet, (places, unsure) in enumerate([of_people, *beside]):
            self.measures[facet][self.there[facet]] = places
            self.errors[facet][self.there[facet]] = unsure
            self.errors[facet][self.free.fixed[facet]] = np.nan
        rows = self.there[1] if len(self.free.rows) > 1 else slice(None)
        self.climb[rows] = point[self.marginal.climbs].reshape(self.marginal.rows, -1)
        self.steps_se[rows] = self._steps_errors(covariance)
        sd = float(np.exp(point[-1]))
        self.population, self.population_se = (float(point[-2]), sd), (float(errors[-2]), sd * float(errors[-1]))

    def _steps_errors(self, covariance: np.ndarray) -> np.ndarray:
        """A step is the difference of two climbs."""
        used = self._used()
        between = used[:, 1:] & used[:, :-1] & np.isnan(self.core.given[:, 1:])
        places = np.arange(self.marginal.climbs.start, self.marginal.climbs.stop).reshape(used.shape)
        below, above = places[:, :-1], places[:, 1:]
        variance = covariance[above, above] + covariance[below, below] - 2 * covariance[above, below]
        return np.where(between & (variance > 0), np.sqrt(np.maximum(variance, 0)), np.nan)

    def _used(self) -> np.ndarray:
        return self.core.used(np.ones(len(self.core.ratings), bool))

    def facets(self) -> list[FacetMeasures]:
        persons, *beside = super().facets()
        return [replace(persons, extreme=self._extreme_persons()), *beside]

    def _extreme_persons(self) -> np.ndarray:
        """Who has the lowest total there is for her pattern, or the highest; and whom only extreme raters saw."""
        groups = self.marginal.patterns
        at_ends = (groups.over(end[self.marginal.row]) for end in ends(np.where(self._used(), 0.0, np.inf)))
        extreme = np.any([groups.total == total[groups.pattern] for total in at_ends], axis=0)
        found = np.ones(len(self.free.ratings.person), bool)
        found[self.there[0]] = extreme[groups.group_of]
        return found

    def expected(self, persons: FacetMeasures) -> FacetMeasures:
        """Everybody drawn towards the population; who has no rating of use stands at its mean."""
        places, unsure = (np.full(len(persons), part) for part in self.population)
        if self.population[1] > 0:
            group = self.marginal.patterns.group_of
            places[self.there[0]], unsure[self.there[0]] = self.look.expected[group], self.look.spread[group]
        return replace(persons, measure=places, se=unsure)
