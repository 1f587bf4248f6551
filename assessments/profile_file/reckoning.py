"""The measures of a profile, reckoned from what its file carries: the same for who writes it and who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from assessments.measures.carried import Carried
from assessments.measures.placing import Mark, Placed


@dataclass(frozen=True)
class Reckoned:
    """One measure of a round, of an area or over all (no area); not `placed` where there is the mean alone."""

    area: str | None
    ratings: int
    raters: int
    mean: float | None
    placed: Placed | None

    def as_json(self) -> dict:
        placed = self.placed
        return {
            "area": self.area,
            "ratings": self.ratings,
            "raters": self.raters,
            "mean": self.mean,
            "measure": placed and placed.measure,
            "error": placed and placed.error,
            "lower": placed and placed.lower,
            "upper": placed and placed.upper,
            "fair": placed and placed.fair,
            "fair_lower": placed and placed.fair_lower,
            "fair_upper": placed and placed.fair_upper,
            "extreme": placed.extreme if placed else False,
        }


def carried_by(content: Mapping) -> Carried | None:
    """The scale in a file; None where the service has none."""
    return Carried.of_json(content["calibration"]) if content["calibration"] else None


def instrument_of(content: Mapping, round: Mapping) -> Mapping:
    """What was asked in a round."""
    return next(one for one in content["instruments"] if f"{one['code']}-{one['version']}" == round["instrument"])


def reckon(content: Mapping, round: Mapping) -> list[Reckoned]:
    """The measures of a round of the file: over all, then area by area."""
    scale, instrument = carried_by(content), instrument_of(content, round)
    items = {item["id"]: item for item in instrument["items"]}
    given = [one for one in round["ratings"] if "value" in one]
    whole = [(None, given)]
    areas = [(area["code"], _of_area(given, items, area["code"])) for area in instrument["areas"]]
    return [_reckoned(scale, items, area, ratings) for area, ratings in whole + areas]


def _of_area(given, items, area):
    return [one for one in given if items[one["item"]]["area"] == area]


def _reckoned(scale, items, area, given):
    marks = [Mark(items[one["item"]]["lineage"], one["rater"], one["value"]) for one in given]
    return Reckoned(
        area=area,
        ratings=len(marks),
        raters=len({mark.rater for mark in marks}),
        mean=fmean(mark.value for mark in marks) if marks else None,
        placed=scale.place(marks) if scale else None,
    )


def same_items(content: Mapping, earlier: Mapping, later: Mapping, area: str | None) -> list[Mark]:
    """The marks of an earlier round on the items that an area of a later one asked too, whatever area they stood in."""
    now = {item["id"]: item for item in instrument_of(content, later)["items"]}
    given = [now[one["item"]] for one in later["ratings"] if "value" in one]
    seen = {item["lineage"] for item in given if area in (None, item["area"])}
    then = {item["id"]: item["lineage"] for item in instrument_of(content, earlier)["items"]}
    marks = [Mark(then[one["item"]], one["rater"], one["value"]) for one in earlier["ratings"] if "value" in one]
    return [mark for mark in marks if area is None or mark.item in seen]
