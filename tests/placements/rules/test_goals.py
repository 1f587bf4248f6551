"""What is suggested as a goal, how far one has come, which evaluation is due: no database."""

from datetime import date

import pytest

from placements.enums import Because, EvaluationKind, Movement, Need
from placements.rules.goals import Known, Suggestion, due, moved, rank, reachable, suggestion

VALUES = (0, 1, 2, 3, 4)
MUST, MAY = Need.REQUIRED, Need.DESIRED


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, None),
        ({"seen": 2}, None),
        ({"seen": 2, "asked": 3, "need": MUST}, Suggestion(3, Because.REQUIRED)),
        ({"seen": 2, "asked": 3, "need": MAY}, Suggestion(3, Because.DESIRED)),
        ({"asked": 3, "need": MUST}, Suggestion(3, Because.REQUIRED_UNSEEN)),
        ({"asked": 3, "need": MAY}, Suggestion(3, Because.DESIRED_UNSEEN)),
        ({"seen": 3, "asked": 3, "need": MUST}, None),
        ({"seen": 2, "aimed": 3}, Suggestion(3, Because.AIMED_BEFORE)),
        ({"seen": 3, "aimed": 3}, None),
        ({"seen": 2, "asked": 4, "need": MUST, "aimed": 3}, Suggestion(4, Because.REQUIRED)),
        ({"seen": 2, "own": 1}, Suggestion(3, Because.OWN_VIEW)),
        ({"seen": 2, "own": 2}, None),
        ({"seen": 4, "own": 1}, None),
        ({"own": 1}, None),
    ],
)
def test_what_is_suggested_and_why(known, expected):
    assert suggestion(Known(values=VALUES, **known)) == expected


def test_what_the_opening_requires_stands_first_and_what_nothing_speaks_for_last():
    reasons = [Because.REQUIRED, Because.REQUIRED_UNSEEN, Because.DESIRED, Because.AIMED_BEFORE, Because.OWN_VIEW]
    ranks = [rank(Suggestion(3, reason)) for reason in reasons]
    assert ranks == sorted(ranks)
    assert rank(None) > max(ranks)


@pytest.mark.parametrize(("aim", "now", "refused"), [(3, 2, False), (2, 2, False), (1, 2, True), (1, None, False)])
def test_an_aim_is_not_below_what_was_agreed(aim, now, refused):
    verdict = reachable(aim, now=now, item="Listens")
    assert verdict.refused == refused
    if refused:
        assert "agreed on level 2" in str(verdict.reasons[0])


@pytest.mark.parametrize(
    ("start", "later", "expected"),
    [
        (1, 3, (Movement.UP, 2)),
        (2, 2, (Movement.SAME, 0)),
        (3, 2, (Movement.DOWN, 1)),
        (None, 2, (Movement.UNKNOWN, 0)),
        (2, None, (Movement.UNKNOWN, 0)),
    ],
)
def test_which_way_and_how_far(start, later, expected):
    assert moved(start, later, values=VALUES) == expected


MID, END, OTHER = EvaluationKind.MIDTERM, EvaluationKind.FINAL, EvaluationKind.OTHER


@pytest.mark.parametrize(
    ("on", "asked", "expected"),
    [
        (date(2026, 5, 30), (), None),
        (date(2026, 5, 31), (), MID),  # half of 1 March to 31 August
        (date(2026, 6, 1), (MID,), None),
        (date(2026, 6, 1), (OTHER,), None),
        (date(2026, 8, 16), (), MID),
        (date(2026, 8, 17), (), END),
        (date(2026, 8, 17), (MID,), END),
        (date(2026, 8, 17), (MID, END), None),
        (date(2026, 9, 30), (), END),
        (date(2026, 10, 1), (), None),
    ],
)
def test_which_evaluation_is_due(on, asked, expected):
    assert due(date(2026, 3, 1), date(2026, 8, 31), on=on, asked=asked) == expected
