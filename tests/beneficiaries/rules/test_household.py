"""Families read from both ends, and the hours at which others need a person."""

from datetime import date
from types import SimpleNamespace

import pytest

from beneficiaries.enums import Relation, TimeOfDay
from beneficiaries.rules import GENERATIONS, busy_times, from_the_other_end, runs_on

TODAY = date(2024, 6, 10)


@pytest.mark.parametrize(
    ("relation", "other_end"),
    [
        ("child", "parent"),
        ("grandparent", "grandchild"),
        ("spouse", "spouse"),
        ("sibling", "sibling"),
        ("other", "other"),
    ],
)
def test_a_tie_has_two_ends(relation, other_end):
    assert from_the_other_end(relation) == other_end
    assert from_the_other_end(other_end) == relation


def test_everybody_has_a_place_in_the_drawing():
    assert sorted(relation for row in GENERATIONS for relation in row) == sorted(Relation)


@pytest.mark.parametrize(
    ("since", "until", "runs"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2024, 6, 11), None, False),
        (None, date(2024, 6, 9), False),
    ],
)
def test_both_days_count(since, until, runs):
    assert runs_on(since, until, TODAY) == runs


def test_busy_times_come_from_what_goes_on_today():
    def duty(*times, until=None):
        return SimpleNamespace(since=None, until=until, times=list(times))

    duties = [duty("morning"), duty("morning", "weekend"), duty("night", until=date(2024, 1, 1)), duty()]
    assert busy_times(duties, on=TODAY) == {TimeOfDay.MORNING, TimeOfDay.WEEKEND}
