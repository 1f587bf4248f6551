"""The hand-over pack: what is promised, runs out and was said, without anybody's private notes; on page and paper."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from pypdf import PdfReader

from beneficiaries import actions
from beneficiaries.enums import Channel
from equipe.models import AuditEntry, Draft
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory
from tests.equipe.factories import TeamFactory
from tests.world import placed


@pytest.fixture
def full(alice, bruno, dario, episode):
    """A case with something of everything."""
    person = episode.person
    person.phone = "0434 123456"
    person.save(update_fields=["phone"])
    actions.add_task(episode, text="Ring the host", owner=alice, by=alice, due_on=date(2030, 1, 7))
    placed(episode, dario)
    for day in range(1, 6):
        at = datetime(2024, 3, day, 9, tzinfo=UTC)
        DiaryEntryFactory(episode=episode, author=alice, text=f"contact {day}", channel=Channel.PHONE, happened_at=at)
    for author in (alice, bruno):
        DiaryEntryFactory(episode=episode, author=author, text="CANARY", private=True)
    Draft.objects.create(user=alice, key=f"handover:{episode.pk}", content={"note": "Ring in the morning."})
    Draft.objects.create(user=bruno, key=f"handover:{episode.pk}", content={"note": "CANARY of Bruno"})
    return episode


def pack(client, key="mine"):
    return client.get(reverse("reporting:handover_pack", args=[key]))


def test_the_page_tells_what_the_successor_needs(browse, alice, full):
    shown = pack(browse(alice)).content.decode()
    for words in (
        "0434 123456",
        "Ring the host",
        "Falegnameria Del Pup",
        "Ring in the morning.",
        "contact 5",
        "contact 3",
    ):
        assert words in shown
    assert "contact 2" not in shown
    assert "CANARY" not in shown


def test_a_pack_holds_what_was_chosen_and_nothing_hidden(browse, alice, chiara, full):
    EpisodeFactory(person=PersonFactory(last_name="Second"), case_manager=alice)
    hidden = EpisodeFactory(
        person=PersonFactory(last_name="Hidden"), case_manager=chiara, team=TeamFactory(name="UOT Cordenons")
    )
    client = browse(alice)
    ticked = {"case": [full.pk, hidden.pk], "then": "pack"}
    shown = client.get(client.post(reverse("beneficiaries:choose"), ticked).url).content.decode()
    assert "Anna Moro" in shown
    assert "Second" not in shown
    assert "Hidden" not in shown


def test_each_case_in_it_was_looked_at(browse, alice, full):
    pack(browse(alice))
    assert AuditEntry.objects.about(full).reads().get().details == {"section": "hand-over pack"}


def test_the_words_to_the_successor_are_kept_without_a_script(browse, alice, full):
    client = browse(alice)
    client.post(reverse("beneficiaries:note_for_successor", args=[full.pk]), {"note": "Better in writing."})
    assert "Better in writing." in client.get(reverse("beneficiaries:hand_over", args=[full.pk])).content.decode()


def test_an_empty_pack_says_how_to_fill_it(browse, bruno):
    shown = pack(browse(bruno)).content.decode()
    assert "Tick cases in the list" in shown
    assert browse(bruno).get(reverse("reporting:handover_pdf", args=["mine"])).status_code == 302


def test_twelve_questions_whatever_is_in_it(browse, alice, full, django_assert_max_num_queries):
    for number in range(12):
        DiaryEntryFactory(episode=EpisodeFactory(person=PersonFactory(last_name=f"M{number}"), case_manager=alice))
    client = browse(alice)
    pack(client)
    with django_assert_max_num_queries(15):  # three of them are the bounds of the transaction
        pack(client)


def test_the_paper_says_the_same(browse, alice, full):
    answer = browse(alice).get(reverse("reporting:handover_pdf", args=["mine"]))
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    for expected in ("Moro Anna", "0434 123456", "Ring the host", "Ring in the morning.", "contact 5"):
        assert expected in words
    assert "CANARY" not in words
    assert "Moro" not in answer["Content-Disposition"]
    assert AuditEntry.objects.get(verb="handover.printed").details == {"cases": 1}
