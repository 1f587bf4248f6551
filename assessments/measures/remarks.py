"""What a reader must be told beside the numbers. `assessments.enums.Remarked` has the sentence for each."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assessments.measures.categories import CategoryUse
from assessments.measures.fit import estimated, fixed_chi_square, spread
from assessments.measures.links import Link, weakest_tie
from assessments.measures.ratings import Ratings
from assessments.measures.result import Measurement, Method

FEW_SHARED = 3
"""People shared with the other raters below which a rater's severity hangs by a thread."""
SURE = 0.05
"""Raters differ in severity when chance would bring as much more rarely than this."""
BIAS_WORTH_TELLING = 0.02


class Remark(StrEnum):
    MEASURED = "measured"
    RELIABILITY = "reliability"
    SEVERITY_DIFFERS = "severity_differs"
    SEVERITY_ALIKE = "severity_alike"
    NOT_CONVERGED = "not_converged"
    SPREAD_TOO_FAR = "spread_too_far"
    ONE_RATER = "one_rater"
    THIN = "thin"
    SAME_VALUE = "same_value"
    EXTREME_PERSONS = "extreme_persons"
    EXTREME_ITEMS = "extreme_items"
    EXTREME_RATERS = "extreme_raters"
    UNPLACED = "unplaced"
    UNRATED_ITEMS = "unrated_items"
    UNRATED_PERSONS = "unrated_persons"
    UNRATED_RATERS = "unrated_raters"
    FAR_CATEGORY = "far_category"
    UNUSED_CATEGORY = "unused_category"
    DISORDERED = "disordered"
    LINK = "link"


@dataclass(frozen=True, eq=False)
class Finding:
    """A remark, and what its sentence speaks of: numbers and tuples of labels."""

    remark: Remark
    details: dict


def remarks(ratings: Ratings, measurement: Measurement, use: tuple[CategoryUse, ...]) -> tuple[Finding, ...]:
    """All there is to remark on a measurement, the general first."""
    if not measurement.converged:
        found = [Finding(Remark.NOT_CONVERGED, {"iterations": measurement.iterations})]
    else:
        found = [*of_the_whole(measurement), *of_method(measurement), *of_extremes(measurement)]
    return (*found, *of_ratings(ratings, use))


def of_ratings(ratings: Ratings, use: tuple[CategoryUse, ...]) -> tuple[Finding, ...]:
    """What can be remarked without any measure."""
    return (*of_far_categories(ratings), *of_raters(ratings), *of_categories(ratings, use))


def of_far_categories(ratings: Ratings) -> Iterator[Finding]:
    """The lowest or highest level in use, where nobody used the one beside it: often a slip, or a code for "missing".

    It is no such thing where the scale was hardly used at all: below three levels in use nothing is said.
    """
    count = np.bincount(ratings.value, minlength=ratings.highest + 1)
    used = np.flatnonzero(count)
    if len(used) > 2:
        for level, beside in ((used[0], used[1]), (used[-1], used[-2])):
            if abs(level - beside) > 1:
                details = {"value": int(level) + ratings.lowest, "n": int(count[level])}
                yield Finding(Remark.FAR_CATEGORY, details)


def of_links(links: Iterable[Link]) -> Iterator[Finding]:
    for link in links:
        yield Finding(Remark.LINK, {"person": link.person, "rater": link.rater, "items": link.items})


def of_unrated(unrated: Mapping[str, tuple[Hashable, ...]]) -> Iterator[Finding]:
    """Items, people and raters, by the name of their facet, of whom nothing was ever rated."""
    kinds = (("item", Remark.UNRATED_ITEMS), ("person", Remark.UNRATED_PERSONS), ("rater", Remark.UNRATED_RATERS))
    for name, remark in kinds:
        if unrated[name]:
            yield Finding(remark, {"labels": unrated[name]})


def of_the_whole(measurement: Measurement) -> Iterator[Finding]:
    yield Finding(
        Remark.MEASURED,
        {
            "n": measurement.n,
            "persons": len(measurement.persons),
            "items": len(measurement.items),
            "raters": len(measurement.raters),
        },
    )
    people = spread(measurement.persons)
    if np.isfinite(people.reliability):
        yield Finding(Remark.RELIABILITY, {"reliability": people.reliability, "strata": int(people.strata)})
    difference = fixed_chi_square(measurement.raters)
    if np.isfinite(difference.p):
        wide = {"width": float(np.ptp(measurement.raters.measure[estimated(measurement.raters)]))}
        yield Finding(Remark.SEVERITY_DIFFERS if difference.p < SURE else Remark.SEVERITY_ALIKE, wide)


def of_method(measurement: Measurement) -> Iterator[Finding]:
    length = len(measurement.persons) / (1 / measurement.persons.count).sum()
    if measurement.method == Method.JML and not measurement.corrected and length > 1:
        bias = 1 / (length - 1)
        if bias > BIAS_WORTH_TELLING:
            yield Finding(Remark.SPREAD_TOO_FAR, {"n": round(length), "percent": round(100 * bias)})


def of_extremes(measurement: Measurement) -> Iterator[Finding]:
    kinds = (
        (measurement.persons, Remark.EXTREME_PERSONS),
        (measurement.items, Remark.EXTREME_ITEMS),
        (measurement.raters, Remark.EXTREME_RATERS),
    )
    for facet, remark in kinds:
        placed = np.isfinite(facet.measure)
        for these, told in ((facet.extreme & placed, remark), (~placed, Remark.UNPLACED)):
            if these.any():
                yield Finding(told, {"labels": tuple(facet.labels[place] for place in np.flatnonzero(these))})


def of_raters(ratings: Ratings) -> Iterator[Finding]:
    raters = ratings.rater
    if len(raters) == 1:
        yield Finding(Remark.ONE_RATER, {"rater": raters.labels[0]})
        return
    for place, label in enumerate(raters.labels):
        given = ratings.value[raters.index == place]
        if len(given) > 1 and (given == given[0]).all():
            yield Finding(Remark.SAME_VALUE, {"rater": label, "value": int(given[0]) + ratings.lowest})
    shared, these = weakest_tie(ratings)
    if 0 < shared < FEW_SHARED:
        yield Finding(Remark.THIN, {"n": shared, "labels": these})


def of_categories(ratings: Ratings, use: tuple[CategoryUse, ...]) -> Iterator[Finding]:
    for row in use:
        about = {} if row.item is None else {"item": row.item}
        for kind, found in ((Remark.UNUSED_CATEGORY, row.unused), (Remark.DISORDERED, row.disordered)):
            if found:
                yield Finding(kind, {"labels": tuple(k + ratings.lowest for k in found), **about})
