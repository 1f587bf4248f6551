"""Ratings in wide form: one row a unit, one column a rater, NaN where nothing was rated."""

from collections.abc import Sequence

import numpy as np

from assessments.measures.ratings import Trouble, Unusable

LARGEST = 1e15
"""Beyond it a float no longer holds every whole number: no rating is that large."""


def grid(rows: Sequence[Sequence[float | None]] | np.ndarray) -> np.ndarray:
    """The rows as a table of floats; None and NaN are ratings not given.

    Unusable for what is no table, has no rating, rows of unequal length, or anything that is no number.
    """
    if isinstance(rows, np.ndarray) and rows.dtype.kind in "iuf":
        table = rows.astype(float)
    else:
        table = np.array(_numbers(list(rows) if isinstance(rows, np.ndarray) else rows), dtype=float)
    if table.ndim != 2:
        raise Unusable(Trouble.NO_TABLE)
    if not table.size:
        raise Unusable(Trouble.NO_RATING)
    if (beyond := np.abs(table) > LARGEST).any():
        raise Unusable(Trouble.NOT_NUMBER, value=table[beyond][0])
    return table


def number(value) -> float | None:
    """A number as it may stand in a table; None for one that is not given, Unusable for anything else."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | np.number) or abs(value) > LARGEST:
        raise Unusable(Trouble.NOT_NUMBER, value=value)
    return None if value != value else float(value)  # NaN alone differs from itself


def _numbers(rows) -> list[list[float]]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple | np.ndarray) for row in rows):
        raise Unusable(Trouble.NO_TABLE)
    lengths = [len(row) for row in rows]
    if not sum(lengths):
        raise Unusable(Trouble.NO_RATING)
    if odd := [place for place, length in enumerate(lengths, 1) if length != lengths[0]]:
        raise Unusable(Trouble.UNEVEN, row=odd[0], length=lengths[odd[0] - 1], expected=lengths[0])
    return [[np.nan if (given := number(value)) is None else given for value in row] for row in rows]
