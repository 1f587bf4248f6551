"""What a reader who may not write, and a desk of elsewhere, must not reach by the doors beside the front door."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from beneficiaries.enums import AccessKind
from beneficiaries.models import CaseAccess, DiaryEntry, Episode
from beneficiaries.models.contacts import last_contacts
from beneficiaries.models.pending import expiring_documents
from beneficiaries.permissions import can_edit_person, can_put_on_agenda, leads, may_decide
from equipe.models import AuditEntry, User
from tests.beneficiaries.factories import DiaryEntryFactory, DocumentFactory, EpisodeFactory, ReferralFactory
from tests.beneficiaries.together import planned
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def former(chiara, episode, alice):
    """Chiara handed the case over a week ago and may still read it."""
    today = date.today()
    CaseAccess.objects.create(
        episode=episode,
        user=chiara,
        kind=AccessKind.FORMER,
        since=today - timedelta(days=7),
        until=today + timedelta(days=23),
        given_by=alice,
    )
    return User.objects.get(pk=chiara.pk)


@pytest.fixture
def elsewhere():
    """A case of another district."""
    team = TeamFactory(name="UOT Carso", ambito=AmbitoFactory(name="Carso"))
    return EpisodeFactory(team=team, person__ambito=team.ambito, person__last_name="Zanet")


def test_a_former_worker_writes_no_note_through_the_door_of_many(browse, former, episode):
    typed = {"people": [episode.pk], "text": "CANARY", "happened_at": "2024-03-05T10:30", "channel": "phone"}
    browse(former).post(reverse("beneficiaries:note"), typed | {"key": str(uuid4())})
    assert not DiaryEntry.objects.exists()
    found = browse(former).post(reverse("beneficiaries:note_people"), {"q": "Moro"}).content.decode()
    assert str(episode.pk) not in found


def test_a_former_worker_brings_the_case_to_no_meeting_of_hers(former, episode):
    meeting = planned(former, former.standing[0].team)
    assert not can_put_on_agenda(former, meeting, episode=episode)


def test_what_was_struck_out_is_told_on_to_no_successor(alice, episode):
    DiaryEntryFactory(episode=episode, text="CANARY", struck_at=timezone.now(), struck_reason="the wrong case")
    assert last_contacts(Episode.objects.all(), 3) == {}


def test_papers_of_health_are_told_on_to_nobody(alice, episode):
    today = date.today()
    for kind in ("health", "judicial", "isee"):
        DocumentFactory(episode=episode, kind=kind, title=kind, expires_on=today)
    told = [one.words for one in expiring_documents(Episode.objects.all(), reader=alice, on=today)]
    assert len(told) == 1
    assert "isee" in told[0].lower()


def test_the_desk_of_one_district_has_no_say_in_another(dario, elsewhere):
    MembershipFactory(user=dario, team=elsewhere.team)
    user = User.objects.get(pk=dario.pk)
    referral = ReferralFactory(person=elsewhere.person, team=elsewhere.team)
    assert Episode.objects.visible_to(user).same_as(elsewhere).exists()
    assert not leads(user, elsewhere)
    assert not may_decide(user, referral)
    assert not can_edit_person(user, elsewhere.person)


def test_reading_the_earlier_cases_too_is_a_look_at_each(browse, alice, episode):
    earlier = EpisodeFactory(
        person=episode.person, team=episode.team, opened_on=date(2022, 1, 1), closed_on=date(2022, 9, 1)
    )
    browse(alice).get(episode.get_absolute_url(), {"cases": "all"})
    assert AuditEntry.objects.about(earlier).reads().count() == 1
    assert AuditEntry.objects.about(episode).reads().count() == 1
