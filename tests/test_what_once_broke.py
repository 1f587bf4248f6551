"""What once broke: each of these was an error page, or told or did what it should not have."""

import logging
import sys
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries.actions import register
from beneficiaries.forms import Identity
from beneficiaries.models import Person
from equipe import actions
from equipe.logs import WithoutRows
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import PersonFactory, ReferralFactory
from tests.equipe.factories import AmbitoFactory, MunicipalityFactory, TeamFactory

TAX_CODE = "MRONNA85E57G888E"


def test_a_next_page_that_is_none_leads_home(client, db):
    for address in ("nowhere", "0001:x", "//elsewhere.example", "https://elsewhere.example/"):
        assert client.post(reverse("equipe:language"), {"language": "it", "next": address})["Location"] == "/"


@pytest.mark.parametrize(
    "content",
    ['{"text": "\\u0000"}', '{"text": "\\ud800"}', '{"minutes": NaN}', '{"text": {"a": 1}}', "[" * 5000, "[]"],
)
def test_a_draft_is_what_a_form_can_hold(browse, alice, content):
    assert browse(alice).post(reverse("equipe:save_draft"), {"key": "k", "content": content}).status_code == 400


def test_a_person_who_is_none_is_not_found(browse, alice):
    assert browse(alice).get(reverse("beneficiaries:refer"), {"person": "nobody"}).status_code == 404


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "١٢", "1e3", ""])
def test_a_page_that_is_none_is_the_first(browse, alice, episode, number):
    for url in (reverse("beneficiaries:caseload") + "?page=", episode.get_absolute_url() + "?before="):
        assert browse(alice).get(url + number).status_code == 200


def note(when="2024-06-03T10:00", text="Came on time."):
    return {"text": text, "happened_at": when, "channel": "interview", "minutes": "20"}


def test_a_click_that_falls_twice_writes_once(browse, alice, episode):
    for _ in range(2):
        answer = browse(alice).post(reverse("beneficiaries:write_diary", args=[episode.pk]), note())
        assert answer["Location"] == episode.get_absolute_url()
    assert episode.diary.count() == 1
    assert AuditEntry.objects.filter(verb="diary.written").count() == 1


def newcomer(alice, **other):
    team = alice.memberships.get().team.pk
    who = {"last_name": "Gashi", "first_name": "Arta", "sex": "F", "birth_date": "1990-02-03"}
    return who | {"team": team, "reason": "Looks for work.", "key": "5f1e1c1e-0000-4000-8000-000000000001"} | other


def test_a_newcomer_without_a_tax_code_is_registered_once(alice):
    """As two clicks at once do it: both forms were filled before either of the two was written."""
    told = newcomer(alice)
    asked = [Identity(told, ambito=AmbitoFactory(), today=date(2024, 6, 3), user=alice) for _ in range(2)]
    assert all(form.is_valid() for form in asked)
    first, second = (register(form.person, by=alice) for form in asked)
    assert first == second
    assert AuditEntry.objects.filter(verb="person.registered").count() == 1


def test_another_name_under_the_same_key_is_another_person(browse, alice):
    for last_name in ("Gashi", "Hoxha"):
        browse(alice).post(reverse("beneficiaries:refer"), newcomer(alice, last_name=last_name))
    assert sorted(Person.objects.values_list("last_name", flat=True)) == ["Gashi", "Hoxha"]


@pytest.mark.parametrize("born", ["31/02/1990", "x", "0001-01-01", ""])
def test_a_day_of_birth_that_is_none_stands_beside_a_right_tax_code(browse, alice, born):
    told = newcomer(alice, tax_code=TAX_CODE, birth_date=born)
    for door in ("beneficiaries:refer", "beneficiaries:fill_from_tax_code"):
        assert browse(alice).post(reverse(door), told | {"only_compare": "1"}).status_code == 200


def test_the_same_words_are_another_entry_when_only_i_may_read_them(browse, alice, episode):
    for private in ({}, {"private": "on"}):
        browse(alice).post(reverse("beneficiaries:write_diary", args=[episode.pk]), note() | private)
    assert sorted(episode.diary.values_list("private", flat=True)) == [False, True]


@pytest.mark.parametrize("when", ["0001-01-01T00:00", "0206-06-03T10:00"])
def test_a_slip_in_the_year_is_told(browse, alice, episode, when):
    answer = browse(alice).post(reverse("beneficiaries:write_diary", args=[episode.pk]), note(when))
    assert "Check the year" in str(answer.context["note"].errors)
    assert browse(alice).get(episode.get_absolute_url()).status_code == 200


def test_no_text_is_endless(browse, alice, episode):
    typed = {"strengths": "x" * 1_000_000, "version": episode.version}
    answer = browse(alice).post(reverse("beneficiaries:edit_case", args=[episode.pk]), typed)
    assert "strengths" in answer.context["form"].errors


def test_who_adds_what_is_there_already_is_told(ines):
    """As two clicks at once do it: the form has looked, the other one writes first."""
    team = TeamFactory()
    with pytest.raises(Refused):
        actions.add_team(ambito=team.ambito, name=team.name, kind=team.kind, by=ines)
    place = MunicipalityFactory()
    with pytest.raises(Refused):
        actions.add_municipality(ambito=place.ambito, name=place.name, by=ines)
    invited = {"first_name": "A", "last_name": "B", "language": "it", "team": team, "role": "social_worker"}
    with pytest.raises(Refused):
        actions.invite(**invited, email=ines.email, site="https://equipe.example", by=ines)


def test_a_referral_alone_does_not_open_the_personal_data_of_somebody_followed_elsewhere(browse, chiara, episode):
    ReferralFactory(person=episode.person, team=chiara.memberships.get().team, referrer=chiara)
    assert browse(chiara).get(reverse("beneficiaries:edit_person", args=[episode.person.pk])).status_code == 404


def test_a_form_sent_after_the_session_leads_back_to_its_page(client, episode):
    answer = client.post(
        reverse("beneficiaries:write_diary", args=[episode.pk]),
        note(),
        headers={"referer": f"http://testserver{episode.get_absolute_url()}"},
    )
    assert answer["Location"] == f"{reverse('account_login')}?next={episode.get_absolute_url()}"


def test_a_knock_at_a_shut_door_leaves_a_trace(browse, chiara, episode):
    browse(chiara).get(episode.get_absolute_url())
    refused = AuditEntry.objects.get(actor=chiara)
    assert (refused.verb, refused.thing_kind, refused.thing_id) == (
        "door.refused",
        "beneficiaries:case",
        str(episode.pk),
    )


def test_the_log_says_nothing_of_a_row(episode):
    code = TAX_CODE
    try:
        with transaction.atomic():
            for _ in range(2):
                PersonFactory(ambito=episode.person.ambito, tax_code=code)
    except IntegrityError:
        record = logging.LogRecord("equipe", logging.ERROR, "", 0, "It failed.", (), sys.exc_info())
    written = WithoutRows().format(record)
    assert "one_person_a_tax_code" in written
    assert code not in written
