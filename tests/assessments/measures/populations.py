"""Ratings drawn from the many-facet model, with the truth they were drawn from, and what a slow sum makes of them."""

from dataclasses import dataclass, replace

import numpy as np

from assessments.measures.ratings import Facet, Ratings


@dataclass(frozen=True, eq=False)
class Truth:
    persons: np.ndarray
    items: np.ndarray
    raters: np.ndarray
    thresholds: np.ndarray
    extra: tuple[np.ndarray, ...] = ()


def truth(
    seed, *, persons=400, items=8, raters=6, mean=0.0, sd=1.2, steps=(-1.5, -0.5, 0.5, 1.5), partial_credit=False
) -> Truth:
    """Items between -1.5 and 1.5, raters around 0 with a standard deviation of 0.7."""
    dice = np.random.default_rng(seed)
    places = np.linspace(-1.5, 1.5, items) if items > 1 else np.zeros(1)
    severities = dice.normal(0, 0.7, raters)
    rows = np.array(steps, float)[None, :]
    if partial_credit:
        rows = rows + dice.normal(0, 0.4, (items, len(steps)))
        rows -= rows.mean(axis=1, keepdims=True)
    return Truth(dice.normal(mean, sd, persons), dice.permutation(places), severities - severities.mean(), rows)


def drawn(true: Truth, seed, *, raters_each=2, items_each=None) -> Ratings:
    """Everybody rated by some of the raters, on all items or on some; once in each setting where there are settings."""
    dice = np.random.default_rng([seed, 1])
    persons, raters, items = len(true.persons), len(true.raters), len(true.items)
    of_rater = np.argsort(dice.random((persons, raters)), axis=1)[:, :raters_each].ravel()
    sittings = len(of_rater)
    of_item = np.argsort(dice.random((sittings, items)), axis=1)[:, : items_each or items].ravel()
    each = len(of_item) // sittings
    index = [np.repeat(np.arange(persons), raters_each * each), of_item, np.repeat(of_rater, each)]
    hard = true.items[index[1]] + true.raters[index[2]]
    for places in true.extra:
        index.append(np.repeat(dice.integers(len(places), size=sittings), each))
        hard = hard + places[index[-1]]
    rows = true.thresholds[index[1]] if len(true.thresholds) > 1 else true.thresholds
    climb = np.concatenate([np.zeros((len(rows), 1)), rows.cumsum(axis=1)], axis=1)
    odds = np.exp((true.persons[index[0]] - hard)[:, None] * np.arange(climb.shape[1]) - climb).cumsum(axis=1)
    value = (dice.random(len(hard))[:, None] * odds[:, -1:] > odds).sum(axis=1)
    sizes = (persons, items, raters, *map(len, true.extra))
    names = ("person", "item", "rater", "setting", "occasion")
    facets = [Facet(n, tuple(range(s)), i.astype(np.int32)) for n, s, i in zip(names, sizes, index, strict=False)]
    return Ratings(*facets[:3], value.astype(np.int32), climb.shape[1] - 1, extra=tuple(facets[3:]))


def slow_log_likelihood(ratings: Ratings, severities, thresholds, mean, sd, nodes=801, reach=10.0) -> float:
    """The marginal likelihood person by person and rating by rating, summed over a fine grid.

    `severities` has one array for items, raters and each further facet. Shares no line with the product.
    """
    grid = np.linspace(mean - reach * sd, mean + reach * sd, nodes)
    density = np.exp(-(((grid - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))
    facets = (ratings.item, *ratings.severities)
    total = 0.0
    for person in range(len(ratings.person)):
        likely = density.copy()
        for n in np.flatnonzero(ratings.person.index == person):
            hard = sum(places[facet.index[n]] for places, facet in zip(severities, facets, strict=True))
            row = thresholds[ratings.item.index[n] if len(thresholds) > 1 else 0]
            terms = [np.ones(nodes)]
            for step in row:
                terms.append(terms[-1] * np.exp(grid - hard - step))
            likely *= terms[ratings.value[n]] / sum(terms)
        total += np.log(np.trapezoid(likely, grid))
    return float(total)


def shuffled(ratings: Ratings, seed) -> Ratings:
    """The same ratings in another order, with every facet's labels in another order too."""
    dice = np.random.default_rng(seed)
    order = dice.permutation(len(ratings))

    def mixed(facet):
        place = dice.permutation(len(facet))
        labels = np.empty(len(facet), object)
        labels[place] = facet.labels
        return Facet(facet.name, tuple(labels), place[facet.index[order]].astype(np.int32))

    return replace(
        ratings,
        person=mixed(ratings.person),
        item=mixed(ratings.item),
        rater=mixed(ratings.rater),
        value=ratings.value[order],
        extra=tuple(map(mixed, ratings.extra)),
    )
