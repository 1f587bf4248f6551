"""Where groups of people stand by themselves: Warm's estimate, as in `persons.py`, for all patterns at once.

What Warm's equation asks of a pattern is a smooth curve of the ability. It is reckoned at evenly spaced abilities for
every pattern, and read off between them through the six nearest, which is right to seven digits.
"""

import numpy as np

from assessments.measures.marginal import AT_ONCE, Look, Marginal

STEP = 0.1
"""Between two abilities, in logits."""
AROUND = np.arange(-2, 4)
"""The nodes a curve is read off from, counted from the one below."""
WIDER = 4.0
MOST_STEPS = 30
NEAR_ENOUGH = 1e-8


def warm_groups(marginal: Marginal, look: Look) -> tuple[np.ndarray, np.ndarray]:
    """Warm's estimate of the ability of each group, and its standard error 1 / root of the information there."""
    low, high = look.span
    while True:
        ability = np.arange(np.floor(low), np.ceil(high) + STEP, STEP)
        found, error, node = _read(marginal, look.point, ability)
        too_low, too_high = (node < -AROUND[0]).any(), (node >= len(ability) - AROUND[-1]).any()
        if not (too_low or too_high):
            return found, error
        low, high = low - WIDER * too_low, high + WIDER * too_high


def _read(marginal, point, ability):
    """For each group the estimate, its error and the likeliest node; wrong where that is near an end."""
    groups, tables = marginal.patterns, marginal.moments(point, ability)
    found, error, node = np.empty(len(groups.total)), np.empty(len(groups.total)), np.empty(len(groups.total), int)
    begins = groups.begins
    step = max(1, AT_ONCE // (16 * len(ability)))
    for first in range(0, len(begins) - 1, step):
        last = min(first + step, len(begins) - 1)
        here = slice(begins[first], begins[last])
        pattern, total = groups.pattern[here] - first, groups.total[here]
        log_sum, expected, information, skewness = (groups.patterns[first:last] @ table for table in tables)
        pull = expected - skewness / (2 * information)
        height = (np.log(information) / 2 - log_sum)[pattern] + np.multiply.outer(total, ability)
        node[here] = height.argmax(axis=1)
        nearby = np.clip(node[here], -AROUND[0], len(ability) - 1 - AROUND[-1])[:, None] + AROUND
        places, rows = ability[nearby], pattern[:, None]
        found[here] = solution(total, places, pull[rows, nearby])
        error[here] = 1 / np.sqrt(through(found[here], places, information[rows, nearby]))
    return found, error, node


def solution(value: np.ndarray, places: np.ndarray, curve: np.ndarray) -> np.ndarray:
    """Where each curve, which rises through its middle nodes, has the value."""
    middle = -AROUND[0]
    low, here, high = places[:, middle - 1], places[:, middle], places[:, middle + 1]
    slope = (curve[:, middle + 1] - curve[:, middle - 1]) / (high - low)
    for _ in range(MOST_STEPS):
        there = np.clip(here + (value - through(here, places, curve)) / slope, low, high)
        moved, here = np.abs(there - here).max(), there
        if moved < NEAR_ENOUGH:
            break
    return here


def through(at: np.ndarray, places: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The polynomial through each row of points, at one place each (Neville 1934)."""
    at = at[:, None]
    for level in range(1, places.shape[1]):
        left, right = places[:, :-level], places[:, level:]
        values = ((at - left) * values[:, 1:] - (at - right) * values[:, :-1]) / (right - left)
    return values[:, 0]
