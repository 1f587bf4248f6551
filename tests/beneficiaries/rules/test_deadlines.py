"""Deadlines counted from days: each limit by name, and everything that settles one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.enums import DateKind, DeadlineKind, When
from beneficiaries.rules import deadlines, when
from beneficiaries.rules.deadlines import SOURCES, months_later
from equipe.verdicts import Read

PAD = date(2024, 1, 10)
DAYS = st.dictionaries(st.sampled_from(DateKind), st.dates(date(2020, 1, 1), date(2030, 12, 31)))


def by(kind, days, **rhythm):
    return {deadline.kind: deadline.by for deadline in deadlines(days, **rhythm)}.get(kind)


@pytest.mark.parametrize(
    ("days", "call", "meeting"),
    [
        ({}, None, None),
        ({"pad": PAD}, date(2024, 3, 10), date(2024, 5, 9)),
        ({"pad": PAD, "adi_called": PAD}, None, date(2024, 5, 9)),
        ({"pad": PAD, "adi_called": PAD - timedelta(1)}, date(2024, 3, 10), date(2024, 5, 9)),  # of an earlier pact
        ({"pad": PAD, "adi_met": PAD}, None, None),
        ({"pad": PAD, "adi_met": PAD - timedelta(1)}, date(2024, 3, 10), date(2024, 5, 9)),
    ],
)
def test_the_first_appointment_of_the_inclusion_allowance(days, call, meeting):
    assert by(DeadlineKind.ADI_CALL, days) == call
    assert by(DeadlineKind.ADI_MEETING, days) == meeting


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"pad": PAD}, None),
        ({"pad": PAD, "adi_met": date(2024, 2, 1)}, date(2024, 5, 1)),
        ({"pad": PAD, "adi_met": date(2024, 2, 1), "adi_updated": date(2024, 4, 1)}, date(2024, 6, 30)),
        ({"pad": PAD, "adi_met": date(2024, 2, 1), "adi_updated": date(2023, 4, 1)}, date(2024, 5, 1)),
        ({"adi_met": date(2024, 2, 1)}, None),
    ],
)
def test_after_it_one_every_ninety_days(days, expected):
    assert by(DeadlineKind.ADI_UPDATE, days) == expected


@pytest.mark.parametrize(
    ("days", "renewal", "expiry"),
    [
        ({"permit": date(2024, 6, 30)}, date(2024, 5, 1), date(2024, 6, 30)),
        ({"permit": date(2024, 6, 30), "permit_asked": date(2024, 1, 2)}, None, None),  # 180 days before
        ({"permit": date(2024, 6, 30), "permit_asked": date(2024, 1, 1)}, date(2024, 5, 1), date(2024, 6, 30)),
        ({"permit_asked": date(2024, 1, 1)}, None, None),
    ],
)
def test_a_residence_permit(days, renewal, expiry):
    assert by(DeadlineKind.PERMIT_RENEWAL, days) == renewal
    assert by(DeadlineKind.PERMIT, days) == expiry


def test_an_isee_is_renewed_by_its_last_day():
    assert by(DeadlineKind.ISEE, {"isee": date(2024, 12, 31)}) == date(2024, 12, 31)


@pytest.mark.parametrize(("days", "expected"), [(90, date(2024, 4, 9)), (1, date(2024, 1, 11))])
def test_a_project_is_reviewed_as_often_as_the_district_chooses(days, expected):
    assert by(DeadlineKind.REVIEW, {"reviewed": PAD}, review_days=days) == expected


@pytest.mark.parametrize(
    ("last", "months", "expected"),
    [
        (date(2024, 1, 10), 6, date(2024, 7, 10)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_an_assessment_is_repeated_after_months(last, months, expected):
    assert by(DeadlineKind.ASSESSMENT, {"assessed": last}, assessment_months=months) == expected


@pytest.mark.parametrize(
    ("days", "told", "decided"),
    [
        ({}, None, None),
        ({"untold": date(2024, 2, 29)}, date(2024, 2, 29), None),
        ({"undecided": date(2024, 1, 31)}, None, date(2024, 3, 1)),
    ],
)
def test_what_is_told_about_data_and_to_whom(days, told, decided):
    assert by(DeadlineKind.NOTICE, days) == told
    assert by(DeadlineKind.EXCHANGE, days) == decided


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (None, When.UNDATED),
        (date(2024, 6, 11), When.OVERDUE),
        (date(2024, 6, 12), When.TODAY),
        (date(2024, 6, 13), When.WEEK),
        (date(2024, 6, 19), When.WEEK),
        (date(2024, 6, 20), When.LATER),
    ],
)
def test_when_something_is_next(day, expected):
    assert when(day, on=date(2024, 6, 12)) == expected


def test_every_kind_of_deadline_names_its_act_and_what_nobody_read_says_so():
    assert set(SOURCES) == set(DeadlineKind)
    for kind in (DeadlineKind.REVIEW, DeadlineKind.ASSESSMENT):
        assert SOURCES[kind].read == Read.PRACTICE


@given(DAYS)
def test_nothing_is_due_that_no_day_asks_for(days):
    found = list(deadlines(days))
    assert len({deadline.kind for deadline in found}) == len(found)
    assert bool(found) <= bool(days)


@given(DAYS, st.sampled_from(DateKind), st.integers(1, 400))
def test_a_later_day_never_makes_its_own_deadline_earlier(days, kind, more):
    own = {
        DateKind.PAD: DeadlineKind.ADI_MEETING,
        DateKind.ISEE: DeadlineKind.ISEE,
        DateKind.PERMIT: DeadlineKind.PERMIT,
        DateKind.REVIEWED: DeadlineKind.REVIEW,
        DateKind.REVIEW_PLANNED: DeadlineKind.REVIEW,
        DateKind.ASSESSED: DeadlineKind.ASSESSMENT,
        DateKind.UNTOLD: DeadlineKind.NOTICE,
        DateKind.UNDECIDED: DeadlineKind.EXCHANGE,
    }.get(kind)
    if own is None or kind not in days or (kind == DateKind.REVIEWED and DateKind.REVIEW_PLANNED in days):
        return
    before, after = by(own, days), by(own, days | {kind: days[kind] + timedelta(more)})
    assert before is None or after is None or after > before


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_later_stays_in_the_month_it_means(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
