"""Drawing again: the same data give the same draws, and the interval covers as often as it says."""

import numpy as np
import pytest

from assessments.measures import bootstrap
from assessments.measures.agreement import Metric, alpha


def test_the_seed_is_of_the_data_alone():
    table = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert bootstrap.seed_of(table) == bootstrap.seed_of(table.astype(int))
    others = (table.T, table.ravel(), table + 1, table[:1])
    assert len({bootstrap.seed_of(other) for other in (table, *others)}) == 5


def test_every_draw_has_as_many_units_as_there_are():
    drawn = bootstrap.redrawn([3, 1, 6], 10, seed=7, draws=50)
    assert drawn.shape == (50, 3)
    assert (drawn.sum(axis=1) == 10).all()
    assert (bootstrap.redrawn([3, 1, 6], 10, seed=7, draws=50) == drawn).all()


@pytest.mark.parametrize(
    ("value", "drawn", "interval"),
    [
        (0.5, np.linspace(0, 1, 1001), (0.025, 0.975)),
        (0.99, np.linspace(0, 1, 1001), (0.025, 0.99)),
        (0.01, np.linspace(0, 1, 1001), (0.01, 0.975)),
        (0.5, np.array([np.nan, 0.2, 0.2, 0.8, 0.8, np.nan]), (0.2, 0.8)),
        (1.0, np.ones(50), None),
        (None, np.linspace(0, 1, 11), None),
        (0.5, np.full(10, np.nan), None),
        (0.5, np.empty(0), None),
    ],
)
def test_the_middle_of_the_draws_widened_to_hold_the_value(value, drawn, interval):
    assert bootstrap.interval(value, drawn) == (interval and pytest.approx(interval))


def test_an_interval_of_95_per_cent_covers_about_as_often():
    """Two hundred services of 60 cases, two raters who are right 80 times in 100 and else choose any of five levels.

    Alpha of so many cases that chance is gone is .64: both are right with .8 * .8, else they agree by chance alone.
    """
    generator = np.random.default_rng(20240501)
    covered = 0
    for _service in range(200):
        truth = generator.integers(0, 5, (60, 1))
        guessed = generator.integers(0, 5, (60, 2))
        seen = np.where(generator.random((60, 2)) < 0.8, truth, guessed)
        low, high = alpha(seen, Metric.NOMINAL, draws=400).interval
        covered += low <= 0.64 <= high
    assert 178 <= covered <= 198
