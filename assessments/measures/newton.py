"""The way up to the top of the marginal likelihood: Newton's steps, with the exact information."""

from dataclasses import dataclass

import numpy as np

from assessments.measures.information import Information
from assessments.measures.marginal import SPACING, Look, Marginal

COARSE = 2 * SPACING
"""Far from the top abilities need not stand so close."""
LOOSE = {COARSE: 1e-2, SPACING: 1e-7}
"""By so much a person the log-likelihood may be wrong: one that is lower by no more is not lower."""
NEAR = 10.0
"""The top is near where the distance is less."""
THERE = 1e-8
"""A distance of nothing: it is the square of the next step, in standard errors."""
SLOW = {COARSE: 0.05, SPACING: 1e-3}
"""Where a step leaves more than this part of the distance, the information is looked at anew."""
EXACT = 1e-2
"""Information from no farther than this is that of the top to four digits."""
LONGEST = 1.5
"""No step moves anything farther, in logits."""
FARTHEST = 40.0
"""What is farther out has run away: the likelihood has no top."""
MOST_STEPS = 100
MOST_HALVINGS = 20
RIDGES = (0.0, *np.geomspace(1e-3, 1e3, 13))


@dataclass(frozen=True, eq=False)
class Top:
    """Where the climb ended: whether that is the top, and how unsure all is there."""

    look: Look
    covariance: np.ndarray
    """Of the whole point."""
    converged: bool
    iterations: int
    max_residual: float


def climb(marginal: Marginal, first: np.ndarray, ways: np.ndarray) -> Top:
    """From the first point, along the ways it may move, to the top, or to where it is clear that there is none."""
    information = Information(marginal)
    look, spacing, before = marginal.look(first, spacing=COARSE), COARSE, np.inf
    unsure, seen_from, iterations = None, np.inf, 0
    while True:
        slopes = ways.T @ look.slopes
        if unsure is None or slopes @ unsure @ slopes > max(SLOW[spacing] * before, THERE):
            unsure = inverse(ways.T @ information.at(look) @ ways)
            seen_from = slopes @ unsure @ slopes
        step = unsure @ slopes
        before = slopes @ step
        converged = spacing == SPACING and before < THERE
        if converged or iterations == MOST_STEPS or has_run_away(look.point):
            break
        lowest = look.log_likelihood - LOOSE[spacing] * marginal.patterns.people.sum()
        if spacing == COARSE and before < NEAR:
            spacing, lowest, unsure = SPACING, -np.inf, None
        there = ahead(marginal, look, ways @ step, spacing, lowest)
        if there is None:
            break
        look, iterations = there, iterations + 1
    if unsure is None or seen_from > EXACT:
        unsure = inverse(ways.T @ information.at(look) @ ways)
    return Top(look, ways @ unsure @ ways.T, converged, iterations, float(np.abs(slopes).max(initial=0)))


def ahead(marginal: Marginal, look: Look, step: np.ndarray, spacing: float, lowest: float) -> Look | None:
    """The look after the step, or after half of it, and so on while that leads lower; None where all do."""
    step = step * min(1.0, LONGEST / np.abs(step).max())
    for _ in range(MOST_HALVINGS):
        there = marginal.look(look.point + step, look.span, spacing)
        if there.log_likelihood >= lowest:
            return there
        step = step / 2
    return None


def has_run_away(point: np.ndarray) -> bool:
    return bool(np.abs(point[np.isfinite(point)]).max() > FARTHEST)


def inverse(information: np.ndarray) -> np.ndarray:
    """Its inverse, with as much on its diagonal as makes it positive; nan where nothing does."""
    diagonal = np.diag(np.abs(np.diag(information)))
    for ridge in RIDGES:
        try:
            np.linalg.cholesky(information + ridge * diagonal)
        except np.linalg.LinAlgError:
            continue
        return np.linalg.inv(information + ridge * diagonal)
    return np.full_like(information, np.nan)
