"""The plan of visits: three check points, a visit every so many days, shifted by rests and by a later end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import Checkpoint
from placements.rules.acts import Rest
from placements.rules.visits import Planned, left_of, plan

START, END = date(2026, 3, 2), date(2026, 8, 28)


def points(planned):
    return {one.checkpoint: one.day for one in planned if one.checkpoint}


def test_half_a_year_has_three_check_points_and_four_visits_between():
    planned = plan(START, END)
    assert [(f"{one.day:%d/%m}", str(one.checkpoint)) for one in planned] == [
        ("05/03", "first"),
        ("01/04", ""),
        ("01/05", ""),
        ("01/06", "midterm"),
        ("30/06", ""),
        ("30/07", ""),
        ("24/08", "final"),
    ]


@pytest.mark.parametrize(("every", "between"), [(30, 4), (60, 2), (15, 10), (180, 0)])
def test_a_rhythm_of_ones_own(every, between):
    assert len([one for one in plan(START, END, every=every) if not one.checkpoint]) == between


def test_a_suspension_shifts_what_comes_after_it():
    resting = [Rest(date(2026, 4, 6), date(2026, 5, 10), "illness")]
    before, after = plan(START, END), plan(START, END, resting=resting)
    assert points(after)[Checkpoint.FIRST] == points(before)[Checkpoint.FIRST]
    assert points(after)[Checkpoint.MIDTERM] > points(before)[Checkpoint.MIDTERM]
    assert not [one for one in after if resting[0].holds(one.day)]


def test_an_extension_shifts_the_middle_and_the_end():
    later = points(plan(START, date(2026, 10, 30)))
    assert later[Checkpoint.MIDTERM] > points(plan(START, END))[Checkpoint.MIDTERM]
    assert date(2026, 10, 30) - later[Checkpoint.FINAL] < timedelta(days=14)


@pytest.mark.parametrize(("days", "kinds"), [(1, ["first"]), (2, ["first"]), (14, ["first", "final"]), (30, None)])
def test_short_ones_keep_what_finds_a_day(days, kinds):
    planned = plan(START, START + timedelta(days=days - 1))
    found = [str(one.checkpoint) for one in planned]
    assert len(set(found)) == len(found)
    if kinds:
        assert set(kinds) <= set(found)


def test_nothing_is_planned_where_everything_rests():
    assert plan(START, START + timedelta(days=9), resting=[Rest(START, None, "illness")]) == []


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(1, 700),
    st.integers(7, 180),
    st.tuples(st.integers(0, 300), st.integers(0, 90)),
)
def test_a_plan_stays_within_its_days(starts_on, length, every, pause):
    last_day = starts_on + timedelta(days=length - 1)
    first_of_rest = starts_on + timedelta(days=pause[0])
    resting = [Rest(first_of_rest, first_of_rest + timedelta(days=pause[1]), "illness")]
    planned = plan(starts_on, last_day, resting=resting, every=every)
    days = [one.day for one in planned]
    assert days == sorted(set(days))
    assert all(starts_on <= day <= last_day and not resting[0].holds(day) for day in days)
    open_days = [day for n in range(length) if not resting[0].holds(day := starts_on + timedelta(days=n))]
    if any(day.weekday() < 5 for day in open_days):
        assert all(day.weekday() < 5 for day in days)
    if found := points(planned):
        if Checkpoint.FIRST in found:
            assert found[Checkpoint.FIRST] in open_days[:7]
        if Checkpoint.FINAL in found:
            assert found[Checkpoint.FINAL] in open_days[-14:]


def test_what_was_done_is_not_planned_again():
    wanted = plan(START, END)
    done = [Planned(date(2026, 3, 5), Checkpoint.FIRST), Planned(date(2026, 3, 30))]
    left = left_of(wanted, on=date(2026, 3, 10), settled=done, every=30)
    assert Checkpoint.FIRST not in points(left)
    assert date(2026, 4, 1) not in [one.day for one in left]  # two days after one that was done
    assert date(2026, 5, 1) in [one.day for one in left]


def test_only_what_lies_ahead_is_planned():
    left = left_of(plan(START, END), on=date(2026, 6, 1), settled=[], every=30)
    assert [one.day for one in left] == [date(2026, 6, 30), date(2026, 7, 30), date(2026, 8, 24)]
