"""The page of the skills profile, and the doors through which profiles from elsewhere come in."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from assessments import actions
from assessments.models import ImportedProfile, PersonsWord
from assessments.profile_file import writing
from assessments.sharing import rounds_to_share
from equipe.models import AuditEntry
from tests.assessments.factories import open_round
from tests.assessments.profiles import AUTUMN, SPRING, agreed_with

pytestmark = pytest.mark.django_db
ALL = reverse("assessments:imported_profiles")


def url(name, thing):
    return reverse(f"assessments:{name}", args=[thing.pk])


@pytest.fixture
def told(episode, alice, dario):
    """Soft skills twice, everyday life once, the conditions once."""
    agreed_with("employability-2", episode, alice, dario, level=2)
    agreed_with("self-sufficiency-1", episode, alice, level=3, money=0)
    agreed_with("soft-skills-1", episode, alice, dario, level=2, on=SPRING)
    return agreed_with("soft-skills-1", episode, alice, dario, level=3, on=AUTUMN)


@pytest.fixture
def file(told, episode):
    content = actions.export_profile(rounds_to_share(episode), by=None, on=date(2025, 1, 20))
    return writing.as_text(content).encode()


def upload(browse, user, file, **more):
    sent = {"file": SimpleUploadedFile("profile.json", file, "application/json"), **more}
    return browse(user).post(ALL, sent, follow=True)


@pytest.fixture
def imported(file, episode, franca):
    profile, _is_new = actions.import_profile(json.loads(file), ambito=episode.team.ambito, by=franca, at=now())
    return profile


# The page


def test_an_empty_profile_teaches(browse, episode, alice):
    page = browse(alice).get(url("profile", episode)).content.decode()
    assert "Two or three people assess on their own" in page
    assert url("start", episode) in page


def test_the_page_tells_every_side(browse, told, episode, alice):
    page = browse(alice).get(url("profile", episode)).content.decode()
    assert page.index("Strengths") < page.index("Soft skills") < page.index("Conditions for work")
    assert "Not measured" in page
    assert "All together: 3.0 of 4; before 2.0" in page
    assert "act at once" in page
    assert "Alice Bertoli, social worker (20); Dario Bertoli, job mediator (20)" in page
    assert url("round", told) in page


def test_each_drawing_has_its_words_and_a_table(browse, told, episode, alice):
    page = browse(alice).get(url("profile", episode)).content.decode()
    drawings = page.count('class="measure"')
    assert drawings == 5
    assert page.count('role="img" aria-label=') >= drawings
    assert "The same as a table" in page


def test_the_persons_word_stands_on_the_page(browse, told, episode, alice):
    words = {"stance": "disagrees", "words": "I come on time.", "said_on": AUTUMN, "recorded_by": alice}
    PersonsWord.objects.create(round=told, **words)
    page = browse(alice).get(url("profile", episode)).content.decode()
    assert "I come on time." in page
    assert "the person does not agree with everything" in page


def test_looking_at_it_is_a_look_at_the_file(browse, told, episode, dario):
    browse(dario).get(url("profile", episode))
    look = AuditEntry.objects.about(episode).reads().get()
    assert (look.actor, look.details["section"]) == (dario, "profile")


def test_it_is_hidden_from_other_teams(browse, told, episode, chiara, guido, ines):
    for user in (chiara, guido, ines):
        assert browse(user).get(url("profile", episode)).status_code == 404


def test_the_page_asks_few_questions(browse, told, episode, alice, django_assert_max_num_queries):
    client = browse(alice)
    client.get(url("profile", episode))
    with django_assert_max_num_queries(15):  # eight for all that is on it; who she is, the case, the trace
        client.get(url("profile", episode))


def test_the_plate_of_the_case_shows_it_in_small(browse, told, episode, alice):
    page = browse(alice).get(url("panel", episode)).content.decode()
    assert page.count('class="measure"') == 4
    assert url("profile", episode) in page
    assert "act at once" in page


def test_the_plate_of_a_running_round_leads_to_it(browse, episode, alice, dario):
    round = open_round(episode, alice, dario)
    page = browse(alice).get(url("panel", episode)).content.decode()
    assert url("round", round) in page
    assert 'class="measure"' not in page


# From other services


def test_a_profile_comes_in_and_is_attached(browse, file, episode, franca):
    page = upload(browse, franca, file, case=episode.pk).content.decode()
    assert "Brought in." in page
    profile = ImportedProfile.objects.get()
    assert (profile.episode, profile.imported_by) == (episode, franca)
    assert [entry.verb for entry in AuditEntry.objects.about(profile).deeds().newest_first()] == [
        "profile.attached",
        "profile.imported",
    ]
    assert profile.get_absolute_url() in browse(franca).get(url("profile", episode)).content.decode()


def test_the_same_file_again_leads_to_the_one_there_is(browse, file, franca):
    upload(browse, franca, file)
    assert "brought in before" in upload(browse, franca, file).content.decode()
    assert ImportedProfile.objects.count() == 1


def test_a_broken_file_keeps_nothing_and_says_where(browse, file, franca):
    broken = json.loads(file)
    broken["rounds"][0]["ratings"][0]["value"] = 9
    page = upload(browse, franca, json.dumps(broken).encode()).content.decode()
    assert "rounds[0].ratings[0].value must lie between 0 and 4" in page
    for nothing, sentence in ((b"", "The file is empty"), (b"{", "no JSON")):
        assert sentence in upload(browse, franca, nothing).content.decode()
    assert "Choose the file" in browse(franca).post(ALL).content.decode()
    assert not ImportedProfile.objects.exists()


def test_what_stands_in_a_file_is_text_and_nothing_more(browse, file, episode, franca):
    sly = json.loads(file)
    sly["source"]["service"] = "<script>alert(1)</script>"
    sly["inventory"] = {
        "competences": [{"kind": "skill", "label": "<img src=x onerror=alert(1)>", "evidence": "said"}],
        "experiences": [],
    }
    page = upload(browse, franca, json.dumps(sly).encode(), case=episode.pk).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_until_it_is_attached_the_desk_alone_sees_it(browse, imported, alice, franca, guido):
    assert browse(franca).get(imported.get_absolute_url()).status_code == 200
    for user in (alice, guido):
        assert browse(user).get(imported.get_absolute_url()).status_code == 404
    look = AuditEntry.objects.about(imported).reads().get()
    assert look.details["section"] == "imported_profile"


def test_once_attached_whoever_sees_the_case_sees_it(browse, imported, episode, alice, franca, chiara):
    answer = browse(franca).post(url("attach_profile", imported), {"case": episode.pk}, follow=True)
    assert "skills profile now" in answer.content.decode()
    assert browse(alice).get(imported.get_absolute_url()).status_code == 200
    assert browse(chiara).get(imported.get_absolute_url()).status_code == 404
    assert AuditEntry.objects.about(episode).reads().latest("at").details["section"] == "imported_profile"


def test_a_case_nobody_may_see_is_not_among_the_choices(browse, imported, franca):
    page = browse(franca).post(url("attach_profile", imported), {"case": "4b0b6b1c-8b5e-4d6e-9a39-111111111111"})
    assert "Choose a case of the list" in page.content.decode()
    imported.refresh_from_db()
    assert imported.episode is None
