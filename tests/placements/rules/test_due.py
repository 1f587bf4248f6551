"""By when an act is communicated, and when one looks in last at an internship that ends early."""

from datetime import date

import pytest

from placements.enums import ActKind
from placements.rules.cover import communicate_by
from placements.rules.visits import final_after, latest_day

MADE, BEGINS = date(2026, 4, 20), date(2026, 5, 4)


@pytest.mark.parametrize(
    ("kind", "by"),
    [
        (ActKind.START, date(2026, 5, 3)),
        (ActKind.AMENDMENT, date(2026, 5, 3)),
        (ActKind.EXTENSION, date(2026, 4, 25)),
        (ActKind.EARLY_END, date(2026, 4, 25)),
    ],
)
def test_a_communication_is_due(kind, by):
    assert communicate_by(kind, begins=BEGINS, dated_on=MADE) == by


@pytest.mark.parametrize(
    ("last_day", "on", "looked"),
    [
        (date(2026, 4, 24), date(2026, 4, 20), date(2026, 4, 24)),  # still ahead: the last day itself
        (date(2026, 4, 24), date(2026, 4, 24), date(2026, 4, 27)),  # a Friday: the Monday after
        (date(2026, 4, 20), date(2026, 4, 22), date(2026, 4, 23)),
        (date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 15)),  # told late: due at once
    ],
)
def test_the_last_look_comes_soon_after_an_early_end(last_day, on, looked):
    assert final_after(last_day, on=on) == looked


def test_only_the_last_check_point_may_come_after_the_end():
    assert latest_day(MADE) == MADE
    assert latest_day(MADE, checkpoint="final") == date(2026, 5, 4)
