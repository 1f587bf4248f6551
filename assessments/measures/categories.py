"""How the categories of the scale are used, and whether its steps come in order."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from assessments.measures.fit import Expectation
from assessments.measures.model import told
from assessments.measures.result import Measurement


@dataclass(frozen=True, eq=False)
class CategoryUse:
    """The categories of one row of steps: of the whole scale (`item` is None), or of one item under partial credit."""

    item: Hashable | None
    count: np.ndarray
    """How often each was given, by anybody to anybody."""
    average: np.ndarray
    """The mean distance B - D - C of those who were given it: it should rise. nan where nobody estimated was."""
    thresholds: np.ndarray
    """The steps; nan beside a category that nobody used."""

    @property
    def unused(self) -> tuple[int, ...]:
        return tuple(int(k) for k in np.flatnonzero(self.count == 0))

    @property
    def disordered(self) -> tuple[int, ...]:
        """The categories that are nowhere the likeliest: the step out of them is lower than the step into them."""
        return tuple(int(k) + 1 for k in np.flatnonzero(np.diff(self.thresholds) < 0))


def category_use(seen: Expectation, measurement: Measurement) -> tuple[CategoryUse, ...]:
    """The use of each row of steps."""
    ratings, size = seen.ratings, measurement.thresholds.shape[1] + 1
    rows = len(measurement.thresholds)
    row = ratings.item.index if rows > 1 else np.zeros(len(ratings), int)
    code = row * size + ratings.value
    count = np.bincount(code, minlength=rows * size).reshape(rows, size)
    with np.errstate(invalid="ignore"):
        average = np.bincount(code[seen.kept], seen.distance, rows * size) / np.bincount(
            code[seen.kept], minlength=rows * size
        )
    thresholds = told(measurement.thresholds)
    labels = ratings.item.labels if rows > 1 else (None,)
    return tuple(
        CategoryUse(label, count[n], average.reshape(rows, size)[n], thresholds[n]) for n, label in enumerate(labels)
    )
