"""What the front door adds: who comes in, what is said, what is kept."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from equipe import audit, drafts, invitations
from equipe.enums import Role
from equipe.models import AuditEntry, Draft, Job, Membership, User
from tests.equipe.factories import TeamFactory, UserFactory

PASSWORD = "quattro parole messe insieme"


@pytest.fixture(autouse=True)
def fresh_counters(settings):
    """The counters of wrong passwords begin anew with each test."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": str(uuid.uuid4())}}


@pytest.fixture
def lucia(db):
    """Invited, and not yet come in."""
    return User.objects.create_user("lucia@example.org", first_name="Lucia", last_name="Zanet", language="en")


@pytest.fixture
def signed_up(alice):
    alice.set_password(PASSWORD)
    alice.save()
    return alice


# Coming in


def test_one_signs_in_by_e_mail(client, signed_up):
    answer = client.post(reverse("account_login"), {"login": "ALICE@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get(reverse("equipe:profile")).status_code == 200


def test_a_wrong_password_says_the_same_as_an_unknown_address(client, signed_up):
    said = [
        client.post(reverse("account_login"), {"login": email, "password": "wrong"}).context["form"].non_field_errors()
        for email in (signed_up.email, "nobody@example.org")
    ]
    assert said[0] == said[1]


def test_guessing_is_slowed_down(client, signed_up):
    for _guess in range(12):
        client.post(reverse("account_login"), {"login": signed_up.email, "password": "wrong"})
    answer = client.post(reverse("account_login"), {"login": signed_up.email, "password": PASSWORD})
    assert answer.status_code in (200, 429)


def test_nobody_opens_an_account_for_themselves(client, db):
    assert client.get("/accounts/signup/").status_code == 404
    assert client.post("/accounts/signup/", {"email": "x@example.org", "password1": PASSWORD}).status_code == 404
    assert not User.objects.exists()


def test_a_forgotten_password_tells_nobody_who_works_here(client, signed_up, mailoutbox):
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in (signed_up.email, "nobody@example.org")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert "/accounts/password/reset/key/" in mailoutbox[0].body
    assert "/accounts/password/reset/key/" not in mailoutbox[1].body


def test_personas_are_a_matter_of_the_demo(client, alice, settings):
    alice.persona = "Segue 23 persone"
    alice.save()
    door = reverse("equipe:demo_login", args=[alice.pk])
    assert client.post(door).status_code == 404
    assert "Segue 23 persone" not in client.get(reverse("account_login")).content.decode()
    settings.DEMO_MODE = True
    assert "Segue 23 persone" in client.get(reverse("account_login")).content.decode()
    assert client.get(door).status_code == 405
    assert client.post(door).status_code == 302
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_only_a_persona_is_entered_with_one_click(client, bruno, settings):
    settings.DEMO_MODE = True
    assert client.post(reverse("equipe:demo_login", args=[bruno.pk])).status_code == 404


def test_looking_at_an_invitation_does_not_use_it_up(client, lucia):
    link = invitations.path_for(lucia)
    assert client.get(link).status_code == client.get(link).status_code == 200
    assert client.post(link, {"password": PASSWORD}).status_code == 302
    assert User.objects.get(pk=lucia.pk).check_password(PASSWORD)
    assert client.get(link).status_code == 410
    assert client.post(link, {"password": "another long password"}).status_code == 410


def test_an_old_invitation_is_over(client, lucia, settings):
    link = invitations.path_for(lucia)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link).status_code == 410


def test_a_weak_first_password_is_refused_with_words(client, lucia):
    answer = client.post(invitations.path_for(lucia), {"password": "lucia"})
    assert "too short" in answer.content.decode()
    assert not User.objects.get(pk=lucia.pk).has_entered


def test_the_language_is_kept_with_the_user(browse, alice):
    client = browse(alice)
    client.post(reverse("equipe:language"), {"language": "it", "next": "/profile/"})
    assert User.objects.get(pk=alice.pk).language == "it"
    assert 'lang="it"' in client.get(reverse("equipe:profile")).content.decode()


def test_before_the_sign_in_the_browser_chooses(client, db):
    assert '<html lang="it">' in client.get("/accounts/login/", headers={"accept-language": "it"}).content.decode()
    assert '<html lang="en">' in client.get("/accounts/login/", headers={"accept-language": "en"}).content.decode()


def test_a_language_leads_nowhere_else(client, db):
    answer = client.post(reverse("equipe:language"), {"language": "en", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


# Everybody for themselves


def test_one_changes_the_own_name_and_nobody_elses(browse, alice, bruno):
    browse(alice).post(reverse("equipe:profile"), {"first_name": "Alicia", "last_name": "Bertoli", "language": "en"})
    assert User.objects.get(pk=alice.pk).first_name == "Alicia"
    assert User.objects.get(pk=bruno.pk).first_name == "Bruno"


def test_a_draft_is_kept_for_its_writer_alone(browse, alice, bruno):
    answer = browse(alice).post(
        reverse("equipe:save_draft"), {"key": "diary:1", "content": json.dumps({"text": "half a sentence"})}
    )
    assert answer.json()["at"]
    assert drafts.typed(alice, "diary:1") == {"text": "half a sentence"}
    assert drafts.typed(bruno, "diary:1") == {}
    drafts.forget(alice, "diary:1")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("content", ["not json", "[1]", "x" * 100_001])
def test_a_draft_is_a_form(browse, alice, content):
    answer = browse(alice).post(reverse("equipe:save_draft"), {"key": "k", "content": content})
    assert answer.status_code == 400
    assert not Draft.objects.exists()


# Staying in


def test_who_clicks_stays_in_and_who_rests_for_an_hour_does_not(browse, alice, time_machine):
    begun = datetime(2026, 3, 2, 8, tzinfo=UTC)
    time_machine.move_to(begun, tick=False)
    browser, minutes = browse(alice), 0
    for rest in (4, 4, 54, 54, 1, 54):
        minutes += rest
        time_machine.move_to(begun + timedelta(minutes=minutes), tick=False)
        assert browser.get(reverse("equipe:profile")).status_code == 200
    time_machine.move_to(begun + timedelta(minutes=minutes + 60), tick=False)
    assert browser.get(reverse("equipe:profile")).status_code == 302


def test_the_notice_never_promises_more_than_the_session_keeps(browse, alice, time_machine):
    """The last click that did not renew the session, and then the seconds that its page counts down."""
    begun = datetime(2026, 3, 2, 8, tzinfo=UTC)
    time_machine.move_to(begun, tick=False)
    browser = browse(alice)
    browser.get(reverse("equipe:profile"))
    time_machine.move_to(begun + timedelta(seconds=299), tick=False)
    page = browser.get(reverse("equipe:profile")).content.decode()
    seconds = int(page.split('data-session-seconds="')[1].split('"')[0])
    time_machine.shift(seconds - 1)
    assert browser.post(reverse("equipe:still_here")).status_code == 204
    time_machine.shift(seconds - 1)
    assert browser.get(reverse("equipe:profile")).status_code == 200


def test_a_session_in_use_is_not_written_at_every_click(browse, alice):
    browser = browse(alice)
    browser.get(reverse("equipe:profile"))
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("equipe:profile"))
    assert not [query for query in asked if query["sql"].startswith(("UPDATE", "INSERT"))]


@pytest.mark.parametrize("door", ["equipe:save_draft", "equipe:still_here"])
def test_an_ended_session_is_said_and_not_redirected(client, db, door):
    assert client.post(reverse(door)).status_code == 401


def test_a_part_of_a_page_never_becomes_the_login_page(client, db):
    assert client.get(reverse("equipe:profile"), headers={"HX-Request": "true"}).status_code == 401
    assert client.get(reverse("equipe:profile")).status_code == 302


def test_one_sees_only_the_own_job(browse, alice, bruno):
    job = Job.objects.create(kind="x", requested_by=alice)
    assert browse(alice).get(job.get_absolute_url()).status_code == 200
    assert browse(bruno).get(job.get_absolute_url()).status_code == 404


def test_the_end_of_a_job_loads_the_page_anew(browse, alice):
    job = Job.objects.create(kind="x", requested_by=alice)
    part = {"HX-Request": "true"}
    assert "HX-Refresh" not in browse(alice).get(job.get_absolute_url(), headers=part)
    Job.objects.update(progress=100, finished_at="2026-03-02T09:00Z")
    assert browse(alice).get(job.get_absolute_url(), headers=part)["HX-Refresh"] == "true"


def test_nothing_is_kept_by_the_browser(browse, alice):
    assert "no-store" in browse(alice).get(reverse("equipe:profile"))["Cache-Control"]
    assert "cache" in browse(alice).post(reverse("account_logout"))["Clear-Site-Data"]


# The people who work here


ADMINISTRATION = ["people_here", "invite", "new_team", "new_municipality"]


@pytest.mark.parametrize("door", ADMINISTRATION)
def test_only_the_administrator_keeps_people(browse, alice, franca, guido, ines, door):
    assert browse(ines).get(reverse(f"equipe:{door}")).status_code == 200
    for other in (alice, franca, guido):
        assert browse(other).get(reverse(f"equipe:{door}")).status_code == 403


def test_an_invitation_goes_out_and_a_known_address_is_said(browse, ines):
    asked = {"first_name": "Lucia", "last_name": "Zanet", "email": "Lucia@example.org", "language": "it"}
    asked |= {"team": TeamFactory().pk, "role": Role.SOCIAL_WORKER}
    assert browse(ines).post(reverse("equipe:invite"), asked).status_code == 302
    assert User.objects.get(email="lucia@example.org").has_role(Role.SOCIAL_WORKER)
    again = browse(ines).post(reverse("equipe:invite"), asked)
    assert "already works here" in again.content.decode()
    assert 'value="Zanet"' in again.content.decode()


def test_a_role_in_the_wrong_team_comes_back_with_everything_typed(browse, ines):
    asked = {"first_name": "Lucia", "last_name": "Zanet", "email": "lucia@example.org", "language": "it"}
    answer = browse(ines).post(reverse("equipe:invite"), asked | {"team": TeamFactory().pk, "role": Role.AUDITOR})
    assert "does not exist in the team" in answer.content.decode()
    assert 'value="Zanet"' in answer.content.decode()
    assert not User.objects.known_as("lucia@example.org").exists()


def test_a_role_is_given_changed_and_ended(browse, ines, dario):
    client, membership = browse(ines), Membership.objects.of(dario).get()
    client.post(reverse("equipe:change_role", args=[membership.pk]), {"role": Role.COORDINATOR})
    changed = Membership.objects.of(dario).current().get()
    assert changed.role == Role.COORDINATOR
    client.post(reverse("equipe:end_membership", args=[changed.pk]))
    assert not Membership.objects.of(dario).current().exists()
    client.post(reverse("equipe:colleague", args=[dario.pk]), {"team": membership.team.pk, "role": Role.EDUCATOR})
    assert Membership.objects.of(dario).current().get().role == Role.EDUCATOR


def test_the_administrator_cannot_touch_the_own_rights(browse, ines):
    client, membership = browse(ines), Membership.objects.of(ines).get()
    assert client.post(reverse("equipe:change_role", args=[membership.pk]), {"role": Role.AUDITOR}).status_code == 403
    assert client.post(reverse("equipe:end_membership", args=[membership.pk])).status_code == 403
    assert client.post(reverse("equipe:deactivate", args=[ines.pk])).status_code == 403
    give = {"team": TeamFactory().pk, "role": Role.SOCIAL_WORKER}
    assert client.post(reverse("equipe:colleague", args=[ines.pk]), give).status_code == 403


def test_a_closed_account_gets_no_further_answer(browse, ines, signed_up):
    session = browse(signed_up)
    assert session.get(reverse("equipe:profile")).status_code == 200
    browse(ines).post(reverse("equipe:deactivate", args=[signed_up.pk]))
    assert session.get(reverse("equipe:profile")).status_code == 302
    browse(ines).post(reverse("equipe:invite_again", args=[signed_up.pk]))
    assert session.get(reverse("equipe:profile")).status_code == 302
    assert User.objects.get(pk=signed_up.pk).is_active


def test_people_of_another_district_are_not_there(browse, ines):
    stranger = UserFactory(first_name="Olga")
    assert browse(ines).get(reverse("equipe:colleague", args=[stranger.pk])).status_code == 404
    assert browse(ines).post(reverse("equipe:deactivate", args=[stranger.pk])).status_code == 404


def test_teams_and_municipalities_are_added_once(browse, ines):
    ambito = ines.ambito
    asked = {"ambito": ambito.pk, "name": "UOT Zoppola", "kind": "unit"}
    assert browse(ines).post(reverse("equipe:new_team"), asked).status_code == 302
    assert browse(ines).post(reverse("equipe:new_team"), asked).status_code == 200
    place = {"ambito": ambito.pk, "name": "Zoppola"}
    assert browse(ines).post(reverse("equipe:new_municipality"), place).status_code == 302
    assert browse(ines).post(reverse("equipe:new_municipality"), place).status_code == 200


# What is watched


def test_the_log_says_who_and_when_and_never_whose(browse, guido, alice, episode):
    audit.record_read(episode, by=alice)
    page = browse(guido).get(reverse("equipe:access_log")).content.decode()
    assert "Alice" in page
    assert str(episode.pk)[:12] in page
    assert episode.person.last_name not in page
    assert AuditEntry.objects.count() == 1


def test_the_log_is_the_auditors(browse, alice, franca, ines):
    for other in (alice, franca, ines):
        assert browse(other).get(reverse("equipe:access_log")).status_code == 403


def test_the_log_is_searched(browse, guido, alice, bruno, episode):
    audit.record_read(episode, by=alice)
    audit.record("episode.opened", episode, by=bruno)
    url = reverse("equipe:access_log")

    def found(**asked):
        return [e.actor for e in browse(guido).get(url, asked).context["page"]]

    assert found(actor=alice.pk) == [alice]
    assert found(what="deeds") == [bruno]
    assert found(what="looks") == [alice]
    assert found(until="2020-01-01") == []
    assert found(since="not a date") == []
    assert len(found(reference=str(episode.pk))) == 2


def test_the_house_says_how_it_stands_to_anybody(client, db):
    answer = client.get(reverse("equipe:healthz"))
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "broker": True, "worker": True}


def test_a_missing_page_is_shown_in_our_look(client, db):
    client = Client(raise_request_exception=False)
    answer = client.get("/nowhere/", headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "There is nothing here for you" in answer.content.decode()


def test_a_page_too_old_to_be_sent_says_so_in_our_look(db):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("account_login"), {"login": "x"}, headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "too old to be sent" in answer.content.decode()
