"""The project and the minutes on paper: tagged, in plain words, in the language asked for, with nothing of others."""

import pytest
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.models import Episode
from equipe.models import AuditEntry
from tests.beneficiaries.together import MONDAY, NOON, attended, decided, drafted, planned, proposed, signed
from tests.reporting.test_pdf import structure
from tests.reporting.test_profile_papers import printed, words

pytestmark = pytest.mark.django_db


def paper(browse, user, name, thing, **asked):
    return browse(user).get(reverse(f"reporting:{name}", args=[thing.pk]), asked)


def levels(response):
    return [int(name[2]) for name, _element in structure(printed(response)) if name in {"/H1", "/H2", "/H3"}]


@pytest.mark.parametrize(
    ("language", "title", "heading"), [("it", "Il mio progetto", "Firme"), ("en", "My project", "Signatures")]
)
def test_the_project_is_printed_in_the_language_asked_for(browse, alice, episode, language, title, heading):
    response = paper(browse, alice, "project_paper", proposed(episode, alice), language=language)
    pdf = printed(response)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == language
    assert f"{title} – Anna Moro" in str(pdf.docinfo["/Title"])
    assert 'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes().decode()
    assert heading in words(response)
    found = levels(response)
    assert found[0] == 1
    assert all(after - before <= 1 for before, after in zip(found, found[1:], strict=False))
    assert "moro" not in response["Content-Disposition"].lower()


def test_the_language_of_the_paper_is_not_the_readers_own(browse, alice, episode):
    project = signed(episode, alice)
    in_english = words(paper(browse, alice, "project_paper", project, language="en"))
    assert "stands in Italian, as it was agreed" in in_english
    assert "I want to work in a kitchen" in in_english
    assert "come è stato concordato" not in words(paper(browse, alice, "project_paper", project, language="it"))
    assert alice.language == "en"


def test_it_says_who_does_what_by_when_and_who_has_signed(browse, alice, episode):
    project = proposed(episode, alice, ("host_tutor", "Fabio Rossi"))
    person = project.signatures.get(role="person")
    actions.file_signature(person, manner="paper", signed_on=MONDAY, by=alice, at=NOON)
    text = words(paper(browse, alice, "project_paper", project, language="en"))
    for said in (
        "We shall see it when: A contract of six months",
        "Look for a kitchen that takes interns – Alice Bertoli, by 31 May 2024",
        "I bring my papers – you",
        "Fabio Rossi",
        "signed on paper",
        "8 July 2024",
    ):
        assert said in text, said


def test_a_draft_says_that_it_is_one(browse, alice, episode):
    text = words(paper(browse, alice, "project_paper", drafted(episode, alice), language="en"))
    assert "nothing is agreed yet" in text


def test_in_large_type_it_takes_more_room(browse, alice, episode):
    project = signed(episode, alice)
    sizes = [len(printed(paper(browse, alice, "project_paper", project, type=kind)).pages) for kind in ("", "large")]
    assert sizes[0] <= sizes[1]
    assert sizes[1] >= 2


def test_the_table_of_signatures_has_heads(browse, alice, episode):
    pdf = printed(paper(browse, alice, "project_paper", proposed(episode, alice)))
    tags = structure(pdf)
    heads = {bytes(element.ID) for name, element in tags if name == "/TH"}
    cells = [element for name, element in tags if name == "/TD"]
    assert len(cells) == 4
    assert {bytes(each) for cell in cells for each in cell.A.Headers} <= heads


def test_printing_leaves_a_trace(browse, alice, episode):
    project = signed(episode, alice)
    paper(browse, alice, "project_paper", project, language="en")
    assert AuditEntry.objects.get(verb="project.printed").details == {"language": "en"}
    assert AuditEntry.objects.filter(verb="episode.read", actor=alice).exists()


def test_the_minutes_name_only_what_the_reader_may_see(browse, alice, franca, chiara, episode):
    meeting = planned(franca, franca.standing[0].team, alice.standing[0].team)
    decided(meeting, episode, franca, said="She came on time", words="As written")
    secret = decided(meeting, Episode.objects.get(case_manager=chiara), franca, said="CANARY", words="CANARY")
    attended(meeting, franca, by=franca, guests=["Marta Polo, job centre"])
    actions.close_minutes(meeting, by=franca, at=NOON)
    actions.add_to_minutes(meeting, text="CANARY", item=secret, by=franca, at=NOON)
    response = paper(browse, alice, "minutes_paper", meeting)
    text = words(response)
    for said in ("Anna Moro", "She came on time", "go on as agreed", "a case of another team", "Marta Polo"):
        assert said in text, said
    assert "CANARY" not in text
    assert "Zanin" not in text
    assert "CANARY" in words(paper(browse, franca, "minutes_paper", meeting))
    assert printed(response).Root.MarkInfo.Marked
    assert levels(response)[0] == 1
    assert response["Content-Disposition"] == 'attachment; filename="minutes-2024-04-08.pdf"'


def test_the_first_page_names_the_signatures_that_are_missing(browse, alice, bruno, episode):
    home = reverse("reporting:desk")
    assert "Signatures still missing" not in browse(alice).get(home).content.decode()
    proposed(episode, alice, ("host_tutor", "Fabio Rossi"))
    assert "Fabio Rossi" in browse(alice).get(home).content.decode()
    assert "Fabio Rossi" not in browse(bruno).get(home).content.decode()
