"""When one asks what became of a job, and what stays unknown."""

from datetime import date

import pytest

from placements.rules.retention import due, due_on, may_be_called_unreachable, missed

HIRED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("month", "day"),
    [(1, date(2026, 2, 28)), (3, date(2026, 4, 30)), (6, date(2026, 7, 31)), (12, date(2027, 1, 31))],
)
def test_the_day_of_a_check(month, day):
    assert due_on(HIRED, month) == day


@pytest.mark.parametrize(
    ("on", "settled", "month"),
    [
        (date(2026, 2, 27), (), None),
        (date(2026, 2, 28), (), 1),
        (date(2026, 2, 28), (1,), None),
        (date(2026, 4, 29), (), 1),
        (date(2026, 4, 30), (), 3),
        (date(2026, 7, 31), (1, 3), 6),
        (date(2028, 1, 1), (1, 3, 6), 12),
        (date(2028, 1, 1), (12,), None),
    ],
)
def test_the_check_that_is_due(on, settled, month):
    assert due(HIRED, settled=settled, on=on) == month


def test_a_check_nobody_made_stays_unknown():
    assert missed(HIRED, settled=(3,), on=date(2027, 2, 1)) == (1, 6)
    assert missed(HIRED, settled=(), on=date(2026, 3, 1)) == ()


@pytest.mark.parametrize(("before", "enough"), [(0, False), (1, False), (2, True)])
def test_three_tries_before_somebody_is_unreachable(before, enough):
    assert may_be_called_unreachable(before) is enough
