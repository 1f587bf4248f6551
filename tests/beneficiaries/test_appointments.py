"""Appointments and the calendar: two at once are shown, nothing is lost, and what leaves the house names nobody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import icalendar
import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from beneficiaries import actions, tasks
from beneficiaries.calendars import days_of, monday_of, overlaps_of
from beneficiaries.enums import Attendance
from beneficiaries.models import Appointment, CalendarFeed, timeline
from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory
from tests.beneficiaries.test_views import questions

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TYPED = {"kind": "home_visit", "day": "2026-11-24", "hour": "10:00", "minutes": "60", "place": "CANARY via Roma"}


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(TUESDAY + timedelta(hours=3), tick=False):
        yield


def noted(owner, episode=None, hour=0, minutes=60, **said):
    begins = TUESDAY + timedelta(hours=hour)
    return Appointment.objects.create(
        owner=owner,
        episode=episode,
        made_by=owner,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=minutes),
        **said,
    )


def url(name, *things):
    return reverse(f"beneficiaries:{name}", args=things)


class TestMaking:
    def test_an_appointment_is_made_on_the_page_of_the_case(self, browse, alice, episode):
        response = browse(alice).post(url("add_appointment", episode.pk), TYPED | {"owner": alice.pk}, follow=True)
        made = Appointment.objects.get()
        assert (localtime(made.starts_at).hour, made.ends_at - made.starts_at) == (10, timedelta(hours=1))
        assert "in the calendar" in response.content.decode()
        assert AuditEntry.objects.about(made).get().verb == "appointment.made"

    def test_the_same_form_twice_makes_one(self, browse, alice, episode):
        typed = TYPED | {"owner": alice.pk, "key": str(uuid4())}
        answers = [browse(alice).post(url("add_appointment", episode.pk), typed) for _ in range(3)]
        assert {answer.url for answer in answers} == {f"{url('calendar')}?day=2026-11-24"}
        assert Appointment.objects.count() == 1

    def test_an_hour_of_the_night_that_has_25_hours_is_an_hour(self, browse, alice, episode):
        typed = TYPED | {"owner": alice.pk, "day": "2026-10-25", "hour": "01:30", "minutes": "180"}
        browse(alice).post(url("add_appointment", episode.pk), typed)
        made = Appointment.objects.get()
        assert made.ends_at - made.starts_at == timedelta(hours=3)

    @pytest.mark.parametrize(
        "wrong", [{"day": "0001-01-01"}, {"hour": "25:00"}, {"minutes": "7"}, {"owner": ""}, {"kind": "x"}]
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, browse, alice, episode, wrong):
        response = browse(alice).post(url("add_appointment", episode.pk), TYPED | {"owner": alice.pk} | wrong)
        assert "CANARY via Roma" in response.content.decode()
        assert "invalid-feedback" in response.content.decode()
        assert not Appointment.objects.exists()

    def test_a_closed_case_has_no_more_appointments(self, browse, alice):
        closed = EpisodeFactory(case_manager=alice, closed=True)
        assert browse(alice).get(url("add_appointment", closed.pk)).status_code == 403
        with pytest.raises(Refused):
            actions.make_appointment(
                episode=closed, owner=alice, by=alice, starts_at=TUESDAY, ends_at=TUESDAY + timedelta(hours=1)
            )

    def test_two_at_once_are_allowed_and_said(self, browse, alice, episode):
        noted(alice, hour=0)
        response = browse(alice).post(
            url("add_appointment", episode.pk), TYPED | {"owner": alice.pk, "hour": "10:30"}, follow=True
        )
        page = response.content.decode()
        assert "It overlaps with what begins at 10:00" in page
        assert page.count("is-clashing") == 2

    def test_the_database_refuses_an_end_before_the_beginning(self, alice):
        with pytest.raises(IntegrityError), transaction.atomic():
            noted(alice, minutes=-5)


class TestChanging:
    def test_a_stale_change_shows_both_and_overwrites_nothing(self, browse, alice, episode):
        made = noted(alice, episode)
        typed = TYPED | {"owner": alice.pk, "version": 0}
        actions.move_appointment(made, version=0, by=alice, place="Corso Garibaldi")
        page = browse(alice).post(url("edit_appointment", made.pk), typed).content.decode()
        assert "Nothing was overwritten" in page
        assert "Corso Garibaldi" in page
        assert "CANARY via Roma" in page
        made.refresh_from_db()
        assert made.place == "Corso Garibaldi"

    def test_what_only_a_colleague_changed_is_taken_over_and_both_are_saved(self, browse, alice, episode):
        made, client = noted(alice, episode), browse(alice)
        page = client.get(url("edit_appointment", made.pk)).context["form"]
        typed = {name: page[name].value() for name in page.names} | {"version": 0, "was": page.was, "subject": "Mine"}
        typed["hour"] = f"{typed['hour']:%H:%M}"
        starts_at = made.starts_at + timedelta(minutes=37)
        actions.move_appointment(
            made, version=0, by=alice, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=7)
        )
        shown = client.post(url("edit_appointment", made.pk), typed).context["form"]
        assert set(shown.taken_over) == {"hour", "minutes"}
        assert shown.differences == []
        client.post(
            url("edit_appointment", made.pk),
            {name: shown.data.get(name, "") for name in (*shown.names, "version", "was")},
        )
        made.refresh_from_db()
        assert (made.starts_at, made.subject, made.version) == (starts_at, "Mine", 2)

    def test_it_is_cancelled_with_a_reason_and_can_be_made_again(self, browse, alice, episode):
        made, client = noted(alice, episode), browse(alice)
        client.post(url("cancel_appointment", made.pk), {"reason": " "})
        made.refresh_from_db()
        assert made.is_standing
        for _ in range(2):
            client.post(url("cancel_appointment", made.pk), {"reason": "She is ill."})
        made.refresh_from_db()
        assert (made.is_standing, made.cancelled_because) == (False, "She is ill.")
        assert AuditEntry.objects.about(made).filter(verb="appointment.cancelled").count() == 1
        client.post(url("restore_appointment", made.pk))
        made.refresh_from_db()
        assert made.is_standing

    def test_whether_the_person_came_is_said_afterwards_and_told_on_the_story(self, browse, alice, episode):
        past, coming = noted(alice, episode, subject="Curriculum"), noted(alice, episode, hour=9)
        for made in (past, coming):
            browse(alice).post(url("tell_attendance", made.pk), {"attendance": "missed"})
        assert list(Appointment.objects.by_start().values_list("attendance", flat=True)) == ["missed", ""]
        told = [moment for moment in timeline([episode], reader=alice) if moment.kind == "appointment"]
        assert [(one.title, one.text) for one in told] == [("appointment: did not come", "Curriculum")]

    def test_an_attendance_that_does_not_exist_is_not_found(self, browse, alice, episode):
        assert (
            browse(alice).post(url("tell_attendance", noted(alice, episode).pk), {"attendance": "x"}).status_code == 404
        )


class TestWhoSees:
    def test_of_a_case_whoever_sees_the_case_without_one_oneself_alone(self, browse, alice, bruno, chiara, episode):
        shared, own = noted(alice, episode), noted(alice, hour=4, subject="CANARY dentist")
        seen = {
            user: [browse(user).get(url("edit_appointment", one.pk)).status_code for one in (shared, own)]
            for user in (alice, bruno, chiara)
        }
        assert seen == {alice: [200, 200], bruno: [200, 404], chiara: [404, 404]}
        assert "CANARY" not in browse(bruno).get(url("calendar"), {"who": "team"}).content.decode()
        assert "Moro" in browse(bruno).get(url("calendar"), {"who": "team"}).content.decode()
        assert "Moro" not in browse(bruno).get(url("calendar")).content.decode()
        assert "Moro" not in browse(chiara).get(url("calendar"), {"who": "team"}).content.decode()

    def test_a_colleague_reads_and_does_not_change(self, browse, alice, bruno, episode):
        made = noted(alice, episode)
        page = browse(bruno).get(url("edit_appointment", made.pk)).content.decode()
        assert "It does not take place" not in page
        for door in ("edit_appointment", "cancel_appointment", "restore_appointment", "tell_attendance"):
            assert browse(bruno).post(url(door, made.pk), {"attendance": "came", "reason": "x"}).status_code == 403

    def test_opening_one_is_a_look_at_the_case(self, browse, bruno, alice, episode):
        browse(bruno).get(url("edit_appointment", noted(alice, episode).pk))
        assert AuditEntry.objects.about(episode).reads().get().details == {"section": "appointment"}


class TestCalendar:
    def test_a_week_has_seven_days_from_monday(self, alice, episode):
        for hour in (0, 24, -24):
            noted(alice, episode, hour=hour)
        days = days_of(Appointment.objects.all(), monday_of(date(2026, 11, 24)), 7)
        assert [len(day.entries) for day in days] == [1, 1, 1, 0, 0, 0, 0]
        assert days[0].day == date(2026, 11, 23)

    @pytest.mark.parametrize(
        ("hour", "minutes", "clash"),
        [(1, 60, False), (-1, 60, False), (-1, 61, True), (0.5, 15, True), (-2, 240, True)],
    )
    def test_what_only_touches_does_not_overlap(self, alice, hour, minutes, clash):
        one, other = noted(alice), noted(alice, hour=hour, minutes=minutes)
        assert bool(overlaps_of([one, other])[one.pk]) is clash
        assert Appointment.objects.besides(one).clashing_with(one).exists() is clash

    def test_a_cancelled_one_overlaps_with_nothing(self, alice):
        one, other = noted(alice), noted(alice, cancelled_at=TUESDAY, cancelled_because="x")
        assert overlaps_of([one, other]) == {one.pk: [], other.pk: []}

    @pytest.mark.parametrize("asked", ["x", "0001-01-01", "9999-12-31", "2026-02-31", "%00"])
    def test_a_day_that_cannot_be_meant_is_today(self, browse, alice, asked):
        assert "24 November" in browse(alice).get(url("calendar"), {"day": asked, "view": "day"}).content.decode()

    def test_a_full_week_asks_no_more_than_an_empty_one(self, browse, alice, episode):
        client = browse(alice)
        client.get(url("calendar"))
        empty = len(questions(client, url("calendar")))
        for hour in range(20):
            noted(alice, episode, hour=hour)
        assert len(questions(client, url("calendar"))) == empty <= 8

    def test_the_plate_tells_what_comes_and_asks_who_came(self, browse, alice, episode):
        noted(alice, episode, hour=-30)
        noted(alice, episode, hour=20, place="Sala 2")
        plate = browse(alice).get(url("appointments_panel", episode.pk)).content.decode()
        assert "Sala 2" in plate
        assert "Did the person come?" in plate
        assert "<h1" in plate, "without a script it is a page of its own"
        bare = browse(alice).get(url("appointments_panel", episode.pk), headers={"HX-Request": "true"})
        assert "<h1" not in bare.content.decode()


class TestFeed:
    @pytest.fixture
    def feed(self, browse, alice, episode):
        noted(alice, episode, place="CANARY via Roma", subject="CANARY debts")
        noted(alice, episode, hour=2, cancelled_at=TUESDAY, cancelled_because="CANARY ill")
        noted(alice, hour=5, subject="CANARY dentist")
        page = browse(alice).post(url("calendar_feed"), {"then": "make"}).content.decode()
        return page.split('value="http://testserver')[1].split('"')[0]

    def test_it_tells_hours_and_kinds_and_nobodys_name(self, feed):
        content = Client().get(feed).content
        for secret in (b"CANARY", b"Moro", b"Anna", b"Roma"):
            assert secret not in content
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert len(events) == 3
        assert [event["status"] for event in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
        assert events[0].decoded("dtstart") == TUESDAY
        assert str(events[0]["summary"]) == "interview at the office"

    def test_the_address_is_shown_once_and_kept_as_a_fingerprint(self, browse, alice, feed):
        secret = feed.split("/")[-1].removesuffix(".ics")
        assert secret not in browse(alice).get(url("calendar_feed")).content.decode()
        assert CalendarFeed.objects.get().fingerprint != secret

    def test_a_new_one_ends_the_old_one_and_a_revoked_one_is_dead(self, browse, alice, feed):
        browse(alice).post(url("calendar_feed"), {"then": "make"})
        assert Client().get(feed).status_code == 404
        browse(alice).post(url("calendar_feed"), {"then": "revoke"})
        assert not CalendarFeed.objects.exists()

    def test_it_dies_with_the_account_and_with_the_last_role(self, alice, feed):
        alice.memberships.update(ended_at=TUESDAY)
        assert Client().get(feed).status_code == 404
        alice.memberships.update(ended_at=None)
        alice.is_active = False
        alice.save()
        assert Client().get(feed).status_code == 404

    def test_a_case_that_goes_elsewhere_leaves_the_feed(self, alice, chiara, episode, feed):
        episode.team = chiara.standing[0].team
        episode.save()
        events = icalendar.Calendar.from_ical(Client().get(feed).content).walk("VEVENT")
        assert len(events) == 1

    def test_looking_at_the_page_makes_nothing(self, browse, alice):
        browse(alice).get(url("calendar_feed"))
        assert not CalendarFeed.objects.exists()


class TestMorningLetter:
    def test_it_tells_the_hours_and_nobodys_name_once_a_day(self, alice, bruno, episode):
        noted(alice, episode, place="CANARY")
        noted(alice, episode, hour=2, subject="CANARY")
        for _ in range(2):
            tasks.promise_letters(on=date(2026, 11, 24))
        job = Job.objects.get()
        assert job.payload == {"user": alice.pk, "day": "2026-11-24"}
        jobs.carry_out(job_id=str(job.pk))
        [letter] = mail.outbox
        assert letter.subject == "You have 2 appointments today"
        assert "10:00, 12:00" in letter.body
        for secret in ("CANARY", "Moro", "Anna"):
            assert secret not in letter.subject + letter.body

    def test_who_does_not_want_it_gets_none(self, browse, alice, episode):
        noted(alice, episode)
        browse(alice).post(reverse("equipe:profile"), {"first_name": "Alice", "last_name": "B", "language": "en"})
        tasks.promise_letters(on=date(2026, 11, 24))
        assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_ten_quick_clicks_make_one_appointment(browse, alice, episode):
    typed, client = TYPED | {"owner": alice.pk, "key": str(uuid4())}, browse(alice)

    def click(_n):
        try:
            again = Client()
            again.cookies = client.cookies
            return again.post(url("add_appointment", episode.pk), typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as hands:
        assert set(hands.map(click, range(10))) == {302}
    assert Appointment.objects.count() == 1
    assert Appointment.objects.get().attendance == Attendance.UNKNOWN
