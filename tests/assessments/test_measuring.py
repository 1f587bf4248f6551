"""The measures of a round: severities taken out, what is withheld and why, the own view beside, change; quickly."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.changes import FEWEST_PEOPLE, district_change
from assessments.measures.change import Movement
from assessments.measuring import measures_of
from assessments.models import Assessment, Rating, Round
from equipe.verdicts import Refused
from tests.assessments.districts import FIRST_DAY, behaviours, cases, district, own_view, rounds, staff
from tests.assessments.factories import thawed
from tests.equipe.factories import AmbitoFactory

LATER = date(2024, 12, 31)
AUTUMN = date(2024, 9, 2)
RATERS_NAMED = 2


@pytest.fixture
def noncello(db):
    return district(30)


@pytest.fixture
def calibrated(noncello):
    return actions.calibrate(noncello[0], on=LATER)


def fetched(round):
    return Round.objects.with_cases().get(pk=round.pk)


def measured(round):
    return measures_of(fetched(round))


def round_of(raters, *, value, by=None, episode=None, on=AUTUMN, items=None):
    """A round in which every one of the raters gave every behaviour the same level."""
    episode = episode or cases(raters[0].memberships.get().team.ambito, 1, by=raters[0])[0]
    (round,) = rounds([episode], raters, severities=[0] * len(raters), each=len(raters), on=on)
    ratings = Rating.objects.filter(assessment__round=round)
    ratings.update(value=value)
    if items is not None:
        ratings.exclude(item__in=items).update(value=None, absence="not_observable")
    return round


def sentences(measures):
    return " ".join(str(reason) for reason in measures.comparability.reasons)


# What is told


def test_a_round_is_measured_over_all_and_by_area(noncello, calibrated):
    _ambito, _raters, opened = noncello
    measures = measured(opened[0])
    assert measures.calibration == calibrated
    assert measures.is_measured
    assert measures.overall.n == 36
    assert sum(area.n for area in measures.areas) == 36
    assert len(measures.raters) == RATERS_NAMED
    for one in (measures.overall, *measures.areas):
        assert one.withheld == ""
        assert 0 <= one.placed.fair_lower < one.placed.fair < one.placed.fair_upper <= 4
    assert min(area.placed.error for area in measures.areas) > measures.overall.placed.error
    assert measures.comparability.favourable


def test_two_people_of_whom_the_same_was_said_by_others_stand_apart(noncello, calibrated):
    _ambito, raters, _opened = noncello
    by_lenient, by_severe = (measured(round_of([rater], value=2)).overall for rater in (raters[0], raters[-1]))
    assert by_lenient.mean == by_severe.mean == 2
    assert by_severe.placed.measure - by_lenient.placed.measure == pytest.approx(1.6, abs=0.5)


def test_the_own_view_stands_beside_and_moves_nothing(noncello, calibrated):
    _ambito, _raters, opened = noncello
    without = measured(opened[0])
    own_view(opened[0], 4)
    beside = measured(opened[0])
    assert beside.overall.placed == without.overall.placed
    assert (beside.overall.own_mean, beside.overall.own.extreme) == (4, True)
    assert beside.overall.own.fair > beside.overall.placed.fair
    assert beside.raters == without.raters
    assert {area.own_mean for area in beside.areas} == {4}


def test_nothing_is_told_while_somebody_is_awaited(noncello, calibrated):
    _ambito, _raters, opened = noncello
    late = opened[0].assessments.first()
    Assessment.objects.filter(pk=late.pk).update(submitted_at=None)
    with pytest.raises(Refused, match="Not everybody has submitted"):
        measured(opened[0])


# What is withheld, and why


def test_without_a_calibration_there_are_plain_means_and_a_reason(noncello):
    measures = measured(noncello[2][0])
    assert not measures.is_measured
    assert 0 < measures.overall.mean < 4
    assert "no calibration yet" in measures.overall.withheld
    assert measures.comparability.refused


def test_too_few_ratings_give_no_measure_of_an_area_but_one_over_all(noncello, calibrated):
    _ambito, raters, _opened = noncello
    few = [item for item in behaviours() if item.area == next(iter(behaviours())).area][:2]
    others = [item for item in behaviours() if item.area != few[0].area]
    measures = measured(round_of([raters[1]], value=2, items=[*few, *others]))
    first = measures.areas[0]
    assert first.placed is None
    assert "2. A measure needs at least 3" in first.withheld
    assert measures.overall.placed is not None


def test_a_rater_nobody_knows_yet_is_said_to_be_new(noncello, calibrated):
    ambito, raters, _opened = noncello
    (new,) = staff(ambito, named="New", count=1)
    alone, beside = measured(round_of([new], value=2)), measured(round_of([new, raters[1]], value=2))
    assert "does not know yet: 1" in sentences(alone)
    assert "One rater alone" in sentences(alone)
    assert "One rater alone" not in sentences(beside)
    assert alone.overall.placed.error > beside.overall.placed.error > measured(noncello[2][0]).overall.placed.error


def test_a_rater_who_shared_few_is_known_roughly(noncello):
    ambito, raters, _opened = noncello
    (rare,) = staff(ambito, named="Rare", count=1)
    rounds(cases(ambito, 2, by=rare), [rare, raters[0]], severities=[0, -0.8], seed=3)
    actions.calibrate(ambito, on=LATER)
    measures = measured(round_of([rare, raters[0]], value=2))
    assert "fewer than 5 people or vignettes with the others: 1" in sentences(measures)


def test_in_a_torn_net_each_group_is_compared_with_itself_alone(db):
    ambito = AmbitoFactory()
    groups = [staff(ambito, named=name, count=2) for name in ("Ours", "Theirs", "Few")]
    opened = [
        rounds(cases(ambito, count, by=raters[0]), raters, severities=(0, 0.5), seed=seed)
        for seed, (count, raters) in enumerate(zip((14, 12, 4), groups, strict=True))
    ]
    actions.calibrate(ambito, on=LATER)
    ours, theirs, few = (measured(group[0]) for group in opened)
    assert "(3 groups)" in sentences(ours)
    assert ours.part.raters != theirs.part.raters
    assert few.comparability.refused
    assert "rated by two raters: 4; at least 10" in few.overall.withheld
    assert few.overall.mean is not None


def test_items_the_calibration_does_not_know_are_named(noncello, calibrated):
    _ambito, _raters, opened = noncello
    item = next(iter(behaviours()))
    with thawed():
        type(item).objects.filter(pk=item.pk).update(lineage="other-1/new")
    measures = measured(opened[0])
    assert f"“{item.title}”" in sentences(measures)
    assert measures.overall.placed.n == 34


def test_a_level_nobody_had_chosen_waits_for_the_next_calibration(noncello):
    ambito, raters, opened = noncello
    Rating.objects.filter(value=4).update(value=3)
    actions.calibrate(ambito, on=LATER)
    measures = measured(round_of(raters[:2], value=4))
    assert not measures.is_measured
    assert "after the next one" in measures.overall.withheld
    assert measures.comparability.refused
    assert actions.calibrate(ambito, on=LATER).number == 2
    assert measured(measures.round).is_measured


def test_all_at_one_end_is_said(noncello, calibrated):
    assert "same end of the scale" in sentences(measured(round_of(noncello[1][:2], value=4)))


# Change


def test_change_since_the_round_before_is_real_or_within_error(noncello, calibrated):
    ambito, raters, _opened = noncello
    for value, movement in ((1, Movement.UNCHANGED), (3, Movement.IMPROVED), (0, Movement.WORSENED)):
        (episode,) = cases(ambito, 1, by=raters[0])
        earlier = round_of(raters[:2], value=1, episode=episode, on=FIRST_DAY)
        Round.objects.filter(pk=earlier.pk).update(agreed_on=FIRST_DAY)
        later = measured(round_of(raters[:2], value=value, episode=episode))
        assert later.earlier_round == earlier
        assert later.overall.change.movement is movement
        assert all(area.change is not None for area in later.areas)
        assert later.overall.change_in_words
        assert measured(earlier).overall.change is None


def test_a_round_that_shares_no_behaviour_is_not_compared(noncello, calibrated):
    _ambito, raters, opened = noncello
    Round.objects.filter(pk=opened[0].pk).update(agreed_on=FIRST_DAY)
    later = round_of(raters[:2], value=2, episode=opened[0].episode)
    assert measured(later).earlier_round == opened[0]
    copy = later.instrument.__class__.objects.create(
        code="other", version=1, name={"it": "Altro"}, published_at=later.instrument.published_at
    )
    Round.objects.filter(pk=opened[0].pk).update(instrument=copy)
    assert measured(later).earlier_round is None


# Quickly


def test_a_round_asks_three_questions(noncello, calibrated):
    _ambito, raters, opened = noncello
    own_view(opened[0], 3)
    Round.objects.filter(pk=opened[0].pk).update(agreed_on=FIRST_DAY)
    later = fetched(round_of(raters, value=2, episode=opened[0].episode))
    with CaptureQueriesContext(connection) as asked:
        measures = measures_of(later)
        assert measures.overall.change.movement
        assert measures.raters
    assert len(asked) == 3
    assert not any('"assessments_calibration"."data"' in query["sql"] for query in asked.captured_queries)


# A year of the district


def test_a_year_in_which_everybody_got_better(noncello, calibrated):
    ambito, raters, opened = noncello
    Round.objects.filter(pk__in=[round.pk for round in opened]).update(agreed_on=FIRST_DAY)
    rounds([round.episode for round in opened], raters, seed=4, on=AUTUMN, abler=1.0)
    change = district_change(ambito, 2024)
    assert (change.people, change.group.people) == (30, 30)
    assert change.group.value == pytest.approx(1.0, abs=0.3)
    assert change.group.interval[0] > 0
    assert change.group.movement is Movement.IMPROVED


def test_the_year_before_is_where_a_year_begins(noncello, calibrated):
    """A round of the year before, two in the year: what counts is the way from the first of them to the last."""
    ambito, raters, opened = noncello
    episodes = [round.episode for round in opened]
    for place, (on, abler) in enumerate(((date(2025, 2, 3), 0.5), (date(2025, 9, 1), 1.0))):
        Round.objects.update(agreed_on=FIRST_DAY)
        rounds(episodes, raters, seed=10 + place, on=on, abler=abler)
    change = district_change(ambito, 2025)
    assert (change.people, change.group.people) == (30, 30)
    assert change.group.value == pytest.approx(1.0, abs=0.3)
    assert district_change(ambito, 2024).group is None


def test_of_a_small_group_nothing_is_told(noncello, calibrated):
    ambito, raters, opened = noncello
    few = [round.episode for round in opened[: FEWEST_PEOPLE - 1]]
    Round.objects.update(agreed_on=FIRST_DAY)
    rounds(few, raters, seed=4, on=AUTUMN)
    change = district_change(ambito, 2024)
    assert change.group is None
    assert "measured twice: 9; below 10" in change.withheld


def test_without_a_calibration_no_change_is_told(noncello):
    change = district_change(noncello[0], 2024)
    assert (change.people, change.group, change.calibration) == (30, None, None)
    assert "no calibration yet" in change.withheld
