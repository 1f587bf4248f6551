"""How one rater sees beside the others who rated the same: the mean difference, with its interval.

From raw levels, and so only where all rated the same cases: a severity on one scale is the many-facet model's to tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Leaning:
    """The mean of a rater's level minus the mean level of the others, over `n` ratings; none without any.

    The interval is Student's t over the ratings: none for a single one.
    """

    difference: float | None
    interval: tuple[float, float] | None
    n: int

    @property
    def is_told(self) -> bool:
        """Whether the difference is too large to be chance."""
        return self.interval is not None and (self.interval[0] > 0 or self.interval[1] < 0)


def leaning(own: Sequence[float], others: Sequence[Sequence[float]]) -> Leaning:
    """The leaning of a rater: `own[n]` is her level of the n-th rating, `others[n]` the levels of the others there."""
    gaps = np.array([mine - np.mean(theirs) for mine, theirs in zip(own, others, strict=True) if len(theirs)])
    if not len(gaps):
        return Leaning(None, None, 0)
    mean = float(gaps.mean())
    if len(gaps) < 2:
        return Leaning(mean, None, 1)
    reach = float(stdtrit(len(gaps) - 1, (1 + CONFIDENCE) / 2) * gaps.std(ddof=1) / np.sqrt(len(gaps)))
    return Leaning(mean, (mean - reach, mean + reach), len(gaps))
