"""The skills profile of a person: each side as it was agreed last, measured or said not to be, strengths first."""

from datetime import date

import pytest
from django.utils import translation

from assessments import actions
from assessments.comparisons import compare
from assessments.enums import RaterRole
from assessments.instrument_file import SHIPPED
from assessments.models import AgreedRating, Assessment, Item, OutsideRater, PersonsWord, Rating, Round
from assessments.profiles import profile_of
from assessments.rules import NOT_OBSERVABLE, Answer
from assessments.soft_skills import SOFT_SKILLS, is_soft_skill
from equipe.verdicts import Refused
from tests.assessments.districts import cases, district
from tests.assessments.factories import AGREED, STEADY, SUBMITTED, agreed_round, answer
from tests.assessments.profiles import AUTUMN, SPRING, agreed_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def disputed(round, alice, dario):
    answer(round, alice, STEADY | {"on-time": Answer(4, note="Opens the shop.")})
    answer(round, dario, STEADY | {"on-time": Answer(1), "listens": NOT_OBSERVABLE})
    return round


@pytest.fixture
def soft_skills(episode, alice, dario):
    return agreed_with("soft-skills-1", episode, alice, dario, level=3)


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
    profile = profile_of(disputed.episode)
    assert not profile.is_told
    assert (profile.strengths, profile.behaviours, profile.conditions, profile.domains) == ((), None, None, ())


def test_the_conditions_of_a_disputed_round(disputed, alice):
    settled = STEADY | {"on-time": Answer(3, note="Seen at work, after a month.")}
    actions.agree(disputed, settled, by=alice, on=AGREED)
    profile = profile_of(disputed.episode)
    (area,) = profile.conditions.areas
    assert (area.agreed, area.lowest, area.highest, len(area.behind)) == (86, 86, 86, 2)
    assert profile.conditions.leads_to_work
    assert profile.conditions.advice.warned
    assert [(s.title, s.words) for s in profile.strengths] == [
        ("Punctuality", "by herself"),
        ("Home", "steady"),
        ("Income", "enough"),
    ]


def test_without_a_profile_it_says_why(episode, alice):
    unseen = STEADY | {"home": NOT_OBSERVABLE, "income": NOT_OBSERVABLE}
    agreed_round(episode, alice, answers=unseen)
    conditions = profile_of(episode).conditions
    assert conditions.profile_label == ""
    assert "Only 1 of 3" in str(conditions.no_profile.reasons[0])
    assert conditions.advice.favourable


def test_an_earlier_round_stands_beside(episode, alice, dario):
    agreed_round(episode, alice, dario, answers=STEADY | {"home": Answer(0)})
    agreed_round(episode, alice, dario, on=date(2024, 9, 10))
    (area,) = profile_of(episode).conditions.areas
    assert (area.earlier, area.agreed) == (43, 86)
    assert profile_of(episode).conditions.earlier_on == AGREED


# Everyday life: domain by domain


def test_what_is_no_soft_skill_is_told_level_by_level_and_never_measured(episode, alice, dario):
    agreed_with("self-sufficiency-1", episode, alice, dario, level=3, money=0)
    profile = profile_of(episode)
    (domains,) = profile.domains
    assert profile.behaviours is None
    assert domains.rungs[0].title == "Money in and out"
    assert [rung.is_acute for rung in domains.rungs] == [True] + [False] * 11
    assert domains.rungs[1].rungs == [True, True, True, True, False]
    assert "act at once" in domains.note


def test_a_domain_tells_how_it_moved(episode, alice):
    agreed_with("self-sufficiency-1", episode, alice, level=1, on=SPRING)
    agreed_with("self-sufficiency-1", episode, alice, level=3, on=AUTUMN)
    (domains,) = profile_of(episode).domains
    assert {(rung.value, rung.earlier, rung.steps) for rung in domains.rungs} == {(3, 1, 2)}


# Soft skills without a calibration: plain means, and said so


def test_without_a_calibration_the_bars_are_what_was_agreed(soft_skills, episode):
    behaviours = profile_of(episode).behaviours
    assert not behaviours.is_measured
    assert "no calibration yet" in behaviours.comparable
    assert [(bar.value, bar.low, bar.high) for bar in behaviours.bars] == [(3, 3, 3)] * 5
    assert all(bar.changed == "" for bar in behaviours.bars)


def test_each_bar_names_who_is_behind_it(soft_skills, episode):
    whole, *areas = profile_of(episode).behaviours.bars
    assert [(one.name, one.role, one.ratings) for one in whole.behind] == [
        ("Alice Bertoli", "social_worker", 20),
        ("Dario Bertoli", "mediator", 20),
    ]
    assert [bar.ratings for bar in areas] == [16, 12, 8, 4]


def test_raters_who_differ_make_a_range(episode, alice, dario):
    round = agreed_with("soft-skills-1", episode, alice, dario, level=2)
    Rating.objects.filter(assessment__round=round, assessment__rater=dario).update(value=4)
    whole = profile_of(episode).behaviours.overall
    assert (whole.value, whole.low, whole.high) == (2, 2, 4)
    assert "raters from 2.0 to 4.0" in whole.in_words


def test_versions_that_mean_the_same_stand_beside_each_other(episode, alice):
    agreed_with("employability-1", episode, alice, level=1, on=SPRING)
    agreed_with("soft-skills-1", episode, alice, level=3, on=AUTUMN)
    profile = profile_of(episode)
    assert profile.behaviours.round.instrument.code == "soft-skills"
    assert (profile.behaviours.overall.value, profile.behaviours.overall.earlier) == (3, 1)
    assert profile.conditions.round.instrument.code == "employability"
    assert [round.agreed_on for round in profile.rounds] == [AUTUMN, SPRING]


def test_strengths_begin_with_what_the_person_does(episode, alice):
    agreed_with("self-sufficiency-1", episode, alice, level=4)
    agreed_with("employability-2", episode, alice, level=3)
    agreed_with("soft-skills-1", episode, alice, level=2, listens=4)
    titles = [strength.title for strength in profile_of(episode).strengths]
    assert titles[0] == "Listens and understands"
    assert len(titles) == 8


def test_the_persons_word_stands_beside(soft_skills, episode, alice):
    said = {"stance": "disagrees", "words": "I am more punctual.", "said_on": AGREED, "recorded_by": alice}
    PersonsWord.objects.create(round=soft_skills, **said)
    profile = profile_of(episode)
    assert [word.words for word in profile.words] == ["I am more punctual."]
    assert profile.is_disputed


# Soft skills on a scale


@pytest.fixture
def calibrated(db):
    """A district with 24 people and a calibration; the raters of its first round have agreed."""
    ambito, raters, rounds = district()
    actions.calibrate(ambito, on=date(2024, 12, 31))
    return raters, rounds


def agree_as_rated(round):
    """The team agrees on 2 throughout; the measures come from what each saw."""
    items = Item.objects.of(round.instrument).in_order()
    AgreedRating.objects.bulk_create(AgreedRating(round=round, item=i, value=i.levels[2]["value"]) for i in items)
    Round.objects.filter(pk=round.pk).update(agreed_on=date(2024, 6, 1))
    return round.episode


def test_on_a_scale_each_bar_has_its_measure_and_interval(calibrated):
    _raters, rounds = calibrated
    behaviours = profile_of(agree_as_rated(rounds[0])).behaviours
    assert behaviours.is_measured
    for bar in behaviours.bars:
        assert 0 <= bar.low < bar.value < bar.high <= 4
        assert bar.agreed == 2
    whole = behaviours.overall
    assert whole.high - whole.low < min(bar.high - bar.low for bar in behaviours.areas)
    assert "2 raters" in behaviours.comparable


def test_an_outside_rater_and_the_persons_own_view(calibrated):
    _raters, rounds = calibrated
    episode = agree_as_rated(rounds[0])
    tutor = OutsideRater.objects.create(ambito=episode.team.ambito, role=RaterRole.HOST_TUTOR, name="Fabio Del Pup")
    for who in ({"outside_rater": tutor, "role": RaterRole.HOST_TUTOR}, {"role": RaterRole.PERSON}):
        sheet = Assessment.objects.create(round=rounds[0], submitted_at=SUBMITTED, **who)
        items = Item.objects.of(rounds[0].instrument).soft_skills()
        Rating.objects.bulk_create(Rating(assessment=sheet, item=item, value=4) for item in items)
    behaviours = profile_of(episode).behaviours
    assert ("Fabio Del Pup", "host_tutor", 18) in [(one.name, one.role, one.ratings) for one in behaviours.behind]
    assert len(behaviours.behind) == 3  # her own view is none of those behind it
    assert behaviours.has_own_view
    assert behaviours.overall.own > behaviours.overall.value
    assert "care" in behaviours.comparable
    assert any("does not know yet: 1" in reason.text for reason in behaviours.reasons.reasons)


def test_the_profile_costs_as_many_questions_for_many_rounds_as_for_few(
    calibrated, alice, django_assert_num_queries, django_assert_max_num_queries
):
    _raters, rounds = calibrated
    episode = agree_as_rated(rounds[0])
    with django_assert_num_queries(7):
        profile_of(episode)
    for n in range(3):
        agreed_with("self-sufficiency-1", episode, alice, level=2, on=date(2024, 7, 1 + n))
        agreed_with("soft-skills-1", episode, alice, level=2, on=date(2024, 8, 1 + n))
    with django_assert_num_queries(7):
        profile_of(episode)


def test_the_drawing_speaks_in_every_language(calibrated):
    _raters, rounds = calibrated
    whole = profile_of(agree_as_rated(rounds[0])).behaviours.overall
    assert whole.in_words.startswith("All together: ")
    assert all(isinstance(mark, int) for mark in whole.marks[:3])
    with translation.override("it"):
        assert "," in whole.in_words.split(":")[1]


# What may be shown outside


def test_the_closed_list_is_the_soft_skills_that_ship(db):
    lineages = set(
        Item.objects.of(actions.load_instrument(SHIPPED / "employability-1.toml")).values_list("lineage", flat=True)
    ) | set(Item.objects.of(actions.load_instrument(SHIPPED / "soft-skills-1.toml")).values_list("lineage", flat=True))
    assert lineages >= SOFT_SKILLS
    soft = Item.objects.filter(area__instrument__code="soft-skills")
    assert set(soft.values_list("lineage", flat=True)) == SOFT_SKILLS


@pytest.mark.parametrize("name", ["self-sufficiency-1", "employability-2", "inventory-1"])
def test_nothing_of_these_instruments_may_be_shown(db, name):
    actions.load_instrument(SHIPPED / "employability-1.toml")
    items = Item.objects.of(actions.load_instrument(SHIPPED / f"{name}.toml"))
    assert items.exists()
    assert not items.soft_skills().exists()
    assert not any(is_soft_skill(item) for item in items)


def test_everybody_of_another_case_is_left_alone(calibrated, alice):
    _raters, rounds = calibrated
    agree_as_rated(rounds[0])
    (other,) = cases(rounds[0].episode.team.ambito, 1, by=alice)
    assert not profile_of(other).is_told
