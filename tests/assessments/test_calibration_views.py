"""The coordinator's pages of calibrations: they teach while empty, tell what counted, and never a person's severity."""

from datetime import date

import pytest
from django.urls import reverse

from assessments import actions
from assessments.calibration_words import read
from assessments.models import Calibration
from equipe import jobs
from equipe.models import Job
from tests.assessments.districts import cases, district, rounds, staff
from tests.equipe.factories import AmbitoFactory

LATER = date(2024, 12, 31)
LIST, ASK = reverse("assessments:calibrations"), reverse("assessments:calibrate")


@pytest.fixture
def noncello(db):
    return district(24)


@pytest.fixture
def page(browse, franca):
    """What Franca, the coordinator, reads."""
    client = browse(franca)
    return lambda url, **more: client.get(url, **more).content.decode()


def test_an_empty_list_says_when_the_first_one_comes(page):
    words = page(LIST)
    assert "No calibration yet" in words
    assert "at least ten of the same people" in words


def test_the_coordinator_asks_sees_how_far_it_is_and_finds_it_in_the_list(noncello, page, browse, franca):
    answer = browse(franca).post(ASK, follow=True)
    assert "Waiting for its turn" in answer.content.decode()
    part = page(LIST, headers={"HX-Request": "true"})
    assert "<html" not in part
    assert "hx-get" in part
    jobs.carry_out(job_id=str(Job.objects.get().pk))
    words = page(LIST)
    assert "Waiting for its turn" not in words
    assert "No. 1 of" in words
    assert "all tied together" in words
    ended = browse(franca).get(LIST, headers={"HX-Request": "true"})
    assert ended["HX-Refresh"] == "true"


def test_why_there_is_no_new_one_is_told_until_there_is_one(noncello, page, browse, franca):
    actions.calibrate(noncello[0], on=LATER)
    browse(franca).post(ASK)
    jobs.carry_out(job_id=str(Job.objects.get().pk))
    assert "since calibration 1" in page(LIST)
    rounds(cases(noncello[0], 1, by=noncello[1][0]), noncello[1], seed=3)
    actions.calibrate(noncello[0], on=LATER)
    assert "since calibration 1" not in page(LIST)


def test_a_new_scale_is_begun_on_purpose(noncello, browse, franca):
    browse(franca).post(ASK, {"new_scale": "1"})
    assert Job.objects.get().payload == {"ambito": noncello[0].pk, "new_scale": True}


def test_one_calibration_tells_places_levels_and_what_was_left_out(noncello, page):
    calibration = actions.calibrate(noncello[0], on=LATER)
    words = page(calibration.get_absolute_url())
    (part,) = read(calibration)
    assert len(part.items) == 18
    assert part.items[0].place.measure > part.items[-1].place.measure
    for row in part.items:
        assert row.title in words
    assert "One net ties all raters together" in words
    assert "groups of people can be told apart" in words
    assert "It begins a scale of its own" in words
    assert calibration.fingerprint[:12] in words


def test_no_severity_is_told(db, page):
    """Who is severe is her own affair: the page names the raters, and no number beside them."""
    ambito, _raters, _rounds = district(24, severities=(-2.7, -0.2, 0.2, 2.7))
    calibration = actions.calibrate(ambito, on=LATER)
    words = page(calibration.get_absolute_url())
    farthest = [rater.severity for rater in calibration.scales[0].raters if abs(rater.severity) > 2]
    assert len(farthest) == 2  # farther out than any other number of the page
    assert not [severity for severity in farthest if f"{severity:.2f}" in words]


def test_groups_that_share_nobody_are_shown_apart_with_the_reason_of_the_small_one(db, page):
    ambito = AmbitoFactory()
    for seed, (name, count) in enumerate((("Ours", 12), ("Few", 3))):
        raters = staff(ambito, named=name, count=2)
        rounds(cases(ambito, count, by=raters[0]), raters, severities=(0, 0.5), seed=seed)
    words = page(actions.calibrate(ambito, on=LATER).get_absolute_url())
    assert "Group 1 of 2" in words
    assert "Not measured" in words
    assert "rated by two raters: 3; at least 10" in words
    assert "in 2 groups" in page(LIST)


def test_the_list_does_not_fetch_the_numbers(noncello, browse, franca, django_assert_max_num_queries):
    actions.calibrate(noncello[0], on=LATER)
    client = browse(franca)
    with django_assert_max_num_queries(12) as asked:
        client.get(LIST)
    assert not any('"assessments_calibration"."result"' in query["sql"] for query in asked.captured_queries)


def test_a_coordinator_of_another_district_finds_nothing(noncello, browse):
    calibration = actions.calibrate(noncello[0], on=LATER)
    (stranger,) = staff(AmbitoFactory(name="Tagliamento"), named="Rosa", count=1)
    stranger.memberships.update(role="coordinator")
    client = browse(stranger)
    assert client.get(calibration.get_absolute_url()).status_code == 404
    assert "No calibration yet" in client.get(LIST).content.decode()
    assert Calibration.objects.visible_to(stranger).count() == 0
