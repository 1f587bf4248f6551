"""Comparison and profile: blind until all have submitted, then strengths first."""

from datetime import date

import pytest

from assessments import actions
from assessments.comparisons import compare
from assessments.profiles import skills_profile
from assessments.rules import NOT_OBSERVABLE, Answer
from equipe.verdicts import Refused
from tests.assessments.factories import AGREED, STEADY, agreed_round, answer


@pytest.fixture
def disputed(round, alice, dario):
    answer(round, alice, STEADY | {"on-time": Answer(4, note="Opens the shop.")})
    answer(round, dario, STEADY | {"on-time": Answer(1), "listens": NOT_OBSERVABLE})
    return round


def test_nothing_is_compared_while_somebody_is_awaited(round, alice):
    answer(round, alice)
    with pytest.raises(Refused, match="Not everybody"):
        compare(round)


def test_what_differs_most_is_on_top(disputed):
    comparison = compare(disputed)
    assert [row.item.code for row in comparison.rows] == ["on-time", "home", "income", "travel", "listens"]
    assert [row.spread for row in comparison.rows] == [75, 0, 0, 0, None]
    assert comparison.rows[0].places == [25, 100]
    assert [len(comparison.different), len(comparison.alike)] == [1, 4]


def test_no_profile_before_the_agreement(disputed):
    with pytest.raises(Refused, match="has not agreed"):
        skills_profile(disputed)


def test_the_profile_of_a_disputed_round(disputed, alice):
    settled = STEADY | {"on-time": Answer(3, note="Seen at work, after a month.")}
    profile = skills_profile(actions.agree(disputed, settled, by=alice, on=AGREED))
    conditions, behaviours = profile.areas
    assert (conditions.agreed, conditions.lowest, conditions.highest, conditions.raters) == (86, 86, 86, 2)
    assert (behaviours.agreed, behaviours.lowest, behaviours.highest) == (63, 25, 75)
    assert [(s.title, s.words) for s in profile.strengths] == [
        ("Punctuality", "by herself"),
        ("Home", "steady"),
        ("Income", "enough"),
    ]
    assert profile.comparability == (
        "2 people answered independently: of the 4 items that at least two could judge, "
        "on 3 they chose the same level and on 0 the next one."
    )
    assert profile.leads_to_work
    assert profile.advice.warned


def test_one_rater_is_said_to_be_alone(episode, alice):
    assert "nobody else’s view" in skills_profile(agreed_round(episode, alice)).comparability


def test_an_earlier_round_stands_beside(episode, alice, dario):
    agreed_round(episode, alice, dario, answers=STEADY | {"home": Answer(0)})
    later = skills_profile(agreed_round(episode, alice, dario, on=date(2024, 9, 10)))
    assert (later.areas[0].earlier, later.areas[0].agreed, later.earlier_on) == (43, 86, AGREED)
    assert later.areas[1].earlier == later.areas[1].agreed


def test_without_a_profile_it_says_why(episode, alice):
    unseen = STEADY | {"home": NOT_OBSERVABLE, "income": NOT_OBSERVABLE}
    profile = skills_profile(agreed_round(episode, alice, answers=unseen))
    assert profile.profile_label == ""
    assert "Only 1 of 3" in str(profile.no_profile.reasons[0])
    assert profile.advice.favourable
