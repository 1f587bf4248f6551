"""How far two raters of the same case are apart on average, in steps: small where words are read alike.

Unlike a coefficient of agreement it does not ask that the cases differ; it tells of no other cases than these.
"""

from collections.abc import Sequence

import numpy as np


def apart(cases: Sequence[Sequence[float]]) -> float | None:
    """The mean distance of two ratings of one case, every case counting once; none where no case has two."""
    means = [_mean_distance(np.asarray(ratings, dtype=float)) for ratings in cases if len(ratings) > 1]
    return float(np.mean(means)) if means else None


def _mean_distance(ratings: np.ndarray) -> float:
    count = len(ratings)
    return float(np.abs(ratings[:, None] - ratings).sum() / (count * (count - 1)))
