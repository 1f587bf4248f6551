"""How many interns a tutor may follow, no database."""

import pytest

from placements.rules import tutors


@pytest.mark.parametrize(
    ("others", "elsewhere", "expected"),
    [(0, 0, "good"), (19, 19, "good"), (20, 1, "refused"), (20, 0, "warned"), (40, 0, "warned")],
)
def test_the_services_tutor(others, elsewhere, expected):
    verdict = tutors.promoter_tutor(others=others, elsewhere=elsewhere)
    assert ("refused" if verdict.refused else "warned" if verdict.warned else "good") == expected


@pytest.mark.parametrize(("others", "favourable"), [(0, True), (2, True), (3, False), (9, False)])
def test_the_hosts_tutor_warns_and_never_refuses(others, favourable):
    verdict = tutors.host_tutor(others=others)
    assert verdict.favourable is favourable
    assert not verdict.refused
