"""What is next on a given day: in groups, by itself from the days that matter, and gone once it is settled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Instrument, Round
from beneficiaries import actions, whats_next
from beneficiaries.enums import DeadlineKind, When
from beneficiaries.models import Dismissal, Document, Episode, KnownDay, OtherService, deadlines
from equipe.models import Ambito, AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import open_round
from tests.beneficiaries.factories import (
    EpisodeFactory,
    ExchangeFactory,
    NoticeFactory,
    ReferralFactory,
    TaskFactory,
)
from tests.beneficiaries.test_views import page

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 12)


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


@pytest.fixture
def episode(episode):
    """Her case, in which the person was told about her data: nothing is due."""
    NoticeFactory(episode=episode)
    return episode


def note(episode, kind, day):
    return KnownDay.objects.create(episode=episode, kind=kind, day=day, noted_by=episode.case_manager)


def due(user, episode=None):
    cases = Episode.objects.visible_to(user)
    found = deadlines(cases.same_as(episode) if episode else cases, reader=user)
    return {str(each.deadline.kind): each.deadline.by for each in found}


def filed(episode, by, kind="isee", day=date(2024, 12, 31), **more):
    told = {"title": "ISEE 2024", "content_type": "application/pdf", "size": 1, "digest": "0" * 64, "content": b"x"}
    return Document.objects.create(episode=episode, kind=kind, expires_on=day, filed_by=by, **told, **more)


class TestGroups:
    def test_tasks_and_deadlines_stand_together_by_their_day(self, alice, bruno, episode):
        TaskFactory(episode=episode, text="Late", due_on=TODAY - timedelta(days=3))
        TaskFactory(episode=episode, text="Now", due_on=TODAY)
        TaskFactory(episode=episode, text="Soon", due_on=TODAY + timedelta(days=7))
        TaskFactory(episode=episode, text="Much later", due_on=TODAY + timedelta(days=8))
        TaskFactory(episode=episode, text="Some day", due_on=None)
        TaskFactory(episode=episode, text="Certificate", waiting_for="the doctor", due_on=TODAY - timedelta(days=1))
        TaskFactory(episode=episode, text="Asked of Bruno", owner=bruno, created_by=alice, due_on=TODAY)
        note(episode, "isee", TODAY - timedelta(days=1))
        ReferralFactory(referrer=alice, person__last_name="Basso")
        ReferralFactory(referrer=alice, person__last_name="Corazza", state="returned")
        found = {
            group: [item.what for item in items] for group, items in whats_next.outlook(alice, on=TODAY).items.items()
        }
        assert found == {
            When.OVERDUE: ["Late", "renew the ISEE"],
            When.TODAY: ["Now", "answer the question on the referral"],
            When.WEEK: ["Soon"],
            When.WAITING: ["Certificate", "Asked of Bruno", "answer to the referral"],
            When.LATER: ["Much later"],
            When.UNDATED: ["Some day"],
        }

    def test_nothing_of_other_people_and_nothing_of_a_closed_case(self, alice, bruno, chiara):
        mine = EpisodeFactory(case_manager=alice, closed=True)
        TaskFactory(episode=mine)
        note(mine, "isee", TODAY)
        theirs = EpisodeFactory(case_manager=bruno)
        TaskFactory(episode=theirs)
        note(theirs, "isee", TODAY)
        assert whats_next.outlook(alice, on=TODAY).items == {}
        own = [item.person for items in whats_next.outlook(chiara, on=TODAY).items.values() for item in items]
        assert set(own) <= {"Zanin Anna"}

    def test_a_day_is_said_as_people_say_it(self):
        said = {days: whats_next.in_words(TODAY + timedelta(days=days), on=TODAY) for days in (-3, -1, 0, 1, 4)}
        assert said == {-3: "3 days late", -1: "1 day late", 0: "today", 1: "tomorrow", 4: "in 4 days"}

    def test_three_questions_however_much_there_is(self, alice, episode):
        def asked():
            with CaptureQueriesContext(connection) as seen:
                whats_next.outlook(alice, on=TODAY)
            return len(seen)

        alice.standing  # noqa: B018  (who she is has been asked)
        few = asked()
        for day in range(1, 9):
            other = EpisodeFactory(case_manager=alice, person__last_name=f"M{day}")
            TaskFactory(episode=other, due_on=date(2024, 6, day))
            note(other, "pad", date(2024, 3, day))
        assert asked() == few == 3

    def test_what_presses_in_a_case_are_the_few_that_are_near(self, alice, episode):
        TaskFactory(episode=episode, text="First", due_on=TODAY + timedelta(days=30))
        TaskFactory(episode=episode, text="Second", due_on=TODAY + timedelta(days=40))

        def pressing():
            items = whats_next.of_case(episode, reader=alice, on=TODAY, may_dismiss=True)
            return [item.what for item in whats_next.urgent(items)]

        assert pressing() == ["First"]
        note(episode, "isee", TODAY - timedelta(days=2))
        assert pressing() == ["renew the ISEE"]


class TestSettled:
    def test_a_newer_certificate_settles_what_was_noted(self, alice, episode):
        note(episode, "isee", date(2023, 12, 31))
        filed(episode, alice)
        assert due(alice) == {"isee": date(2024, 12, 31)}

    def test_a_private_document_tells_its_day_to_nobody_else(self, alice, bruno, episode):
        filed(episode, alice, private=True)
        assert due(alice, episode) == {"isee": date(2024, 12, 31)}
        assert due(bruno, episode) == {}

    def test_a_document_that_was_withdrawn_counts_no_more(self, alice, episode):
        filed(episode, alice, kind="permit", withdrawn_at=datetime(2024, 6, 1, tzinfo=UTC))
        assert due(alice) == {}

    def test_an_assessment_that_was_begun_settles_the_old_one(self, alice, episode):
        first = open_round(episode, alice)
        Round.objects.filter(pk=first.pk).update(opened_on=date(2023, 1, 1), agreed_on=date(2023, 1, 10))
        assert due(alice) == {"assessment": date(2023, 7, 10)}
        Round.objects.create(
            episode=episode, instrument=Instrument.objects.first(), opened_by=alice, opened_on=date(2024, 6, 1)
        )
        assert due(alice) == {"assessment": date(2024, 12, 1)}

    def test_the_district_chooses_the_rhythm(self, browse, franca, alice, episode):
        note(episode, "reviewed", date(2024, 1, 1))
        assert due(alice) == {"review": date(2024, 3, 31)}
        typed = {"review_days": 30, "assessment_months": 12}
        for _click in range(2):
            assert browse(franca).post(url("rhythm"), typed).status_code == 302
        assert AuditEntry.objects.filter(verb="ambito.rhythm_changed").count() == 1
        del alice.standing
        assert due(alice) == {"review": date(2024, 1, 31)}
        assert "greater than or equal to 1" in page(browse(franca).post(url("rhythm"), typed | {"review_days": 0}))
        assert Ambito.objects.get().review_days == 30


class TestPrivacy:
    def test_a_notice_that_is_missing_is_due_from_the_first_day_with_its_act(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, opened_on=date(2024, 2, 1))
        (found,) = deadlines(Episode.objects.same_as(episode), reader=alice)
        assert (found.deadline.kind, found.deadline.by, found.person) == ("notice", date(2024, 2, 1), "Moro Anna")
        assert found.deadline.source.article == "art. 13"
        assert url("privacy", episode.pk) in page(browse(alice).get(url("tasks_panel", episode.pk)))
        NoticeFactory(episode=episode, purpose="photo", basis="consent")
        assert due(alice) == {"notice": date(2024, 2, 1)}
        NoticeFactory(episode=episode)
        assert due(alice) == {}

    def test_it_can_be_let_go_with_a_reason_and_counted_again(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, opened_on=date(2024, 2, 1))
        known = {"kind": "notice", "due_on": "2024-02-01"}
        browse(alice).post(url("dismiss_deadline", episode.pk), known | {"reason": "Given by the ward, on paper"})
        assert due(alice) == {}
        browse(alice).post(url("recall_deadline", episode.pk), known)
        assert due(alice) == {"notice": date(2024, 2, 1)}

    def test_a_service_in_charge_waits_for_a_word_on_what_it_may_be_told(self, alice, episode):
        serd = OtherService.objects.create(episode=episode, kind="addiction", name="SerD", written_by=alice)
        OtherService.objects.filter(pk=serd.pk).update(written_at=datetime(2024, 6, 1, 22, 30, tzinfo=UTC))
        assert due(alice) == {"exchange": date(2024, 7, 2)}  # written on 2 June, as clocks say here
        ExchangeFactory(episode=episode, receiver="job_centre")
        assert due(alice) == {"exchange": date(2024, 7, 2)}
        refused = ExchangeFactory(episode=episode, receiver="health", telling="not_allowed", what="")
        assert due(alice) == {}  # a no is a word too
        refused.delete()
        OtherService.objects.update(until=date(2024, 6, 10))
        assert due(alice) == {}


class TestDismissal:
    def dismiss(self, client, episode, **typed):
        known = {"kind": "isee", "due_on": "2024-06-01", "reason": "Asks for nothing", "next": "/"}
        return client.post(url("dismiss_deadline", episode.pk), known | typed)

    def test_with_a_reason_it_is_gone_for_everybody_and_written_once(self, browse, alice, dario, episode):
        note(episode, "isee", date(2024, 6, 1))
        for _click in range(2):
            assert self.dismiss(browse(alice), episode).url == "/"
        assert (Dismissal.objects.get().by, Dismissal.objects.get().reason) == (alice, "Asks for nothing")
        assert due(dario, episode) == {}
        assert AuditEntry.objects.filter(verb="deadline.dismissed").count() == 1
        assert "Asks for nothing" in page(browse(dario).get(url("days", episode.pk)))

    def test_a_new_day_makes_it_live_again(self, alice, episode):
        day = note(episode, "isee", date(2024, 6, 1))
        actions.dismiss_deadline(episode, kind=DeadlineKind.ISEE, due_on=day.day, reason="x", by=alice)
        KnownDay.objects.filter(pk=day.pk).update(day=date(2024, 12, 31))
        assert due(alice) == {"isee": date(2024, 12, 31)}

    def test_it_counts_again_when_taken_back(self, browse, alice, episode):
        note(episode, "isee", date(2024, 6, 1))
        self.dismiss(browse(alice), episode)
        for _click in range(2):
            browse(alice).post(url("recall_deadline", episode.pk), {"kind": "isee", "due_on": "2024-06-01"})
        assert due(alice) == {"isee": date(2024, 6, 1)}
        assert AuditEntry.objects.filter(verb="deadline.recalled").count() == 1

    def test_a_reason_that_is_missing_is_asked_in_place(self, browse, alice, episode):
        headers = {"HX-Request": "true"}
        typed = {"kind": "isee", "due_on": "2024-06-01", "reason": ""}
        shown = page(browse(alice).post(url("dismiss_deadline", episode.pk), typed, headers=headers))
        assert "Say why" in shown
        gone = page(browse(alice).post(url("dismiss_deadline", episode.pk), typed | {"reason": "x"}, headers=headers))
        assert url("recall_deadline", episode.pk) in gone
        assert not Dismissal.objects.exclude(reason="x").exists()

    @pytest.mark.parametrize("typed", [{"kind": "q"}, {"due_on": "0001-01-01"}, {"due_on": ""}, {"kind": ""}])
    def test_what_is_no_deadline_is_answered_and_kept_out(self, browse, alice, episode, typed):
        assert self.dismiss(browse(alice), episode, **typed).status_code == 302
        assert not Dismissal.objects.exists()

    def test_a_closed_case_is_left_alone(self, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        with pytest.raises(Refused, match="closed"):
            actions.dismiss_deadline(episode, kind=DeadlineKind.ISEE, due_on=TODAY, reason="x", by=alice)


class TestDays:
    def typed(self, episode, **days):
        shown = {known.kind: known.day for known in KnownDay.objects.filter(episode=episode)}
        return {f"was_{kind}": day for kind, day in shown.items()} | shown | days

    def test_days_are_noted_changed_and_forgotten_with_their_trace(self, browse, alice, episode):
        client = browse(alice)
        assert client.post(url("days", episode.pk), self.typed(episode, pad="2024-01-10")).url == url(
            "case", episode.pk
        )
        assert due(alice) == {"adi_call": date(2024, 3, 10), "adi_meeting": date(2024, 5, 9)}
        client.post(url("days", episode.pk), self.typed(episode, adi_met="2024-02-01"))
        assert due(alice) == {"adi_update": date(2024, 5, 1)}
        client.post(url("days", episode.pk), self.typed(episode, pad=""))
        assert due(alice) == {}
        kinds = [entry.details["kinds"] for entry in AuditEntry.objects.filter(verb="dates.noted").order_by("pk")]
        assert kinds == [["pad"], ["adi_met"], ["pad"]]

    def test_the_same_click_twice_notes_once(self, browse, alice, episode):
        typed = self.typed(episode, pad="2024-01-10")
        for _click in range(2):
            assert browse(alice).post(url("days", episode.pk), typed).status_code == 302
        assert AuditEntry.objects.filter(verb="dates.noted").count() == 1

    def test_two_at_once_overwrite_nothing(self, browse, alice, dario, episode):
        stale = self.typed(episode, isee="2024-12-31")
        browse(dario).post(url("days", episode.pk), self.typed(episode, isee="2025-12-31", pad="2024-01-10"))
        shown = page(browse(alice).post(url("days", episode.pk), stale))
        assert "Somebody else noted another day" in shown
        assert "2024-12-31" in shown
        assert KnownDay.objects.get(kind="isee").day == date(2025, 12, 31)
        elsewhere = {"reviewed": "2024-05-01"}
        browse(alice).post(url("days", episode.pk), elsewhere)  # another day of the same old page
        assert KnownDay.objects.get(kind="pad").day == date(2024, 1, 10)

    @pytest.mark.parametrize("day", ["0001-01-01", "20246-01-01", "soon"])
    def test_a_day_that_cannot_be_is_refused_at_its_field(self, browse, alice, episode, day):
        shown = page(browse(alice).post(url("days", episode.pk), {"pad": day, "isee": "2024-12-31"}))
        assert 'value="2024-12-31"' in shown
        assert not KnownDay.objects.exists()

    def test_a_colleague_reads_the_deadlines_and_changes_nothing(self, browse, bruno, episode):
        note(episode, "isee", date(2024, 6, 1))
        shown = page(browse(bruno).get(url("tasks_panel", episode.pk)))
        assert "Renew the ISEE" in shown
        assert url("dismiss_deadline", episode.pk) not in shown
        assert browse(bruno).get(url("days", episode.pk)).status_code == 403
