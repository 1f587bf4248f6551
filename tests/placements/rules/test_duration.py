"""How long an internship may last: boundaries by name, no database."""

from datetime import date

import pytest

from placements.enums import HostKind, InternshipKind
from placements.rules import duration

MARCH = date(2026, 3, 1)


def answer(verdict):
    return "refused" if verdict.refused else "warned" if verdict.warned else "good"


@pytest.mark.parametrize(
    ("starts_on", "months", "last"),
    [
        (date(2026, 3, 1), 6, date(2026, 8, 31)),
        (date(2026, 3, 15), 6, date(2026, 9, 14)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 28), 6, date(2027, 2, 27)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_the_day_before_they_would_begin_again(starts_on, months, last):
    assert duration.last_day_of(starts_on, months=months) == last


@pytest.mark.parametrize(
    ("kind", "ends_on", "expected"),
    [
        (InternshipKind.INSERTION, date(2026, 4, 30), "good"),  # two months
        (InternshipKind.INSERTION, date(2026, 4, 29), "warned"),  # a day less: only where one works by season
        (InternshipKind.INSERTION, date(2026, 3, 31), "warned"),  # one month
        (InternshipKind.INSERTION, date(2026, 3, 30), "refused"),  # a day less than one month
        (InternshipKind.DISADVANTAGED, date(2026, 3, 30), "refused"),
        (InternshipKind.SUMMER, date(2026, 3, 14), "good"),  # fourteen days
        (InternshipKind.SUMMER, date(2026, 3, 13), "refused"),
        (InternshipKind.INCLUSION, date(2026, 3, 2), "warned"),  # not verified
        (InternshipKind.INCLUSION, date(2026, 4, 30), "good"),
    ],
)
def test_the_shortest_internship(kind, ends_on, expected):
    assert answer(duration.minimum(MARCH, ends_on, kind=kind)) == expected


@pytest.mark.parametrize(
    ("kind", "host_kind", "last", "beyond"),
    [
        (InternshipKind.ORIENTATION, HostKind.BUSINESS, date(2026, 8, 31), "refused"),
        (InternshipKind.INSERTION, HostKind.BUSINESS, date(2026, 8, 31), "refused"),
        (InternshipKind.INSERTION, HostKind.PUBLIC_BODY, date(2027, 2, 28), "refused"),
        (InternshipKind.SUMMER, HostKind.BUSINESS, date(2026, 5, 31), "refused"),
        (InternshipKind.SUMMER, HostKind.PUBLIC_BODY, date(2026, 5, 31), "refused"),
        (InternshipKind.DISADVANTAGED, HostKind.COOPERATIVE_B, date(2027, 8, 31), "refused"),
        (InternshipKind.DISABLED, HostKind.BUSINESS, date(2028, 2, 29), "warned"),  # to be verified
        (InternshipKind.INCLUSION, HostKind.BUSINESS, date(2028, 2, 29), "warned"),  # extended where certified
    ],
)
def test_the_longest_internship_and_a_day_more(kind, host_kind, last, beyond):
    assert answer(duration.maximum(MARCH, last, kind=kind, host_kind=host_kind)) == "good"
    day_more = date.fromordinal(last.toordinal() + 1)
    assert answer(duration.maximum(MARCH, day_more, kind=kind, host_kind=host_kind)) == beyond


def test_a_refusal_says_until_when():
    verdict = duration.maximum(MARCH, date(2026, 9, 1), kind=InternshipKind.INSERTION, host_kind=HostKind.BUSINESS)
    assert "31/08/2026" in str(verdict.blocking[0])


def test_the_same_day_months_before():
    assert duration.months_before(date(2026, 3, 31), months=1) == date(2026, 2, 28)
    assert duration.months_before(date(2026, 3, 15), months=24) == date(2024, 3, 15)
