"""Ratings drawn from the model, for calibrations that must find again what was put in."""

import numpy as np

from assessments.measures.frozen import Rated

STEPS = np.array([-1.8, -0.6, 0.6, 1.8])
ITEMS = {f"soft-1/item-{number:02}": ease for number, ease in enumerate(np.linspace(-1.0, 1.0, 12))}
SEVERITIES = {"u1": -0.8, "u2": -0.3, "u3": 0.3, "u4": 0.8}


def draw(rng, distance):
    """A level from 0 to 4."""
    climb = np.concatenate([[0.0], np.cumsum(distance - STEPS)])
    chance = np.exp(climb - climb.max())
    return int(rng.choice(5, p=chance / chance.sum()))


def rated(count, *, seed=1, raters=SEVERITIES, items=ITEMS, each=2, prefix="p", ability=(0.4, 1.1), vignette=False):
    """`count` people, each seen by `each` of the raters on every item."""
    rng = np.random.default_rng(seed)
    for person in range(count):
        able = rng.normal(*ability)
        for rater in sorted(rng.choice(sorted(raters), each, replace=False)):
            for item, hard in items.items():
                yield Rated(f"{prefix}{person:04}", rater, item, draw(rng, able - hard - raters[rater]), vignette)
