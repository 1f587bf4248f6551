"""Team meetings: what they could talk about, what they decide, and minutes that stand still once closed."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from beneficiaries import actions
from beneficiaries.models import (
    Addition,
    AgendaItem,
    Episode,
    Meeting,
    Presence,
    Task,
    TeamQuestion,
    suggestions,
    timeline,
)
from beneficiaries.models.minutes import minutes_for
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory
from tests.beneficiaries.together import MONDAY, NOON, REVIEW, attended, decided, planned, signed

pytestmark = pytest.mark.django_db

KEY = UUID("5f1e1c1e-0000-4000-8000-00000000000a")


@pytest.fixture
def meeting(franca, alice):
    """Franca's meeting with the inclusion team and Alice's unit."""
    teams = [membership.team for user in (franca, alice) for membership in user.standing]
    return planned(franca, *teams)


@pytest.fixture
def hidden_case(chiara):
    """A case of another unit, which Alice may not see."""
    return Episode.objects.get(case_manager=chiara)


def closed(meeting, by, *present):
    return actions.close_minutes(attended(meeting, *(present or (by,)), by=by), by=by, at=NOON)


def refused_by_the_database(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


# Who may look


def test_a_meeting_is_seen_by_its_teams_and_by_those_who_took_part(meeting, alice, bruno, chiara, dario, guido):
    def seeing(*users):
        return [user.first_name for user in users if Meeting.objects.visible_to(user).exists()]

    assert seeing(alice, bruno, chiara, dario, guido) == ["Alice", "Bruno", "Dario"]
    attended(meeting, chiara, by=dario)
    assert seeing(chiara) == ["Chiara"]


def test_of_a_case_that_is_not_hers_the_reader_learns_only_that_there_was_one(
    meeting, episode, hidden_case, franca, alice
):
    decided(meeting, episode, franca, words="Go on")
    secret = decided(meeting, hidden_case, franca, words="CANARY")
    closed(meeting, franca)
    for item, text in ((None, "for all"), (secret, "CANARY")):
        actions.add_to_minutes(meeting, text=text, item=item, by=franca, at=NOON)
    told = minutes_for(meeting, reader=alice)
    assert [item.is_told for item in told.items] == [True, False]
    assert told.cases == [episode]
    assert [addition.text for addition in told.additions] == ["for all"]
    assert minutes_for(meeting, reader=franca).hidden == 0


# The agenda


def test_a_meeting_planned_by_two_clicks_is_one(franca):
    team = franca.standing[0].team
    first, second = (actions.plan_meeting(teams=[team], held_on=MONDAY, by=franca, key=KEY) for _ in range(2))
    assert first == second
    assert AuditEntry.objects.filter(verb="meeting.planned").count() == 1


def test_the_key_of_a_meeting_she_may_not_see_opens_nothing(alice, chiara):
    first = actions.plan_meeting(teams=[chiara.standing[0].team], held_on=MONDAY, by=chiara, key=KEY)
    second = actions.plan_meeting(teams=[alice.standing[0].team], held_on=MONDAY, by=alice, key=KEY)
    assert first != second
    assert Meeting.objects.visible_to(alice).get() == second


def test_every_app_suggests_what_waits_each_case_once(meeting, episode, alice, franca):
    ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=episode.team, referrer=alice)
    signed(episode, alice)
    Meeting.objects.filter(pk=meeting.pk).update(held_on=REVIEW)
    meeting.refresh_from_db()
    assert [(one.person.last_name, one.title) for one in suggestions(meeting, reader=franca)] == [
        ("Hoxha", "Referrals waiting"),
        ("Moro", "Projects to review"),
    ]
    actions.ask_team(episode, reason="Who drives her?", by=alice, at=NOON)
    assert [(one.person.last_name, one.why) for one in suggestions(meeting, reader=franca)][0] == (
        "Moro",
        "Who drives her?",
    )
    actions.put_on_agenda(meeting, episode=episode, by=franca)
    assert [one.person.last_name for one in suggestions(meeting, reader=franca)] == ["Hoxha"]


def test_nothing_is_suggested_that_the_reader_may_not_see(meeting, hidden_case, chiara, alice):
    actions.ask_team(hidden_case, reason="CANARY", by=chiara, at=NOON)
    assert suggestions(meeting, reader=alice) == []


def test_a_flag_waits_until_a_meeting_takes_it_up(meeting, episode, alice, bruno, franca):
    first = actions.ask_team(episode, reason="Who drives her?", by=alice, at=NOON)
    assert actions.ask_team(episode, reason="Again", by=bruno, at=NOON) == first
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    assert item.why == "Who drives her?"
    assert not TeamQuestion.objects.waiting().exists()
    actions.take_off_agenda(item, by=franca)
    assert TeamQuestion.objects.waiting().count() == 1
    actions.withdraw_question(episode, by=alice, at=NOON)
    assert not TeamQuestion.objects.waiting().exists()


def test_a_flag_set_again_in_the_meantime_is_the_one_that_waits(meeting, episode, alice, franca):
    actions.ask_team(episode, reason="First", by=alice, at=NOON)
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    actions.ask_team(episode, reason="Second", by=alice, at=NOON)
    actions.take_off_agenda(item, by=franca)
    assert [one.reason for one in TeamQuestion.objects.waiting()] == ["Second"]


def test_a_case_stands_on_an_agenda_once(meeting, episode, franca):
    first, second = (actions.put_on_agenda(meeting, episode=episode, by=franca) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("place", "order"), [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc"), (0, "cab")])
def test_an_item_takes_another_place_and_the_others_make_room(meeting, franca, place, order):
    items = [
        actions.put_on_agenda(meeting, episode=EpisodeFactory(person=PersonFactory(last_name=name)), by=franca)
        for name in "abc"
    ]
    for _ in range(2):  # a click that falls twice moves once
        actions.move_item(items[2], place=place, by=franca)
    assert "".join(item.person.last_name for item in AgendaItem.objects.in_order()) == order
    assert list(AgendaItem.objects.in_order().values_list("position", flat=True)) == [1, 2, 3]


# The minutes


def test_what_is_decided_and_who_does_what_is_written_in_one_save(meeting, episode, franca, alice):
    tasks = [(KEY, "Call the job centre", alice, date(2024, 4, 20))]
    item = decided(meeting, episode, franca, decision="change_path", words="A course first", tasks=tasks)
    task = Task.objects.get()
    assert (task.owner, task.created_by, task.episode) == (alice, franca, episode)
    again = actions.write_item(
        item,
        version=0,
        said="",
        decision="change_path",
        decided="A course first",
        wait_until=None,
        tasks=tasks,
        by=franca,
    )
    assert again.version == 1
    assert Task.objects.count() == 1
    assert minutes_for(meeting, reader=franca).tasks_given == [("Alice Bertoli", 1)]


def test_a_stale_save_of_the_minutes_overwrites_nothing(meeting, episode, franca, dario):
    item = decided(meeting, episode, franca, said="She came on time")
    with pytest.raises(actions.Stale):
        actions.write_item(
            item,
            version=0,
            said="Other words",
            decision="",
            decided="",
            wait_until=None,
            tasks=[(KEY, "Never", dario, None)],
            by=dario,
        )
    assert AgendaItem.objects.get().said == "She came on time"
    assert not Task.objects.exists()


def test_what_was_written_on_stays_on_the_agenda(meeting, episode, franca):
    item = decided(meeting, episode, franca)
    with pytest.raises(Refused):
        actions.take_off_agenda(item, by=franca)
    with pytest.raises(Refused):
        actions.cancel_meeting(meeting, by=franca)


def test_an_empty_meeting_can_be_called_off(meeting, episode, franca):
    actions.put_on_agenda(meeting, episode=episode, by=franca)
    actions.cancel_meeting(meeting, by=franca)
    assert not Meeting.objects.exists()


def test_the_decision_stands_on_the_story_of_its_case_alone(meeting, episode, hidden_case, franca):
    decided(meeting, episode, franca, decision="project_agreed", words="As written")
    decided(meeting, hidden_case, franca, decision="close", words="CANARY")

    def story(of):
        return [one.text for one in timeline([of], reader=franca) if one.kind == "decision"]

    assert story(episode) == ["project agreed: As written"]
    assert story(hidden_case) == ["close the case: CANARY"]


def test_a_decision_on_a_referral_stands_on_the_story_of_the_case_it_becomes(meeting, alice, franca):
    referral = ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=alice.standing[0].team, referrer=alice)
    item = actions.put_on_agenda(meeting, referral=referral, by=franca)
    actions.write_item(item, version=0, said="", decision="take_in_charge", decided="", wait_until=None, by=franca)
    episode = actions.accept(referral, case_manager=alice, opened_on=MONDAY, by=franca, at=NOON)
    assert [one.text for one in timeline([episode], reader=alice) if one.kind == "decision"] == ["take in charge"]


def test_two_who_write_who_was_there_do_not_overwrite_each_other(meeting, franca, dario, elena):
    attended(meeting, franca, by=franca, guests=["Marta Polo, job centre"])
    meeting.version = 0
    assert attended(meeting, franca, by=franca, guests=["Marta Polo, job centre"]).version == 1
    meeting.version = 0
    with pytest.raises(actions.Stale):
        attended(meeting, elena, by=dario)
    assert Presence.objects.filter(user=franca).exists()


# Closing


def test_minutes_without_anybody_are_not_closed(meeting, franca):
    with pytest.raises(Refused, match="who was present"):
        actions.close_minutes(meeting, by=franca, at=NOON)


def test_closing_twice_is_closing_once(meeting, franca, dario):
    first = closed(meeting, franca)
    again = actions.close_minutes(meeting, by=dario, at=NOON)
    assert again.closed_by == first.closed_by == franca
    assert AuditEntry.objects.filter(verb="meeting.closed").count() == 1


def test_closed_minutes_stand_still_in_the_database(meeting, episode, franca, alice):
    item = decided(meeting, episode, franca, tasks=[(KEY, "Call", alice, None)])
    closed(meeting, franca)
    refused_by_the_database(lambda: Meeting.objects.update(remarks="x"))
    refused_by_the_database(lambda: Meeting.objects.all().delete())
    refused_by_the_database(lambda: AgendaItem.objects.update(decided="x"))
    refused_by_the_database(lambda: item.tasks.clear())
    refused_by_the_database(lambda: Presence.objects.all().delete())
    refused_by_the_database(lambda: Presence.objects.create(meeting=meeting, guest="Late"))
    refused_by_the_database(lambda: meeting.teams.clear())
    refused_by_the_database(lambda: AgendaItem.objects.create(meeting=meeting, episode=item.episode, position=2))
    for late in (
        lambda: actions.put_on_agenda(meeting, episode=episode, by=franca),
        lambda: actions.write_item(item, version=1, said="x", decision="", decided="", wait_until=None, by=franca),
        lambda: attended(meeting, alice, by=franca),
    ):
        with pytest.raises(Refused):
            late()


def test_a_correction_is_an_addition_with_its_day(meeting, franca, alice):
    with pytest.raises(Refused):
        actions.add_to_minutes(meeting, text="Too early", by=franca, at=NOON)
    closed(meeting, franca)
    first, second = (
        actions.add_to_minutes(meeting, text="It was Tuesday", by=alice, at=NOON, key=KEY) for _ in range(2)
    )
    assert first == second
    refused_by_the_database(lambda: Addition.objects.update(text="x"))
    refused_by_the_database(lambda: Addition.objects.all().delete())


@pytest.mark.parametrize(
    "wrong",
    [{"decision": "wait"}, {"decision": "other"}, {"episode": None}],
)
def test_the_database_refuses_minutes_that_say_half(meeting, episode, franca, wrong):
    item = actions.put_on_agenda(meeting, episode=episode, by=franca)
    refused_by_the_database(lambda: AgendaItem.objects.filter(pk=item.pk).update(**wrong))
