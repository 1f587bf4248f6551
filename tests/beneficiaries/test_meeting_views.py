"""The doors of the meetings: no names in addresses, minutes in one save, the cases of others without a name."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from beneficiaries import actions
from beneficiaries.models import AgendaItem, Episode, Meeting, Presence, Task, TeamQuestion
from equipe.models import AuditEntry, Draft
from tests.beneficiaries.factories import PersonFactory, ReferralFactory
from tests.beneficiaries.test_views import page, questions, url
from tests.beneficiaries.together import NOON, attended, decided, planned

pytestmark = pytest.mark.django_db

KEY = "5f1e1c1e-0000-4000-8000-00000000000a"


@pytest.fixture
def meeting(franca, alice):
    teams = [membership.team for user in (franca, alice) for membership in user.standing]
    return planned(franca, *teams, on=localdate())


@pytest.fixture
def secret(meeting, chiara, franca):
    """An item about a case of Chiara's, full of canaries."""
    case = Episode.objects.get(case_manager=chiara)
    tasks = [(KEY, "CANARY task", chiara, date(2024, 5, 1))]
    return decided(meeting, case, franca, said="CANARY said", words="CANARY words", tasks=tasks)


def minutes(version=0, **other):
    known = {"version": version, "said": "She came on time", "decision": "go_on", "decided": "", "wait_until": ""}
    return known | {"tasks-0-text": "", "tasks-0-owner": "", "tasks-0-key": KEY} | other


# Planning


def test_the_list_teaches_when_there_is_none(browse, alice):
    assert "No meeting yet" in page(browse(alice).get(url("meetings")))


def test_a_planned_meeting_leads_to_its_agenda(browse, franca):
    told = {"held_on": "2999-05-06", "begins_at": "09:00", "teams": [franca.standing[0].team_id], "key": KEY}
    for _ in range(2):
        answer = browse(franca).post(url("plan_meeting"), told)
        assert answer.url == url("agenda", Meeting.objects.get().pk)
    assert "6 May 2999" in page(browse(franca).get(url("meetings")))


def test_only_teams_she_may_see_can_be_invited(browse, alice, chiara):
    answer = browse(alice).post(url("plan_meeting"), {"held_on": "2999-05-06", "teams": [chiara.standing[0].team_id]})
    assert "teams" in answer.context["form"].errors


# The agenda


def test_a_person_is_found_by_name_and_put_on_the_agenda(browse, franca, meeting, episode):
    found = browse(franca).post(url("find_for_agenda", meeting.pk), {"q": "mroo anna"})
    assert "Anna Moro" in page(found)
    for _ in range(2):
        answer = browse(franca).post(url("put_on_agenda", meeting.pk), {"episode": episode.pk, "why": "Review"})
        assert answer.url == url("agenda", meeting.pk)
    assert AgendaItem.objects.get().why == "Review"


def test_a_social_worker_puts_her_own_cases_and_no_others(browse, alice, bruno, chiara, meeting, episode):
    assert browse(bruno).post(url("put_on_agenda", meeting.pk), {"episode": episode.pk}).status_code == 403
    hers = Episode.objects.get(case_manager=chiara)
    assert browse(alice).post(url("put_on_agenda", meeting.pk), {"episode": hers.pk}).status_code == 404
    assert browse(alice).post(url("put_on_agenda", meeting.pk), {"episode": "x"}).status_code == 404
    assert browse(alice).post(url("put_on_agenda", meeting.pk), {"episode": episode.pk}).status_code == 302
    assert browse(alice).post(url("take_off_agenda", AgendaItem.objects.get().pk)).status_code == 302


def test_the_order_is_changed_by_buttons(browse, franca, meeting, episode, alice):
    referral = ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=episode.team, referrer=alice)
    actions.put_on_agenda(meeting, episode=episode, by=franca)
    second = actions.put_on_agenda(meeting, referral=referral, by=franca)
    for place in ("1", "1", "", "9" * 500, "-3"):
        browse(franca).post(url("move_item", second.pk), {"place": place})
    assert [item.person.last_name for item in AgendaItem.objects.in_order()] == ["Hoxha", "Moro"]


def test_a_case_is_flagged_with_one_click_and_a_reason(browse, alice, franca, meeting, episode):
    assert "Flag for the team" in page(browse(alice).get(url("team_panel", episode.pk)))
    for _ in range(2):
        assert browse(alice).post(url("ask_team", episode.pk), {"reason": "Who drives her?"}).status_code == 302
    assert TeamQuestion.objects.count() == 1
    shown = page(browse(franca).get(url("agenda", meeting.pk)))
    assert "Who drives her?" in shown
    assert browse(alice).post(url("ask_team", episode.pk), {"reason": ""}).status_code == 200
    browse(alice).post(url("withdraw_question", episode.pk))
    assert "Who drives her?" not in page(browse(franca).get(url("agenda", meeting.pk)))


# The minutes


def test_a_case_is_written_and_its_tasks_given_in_one_save(browse, franca, alice, meeting, episode):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    Draft.objects.create(user=franca, key=f"agenda:{item.pk}", content={"said": "She ca"})
    told = minutes(**{"tasks-0-text": "Call the job centre", "tasks-0-owner": alice.pk, "tasks-0-due_on": "2999-05-01"})
    for _ in range(2):
        assert browse(franca).post(url("agenda_item", item.pk), told).url == meeting.get_absolute_url()
    assert Task.objects.get().owner == alice
    assert not Draft.objects.exists()
    shown = page(browse(alice).get(meeting.get_absolute_url()))
    assert "Call the job centre" in shown
    assert "Go on as agreed" in shown


def test_saving_leads_to_the_next_case(browse, franca, meeting, episode, alice):
    first = actions.put_on_agenda(meeting, episode=episode, by=franca)
    referral = ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=episode.team, referrer=alice)
    second = actions.put_on_agenda(meeting, referral=referral, by=franca)
    answer = browse(franca).post(url("agenda_item", first.pk), minutes(then_next="1"))
    assert answer.url == second.get_absolute_url()
    assert "tasks-0-text" not in page(browse(franca).get(second.get_absolute_url()))


def test_one_more_task_comes_without_javascript(browse, franca, meeting, episode):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    shown = page(browse(franca).post(url("agenda_item", item.pk), minutes(more="tasks", **{"tasks-0-text": "Call"})))
    assert re.findall(r'name="(tasks-[^"]+)"[^>]* autofocus', shown) == ["tasks-1-text"]
    assert "She came on time" in shown
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"decision": "wait"}, "wait_until"),
        ({"decision": "other"}, "decided"),
        ({"decision": "", "decided": "Something"}, "decision"),
    ],
)
def test_a_decision_that_says_half_is_asked_again(browse, franca, meeting, episode, wrong, field):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    answer = browse(franca).post(url("agenda_item", item.pk), minutes(**wrong))
    assert field in answer.context["form"].errors
    assert not AgendaItem.objects.decided().exists()


def test_a_task_without_somebody_is_asked_again(browse, franca, meeting, episode):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    answer = browse(franca).post(url("agenda_item", item.pk), minutes(**{"tasks-0-text": "Call"}))
    assert "Choose who does it" in page(answer)


def test_a_stale_save_shows_both(browse, franca, dario, meeting, episode):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    browse(dario).post(url("agenda_item", item.pk), minutes(said="Dario's words"))
    shown = page(browse(franca).post(url("agenda_item", item.pk), minutes()))
    assert "Dario&#x27;s words" in shown
    assert "She came on time" in shown


def test_who_else_writes_the_minutes_is_told(browse, franca, dario, meeting, episode):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    doors = {f"agenda:{item.pk}": url("agenda_item", item.pk), f"meeting:{meeting.pk}": url("edit_meeting", meeting.pk)}
    for key, door in doors.items():
        browse(dario).post(reverse("equipe:save_draft"), {"key": key, "content": "{}"})
        assert "Dario Bertoli is editing this since" in page(browse(franca).get(door))


def test_who_was_there_with_guests(browse, franca, elena, meeting):
    told = {
        "version": 0,
        "held_on": meeting.held_on.isoformat(),
        "begins_at": "09:00",
        "place": "Sala 2",
        "colleagues": [elena.pk],
        "guests": "Marta Polo, job centre\n\nFabio Rossi\nFabio Rossi",
        "remarks": "",
    }
    for _ in range(2):
        assert browse(franca).post(url("edit_meeting", meeting.pk), told).url == meeting.get_absolute_url()
    assert Presence.objects.count() == 3
    assert "Marta Polo" in page(browse(elena).get(meeting.get_absolute_url()))


def test_closing_tells_what_is_about_to_stand_still(browse, franca, alice, meeting, episode):
    tasks = [(KEY, "Call", alice, None)]
    decided(meeting, episode, franca, tasks=tasks)
    refused = browse(franca).post(url("close_minutes", meeting.pk))
    assert "who was present" in page(refused)
    attended(meeting, franca, by=franca)
    asked = " ".join(page(browse(franca).get(url("close_minutes", meeting.pk))).split())
    assert "1 decision" in asked
    assert "1 task given" in asked
    assert "Alice Bertoli" in asked
    for _ in range(2):
        assert browse(franca).post(url("close_minutes", meeting.pk)).url == meeting.get_absolute_url()
    assert AuditEntry.objects.filter(verb="meeting.closed").count() == 1


def test_an_old_tab_on_closed_minutes_is_told_and_an_addition_takes_its_place(browse, franca, alice, meeting, episode):
    item = decided(meeting, episode, franca)
    actions.close_minutes(attended(meeting, franca, by=franca), by=franca, at=NOON)
    browse(franca).post(url("agenda_item", item.pk), minutes(1))
    item.refresh_from_db()
    assert item.said == ""
    assert browse(franca).post(url("edit_meeting", meeting.pk), {}).url == meeting.get_absolute_url()
    told = {"text": "It was Tuesday", "item": item.pk, "key": KEY}
    for _ in range(2):
        assert browse(alice).post(url("add_to_minutes", meeting.pk), told).url == meeting.get_absolute_url()
    assert page(browse(alice).get(meeting.get_absolute_url())).count("It was Tuesday") == 1


# Cases of others


def test_a_case_of_another_team_stands_without_a_name(browse, alice, franca, meeting, secret, episode):
    decided(meeting, episode, franca)
    actions.close_minutes(attended(meeting, franca, by=franca), by=franca, at=NOON)
    actions.add_to_minutes(meeting, text="CANARY addition", item=secret, by=franca, at=NOON)
    for name in ("meeting", "agenda"):
        shown = page(browse(alice).get(url(name, meeting.pk)))
        assert "a case of another team" in shown
        assert "CANARY" not in shown
        assert "Zanin" not in shown
        assert str(secret.pk) not in shown
    assert browse(alice).get(secret.get_absolute_url()).status_code == 404
    assert "CANARY said" in page(browse(franca).get(meeting.get_absolute_url()))


def test_an_addition_to_a_case_she_may_not_see_is_refused(browse, alice, franca, meeting, secret):
    actions.close_minutes(attended(meeting, franca, by=franca), by=franca, at=NOON)
    answer = browse(alice).post(url("add_to_minutes", meeting.pk), {"text": "x", "item": secret.pk})
    assert "item" in answer.context["addition"].errors


def test_every_case_that_was_shown_leaves_a_trace_and_the_others_none(browse, alice, franca, meeting, secret, episode):
    decided(meeting, episode, franca)
    browse(alice).get(meeting.get_absolute_url())
    looks = AuditEntry.objects.filter(actor=alice, verb="episode.read")
    assert [(look.thing_id, look.details) for look in looks] == [(str(episode.pk), {"section": "meeting"})]


# What every page keeps to


def test_the_pages_ask_no_more_the_longer_the_agenda(browse, franca, meeting, episode, secret):
    decided(meeting, episode, franca)
    client = browse(franca)
    client.get(url("meetings"))  # the first page of a session writes its hour
    bounds = {"meetings": 6, "meeting": 10, "agenda": 16, "team_panel": 8}
    for name, bound in bounds.items():
        things = {"team_panel": [episode.pk], "meetings": []}.get(name, [meeting.pk])
        assert len(questions(client, url(name, *things))) <= bound, name
