"""A double click on every button: two identical forms at the same instant have one effect, and both get its answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from beneficiaries.models import DiaryEntry, EarlierWording, NoteTemplate
from equipe.models import AuditEntry, Draft
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, NoteTemplateFactory, PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = {"text": "She called.", "happened_at": "2024-03-05T10:30", "channel": "phone", "minutes": "15"}
AT = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
TIMES = 5


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


@pytest.fixture
def click_twice(browse):
    """`click_twice(user, door, form)`: the answers of two clicks that fall at once, each in a connection of its own."""

    def both(user, door, typed):
        clients, together = [browse(user) for _ in range(2)], Barrier(2)

        def click(client):
            together.wait()
            try:
                return client.post(door, typed)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as hands:
            return list(hands.map(click, clients))

    return both


def deeds(verb):
    return AuditEntry.objects.filter(verb=verb).count()


@pytest.mark.parametrize("time", range(TIMES))
@pytest.mark.parametrize("door", ["note", "write_diary"])
def test_a_note_is_written_once(click_twice, alice, episode, door, time):
    address = url("note") if door == "note" else url("write_diary", episode.pk)
    answers = click_twice(alice, address, NOTE | {"people": [episode.pk]})
    assert [answer.headers.get("Location") for answer in answers] == [episode.get_absolute_url()] * 2
    assert (DiaryEntry.objects.count(), deeds("diary.written")) == (1, 1)


@pytest.mark.parametrize("time", range(TIMES))
def test_a_meeting_is_written_once_for_each(click_twice, alice, episode, time):
    people = [episode, *(EpisodeFactory(person=PersonFactory(last_name=name)) for name in ("Gashi", "Hoxha"))]
    orders = [one.pk for one in people]
    answers = click_twice(alice, url("note"), NOTE | {"people": orders})
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert (DiaryEntry.objects.count(), DiaryEntry.objects.values("group").distinct().count()) == (3, 1)
    assert deeds("diary.written") == 3


@pytest.mark.parametrize("time", range(TIMES))
def test_a_correction_is_made_once(click_twice, alice, episode, time):
    entry = DiaryEntryFactory(episode=episode, author=alice, happened_at=AT)
    answers = click_twice(alice, url("edit_entry", entry.pk), NOTE | {"version": 0, "text": "Better."})
    assert [answer.headers.get("Location") for answer in answers] == [entry.get_absolute_url()] * 2
    assert (EarlierWording.objects.count(), deeds("diary.corrected")) == (1, 1)


@pytest.mark.parametrize("time", range(TIMES))
def test_two_corrections_at_once_lose_neither(browse, alice, episode, time):
    """One is saved; the other is shown beside it and has not gone under."""
    entry = DiaryEntryFactory(episode=episode, author=alice, happened_at=AT, text="Begun.")
    clients, together = [browse(alice) for _ in range(2)], Barrier(2)

    def save(client, text):
        together.wait()
        try:
            return client.post(url("edit_entry", entry.pk), NOTE | {"version": 0, "text": text})
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        answers = list(hands.map(save, clients, ("ONE", "TWO")))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    [shown] = [answer.content.decode() for answer in answers if answer.status_code == 200]
    assert "ONE" in shown
    assert "TWO" in shown
    assert EarlierWording.objects.get().text == "Begun."


@pytest.mark.parametrize("time", range(TIMES))
def test_an_entry_is_struck_out_once(click_twice, alice, episode, time):
    entry = DiaryEntryFactory(episode=episode, author=alice, happened_at=AT)
    answers = click_twice(alice, url("strike_entry", entry.pk), {"reason": "Wrong case."})
    assert [answer.headers.get("Location") for answer in answers] == [entry.get_absolute_url()] * 2
    assert deeds("diary.struck") == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_sheet_and_personal_data_are_saved_once(click_twice, alice, episode, time):
    sheet = {"version": 0, "strengths": "Cooks", "wishes": "", "fragilities": "", "next_step": "", "next_step_on": ""}
    person = {"version": 0, "last_name": "Mori", "first_name": "Anna", "sex": "F", "birth_date": "1985-05-17"}
    for door, typed, verb in (
        (url("edit_case", episode.pk), sheet, "episode.edited"),
        (url("edit_person", episode.person.pk), person, "person.edited"),
    ):
        answers = click_twice(alice, door, typed)
        assert [answer.status_code for answer in answers] == [302, 302]
        assert deeds(verb) == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_a_template_is_added_changed_and_retired_once(click_twice, alice, time):
    typed = {"name": "No answer", "channel": "phone", "minutes": "5", "text": "Called."}
    answers = click_twice(alice, url("add_note_template"), typed | {"key": str(uuid4())})
    assert [answer.status_code for answer in answers] == [302, 302]
    template = NoteTemplate.objects.get()
    answers += click_twice(alice, url("edit_note_template", template.pk), typed | {"version": 0, "text": "Rang."})
    answers += click_twice(alice, url("retire_note_template", NoteTemplateFactory(owner=alice).pk), {})
    assert {answer.status_code for answer in answers} == {302}
    assert [deeds(f"note_template.{verb}") for verb in ("added", "edited", "retired")] == [1, 1, 1]


@pytest.mark.parametrize("time", range(TIMES))
def test_a_draft_is_kept_and_discarded_once(click_twice, alice, time):
    kept = {"key": "note:new", "content": '{"text": "a"}', "page": "p"}
    answers = click_twice(alice, reverse("equipe:save_draft"), kept)
    assert Draft.objects.count() == 1
    answers += click_twice(alice, reverse("equipe:discard_draft"), {"draft_key": "note:new", "draft_page": "p"})
    assert [answer.status_code for answer in answers] == [200, 200, 302, 302]
    assert not Draft.objects.exists()
