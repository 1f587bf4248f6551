"""Hostile and careless input at every door that takes any: the answer is a page or a sentence, never an error page."""

import logging
import sys
from datetime import date
from itertools import product
from random import Random
from uuid import uuid4

import pytest
from django import forms
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
from tests.doors import ACTORS, DOORS
from tests.equipe.factories import AmbitoFactory, MunicipalityFactory, TeamFactory
from tests.world import signed_in, world  # noqa: F401

KNOCKS_A_DOOR = 14
TAX_CODE = "MRONNA85E57G888E"
VALUES = (
    "",
    "x\x00y",
    "x" * 30_000,
    "-1",
    "99999999999999999999",
    "9" * 5000,
    "NaN",
    "1e999999",
    "1.234,56",
    "0001-01-01",
    "0001-01-01T00:00",
    "9999-12-31",
    "9999-12-31T23:59",
    "2026-02-31",
    "00000000-0000-0000-0000-000000000000",
    "RSSMRA٨٥T10A562S",
    "' OR 1=1 --",
    "%_\\",
    "<script>alert(1)</script>",
    '{"a": "\\u0000"}',
    '{"a": "\\ud800"}',
    '{"a": NaN, "b": {"c": []}}',
    "[" * 5000,
)
"""Nothing, NUL, too much, too small, too large, no number, days that are none or too far, other digits, code, JSON."""

ASKED_IN_URLS = (
    *("page", "before", "search", "state", "whose", "team", "municipality", "order", "year", "month", "line", "area"),
    *("cost_line", "words", "q", "kind", "sheet", "actor", "since", "until", "reference", "what", "next"),
)
TYPED = {
    "equipe:language": {"language": "it", "next": "/"},
    "equipe:save_draft": {"key": "diary:x", "content": '{"text": "a"}'},
    "equipe:change_role": {"role": "social_worker"},
    "by_link:speak": {"language": "it"},
    "assessments:send_link": {"to": "nuova@example.org"},
    "beneficiaries:people": {"q": "moro"},
    "beneficiaries:fill_from_tax_code": {"tax_code": TAX_CODE, "birth_date": "1985-05-17", "sex": "F"},
    "reporting:request_report": {"kind": "funding", "year": "2024"},
    "reporting:restore_passage": {"number": "1", "seen": "1"},
    "reporting:answer_warning": {"warning": "no_grant", "fact": "", "manner": "accepted", "because": "x"},
    "reporting:check_report": {"version": "0"},
    "reporting:repair_cell": {"sheet": "Persone", "row": "2", "column": "tax_code", "value": "x", "page": "1"},
}
"""What is typed at doors that show no form of their own."""


class NothingKept(Exception):
    """Ends a knock without keeping what it did."""


def knock(client, method, url, typed):
    """What a door answers; nothing of it is kept."""
    try:
        with transaction.atomic():
            answer = getattr(client, method.lower())(url, typed)
            raise NothingKept
    except NothingKept:
        return answer


def plausible(field):
    """Something the field would take."""
    if isinstance(field, forms.ModelChoiceField):
        first = field.queryset.first()
        return first.pk if first else ""
    if isinstance(field, forms.ChoiceField):
        return next((value for value, _ in field.choices if value), "")
    kinds = {
        forms.BooleanField: "",
        forms.DateTimeField: "2024-06-03T10:00",
        forms.DateField: "2024-06-03",
        forms.UUIDField: str(uuid4()),
        forms.EmailField: "nuova@example.org",
        forms.DecimalField: "100",
        forms.IntegerField: "1",
    }
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), "Prova")


def asked_by(answer):
    """The fields of all forms on a page, each with something it would take."""
    contexts = [context for context in answer.context or () if hasattr(context, "dicts")]
    layers = [value for context in contexts for layer in context.dicts for value in layer.values()]
    return {
        form.add_prefix(name): form.initial.get(name, 0) if name == "version" else plausible(field)
        for form in layers
        if isinstance(form, forms.BaseForm)
        for name, field in form.fields.items()
    }


def insider(actors, expected):
    """The first of those whom the door lets in."""
    name = next((actor for actor, found in zip(ACTORS, expected.split(), strict=True) if found == "S"), "nobody")
    return signed_in(actors[name], raise_request_exception=False)


def doors(world, method):  # noqa: F811
    """Each door that answers to the method: its name, its address, a client that it lets in."""
    for name, things, known, expected in DOORS:
        if known == method:
            url = reverse(name, args=[world.things[thing] for thing in things.split()])
            yield name, url, insider(world.actors, expected)


def test_nothing_in_a_url_breaks_a_page(world):  # noqa: F811
    broken = []
    for name, url, client in doors(world, "GET"):
        asked = [dict.fromkeys(ASKED_IN_URLS, value) for value in VALUES[1::3]]
        if name in ("beneficiaries:refer", "beneficiaries:open_case"):
            asked += [{"person": value} for value in VALUES]
        broken += [(name, query) for query in asked if knock(client, "GET", url, query).status_code >= 500]
    assert broken == []


def test_nothing_typed_breaks_a_page(world):  # noqa: F811
    broken, dice = [], Random(7)
    for name, url, client in doors(world, "POST"):
        typed = TYPED.get(name) or asked_by(knock(client, "POST", url, {}))
        knocks = list(product(typed, VALUES))
        for field, value in dice.sample(knocks, min(KNOCKS_A_DOOR, len(knocks))):
            if knock(client, "POST", url, typed | {field: value}).status_code >= 500:
                broken.append((name, field, value))
    assert broken == []


# What once broke: each of these was an error page.


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
