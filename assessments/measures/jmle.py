"""Joint maximum likelihood: people, items, raters and steps estimated together (Wright and Masters 1982).

It needs no guess how people are spread, and is what most programs of the field print. With few ratings a person it
spreads everything too far (Andersen 1973): see docs/algorithms/rasch.md, and `corrected`.
"""

from collections.abc import Sequence

import numpy as np

from assessments.measures.ascent import Ascent, Place, View
from assessments.measures.design import require_connected, subsets
from assessments.measures.extremes import Free, set_apart
from assessments.measures.model import Anchors, Centring, steps
from assessments.measures.persons import warm
from assessments.measures.ratings import Facet, Ratings, Trouble, Unusable
from assessments.measures.result import FacetMeasures, Measurement, Method

RATERS = 1
"""The place of the raters among the facets beside the persons: items come first, further facets after."""
TINY = np.finfo(float).tiny


def jml(
    ratings: Ratings,
    *,
    partial_credit: bool = False,
    anchors: Anchors | None = None,
    centring: Centring = Centring.PERSONS,
    correct: bool = False,
) -> Measurement:
    """All on one scale. Where the likelihood has no top, `converged` is false and every measure is nan.

    Unusable for a net that falls apart, for ratings that are all extreme, and for anchored steps of another scale.
    """
    anchors = anchors or Anchors()
    free = Free.of(ratings, anchors, partial_credit=partial_credit)
    kept = estimable(free, anchors)
    core = Free.of(ratings.among(kept), anchors, partial_credit=partial_credit)
    ascent = Ascent(core)
    top = ascent.climb(np.concatenate(given_places(core.ratings, anchors, otherwise=0.0)))
    place = centred(top.view.place, core, centring)
    if correct:
        place = centred(corrected(place, core, ascent), core, centring)
    if not top.converged:
        place = Place(*(np.full_like(part, np.nan) for part in (place.persons, place.beside, place.climb)))
    known = Known(free, kept, anchors, ascent.look(place), ascent)
    known.measure_the_extreme()
    persons, items, raters, *extra = known.facets()
    return Measurement(
        method=Method.JML,
        persons=persons,
        items=items,
        raters=raters,
        extra=tuple(extra),
        thresholds=steps(known.climb),
        thresholds_se=known.steps_se,
        log_likelihood=top.view.log_likelihood if top.converged else np.nan,
        n=len(ratings),
        converged=top.converged,
        iterations=top.iterations,
        max_residual=top.max_residual,
        centring=centring,
        corrected=correct,
    )


def estimable(free: Free, anchors: Anchors) -> np.ndarray:
    """Which ratings to estimate from: all but those of extreme elements, if what is left still hangs together."""
    require_connected(free.ratings, anchors)
    kept = set_apart(free)
    if not kept.any():
        raise Unusable(Trouble.ALL_EXTREME)
    if len(found := subsets(free.ratings.among(kept), anchors)) > 1:
        raise Unusable(Trouble.LINKED_BY_EXTREMES, subsets=found)
    return kept


def given_places(ratings: Ratings, anchors: Anchors, *, otherwise: float) -> list[np.ndarray]:
    """Where the elements of each facet beside the persons were anchored."""
    values = (anchors.items, anchors.raters, *({} for _ in ratings.extra))
    facets = (ratings.item, *ratings.severities)
    return [
        np.array([given.get(label, otherwise) for label in facet.labels], float)
        for facet, given in zip(facets, values, strict=True)
    ]


def centred(place: Place, free: Free, centring: Centring) -> Place:
    """Moved along, without any rating becoming more or less likely, until what is centred sums to 0."""
    persons, beside = place.persons.copy(), parted(place.beside, free.facets[1:])
    anchored = [given.any() for given in free.fixed[1:]]
    for facet, places in enumerate(beside):
        if not anchored[facet]:
            people_sum = facet == RATERS and centring == Centring.PERSONS and not any(anchored)
            shift = (persons if people_sum else places).mean()
            places -= shift
            persons -= shift
    if centring == Centring.PERSONS and not any(anchored):
        beside[RATERS] -= persons.mean()
        persons -= persons.mean()
    return Place(persons, np.concatenate(beside), place.climb)


def parted(beside: np.ndarray, facets: Sequence[Facet]) -> list[np.ndarray]:
    """One copy of the places of each facet."""
    return [part.copy() for part in np.split(beside, np.cumsum([len(facet) for facet in facets])[:-1])]


def corrected(place: Place, free: Free, ascent: Ascent) -> Place:
    """Drawn together by (L - 1) / L, L the ratings a person had (harmonic mean), and people measured anew on that.

    After Wright and Douglas 1977, who have L items and one rating on each. It takes off the most of the bias, not all.
    """
    if any(given.any() for given in free.fixed) or not np.isnan(free.given).all():
        raise ValueError("What is anchored is not drawn together: correct or anchor, not both.")
    ratings_each = np.bincount(free.ratings.person.index)
    length = len(ratings_each) / (1 / ratings_each).sum()
    factor = (length - 1) / length
    beside, climb = place.beside * factor, place.climb * factor
    hard = ascent.hardness(beside)
    persons, _ = warm(
        free.ratings.person.index, len(place.persons), free.ratings.value, hard, climb[free.rows.index], weighted=False
    )
    return Place(persons, beside, climb)


class Known:
    """What is known of every element of the whole, extreme ones included: first that of the core, then the rest."""

    def __init__(self, free: Free, kept: np.ndarray, anchors: Anchors, view: View, ascent: Ascent):
        self.free, self.kept = free, kept
        core = [view.place.persons, *parted(view.place.beside, ascent.facets)]
        given = [np.full(len(free.facets[0]), np.nan), *given_places(free.ratings, anchors, otherwise=np.nan)]
        self.there = [np.bincount(facet.index[kept], minlength=len(facet)) > 0 for facet in free.facets]
        self.measures, self.errors = given, [np.full(len(facet), np.nan) for facet in free.facets]
        for facet, inside in enumerate(self.there):
            self.measures[facet][inside] = core[facet]
            about = ascent.person if facet == 0 else ascent.facets[facet - 1]
            self.errors[facet][inside] = 1 / np.sqrt(np.bincount(about.index, view.variance))
            self.errors[facet][free.fixed[facet]] = np.nan
        rows = self.there[1] if len(free.rows) > 1 else slice(None)
        self.climb, self.steps_se = free.given.copy(), np.full((len(free.rows), free.given.shape[1] - 1), np.nan)
        self.climb[rows] = view.place.climb
        self.steps_se[rows] = steps_errors(view, ascent)

    def measure_the_extreme(self) -> None:
        """Warm's estimate of every element set apart, from the ratings that met nothing but measured ones.

        Items and raters first, then people; again while that brings something new.
        """
        order = [*range(1, len(self.measures)), 0]
        while sum(self.measure_unknown(facet) for facet in order):
            pass

    def measure_unknown(self, facet: int) -> bool:
        """Whether an element of the facet that had no measure has one now."""
        unknown = np.isnan(self.measures[facet])
        about, sign = self.free.facets[facet], 1 if facet == 0 else -1
        offset = -sign * sum(
            (1 if other == 0 else -1) * self.measures[other][one.index]
            for other, one in enumerate(self.free.facets)
            if other != facet
        )
        of_use = unknown[about.index] & np.isfinite(offset)
        if not of_use.any():
            return False
        climb = self.climb[self.free.rows.index[of_use]]
        value = self.free.ratings.value[of_use]
        found, errors = warm(about.index[of_use], len(about), value, offset[of_use], climb)
        new = unknown & np.isfinite(found)
        self.measures[facet][new], self.errors[facet][new] = sign * found[new], errors[new]
        return bool(new.any())

    def facets(self) -> list[FacetMeasures]:
        return [
            FacetMeasures(
                name=facet.name,
                labels=facet.labels,
                measure=measure,
                se=error,
                count=np.bincount(facet.index, minlength=len(facet)),
                extreme=~inside & ~given,
                anchored=given,
            )
            for facet, measure, error, inside, given in zip(
                self.free.facets, self.measures, self.errors, self.there, self.free.fixed, strict=True
            )
        ]


def steps_errors(view: View, ascent: Ascent) -> np.ndarray:
    """1 / root of what the ratings tell of each step: how often they could have fallen on either side of it."""
    above = 1 - np.cumsum(view.chance, axis=1)[:, :-1]
    known = np.stack([np.bincount(ascent.rows.index, part) for part in (above * (1 - above)).T], axis=1)
    between = ascent.used[:, 1:] & ascent.used[:, :-1] & np.isnan(ascent.given[:, 1:])
    return np.where(between, np.maximum(known, TINY), np.nan) ** -0.5
