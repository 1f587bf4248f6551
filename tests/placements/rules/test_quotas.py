"""How many interns a host may have: 5 and 6, 20 and 21 employees, no database."""

import pytest

from placements.enums import InternshipKind
from placements.rules import quotas


@pytest.mark.parametrize(
    ("employees", "most"),
    [(0, 1), (1, 1), (5, 1), (6, 2), (20, 2), (21, 3), (30, 3), (31, 4), (100, 10), (101, 11)],
)
def test_the_quota(employees, most):
    assert quotas.quota(employees) == most


@pytest.mark.parametrize(
    ("employees", "others", "expected"),
    [
        (5, 0, "good"),
        (5, 1, "refused"),
        (6, 1, "good"),
        (20, 1, "good"),
        (20, 2, "refused"),
        (21, 1, "good"),
        (21, 2, "warned"),  # the third only by rounding up
        (30, 2, "good"),
        (30, 3, "warned"),  # the premium for hires
        (30, 6, "warned"),
        (30, 7, "refused"),  # more than the premium can add
        (0, 0, "warned"),  # only some hosts without employees
        (0, 1, "refused"),
        (None, 0, "warned"),
    ],
)
def test_one_more_intern(employees, others, expected):
    verdict = quotas.places(InternshipKind.INSERTION, employees=employees, others=others)
    assert ("refused" if verdict.refused else "warned" if verdict.warned else "good") == expected


@pytest.mark.parametrize("kind", quotas.OUTSIDE)
def test_kinds_outside_the_quota_warn_and_never_refuse(kind):
    assert quotas.places(kind, employees=5, others=0).favourable
    assert quotas.places(kind, employees=0, others=0).favourable
    assert quotas.places(kind, employees=5, others=9).warned
    assert not quotas.places(kind, employees=5, others=9).refused
