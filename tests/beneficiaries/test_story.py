"""The story of a case: everything that happened on one line, narrowed as the reader asks, whatever its length."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from beneficiaries.enums import MomentKind
from beneficiaries.models import DiaryEntry, authors, timeline
from beneficiaries.views.story import as_word, read_place
from equipe.offered import offered
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory
from tests.beneficiaries.test_views import questions

pytestmark = pytest.mark.django_db

LONG_AGO = {"opened_on": date(2022, 1, 1), "closed_on": date(2022, 9, 1), "closing_reason": "moved"}
MARCH = datetime(2024, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def many(episode, alice, bruno):
    """Two thousand entries by two people, one an hour."""
    DiaryEntry.objects.bulk_create(
        DiaryEntry(
            episode=episode,
            author=(alice, bruno)[hour % 2],
            happened_at=MARCH + timedelta(hours=hour),
            text=f"entry {hour:04}",
        )
        for hour in range(2000)
    )


def shown(response):
    return re.findall(r"entry \d{4}", response.content.decode())


def walk(client, address):
    """Everything that is told from page to page, following the link at the end of each."""
    found = []
    while address:
        response = client.get(address)
        found += shown(response)
        onwards = re.findall(r'href="(\?[^"#]*before=[^"#]+)#story"', response.content.decode())
        address = address.split("?")[0] + unescape(onwards[0]) if onwards else None
    return found


def test_page_after_page_tells_each_entry_once(browse, alice, episode, many):
    told = walk(browse(alice), f"{episode.get_absolute_url()}?since=2024-05-20")
    assert told == sorted(set(told), reverse=True)
    assert len(told) == DiaryEntry.objects.filter(happened_at__gte=datetime(2024, 5, 19, 22, tzinfo=UTC)).count()


def test_entries_of_one_instant_are_not_lost_between_pages(browse, alice, episode):
    for number in range(45):
        DiaryEntryFactory(episode=episode, text=f"entry {number:04}", happened_at=MARCH)
    assert len(set(walk(browse(alice), episode.get_absolute_url()))) == 45


def test_it_is_narrowed_by_author_kind_and_period(browse, alice, bruno, episode, many):
    client, address = browse(alice), episode.get_absolute_url()
    by_bruno = shown(client.get(address, {"author": bruno.pk}))
    assert len(by_bruno) == 20
    assert all(int(entry[-4:]) % 2 for entry in by_bruno)
    day = client.get(address, {"since": "2024-03-05", "until": "2024-03-05"})
    assert shown(day) == [f"entry {hour:04}" for hour in range(36, 16, -1)]
    turns = client.get(address, {"kind": MomentKind.CASE}).content.decode()
    assert "entry 1" not in turns
    assert "Taken in charge" in turns


@pytest.mark.parametrize("hostile", ["x", "1.2", "9" * 17 + ".a.b", "-1.0.x", "%00", "1.a.'--", "١.a.b"])
def test_a_place_that_nobody_gave_is_no_error(browse, alice, episode, many, hostile):
    assert browse(alice).get(episode.get_absolute_url(), {"before": hostile}).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"author": "x"}, {"kind": "x"}, {"since": "0001-01-01"}, {"until": "9999-12-31"}, {"since": "31.2."}]
)
def test_what_cannot_be_read_narrows_nothing_and_is_said(browse, alice, episode, many, asked):
    response = browse(alice).get(episode.get_absolute_url(), asked)
    assert shown(response)[0] == "entry 1999"
    assert "invalid-feedback" in response.content.decode()


def test_a_place_can_be_read_again():
    place = (datetime(2024, 3, 4, 10, 0, 0, 123456, tzinfo=UTC), "0f3c-1", "case closed")
    assert read_place(as_word(place)) == place


def test_two_thousand_entries_ask_no_more_than_two(browse, alice, episode, many):
    client = browse(alice)
    few = EpisodeFactory(case_manager=alice, team=episode.team, opened_on=date(2024, 1, 2))
    client.get(few.get_absolute_url())
    assert len(questions(client, episode.get_absolute_url())) == len(questions(client, few.get_absolute_url())) <= 8


def test_private_entries_are_told_to_their_author_alone(browse, alice, bruno, dario, episode):
    DiaryEntryFactory(episode=episode, author=alice, text="CANARY of Alice", private=True)
    for user, sees in ((alice, True), (bruno, False), (dario, False)):
        for asked in ({}, {"kind": "diary"}, {"author": alice.pk}, {"filter": 1}, {"cases": "all"}):
            assert ("CANARY" in browse(user).get(episode.get_absolute_url(), asked).content.decode()) is sees
    assert [name for _pk, name in authors([episode], reader=bruno)] == []


def test_offers_know_neither_the_case_nor_the_reader(episode, alice):
    """They are put into words once: a reader's rights must stand in the question, not in Python."""
    assert len(offered("TIMELINE")) >= 8
    assert timeline([episode], reader=alice, limit=5)


def test_earlier_cases_are_told_with_it_when_asked(browse, alice, episode):
    earlier = EpisodeFactory(
        person=episode.person,
        team=episode.team,
        opened_on=date(2022, 1, 1),
        closed_on=date(2022, 9, 1),
        closing_reason="moved",
    )
    DiaryEntryFactory(episode=earlier, text="entry 2022", happened_at=datetime(2022, 3, 1, 9, tzinfo=UTC))
    client = browse(alice)
    assert shown(client.get(episode.get_absolute_url())) == []
    assert shown(client.get(episode.get_absolute_url(), {"cases": "all"})) == ["entry 2022"]


def test_cases_of_others_are_never_told_with_it(browse, alice, episode, chiara):
    theirs = EpisodeFactory(
        person=episode.person,
        team=chiara.standing[0].team,
        opened_on=date(2022, 1, 1),
        closed_on=date(2022, 9, 1),
        closing_reason="moved",
    )
    DiaryEntryFactory(episode=theirs, text="entry 2022", happened_at=datetime(2022, 3, 1, 9, tzinfo=UTC))
    assert shown(browse(alice).get(episode.get_absolute_url(), {"cases": "all"})) == []


def test_a_future_thing_is_not_yet_told(episode, alice):
    DiaryEntryFactory(episode=episode, happened_at=datetime(2999, 1, 1, tzinfo=UTC))
    assert all(moment.at.year < 2999 for moment in timeline([episode], reader=alice))


def test_the_part_is_told_without_the_page(browse, alice, episode):
    part = browse(alice).get(episode.get_absolute_url(), {"kind": "case"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "Taken in charge" in part.content.decode()
