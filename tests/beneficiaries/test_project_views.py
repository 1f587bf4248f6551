"""The doors of the project: a page that helps, drafts that stay, double clicks with one effect."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from beneficiaries import actions
from beneficiaries.models import Document, Project, ProjectLine, Review, Signature
from equipe.models import AuditEntry, Draft
from tests.beneficiaries.factories import EpisodeFactory
from tests.beneficiaries.test_views import page, questions, url
from tests.beneficiaries.together import MONDAY, drafted, proposed, signed

pytestmark = pytest.mark.django_db


def typed(version=0, **other):
    """A project as the form sends it: the second row of objectives was left empty."""
    return {
        "version": version,
        "needs-0-words": "No income",
        "needs-0-area": "economy",
        "objectives-0-words": "",
        "objectives-0-owner": "person",
        "objectives-1-words": "I want to work in a kitchen",
        "objectives-1-result": "A contract",
        "objectives-1-owner": "person",
        "supports-0-words": "Look for a kitchen",
        "supports-0-owner": "other",
        "supports-0-owner_name": "Marta Polo, job centre",
        "supports-0-due_on": "2024-06-30",
        "supports-0-serves": "1",
        "commitments-0-words": "",
        "commitments-0-owner": "person",
    } | other


@pytest.fixture
def draft(episode, alice):
    return actions.begin_project(episode, by=alice, on=MONDAY)


def scan(episode, by, **other):
    known = {"kind": "signed", "title": "Signed project", "content_type": "application/pdf", "size": 1, "digest": "x"}
    return Document.objects.create(episode=episode, filed_by=by, content=b"x", **known | other)


# Writing it


def test_the_page_teaches_how_to_begin(browse, alice, episode):
    assert "Begin the project" in page(browse(alice).get(url("project", episode.pk)))
    for _ in range(2):
        answer = browse(alice).post(url("begin_project", episode.pk))
        assert answer.url == url("edit_project", Project.objects.get().pk)


def test_what_was_typed_becomes_lines_and_the_draft_is_forgotten(browse, alice, draft):
    Draft.objects.create(user=alice, key=f"project:{draft.pk}", content={"needs-0-words": "No inc"})
    answer = browse(alice).post(url("edit_project", draft.pk), typed())
    assert answer.url == draft.get_absolute_url()
    support = ProjectLine.objects.get(kind="support")
    assert (support.owner_name, support.due_on) == ("Marta Polo, job centre", date(2024, 6, 30))
    assert support.objective.words == "I want to work in a kitchen"
    assert not Draft.objects.exists()


def test_a_row_more_comes_without_javascript_and_nothing_typed_is_lost(browse, alice, draft):
    shown = page(browse(alice).post(url("edit_project", draft.pk), typed(more="objectives")))
    assert 'name="objectives-2-words"' in shown
    assert 'name="commitments-1-words"' not in shown
    assert "I want to work in a kitchen" in shown
    assert not ProjectLine.objects.filter(project=draft, kind="objective").exists()


def test_a_draft_is_there_again_with_all_its_rows(browse, alice, draft):
    kept = {key: str(value) for key, value in typed().items()} | {"objectives-2-words": "I want my licence"}
    Draft.objects.create(user=alice, key=f"project:{draft.pk}", content=kept)
    shown = page(browse(alice).get(url("edit_project", draft.pk)))
    assert "I want to work in a kitchen" in shown
    assert "I want my licence" in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"supports-0-owner_name": ""}, "Write who does it"),
        ({"supports-0-owner": "person"}, "somebody else"),
        ({"objectives-1-words": ""}, "Write in words what this row is about"),
        ({"supports-0-due_on": "0206-01-01"}, "Check the year"),
        ({"needs-0-words": "x" * 600}, "at most 500 fit"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_is_saved(browse, alice, draft, wrong, sentence):
    answer = browse(alice).post(url("edit_project", draft.pk), typed(**wrong))
    assert sentence in page(answer)
    assert not ProjectLine.objects.filter(kind="support").exists()


def test_who_else_writes_the_project_is_told(browse, alice, dario, draft):
    browse(dario).post(reverse("equipe:save_draft"), {"key": f"project:{draft.pk}", "content": "{}"})
    assert "Dario Bertoli is editing this since" in page(browse(alice).get(url("edit_project", draft.pk)))


def test_a_stale_save_shows_both_and_the_next_one_is_made_knowing_it(browse, alice, bruno, dario, draft):
    browse(dario).post(url("edit_project", draft.pk), typed(**{"objectives-1-words": "I want a licence"}))
    stale = browse(alice).post(url("edit_project", draft.pk), typed(**{"needs-0-words": "Debts"}))
    shown = page(stale)
    assert "I want a licence" in shown
    assert "I want to work in a kitchen" in shown
    assert 'name="version" value="1"' in shown
    browse(alice).post(url("edit_project", draft.pk), typed(1))
    assert ProjectLine.objects.get(kind="objective").words == "I want to work in a kitchen"


def test_saving_twice_is_saving_once(browse, alice, draft):
    for _ in range(2):
        assert browse(alice).post(url("edit_project", draft.pk), typed()).url == draft.get_absolute_url()
    assert AuditEntry.objects.filter(verb="project.edited").count() == 1


def test_an_old_tab_on_a_version_that_stands_still_is_told(browse, alice, episode):
    project = proposed(episode, alice)
    answer = browse(alice).post(url("edit_project", project.pk), typed(1), follow=True)
    assert "stands still" in page(answer)


# Putting it forward and signing it


def test_the_signers_are_asked_with_the_first_review(browse, alice, episode):
    project = drafted(episode, alice)
    shown = page(browse(alice).get(url("propose_project", project.pk)))
    assert 'value="Anna Moro"' in shown
    told = {"signers-0-name": "Anna Moro", "signers-0-role": "person", "review_on": "2999-01-01"}
    more = browse(alice).post(url("propose_project", project.pk), told | {"more": "signers"})
    assert 'name="signers-1-name"' in page(more)
    told |= {"signers-1-name": "Fabio Rossi", "signers-1-role": "host_tutor"}
    for _ in range(2):
        assert browse(alice).post(url("propose_project", project.pk), told).url == project.get_absolute_url()
    assert Signature.objects.count() == 2


def test_the_page_says_who_has_signed_and_who_is_missing(browse, alice, bruno, episode):
    project = proposed(episode, alice, ("host_tutor", "Fabio Rossi"))
    person = project.signatures.get(role="person")
    paper = scan(episode, alice)
    told = {"manner": "paper", "signed_on": localdate().isoformat(), "scan": paper.pk}
    for _ in range(2):
        assert browse(alice).post(url("sign_project", person.pk), told).url == project.get_absolute_url()
    person.refresh_from_db()
    assert (person.scan, person.filed_by) == (paper, alice)
    shown = page(browse(bruno).get(url("project", episode.pk)))
    assert "signed by 1 of 3" in shown
    assert "Still missing: Alice Bertoli, Fabio Rossi" in " ".join(shown.split())
    assert "signed by 1 of 3" in page(browse(bruno).get(url("project_panel", episode.pk)))


def test_a_private_document_of_another_is_no_scan(browse, alice, dario, episode):
    person = proposed(episode, alice).signatures.get(role="person")
    secret = scan(episode, dario, private=True, title="CANARY")
    assert "CANARY" not in page(browse(alice).get(url("sign_project", person.pk)))
    told = {"manner": "paper", "signed_on": localdate().isoformat(), "scan": secret.pk}
    answer = browse(alice).post(url("sign_project", person.pk), told)
    assert "scan" in answer.context["form"].errors


@pytest.mark.parametrize("day", ["2024-04-07", "2999-01-01", ""])
def test_nobody_signs_before_it_is_put_forward_or_in_the_future(browse, alice, episode, day):
    person = proposed(episode, alice).signatures.get(role="person")
    answer = browse(alice).post(url("sign_project", person.pk), {"manner": "electronic", "signed_on": day})
    assert "signed_on" in answer.context["form"].errors


# Reviews and the end


def test_a_review_asks_of_every_line_how_far_it_is(browse, alice, episode):
    project = signed(episode, alice)
    asked = page(browse(alice).get(url("review_project", project.pk)))
    assert "I want to work in a kitchen" in asked
    told = {
        "held_on": "2024-06-03",
        "present": "Anna, Alice",
        "next_on": "2024-09-03",
        "words": "It goes well",
        "key": "5f1e1c1e-0000-4000-8000-000000000001",
    }
    for line in project.lines.exclude(kind="need"):
        told |= {f"line-{line.pk}-state": "under_way", f"line-{line.pk}-words": ""}
    given_up = project.lines.get(kind="commitment")
    refused = browse(alice).post(url("review_project", project.pk), told | {f"line-{given_up.pk}-state": "given_up"})
    assert "why it was given up" in page(refused)
    for _ in range(2):
        assert browse(alice).post(url("review_project", project.pk), told).url == project.get_absolute_url()
    assert Review.objects.count() == 1
    assert "It goes well" in page(browse(alice).get(url("project", episode.pk)))


def test_the_end_is_told_in_a_sentence(browse, alice, episode):
    project = signed(episode, alice)
    told = {"end": "completed", "note": "She works in a kitchen"}
    assert browse(alice).post(url("close_project", project.pk), told).url == project.get_absolute_url()
    assert "She works in a kitchen" in page(browse(alice).get(url("project", episode.pk)))


# What every page keeps to


@pytest.mark.parametrize("at", [drafted, proposed, signed])
def test_no_page_of_the_project_asks_more_than_it_needs(browse, alice, episode, at):
    project = at(episode, alice)
    pages = {"project": episode.pk, "project_panel": episode.pk, "project_version": project.pk}
    pages |= {"edit_project": project.pk} if project.is_draft else {}
    client = browse(alice)
    client.get(url("meetings"))  # the first page of a session writes its hour
    for name, reference in pages.items():
        most = 9 if name == "edit_project" else 8  # a form also asks who else is in it
        assert len(questions(client, url(name, reference))) <= most, name


def test_looking_at_a_project_leaves_a_trace_and_a_stranger_finds_nothing(browse, alice, chiara, episode):
    project = signed(episode, alice)
    browse(alice).get(url("project", episode.pk))
    assert AuditEntry.objects.get(verb="episode.read", actor=alice).details == {"section": "project"}
    for name, reference in (("project", episode.pk), ("project_version", project.pk), ("project_panel", episode.pk)):
        assert browse(chiara).get(url(name, reference)).status_code == 404


def test_the_story_leads_to_the_version(browse, alice, episode):
    project = signed(episode, alice)
    assert project.get_absolute_url() in page(browse(alice).get(episode.get_absolute_url()))


def test_a_project_of_another_case_is_not_mixed_in(browse, alice, episode):
    other = signed(EpisodeFactory(person__last_name="Berisha", case_manager=alice), alice)
    signed(episode, alice)
    shown = browse(alice).get(reverse("beneficiaries:project_version", args=[other.pk]))
    assert [version.episode for version in shown.context["versions"]] == [other.episode]
