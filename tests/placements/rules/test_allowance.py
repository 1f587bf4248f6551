"""What an internship pays at least: 20, 21 and 40 hours, no database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import HostKind, InternshipKind
from placements.rules import allowance


@pytest.mark.parametrize(
    ("hours", "minimum"),
    [(1, 300), (19, 300), (20, 300), (21, 310), (25, 350), (30, 400), (36, 460), (39, 490), (40, 500), (48, 500)],
)
def test_the_minimum_rises_evenly(hours, minimum):
    assert allowance.minimum_allowance(hours) == minimum


def test_in_summer_a_week_pays_a_quarter():
    assert allowance.weekly_minimum(20) == 75
    assert allowance.weekly_minimum(25) == Decimal("87.50")


@pytest.mark.parametrize(
    ("amount", "kind", "host_kind", "hours", "expected"),
    [
        ("300.00", InternshipKind.INSERTION, HostKind.BUSINESS, 20, "good"),
        ("299.99", InternshipKind.INSERTION, HostKind.BUSINESS, 20, "refused"),
        ("309.99", InternshipKind.DISADVANTAGED, HostKind.BUSINESS, 21, "refused"),
        ("310.00", InternshipKind.DISADVANTAGED, HostKind.BUSINESS, 21, "good"),
        ("299.99", InternshipKind.INCLUSION, HostKind.BUSINESS, 20, "warned"),
        ("0.00", InternshipKind.INCLUSION, HostKind.PUBLIC_BODY, 40, "warned"),
        ("500.00", InternshipKind.INSERTION, HostKind.PUBLIC_BODY, 40, "warned"),
        ("800.00", InternshipKind.INSERTION, HostKind.PUBLIC_BODY, 36, "good"),
        ("450.00", InternshipKind.INSERTION, HostKind.PUBLIC_BODY, 35, "good"),
        ("499.99", InternshipKind.INSERTION, HostKind.PUBLIC_BODY, 40, "refused"),
    ],
)
def test_below_the_minimum(amount, kind, host_kind, hours, expected):
    verdict = allowance.allowance(Decimal(amount), weekly_hours=hours, kind=kind, host_kind=host_kind)
    assert ("refused" if verdict.refused else "warned" if verdict.warned else "good") == expected


@given(st.integers(1, 48))
def test_the_minimum_never_falls(hours):
    assert 300 <= allowance.minimum_allowance(hours) <= allowance.minimum_allowance(hours + 1) <= 500
