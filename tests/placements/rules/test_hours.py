"""Whether a week keeps to working time: 40 and 41 hours, 8 and more a day, 6 without a pause, nights, Sundays."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.rules import hours
from placements.rules.timetables import Slot, weekly_hours


def slot(day, begins, ends):
    return Slot(day, time.fromisoformat(begins), time.fromisoformat(ends))


def week(*slots, days=range(5)):
    return tuple(slot(day, begins, ends) for day in days for begins, ends in slots)


def said(timetable):
    return " ".join(str(reason) for reason in hours.week(timetable).reasons)


@pytest.mark.parametrize(
    ("timetable", "sentences"),
    [
        (week(("08:00", "12:00")), []),
        (week(("08:00", "12:00"), ("13:00", "17:00")), []),  # exactly 40, exactly 8 a day
        (week(("08:00", "12:00"), ("13:00", "17:01")), ["more than 40", "More than 8 hours"]),
        (week(("08:00", "14:00")), []),  # exactly six hours without a pause
        (week(("08:00", "14:01")), ["without a pause"]),
        (week(("08:00", "12:00"), ("12:10", "15:00")), []),  # ten minutes are a pause
        (week(("08:00", "12:00"), ("12:09", "15:00")), ["without a pause"]),
        (week(("06:00", "10:00")), []),
        (week(("05:59", "10:00")), ["between 22:00 and 6:00"]),
        (week(("18:00", "22:00")), []),
        (week(("18:00", "22:01")), ["between 22:00 and 6:00"]),
        (week(("08:00", "12:00"), days=(5,)), []),
        (week(("08:00", "12:00"), days=(6,)), ["on Sunday"]),
        ((), []),
    ],
)
def test_a_week_of_work(timetable, sentences):
    verdict = hours.week(timetable)
    assert not verdict.refused
    assert len(verdict.reasons) == len(sentences)
    assert all(sentence in said(timetable) for sentence in sentences)


@pytest.mark.parametrize(("hours_a_week", "warned"), [(40, False), (41, True)])
def test_a_week_whose_days_are_not_laid_down(hours_a_week, warned):
    assert hours.undated(hours_a_week).warned == warned
    assert hours.working_time((), hours=hours_a_week).verdict.warned == warned


@pytest.mark.parametrize(
    ("timetable", "whole"),
    [(week(("08:30", "12:30")), 20), (week(("08:30", "13:00")), 23), (week(("08:00", "08:06"), days=(0,)), 1), ((), 0)],
)
def test_a_begun_hour_counts(timetable, whole):
    assert hours.whole_hours(timetable) == whole


SLOTS = st.builds(
    lambda day, first, length: Slot(day, time(first // 60, first % 60), time(*divmod(min(first + length, 1439), 60))),
    st.integers(0, 6),
    st.integers(0, 1400),
    st.integers(1, 600),
)


@given(st.lists(SLOTS, max_size=10))
def test_whole_hours_are_never_less_and_never_an_hour_more(slots):
    timetable = tuple(sorted(slots))
    assert 0 <= hours.whole_hours(timetable) - weekly_hours(timetable) < 1


@given(st.lists(SLOTS, max_size=10), st.integers(0, 6))
def test_no_stretch_is_longer_than_its_day(slots, day):
    assert hours.longest_stretch(day, tuple(slots)) <= hours.minutes_of(day, tuple(slots))
