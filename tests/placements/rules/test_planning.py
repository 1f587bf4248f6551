"""What a month plans and pays: thirty-odd cases worked by hand, and what holds of any; no database."""

import csv
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.enums import ActKind, DayKind, Presence
from placements.rules.acts import Change
from placements.rules.attendance import due_of
from placements.rules.planning import Noted, count, plan
from placements.rules.timetables import Slot

CASES = Path(__file__).parents[2] / "data" / "allowances.csv"
MARCH = date(2026, 3, 1)
PRESENT, ABSENT, CLOSED = Noted(Presence.PRESENT, Decimal(4)), Noted(Presence.ABSENT), Noted(Presence.CLOSED)


def week(*weekdays, begins=9, ends=13):
    return tuple(Slot(day, time(begins), time(ends)) for day in weekdays)


WEEKDAYS = week(0, 1, 2, 3, 4)


def start(first=date(2026, 1, 1), last=date(2026, 12, 31), allowance="310", timetable=WEEKDAYS):
    return Change(
        ActKind.START,
        1,
        first,
        ends_on=last,
        weekly_hours=20,
        allowance=Decimal(allowance),
        timetable=timetable,
    )


def said(text):
    return date.fromisoformat(text) if text else None


def acts_of(case):
    """The acts that a line of the table tells."""
    amount, *later = case["allowances"].split(", ")
    weekdays = [int(day) for day in case["weekdays"]]
    acts = [start(said(case["first day"]), said(case["last day"]), amount, week(*weekdays))]
    for change in later:
        amount, since = change.split(" from ")
        acts.append(Change(ActKind.AMENDMENT, len(acts) + 1, said(since), allowance=Decimal(amount)))
    if case["suspended"]:
        first, last = map(said, case["suspended"].split("/"))
        acts.append(Change(ActKind.SUSPENSION, len(acts) + 1, first, reason="illness"))
        if last:
            acts.append(Change(ActKind.RESUMPTION, len(acts) + 1, last + timedelta(days=1)))
    if case["early end"]:
        acts.append(Change(ActKind.EARLY_END, len(acts) + 1, said(case["early end"])))
    return acts


def noted_of(case, planned):
    """The host closed as the table says, presence on the first days that are left, absence on the others."""
    first, last = map(said, case["closed"].split("/")) if case["closed"] else (date.max, date.min)
    closed = {day.day for day in planned.planned if first <= day.day <= last}
    others = [day.day for day in planned.planned if day.day not in closed]
    attended = int(case["attended"])
    return dict.fromkeys(closed, CLOSED) | {
        day: PRESENT if place < attended else ABSENT for place, day in enumerate(others)
    }


def worked_by_hand():
    with CASES.open() as lines:
        return [pytest.param(case, id=case["id"]) for case in csv.DictReader(lines, delimiter="|")]


@pytest.mark.parametrize("case", worked_by_hand())
def test_the_cases_worked_by_hand(case):
    planned = plan(acts_of(case), said(case["month"] + "-01"))
    told = count(planned, noted_of(case, planned))
    assert (told.planned, told.attended, told.missing) == (int(case["planned"]), int(case["attended"]), ())
    due = due_of(planned.stretches, days_planned=told.planned, days_attended=told.attended)
    assert due.amount == Decimal(case["due"])
    assert sum(due.amounts) == due.amount


def test_there_are_thirty_of_them():
    assert len(worked_by_hand()) >= 30


def test_the_timetable_in_force_plans_each_day():
    changed = Change(ActKind.AMENDMENT, 2, date(2026, 3, 16), timetable=week(1, 3, begins=8, ends=14))
    planned = plan([start(timetable=week(0, 2, 4)), changed], MARCH).planned
    assert [day.day.day for day in planned] == [2, 4, 6, 9, 11, 13, 17, 19, 24, 26, 31]
    assert {day.hours for day in planned[:6]} == {4}
    assert {day.hours for day in planned[6:]} == {6}


def test_without_a_timetable_the_hours_are_spread_evenly():
    planned = plan([start(timetable=())], MARCH).planned
    assert len(planned) == 22
    assert {day.hours for day in planned} == {4}


def test_what_each_day_is():
    resting = [Change(ActKind.SUSPENSION, 2, date(2026, 4, 20)), Change(ActKind.RESUMPTION, 3, date(2026, 4, 27))]
    april = plan([start(first=date(2026, 4, 2)), *resting], date(2026, 4, 1))
    kinds = {day.day.day: day.kind for day in april.days}
    assert min(kinds) == 2
    assert (kinds[2], kinds[4], kinds[6]) == (DayKind.PLANNED, DayKind.FREE, DayKind.HOLIDAY)
    assert {kinds[day] for day in range(20, 27)} == {DayKind.SUSPENDED}
    assert (kinds[25], kinds[27]) == (DayKind.SUSPENDED, DayKind.PLANNED)
    assert [(stretch.first.day, stretch.last.day) for stretch in april.stretches] == [(2, 19), (27, 30)]


def test_a_month_without_the_internship_plans_nothing():
    april = plan([start(last=date(2026, 3, 31))], date(2026, 4, 1))
    assert (april.part, april.days, april.stretches) == (None, (), ())


def test_a_day_made_up_for_counts_and_never_more_than_planned():
    planned = plan([start(timetable=week(0))], MARCH)  # the Mondays 2, 9, 16, 23 and 30
    saturday = {date(2026, 3, 7): Noted(Presence.PRESENT, Decimal(5))}
    mondays = {day.day: PRESENT for day in planned.planned}
    told = count(planned, mondays | {date(2026, 3, 9): ABSENT} | saturday)
    assert (told.planned, told.attended, told.hours) == (5, 5, 21)
    assert count(planned, mondays | saturday).attended == 5


def test_days_nobody_noted_are_missing_and_not_attended():
    planned = plan([start(timetable=week(0))], MARCH)
    told = count(planned, {date(2026, 3, 2): PRESENT, date(2026, 3, 9): CLOSED})
    assert (told.planned, told.attended) == (4, 1)
    assert [day.day for day in told.missing] == [16, 23, 30]


days_of_march = st.integers(1, 31).map(lambda day: date(2026, 3, day))
euro = st.decimals(0, 2000, places=2)
weeks = st.sets(st.integers(0, 6), max_size=7).map(lambda days: week(*sorted(days)))


@st.composite
def histories(draw):
    """A start before or within the month, then amendments, suspensions and an early end in any order of days."""
    first = date(2026, 2, 10) + timedelta(days=draw(st.integers(0, 45)))
    acts = [start(first, first + timedelta(days=draw(st.integers(0, 90))), draw(euro), draw(weeks))]
    for _ in range(draw(st.integers(0, 3))):
        what = {"allowance": draw(st.none() | euro), "timetable": draw(st.none() | weeks)}
        acts.append(Change(ActKind.AMENDMENT, len(acts) + 1, draw(days_of_march), **what))
    for _ in range(draw(st.integers(0, 2))):
        away, back = sorted((draw(days_of_march), draw(days_of_march)))
        acts.append(Change(ActKind.SUSPENSION, len(acts) + 1, away, reason="illness"))
        if draw(st.booleans()):
            acts.append(Change(ActKind.RESUMPTION, len(acts) + 1, back + timedelta(days=1)))
    if draw(st.booleans()):
        day = draw(days_of_march)
        if first <= day <= acts[0].ends_on:
            acts.append(Change(ActKind.EARLY_END, len(acts) + 1, day))
    return acts


notes = st.dictionaries(days_of_march, st.sampled_from((PRESENT, ABSENT, CLOSED)), max_size=31)


@settings(max_examples=200, deadline=None)
@given(histories(), notes)
def test_of_any_month_the_parts_add_up_and_pay_neither_less_than_nothing_nor_more_than_agreed(acts, noted):
    planned = plan(acts, MARCH)
    told = count(planned, noted)
    due = due_of(planned.stretches, days_planned=told.planned, days_attended=told.attended)
    agreed = max((act.allowance for act in acts if act.allowance is not None), default=Decimal(0))
    assert sum(due.amounts) == due.amount
    assert 0 <= due.amount <= due.base <= agreed
    assert all(0 <= amount <= stretch.allowance for stretch, amount in due.parts)
    assert due.amount == due.amount.quantize(Decimal("0.01"))
    assert told.attended <= told.planned
    assert len(told.missing) <= told.planned


@settings(max_examples=200, deadline=None)
@given(histories(), notes)
def test_what_is_suspended_is_neither_planned_nor_paid(acts, noted):
    planned = plan(acts, MARCH)
    paid = {day for stretch in planned.stretches for day in _days(stretch)}
    assert {day.day for day in planned.days if day.kind == DayKind.SUSPENDED}.isdisjoint(paid)
    assert paid == {day.day for day in planned.days if day.may_be_noted}
    assert {day.day for day in planned.planned} <= paid
    if planned.part:
        assert [day.day for day in planned.days] == list(_days(planned.part))
        assert planned.days_that_pay == len(paid)


@settings(max_examples=150, deadline=None)
@given(histories(), notes, days_of_march)
def test_a_day_of_presence_instead_of_an_absence_never_pays_less(acts, noted, day):
    planned = plan(acts, MARCH)
    absent, present = (count(planned, noted | {day: note}) for note in (ABSENT, PRESENT))
    less, more = (
        due_of(planned.stretches, days_planned=told.planned, days_attended=told.attended) for told in (absent, present)
    )
    assert less.amount <= more.amount


def _days(stretch):
    return (stretch.first + timedelta(days=n) for n in range(stretch.days))
