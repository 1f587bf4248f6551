"""A measurement with all that is reckoned from it, as plain lists and numbers: what JSON and a stored calibration hold.

The names are those of the published example (tests/data/rasch_small.json); what cannot be told is None.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from assessments.measures.categories import CategoryUse, category_use
from assessments.measures.design import Subset
from assessments.measures.fit import Expectation, expectation, fair_averages, fixed_chi_square, mean_squares, spread
from assessments.measures.model import told
from assessments.measures.pairs import interactions, pair_agreement
from assessments.measures.persons import warm_persons
from assessments.measures.ratings import Ratings
from assessments.measures.result import FacetMeasures, Measurement

PLURALS = {"person": "persons", "item": "items", "rater": "raters", "occasion": "occasions", "setting": "settings"}
OF_PEOPLE = ["wle", "wle_se", "eap", "eap_se", "fair_average"]
OF_STEPS = ["thresholds", "thresholds_se", "category_count", "category_average", "disordered", "unused"]
"""One entry an item under partial credit."""


@dataclass(frozen=True, eq=False)
class Reading:
    """Ratings, their measurement, and what the model made of each rating: whatever is told of them starts here."""

    ratings: Ratings
    measurement: Measurement
    seen: Expectation
    use: tuple[CategoryUse, ...]

    @classmethod
    def of(cls, ratings: Ratings, measurement: Measurement) -> "Reading":
        seen = expectation(ratings, measurement)
        return cls(ratings, measurement, seen, category_use(seen, measurement))


def plain(value):
    """Arrays as lists, numbers as Python has them, and None for what is not a number."""
    if isinstance(value, np.ndarray | list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, float | np.floating):
        return float(value) if np.isfinite(value) else None
    return value.item() if isinstance(value, np.generic) else value


def report(reading: Reading, subsets: tuple[Subset, ...]) -> dict:
    """Everything, in one flat dictionary; lists run in the order of the labels."""
    return plain(
        {
            **of_the_whole(reading.measurement, reading.ratings),
            **of_facets(reading),
            **of_people(reading),
            **of_steps(reading),
            **of_facets_together(reading.measurement),
            **of_pairs(reading),
            "connected": len(subsets) == 1,
            "subsets": [asdict(subset) for subset in subsets],
        }
    )


def filled(told: dict, name: str, labels: Sequence) -> dict:
    """The report with None wherever an element of this facet has no rating at all; `labels` are those of all."""
    there = {label: place for place, label in enumerate(told[f"{name}_labels"])}
    if len(there) == len(labels):
        return told
    lists = [key for key in told if key.startswith((f"{name}_", f"{PLURALS[name]}_")) or key == PLURALS[name]]
    lists += OF_PEOPLE if name == "person" else []
    lists += OF_STEPS if name == "item" and told["partial_credit"] else []
    spread_out = {key: [told[key][there[one]] if one in there else None for one in labels] for key in lists}
    return told | spread_out | {f"{name}_labels": list(labels)}


def of_the_whole(measurement: Measurement, ratings: Ratings) -> dict:
    mean, sd = measurement.population or (None, None)
    mean_se, sd_se = measurement.population_se or (None, None)
    return {
        "method": measurement.method.value,
        "partial_credit": len(measurement.thresholds) > 1,
        "corrected": measurement.corrected,
        "centring": measurement.centring and measurement.centring.value,
        "categories": f"{ratings.lowest}..{ratings.lowest + ratings.highest}",
        "n": measurement.n,
        "converged": measurement.converged,
        "iterations": measurement.iterations,
        "max_residual": measurement.max_residual,
        "log_likelihood": measurement.log_likelihood,
        "population_mean": mean,
        "population_mean_se": mean_se,
        "population_sd": sd,
        "population_sd_se": sd_se,
    }


def of_facets(reading: Reading) -> dict:
    ratings, measurement = reading.ratings, reading.measurement
    facets = (ratings.person, ratings.item, *ratings.severities)
    fair = fair_averages(measurement, lowest=ratings.lowest)
    found: dict = {}
    for facet, measured, average in zip(facets, measurement.facets, fair, strict=True):
        infit, outfit = mean_squares(reading.seen, facet.index, len(facet))
        name = PLURALS[facet.name]
        found |= {
            f"{facet.name}_labels": facet.labels,
            name: measured.measure,
            f"{name}_se": measured.se,
            f"{name}_infit": infit,
            f"{name}_outfit": outfit,
            f"{name}_n": measured.count,
            f"{name}_extreme": measured.extreme,
            f"{name}_anchored": measured.anchored,
            f"{name}_fair_average": average,
        }
    return found


def of_people(reading: Reading) -> dict:
    """Warm's estimate of everybody, whatever the method, and the fair average that goes with the measure.

    Where people are drawn from a population, also what is expected of each (EAP).
    """
    place, error = warm_persons(reading.ratings, reading.measurement.parameters)
    nobody = np.full(len(place), np.nan)
    expected = reading.measurement.expected
    eap, eap_se = (nobody, nobody) if expected is None else (expected.measure, expected.se)
    fair = fair_averages(reading.measurement, lowest=reading.ratings.lowest)[0]
    return {"wle": place, "wle_se": error, "eap": eap, "eap_se": eap_se, "fair_average": fair}


def of_steps(reading: Reading) -> dict:
    """One list for the rating scale; under partial credit a list an item."""
    measurement, use = reading.measurement, reading.use
    one = len(measurement.thresholds) == 1
    errors = measurement.thresholds_se
    errors = np.full(measurement.thresholds.shape, np.nan) if errors is None else errors
    thresholds = told(measurement.thresholds)
    return {
        "thresholds": thresholds[0] if one else thresholds,
        "thresholds_se": errors[0] if one else errors,
        "category_count": use[0].count if one else [row.count for row in use],
        "category_average": use[0].average if one else [row.average for row in use],
        "disordered": use[0].disordered if one else [row.disordered for row in use],
        "unused": use[0].unused if one else [row.unused for row in use],
    }


def of_facets_together(measurement: Measurement) -> dict:
    """How far apart the elements of each facet are."""
    facets: dict[str, FacetMeasures] = {PLURALS[facet.name]: facet for facet in measurement.facets}
    spreads = {name: asdict(spread(facet)) for name, facet in facets.items()}
    return {
        **{
            quantity: {name: of_one[quantity] for name, of_one in spreads.items()}
            for quantity in ("sd", "rmse", "separation", "strata", "reliability")
        },
        "chi_square": {name: asdict(fixed_chi_square(facet)) for name, facet in facets.items()},
    }


def of_pairs(reading: Reading) -> dict:
    if not reading.seen.kept.any():
        return {"agreement": {"opportunities": None, "exact": None, "expected": None}, "interactions": []}
    opportunities, exact, expected = pair_agreement(reading.seen).total()
    return {
        "agreement": {"opportunities": opportunities, "exact": exact, "expected": expected},
        "interactions": [{**asdict(one), "t": one.t} for one in interactions(reading.seen)],
    }
