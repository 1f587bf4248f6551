"""From frozen ratings to scales: one for each part of the net that hangs together, and why a part has none.

The same ratings give the same numbers: they are gone through in one order, and kept to six decimals.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from math import hypot

import numpy as np

from assessments.measures.change import CRITICAL
from assessments.measures.design import Subset, subsets
from assessments.measures.fit import mean_squares, spread
from assessments.measures.frozen import Frozen
from assessments.measures.links import persons_shared
from assessments.measures.mml import mml
from assessments.measures.model import Centring, climbs
from assessments.measures.pairs import interactions
from assessments.measures.ratings import Ratings, Unusable
from assessments.measures.report import Reading, plain
from assessments.measures.result import FacetMeasures
from assessments.measures.scales import FEWEST_ANCHORS, Bias, ItemPlace, RaterPlace, Scale

ENGINE = "mml-1"
"""To be raised whenever the same ratings would give other numbers."""

FEWEST_DOUBLE = 10
"""People and vignettes that two raters saw, below which nothing is told: raters would be compared by chance."""

DIGITS = 6


class Withheld(StrEnum):
    """Why a part has no scale, beside the troubles of the ratings themselves; see `assessments.enums.NoScale`."""

    ONE_RATER = "one_rater"
    FEW_DOUBLE = "few_double"
    NO_TOP = "no_top"


@dataclass(frozen=True)
class Part:
    """Raters who can be compared with each other and with nobody else, and their scale, or why it is withheld."""

    raters: tuple[str, ...]
    occasions: int
    double_rated: int
    ratings: int
    trouble: str = ""
    scale: Scale | None = None

    @classmethod
    def of_json(cls, kept: Mapping) -> "Part":
        scale = kept["scale"] and Scale.of_json(kept["scale"])
        return cls(**{**kept, "raters": tuple(kept["raters"]), "scale": scale})


@dataclass(frozen=True)
class Calibrated:
    """All parts, the one with most raters first, and which raters saw the same people and vignettes."""

    parts: tuple[Part, ...]
    links: tuple[tuple[str, str, int, int], ...]

    @classmethod
    def of_json(cls, kept: Mapping) -> "Calibrated":
        return cls(tuple(Part.of_json(part) for part in kept["parts"]), tuple(tuple(link) for link in kept["links"]))

    def as_json(self) -> dict:
        return plain(asdict(self))

    @property
    def scales(self) -> tuple[Scale, ...]:
        return tuple(part.scale for part in self.parts if part.scale)

    @property
    def continues(self) -> bool:
        return any(scale.continues for scale in self.scales)


def calibrate(frozen: Frozen, earlier: Sequence[Scale] = ()) -> Calibrated:
    """Each part that hangs together on a scale of its own; where it can, on the one of an earlier calibration.

    Handed back as it will be kept and read again: rounded, in plain values.
    """
    found = subsets(frozen.ratings()) if frozen.sittings else ()
    parts = tuple(part_of(frozen if len(found) == 1 else of_subset(frozen, subset), earlier) for subset in found)
    return Calibrated.of_json(rounded(plain(asdict(Calibrated(parts, tuple(frozen.links()))))))


def of_subset(frozen: Frozen, subset: Subset) -> Frozen:
    return frozen.among(occasions=subset.persons, raters=subset.raters, items=subset.items or frozen.items)


def part_of(own: Frozen, earlier: Sequence[Scale]) -> Part:
    part = Part(own.raters, own.persons + own.vignettes, own.double_rated, len(own))
    if len(own.raters) < 2:
        return replace(part, trouble=Withheld.ONE_RATER)
    if own.double_rated < FEWEST_DOUBLE:
        return replace(part, trouble=Withheld.FEW_DOUBLE)
    try:
        scale = scale_of(own.ratings(), earlier)
    except Unusable as unusable:
        return replace(part, trouble=unusable.trouble)
    return replace(part, scale=scale, trouble="" if scale else Withheld.NO_TOP)


def scale_of(ratings: Ratings, earlier: Sequence[Scale]) -> Scale | None:
    """None where the likelihood has no top; Unusable for ratings of which nothing can be told."""
    alone = mml(ratings, centring=Centring.RATERS)
    base = max(earlier, key=lambda scale: common_items(scale, ratings), default=None)
    if not alone.converged:
        return None
    if base is None or common_items(base, ratings) < FEWEST_ANCHORS or not common_raters(base, ratings):
        return kept_scale(Reading.of(ratings, alone), alone.items)
    anchored = mml(ratings, anchors=base.anchors, centring=Centring.RATERS)
    if not anchored.converged:
        return None
    return continued(kept_scale(Reading.of(ratings, anchored), alone.items, base), base)


def common_items(base: Scale, ratings: Ratings) -> int:
    """Items that the earlier scale can hold in place."""
    return len(set(base.anchors.items) & set(ratings.item.labels))


def common_raters(base: Scale, ratings: Ratings) -> set[str]:
    known = {rater.rater for rater in base.raters if rater.severity is not None and not rater.extreme}
    return known & set(ratings.rater.labels)


def kept_scale(reading: Reading, alone: FacetMeasures, base: Scale | None = None) -> Scale:
    measurement = reading.measurement
    people, raters = spread(measurement.persons), spread(measurement.raters)
    errors = measurement.thresholds_se
    mean, sd = measurement.population or (np.nan, np.nan)
    return Scale(
        items=tuple(items_of(reading, alone, base)),
        raters=tuple(raters_of(reading)),
        climbs=tuple(climbs(measurement.thresholds)[0]),
        steps_se=tuple(np.full(measurement.thresholds.shape[1], np.nan) if errors is None else errors[0]),
        category_count=tuple(reading.use[0].count),
        population_mean=mean,
        population_sd=sd,
        separation=people.separation,
        strata=people.strata,
        reliability=people.reliability,
        rater_sd=raters.sd,
        rater_reliability=raters.reliability,
        biases=tuple(biases_of(reading)),
        log_likelihood=measurement.log_likelihood,
        iterations=measurement.iterations,
    )


def items_of(reading: Reading, alone: FacetMeasures, base: Scale | None) -> Iterator[ItemPlace]:
    """In the order of the instrument's keys; an anchored item has the place and the error it had in the base."""
    items, ratings = reading.measurement.items, reading.ratings
    infit, outfit = mean_squares(reading.seen, ratings.item.index, len(ratings.item))
    known = {item.item: item for item in base.items} if base else {}
    drifts = drifts_of(items, alone, known)
    for place, label in enumerate(items.labels):
        anchored = bool(items.anchored[place])
        yield ItemPlace(
            item=label,
            measure=items.measure[place],
            se=known[label].se if anchored else items.se[place],
            infit=infit[place],
            outfit=outfit[place],
            count=items.count[place],
            anchored=anchored,
            extreme=bool(items.extreme[place]),
            **drifts.get(label, {}),
        )


def drifts_of(items: FacetMeasures, alone: FacetMeasures, known: Mapping[str, ItemPlace]) -> dict[str, dict]:
    """How far each anchored item would move if all were free, with the error of that.

    Against the one in the middle: a mean would be drawn along by the few that move far.
    """
    there = items.anchored & np.isfinite(alone.measure)
    moved = alone.measure - items.measure
    moved = moved - (np.median(moved[there]) if there.any() else 0.0)
    return {
        items.labels[place]: {
            "drift": moved[place],
            "drift_error": hypot(alone.se[place], known[items.labels[place]].se),
        }
        for place in np.flatnonzero(there)
    }


def raters_of(reading: Reading) -> Iterator[RaterPlace]:
    raters, ratings = reading.measurement.raters, reading.ratings
    infit, outfit = mean_squares(reading.seen, ratings.rater.index, len(ratings.rater))
    shared = persons_shared(ratings)
    for place, label in enumerate(raters.labels):
        yield RaterPlace(
            rater=label,
            severity=raters.measure[place],
            se=raters.se[place],
            infit=infit[place],
            outfit=outfit[place],
            count=raters.count[place],
            occasions=len(np.unique(ratings.person.index[ratings.rater.index == place])),
            shared=shared[place],
            extreme=bool(raters.extreme[place]),
        )


def biases_of(reading: Reading) -> Iterator[Bias]:
    for one in interactions(reading.seen):
        if abs(one.t) > CRITICAL:
            yield Bias(rater=one.rater, item=one.item, count=one.n, size=one.size, se=one.se)


def continued(scale: Scale, base: Scale) -> Scale:
    """Moved along so that the raters known before are on average as severe as they were.

    With items alone held fixed, everybody more able and everybody more severe is the same: what tells them apart is
    who rated before. Each of them may have changed; the sure ones weigh more.
    """
    shift = origin_shift(scale, base)
    severer = [r if r.severity is None else replace(r, severity=r.severity + shift) for r in scale.raters]
    return replace(scale, raters=tuple(severer), population_mean=scale.population_mean + shift, continues=True)


def origin_shift(scale: Scale, base: Scale) -> float:
    before = {rater.rater: rater for rater in base.raters if rater.severity is not None and not rater.extreme}
    pairs = [(before[r.rater], r) for r in scale.raters if r.rater in before and r.severity is not None and r.se]
    weights = [1 / (was.se**2 + now.se**2) for was, now in pairs]
    return float(np.average([was.severity - now.severity for was, now in pairs], weights=weights))


def rounded(kept):
    """Every number to as many digits as are kept."""
    if isinstance(kept, dict):
        return {key: rounded(part) for key, part in kept.items()}
    if isinstance(kept, list):
        return [rounded(part) for part in kept]
    return round(kept, DIGITS) if isinstance(kept, float) else kept
