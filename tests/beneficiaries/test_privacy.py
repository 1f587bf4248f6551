"""What a person was told and who may be told: rows that are added and ended, asked before anything leaves."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from beneficiaries import actions
from beneficiaries.enums import Receiver
from beneficiaries.models import DataExchange, Episode, PrivacyNotice, may_tell, without_notice
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import ExchangeFactory, NoticeFactory
from tests.beneficiaries.test_views import page, url

TODAY = localdate()


def noticed(**said):
    typed = {"purpose": "charge", "basis": "public_task", "notice_version": "2026/1", "given_on": TODAY}
    return typed | {"handing": "read", "language": "Italian", "key": uuid4()} | said


def told(**said):
    typed = {"receiver": "host", "name": "Del Pup", "telling": "allowed", "what": "profile", "basis": "public_task"}
    return typed | {"starts_on": TODAY, "ends_on": "", "key": uuid4()} | said


class TestNotice:
    def test_it_is_written_down_with_who_and_how(self, browse, alice, episode):
        assert without_notice(Episode.objects.open()).get() == episode
        assert "no notice yet" in page(browse(alice).get(url("privacy_panel", episode.pk)))
        browse(alice).post(url("give_notice", episode.pk), noticed())
        notice = PrivacyNotice.objects.get()
        assert (notice.notice_version, notice.handing, notice.noted_by) == ("2026/1", "read", alice)
        assert not without_notice(Episode.objects.open()).exists()
        shown = page(browse(alice).get(url("privacy", episode.pk)))
        assert "2026/1" in shown
        assert "Nothing says yet" not in shown
        assert AuditEntry.objects.about(notice).get().verb == "notice.given"

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({"basis": "consent"}, "no consent is asked"),
            ({"purpose": "photo"}, "nothing but the consent"),
            ({"notice_version": ""}, "Write which notice it was."),
            ({"given_on": TODAY + timedelta(days=1)}, "Enter a day that has come."),
            ({"given_on": "0001-01-01"}, "Check the year"),
        ],
    )
    def test_what_does_not_fit_is_said_at_the_field(self, browse, alice, episode, said, says):
        shown = page(browse(alice).post(url("give_notice", episode.pk), noticed(language="Arabic", **said)))
        assert says in shown
        assert 'value="Arabic"' in shown
        assert not PrivacyNotice.objects.exists()

    def test_only_consent_is_taken_back(self, browse, alice, episode):
        task, photo = NoticeFactory(episode=episode), NoticeFactory(episode=episode, purpose="photo", basis="consent")
        for notice in (task, photo, photo):
            browse(alice).post(url("end_notice", notice.pk))
        assert list(PrivacyNotice.objects.exclude(ends_on=None)) == [photo]
        assert AuditEntry.objects.filter(verb="notice.ended").count() == 1

    @pytest.mark.parametrize(
        "lie",
        [
            {"basis": "consent"},
            {"purpose": "photo"},
            {"ends_on": TODAY},
            {"purpose": "photo", "basis": "consent", "ends_on": date(2023, 1, 1)},
        ],
    )
    def test_the_database_cannot_hold_a_lie(self, episode, lie):
        with pytest.raises(IntegrityError), transaction.atomic():
            NoticeFactory(episode=episode, **lie)


class TestExchange:
    def test_it_is_written_down_and_asked(self, browse, alice, episode):
        assert may_tell(episode, Receiver.HOST, name="Del Pup", on=TODAY).warned
        browse(alice).post(url("record_exchange", episode.pk), told())
        assert may_tell(episode, Receiver.HOST, name="del pup", on=TODAY).favourable
        assert may_tell(episode, Receiver.HOST, name="Bar Sport", on=TODAY).warned
        assert may_tell(episode, Receiver.TRAINING, on=TODAY).warned
        assert "may be told" in page(browse(alice).get(url("privacy_panel", episode.pk)))

    def test_a_new_word_stands_beside_the_old_one(self, browse, alice, episode):
        client = browse(alice)
        client.post(url("record_exchange", episode.pk), told())
        client.post(url("record_exchange", episode.pk), told(telling="not_allowed", what=""))
        assert DataExchange.objects.count() == 2
        assert may_tell(episode, Receiver.HOST, name="Del Pup", on=TODAY).refused
        shown = page(client.get(url("privacy", episode.pk)))
        assert "earlier word" in shown
        assert "must not be told" in shown

    def test_ending_holds_from_the_same_day(self, browse, alice, episode):
        exchange = ExchangeFactory(episode=episode)
        for _ in range(2):
            browse(alice).post(url("end_exchange", exchange.pk))
        exchange.refresh_from_db()
        assert (exchange.ends_on, exchange.ended_by) == (TODAY, alice)
        assert may_tell(episode, Receiver.HOST, on=TODAY).refused
        assert may_tell(episode, Receiver.HOST, on=TODAY - timedelta(days=1)).favourable
        assert AuditEntry.objects.filter(verb="exchange.ended").count() == 1

    def test_a_closed_case_can_still_end_it(self, browse, alice, episode):
        exchange = ExchangeFactory(episode=episode)
        Episode.objects.same_as(episode).update(closed_on=TODAY, closing_reason="moved")
        browse(alice).post(url("end_exchange", exchange.pk))
        exchange.refresh_from_db()
        assert exchange.ends_on == TODAY

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({"what": ""}, "Write what may be told"),
            ({"ends_on": TODAY - timedelta(days=1)}, "It cannot end before it began."),
            ({"starts_on": ""}, "Enter the day from which it holds."),
            ({"basis": "consent"}, "consent is not one of the available choices"),
        ],
    )
    def test_what_does_not_fit_is_said_and_nothing_is_lost(self, browse, alice, episode, said, says):
        shown = page(browse(alice).post(url("record_exchange", episode.pk), told(**said)))
        assert says in shown
        assert 'value="Del Pup"' in shown
        assert not DataExchange.objects.exists()

    def test_the_same_click_twice_makes_one_row(self, browse, alice, episode):
        for form, typed in (("record_exchange", told()), ("give_notice", noticed())):
            for _ in range(3):
                assert browse(alice).post(url(form, episode.pk), typed).status_code == 302
        assert DataExchange.objects.count() == PrivacyNotice.objects.count() == 1
        assert AuditEntry.objects.deeds().count() == 2

    def test_a_key_of_another_case_is_not_taken_for_ours(self, alice, episode):
        theirs = ExchangeFactory()
        said = {"receiver": "host", "telling": "allowed", "what": "x", "basis": "public_task", "starts_on": TODAY}
        with pytest.raises(Refused, match="sent before, for something else"):
            actions.record_exchange(episode, by=alice, key=theirs.pk, **said)

    @pytest.mark.parametrize("lie", [{"what": ""}, {"ends_on": date(2023, 1, 1)}])
    def test_the_database_cannot_hold_a_lie(self, episode, lie):
        with pytest.raises(IntegrityError), transaction.atomic():
            ExchangeFactory(episode=episode, **lie)


class TestBeforeSomethingLeaves:
    def insist(self, episode, alice, **more):
        actions.insist_it_may_be_told(episode, Receiver.JOB_CENTRE, by=alice, on=TODAY, **more)

    def test_nothing_written_down_is_refused_or_written_down_now(self, alice, episode):
        with pytest.raises(actions.NotTold, match="write it down first"):
            self.insist(episode, alice)
        recording = {"what": "profile", "basis": "public_task", "key": uuid4()}
        for _ in range(2):
            self.insist(episode, alice, recording=recording)
        assert DataExchange.objects.get().receiver == "job_centre"
        self.insist(episode, alice)

    def test_what_is_forbidden_cannot_be_passed(self, alice, episode):
        ExchangeFactory(episode=episode, receiver="job_centre", telling="not_allowed")
        with pytest.raises(Refused, match="must not be told"):
            self.insist(episode, alice, recording={"what": "profile", "basis": "public_task", "key": uuid4()})
        assert DataExchange.objects.count() == 1


def test_who_sees_the_case_reads_and_who_follows_it_writes(browse, bruno, chiara, episode):
    exchange = ExchangeFactory(episode=episode)
    assert "Write it down" not in page(browse(bruno).get(url("privacy", episode.pk)))
    assert browse(bruno).post(url("end_exchange", exchange.pk)).status_code == 403
    assert browse(chiara).post(url("end_exchange", exchange.pk)).status_code == 404
