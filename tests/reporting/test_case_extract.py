"""The extract of a case: dated, in order, without private notes unless their author asks for her own."""

import io
from datetime import UTC, datetime

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from equipe.models import AuditEntry
from reporting.views import extracts
from tests.beneficiaries.factories import DiaryEntryFactory
from tests.reporting.test_pdf import structure

pytestmark = pytest.mark.django_db


def written(episode, author, text, day=4, **how):
    at = datetime(2024, 3, day, 10, 30, tzinfo=UTC)
    return DiaryEntryFactory(episode=episode, author=author, text=text, happened_at=at, **how)


def words(response):
    assert response["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def paper(client, episode, **asked):
    return client.get(reverse("reporting:print_extract", args=[episode.pk]), asked)


def test_it_tells_the_story_in_the_order_in_which_it_happened(browse, alice, episode):
    written(episode, alice, "She came by herself.", day=4)
    written(episode, alice, "She called.", day=6)
    text = words(paper(browse(alice), episode))
    assert "Extract of the case Anna Moro As it stood on" in text
    assert text.index("Taken in charge") < text.index("She came by herself.") < text.index("She called.")
    assert "Without private notes." in text
    assert "Everything that was written" in text


@pytest.mark.parametrize("asked", [{}, {"private": "on"}, {"private": "on", "kind": "diary"}])
def test_private_notes_of_others_are_never_printed(browse, alice, bruno, dario, episode, asked):
    written(episode, alice, "CANARY of Alice", private=True)
    for user in (bruno, dario):
        response = paper(browse(user), episode, **asked)
        assert "CANARY" not in words(response)
        streams = (thing for thing in pikepdf.open(io.BytesIO(response.content)).objects)
        assert not any(b"CANARY" in one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))


def test_ones_own_private_notes_are_printed_when_asked_and_the_paper_says_so(browse, alice, episode):
    written(episode, alice, "CANARY of Alice", private=True)
    assert "CANARY" not in words(paper(browse(alice), episode))
    text = words(paper(browse(alice), episode, private="on"))
    assert "CANARY of Alice" in text
    assert "not to be handed on" in text


def test_a_part_says_that_it_is_a_part(browse, alice, bruno, episode):
    written(episode, alice, "By Alice.")
    written(episode, bruno, "By Bruno.")
    text = words(paper(browse(alice), episode, author=bruno.pk, since="2024-03-01"))
    assert "By Bruno." in text
    assert "By Alice." not in text
    assert "written by: Bruno Bertoli; from: 01/03/2024" in text


def test_it_is_tagged_and_titled(browse, alice, episode):
    printed = pikepdf.open(io.BytesIO(paper(browse(alice), episode).content))
    assert printed.Root.MarkInfo.Marked
    levels = [int(name[2]) for name, _element in structure(printed) if name in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_printing_is_a_look_and_a_deed_and_its_name_tells_nothing(browse, alice, episode):
    response = paper(browse(alice), episode)
    assert "Moro" not in response["Content-Disposition"]
    assert AuditEntry.objects.about(episode).reads().get().details == {"section": "extract"}
    deed = AuditEntry.objects.about(episode).deeds().get()
    assert (deed.verb, deed.details) == ("episode.printed", {"moments": 1, "private": False})


def test_a_long_story_is_printed_year_by_year(browse, alice, episode, monkeypatch):
    monkeypatch.setattr(extracts, "LONGEST", 2)
    for day in (4, 5, 6):
        written(episode, alice, f"Day {day}", day=day)
    response = paper(browse(alice), episode)
    assert response.status_code == 302
    page = browse(alice).get(response.url).content.decode()
    assert "Year by year" in page
    assert f"{reverse('reporting:print_extract', args=[episode.pk])}?since=2024-01-01&amp;until=2024-12-31" in page


def test_what_cannot_be_read_is_asked_again(browse, alice, episode):
    assert paper(browse(alice), episode, since="0001-01-01").status_code == 302
