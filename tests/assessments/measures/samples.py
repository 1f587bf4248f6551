"""Ratings to try the measures on: the published example, and ratings drawn from places that are known."""

import csv
import json
from pathlib import Path

import numpy as np

from assessments.measures.model import category_probabilities
from assessments.measures.ratings import Facet, Ratings

DATA = Path(__file__).parents[2] / "data"
ITEMS = ("I1", "I2", "I3", "I4")
STEPS = (-1.5, -0.5, 0.5, 1.5)


def oracle():
    return json.loads((DATA / "rasch_small.json").read_text(encoding="utf-8"))


def small_rows():
    """The example as rows (person, rater, item, value)."""
    with (DATA / "rasch_small.csv").open(encoding="utf-8") as file:
        return [(row["person"], row["rater"], item, int(row[item])) for row in csv.DictReader(file) for item in ITEMS]


def small():
    return Ratings.from_rows(small_rows())


def broken():
    """Oracle M2 of the example: raters 1 and 2 share people, rater 3 has only person 12."""
    kept = {"1", "4", "7", "10"}
    rows = [row for row in small_rows() if row[0] in kept and row[1] in {"1", "2"}]
    return Ratings.from_rows([*rows, *(row for row in small_rows() if row[:2] == ("12", "3"))])


def drawn(seed, *, persons, items, raters, each=None, steps=STEPS):
    """Ratings of people rated by `each` raters, and where persons, items and raters truly stand."""
    random = np.random.default_rng(seed)
    able, hard = random.normal(0, 1, persons), np.linspace(-2, 2, items)
    severe = np.linspace(-1, 1, raters) if raters > 1 else np.zeros(1)
    met = np.array([random.permutation(raters)[: each or raters] for _ in range(persons)])
    person = np.repeat(np.arange(persons, dtype=np.int32), items * met.shape[1])
    item = np.tile(np.repeat(np.arange(items, dtype=np.int32), met.shape[1]), persons)
    rater = np.repeat(met[:, None, :], items, axis=1).ravel().astype(np.int32)
    chance = category_probabilities(able[person] - hard[item] - severe[rater], np.array(steps))
    value = (random.random(len(person))[:, None] > chance.cumsum(axis=1)).sum(axis=1).astype(np.int32)
    facets = (
        Facet(name, tuple(range(size)), index)
        for name, size, index in (
            ("person", persons, person),
            ("item", items, item),
            ("rater", raters, rater),
        )
    )
    return Ratings(*facets, value=value, highest=len(steps)), (able, hard, severe)
