"""What comes of an internship: words at its end, a job and what became of it, courses."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import CoursePayer, DropReason, EnrolmentState, JobState
from placements.models import Conclusion, Course, Enrolment, Hire, JobCheck
from reporting.worklists.placing import jobs_to_ask_about
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory
from tests.placements.factories import HireFactory, InternshipFactory

TODAY = localdate()


def hired(months_ago, **fields):
    day = TODAY.replace(day=1) - timedelta(days=31 * months_ago)
    return HireFactory(starts_on=day.replace(day=1), **fields)


def again(hire):
    return Hire.objects.with_people().with_checks().get(pk=hire.pk)


# A job and what became of it


def test_a_job_tells_the_internship_it_came_of(client, episode, dario):
    internship = InternshipFactory(episode=episode)
    client.force_login(dario)
    page = reverse("placements:hire", args=[episode.pk])
    typed = {
        "host": internship.host.pk,
        "starts_on": "2026-10-01",
        "contract": "fixed_term",
        "months": 6,
        "weekly_hours": 30,
        "internship": internship.pk,
    }
    answer = client.post(page, typed)
    hire = Hire.objects.get()
    assert answer.url == hire.get_absolute_url()
    assert (hire.internship, hire.weekly_hours, hire.months) == (internship, 30, 6)


def test_a_job_does_not_come_of_somebody_elses_internship(episode, dario):
    other = InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name="Altri")))
    with pytest.raises(Refused, match="somebody else"):
        actions.register_hire(episode, employer="X", starts_on=TODAY, contract="other", internship=other, by=dario)


def test_the_check_that_is_due_is_asked_on_the_page_of_the_job(client, dario):
    hire = hired(4)
    client.force_login(dario)
    assert [plate.lines[0].url for plate in jobs_to_ask_about(dario, on=TODAY)[1]] == [hire.get_absolute_url()]
    assert again(hire).due(on=TODAY) == 3
    client.post(hire.get_absolute_url(), {"state": "there", "words": "Told by her"})
    check = JobCheck.objects.get()
    assert (check.month, check.state, check.by) == (3, JobState.THERE, dario)
    assert again(hire).due(on=TODAY) is None
    assert jobs_to_ask_about(dario, on=TODAY)[1][0].lines == ()


def test_nobody_is_called_unreachable_at_the_first_try(dario):
    hire = hired(4)
    for days in (2, 1):
        with pytest.raises(Refused, match="try"):
            actions.note_check(hire, 3, state=JobState.UNREACHABLE, by=dario, on=TODAY)
        actions.note_check(hire, 3, state=JobState.NO_ANSWER, by=dario, on=TODAY - timedelta(days=days))
    actions.note_check(hire, 3, state=JobState.UNREACHABLE, by=dario, on=TODAY)
    found = again(hire)
    assert found.due(on=TODAY) is None
    assert found.ended_on is None  # nobody knows that it is over


def test_two_tries_on_one_day_are_one(dario):
    hire = hired(4)
    actions.note_check(hire, 3, state=JobState.NO_ANSWER, by=dario, on=TODAY)
    with pytest.raises(Refused, match="another day"):
        actions.note_check(hire, 3, state=JobState.NO_ANSWER, by=dario, on=TODAY)


@pytest.mark.parametrize(("state", "over"), [("there", False), ("elsewhere", True), ("not_employed", True)])
def test_only_what_is_known_ends_a_job(dario, state, over):
    hire = hired(2)
    actions.note_check(hire, 1, state=state, by=dario, on=TODAY)
    assert (again(hire).ended_on is not None) is over


def test_a_check_is_not_made_before_its_day(dario):
    with pytest.raises(Refused, match="nothing is due yet"):
        actions.note_check(HireFactory(starts_on=TODAY), 1, state="there", by=dario, on=TODAY)


# The words at the end


def said(**changed):
    return {
        "name": "Fabio Rossi",
        "reached": "whole",
        "went_well": "On time.",
        "to_go_on": "",
        "objection": "",
    } | changed


@pytest.fixture
def ended(episode):
    return InternshipFactory(episode=episode, starts_on=TODAY - timedelta(days=90), ends_on=TODAY)


def test_three_words_each_read_by_somebody_else(client, ended, dario, elena):
    page = reverse("placements:conclusion", args=[ended.pk])
    client.force_login(dario)
    for side in ("host", "tutor", "person"):
        client.post(reverse("placements:conclude", args=[ended.pk, side]), said(version=0))
    assert Conclusion.objects.count() == 3
    word = Conclusion.objects.first()
    client.post(reverse("placements:countersign", args=[word.pk]), {"version": word.version})
    word.refresh_from_db()
    assert not word.is_countersigned  # one's own word
    client.force_login(elena)
    client.post(reverse("placements:countersign", args=[word.pk]), {"version": word.version})
    client.post(reverse("placements:countersign", args=[word.pk]), {"version": word.version})  # the same click twice
    word.refresh_from_db()
    assert (word.countersigned_by, word.countersigned_on) == (elena, TODAY)
    assert AuditEntry.objects.filter(verb="internship.countersigned").count() == 1
    assert b"On time." in client.get(page).content


def test_what_is_countersigned_stands(ended, dario, elena):
    word = actions.conclude(ended, "host", by=dario, on=TODAY, **said())
    actions.countersign(word, version=0, by=elena, on=TODAY)
    with pytest.raises(Refused, match="stands as it is"):
        actions.conclude(ended, "host", version=0, by=dario, on=TODAY, **said(went_well="Else"))
    word.refresh_from_db()
    assert word.went_well == "On time."


def test_what_is_countersigned_is_what_was_read(client, ended, dario, elena):
    """Dario changes the word while Elena reads it with the host: she countersigns nothing she has not read."""
    word = actions.conclude(ended, "host", by=dario, on=TODAY, **said())
    client.force_login(elena)
    assert 'name="version" value="0"' in client.get(reverse("placements:conclusion", args=[ended.pk])).content.decode()
    actions.conclude(ended, "host", version=0, by=dario, on=TODAY, **said(went_well="Nothing."))
    for seen in ({"version": 0}, {}):
        page = client.post(reverse("placements:countersign", args=[word.pk]), seen, follow=True)
        assert "was changed in the meantime" in page.content.decode()
    word.refresh_from_db()
    assert not word.is_countersigned


def test_two_who_write_the_same_word_lose_nothing(client, ended, dario, elena):
    actions.conclude(ended, "host", by=elena, on=TODAY, **said())
    client.force_login(dario)
    page = reverse("placements:conclude", args=[ended.pk, "host"])
    shown = client.get(page).context["form"]
    actions.conclude(ended, "host", version=0, by=elena, on=TODAY, **said(went_well="Hers"))
    answer = client.post(page, said(version=0, was=shown.was, went_well="His"))
    assert b"His" in answer.content
    assert b"Hers" in answer.content
    assert Conclusion.objects.get().went_well == "Hers"


def test_an_internship_is_not_judged_in_its_middle(episode, dario):
    running = InternshipFactory(episode=episode, starts_on=TODAY, ends_on=TODAY + timedelta(days=15))
    with pytest.raises(Refused, match="two weeks before"):
        actions.conclude(running, "host", by=dario, on=TODAY, **said())


# Courses


@pytest.fixture
def course(db):
    return Course.objects.create(
        ambito=AmbitoFactory(),
        title="HACCP",
        provider="IAL",
        hours=12,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=20),
        cost=Decimal("80.00"),
    )


def test_from_the_case_into_a_course_and_to_its_certificate(client, episode, course, dario):
    client.force_login(dario)
    client.post(reverse("placements:enrol", args=[episode.pk]), {"course": course.pk, "payer": "region"})
    enrolment = Enrolment.objects.get()
    assert (enrolment.payer, enrolment.cost) == (CoursePayer.REGION, Decimal("80.00"))
    typed = {
        "version": 0,
        "state": "completed",
        "hours_attended": "11,5",
        "ended_on": (TODAY + timedelta(days=20)).isoformat(),
        "qualification": "Attestato HACCP",
        "payer": "region",
        "cost": "80",
    }
    client.post(enrolment.get_absolute_url(), typed)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.hours_attended) == (EnrolmentState.COMPLETED, Decimal("11.5"))
    assert "Attestato HACCP" in client.get(course.get_absolute_url()).content.decode()


def test_a_course_is_entered_once_and_not_when_it_is_over(episode, course, dario):
    actions.enrol(episode, course, payer="service", on=TODAY, by=dario)
    with pytest.raises(Refused, match="already"):
        actions.enrol(episode, course, payer="service", on=TODAY, by=dario)
    with pytest.raises(Refused, match="ended"):
        actions.enrol(EpisodeFactory(), course, payer="service", on=TODAY + timedelta(days=21), by=dario)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"state": "dropped"}, "drop_reason"),
        ({"state": "attending", "drop_reason": "health"}, "state"),
        ({"hours_attended": "-1"}, "hours_attended"),
        ({"ended_on": "1999-01-01"}, "ended_on"),
        ({"ended_on": "2026-02-31"}, "ended_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(client, episode, course, dario, changed, field):
    enrolment = actions.enrol(episode, course, payer="service", on=TODAY, by=dario)
    client.force_login(dario)
    typed = {"version": 0, "state": "attending", "hours_attended": "2", "payer": "service", "cost": "0"} | changed
    assert field in client.post(enrolment.get_absolute_url(), typed).context["form"].errors


def test_no_more_hours_than_the_course_has(episode, course, dario):
    enrolment = actions.enrol(episode, course, payer="service", on=TODAY, by=dario)
    with pytest.raises(Refused, match="12 hours"):
        actions.follow_enrolment(enrolment, version=0, by=dario, state="attending", hours_attended=Decimal(13))


def test_who_leaves_says_why(episode, course, dario):
    enrolment = actions.enrol(episode, course, payer="service", on=TODAY, by=dario)
    told = {"state": "dropped", "hours_attended": Decimal(2), "drop_reason": DropReason.TRANSPORT}
    actions.follow_enrolment(enrolment, version=0, by=dario, **told)
    assert Enrolment.objects.get().drop_reason == DropReason.TRANSPORT
    with pytest.raises(Refused, match="Say why"):
        actions.follow_enrolment(enrolment, version=1, by=dario, **told | {"drop_reason": ""})
