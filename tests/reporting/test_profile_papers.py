"""The three copies of a skills profile: plain for the person, whole for the team, and one without anything private."""

import io
import json
import zlib
from datetime import date

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from assessments import actions
from assessments.models import AgreedRating, Item, PersonsWord, Rating, Round
from beneficiaries.models import DataExchange
from equipe.models import AuditEntry
from reporting import pdf
from tests.assessments.districts import district
from tests.assessments.factories import ExperienceFactory, HeldFactory, open_round
from tests.assessments.profiles import AUTUMN, SPRING, agreed_with
from tests.beneficiaries.factories import ExchangeFactory
from tests.reporting.test_pdf import structure

pytestmark = pytest.mark.django_db

SECRETS = ("CANARY", "Bertoli", "Money in and out", "overt", "disadvantage", "Health and care")
COPIES = ("profile_for_person", "profile_for_team")


def url(name, episode):
    return reverse(f"reporting:{name}", args=[episode.pk])


@pytest.fixture
def told(episode, alice, dario):
    """A person of whom everything is known; whatever must stay inside is a canary."""
    agreed_with("self-sufficiency-1", episode, alice, dario, level=3, money=0, note="CANARY note")
    agreed_with("employability-2", episode, alice, dario, level=1, note="CANARY note")
    Round.objects.filter(episode=episode, instrument__code="employability").update(profile="overt", score=13)
    agreed_with("soft-skills-1", episode, alice, dario, level=2, on=SPRING)
    latest = agreed_with("soft-skills-1", episode, alice, dario, level=3, on=AUTUMN, note="CANARY note")
    said = {"stance": "disagrees", "words": "CANARY word", "said_on": AUTUMN, "recorded_by": alice}
    PersonsWord.objects.create(round=latest, **said)
    return latest


def printed(response):
    return pikepdf.open(io.BytesIO(response.content))


def words(response):
    """All that stands on a paper, and what its drawings are said to show."""
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages)
    told = [str(element.get("/Alt", "")) for _name, element in structure(printed(response))]
    return " ".join(" ".join([text, *told]).split())


# For the person, for the team


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_tagged_and_named(browse, told, episode, alice, copy):
    response = browse(alice).get(url(copy, episode))
    assert response["Content-Disposition"] == 'attachment; filename="skills-profile.pdf"'
    paper = printed(response)
    assert paper.Root.MarkInfo.Marked
    assert "Anna Moro" in str(paper.docinfo["/Title"])
    assert 'pdfuaid:part="1"' in paper.Root.Metadata.read_bytes().decode()
    levels = [int(name[2]) for name, _element in structure(paper) if name in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_copy_for_the_person_speaks_plainly(browse, told, episode, alice):
    text = words(browse(alice).get(url("profile_for_person", episode)))
    for said in ("I am on time at work", "Yes, on my own", "What comes next", "You see it differently?", "CANARY word"):
        assert said in text, said
    for jargon in ("interval", "overt", "disadvantage", "score", "CANARY note", "95"):
        assert jargon not in text, jargon


def test_in_large_type_it_takes_more_room(browse, told, episode, alice):
    small, large = (
        len(printed(browse(alice).get(url("profile_for_person", episode) + asked)).pages)
        for asked in ("", "?type=large")
    )
    assert large > small


def test_the_copy_for_the_team_holds_everything(browse, told, episode, alice):
    text = words(browse(alice).get(url("profile_for_team", episode)))
    for said in (*SECRETS[:4], "CANARY word", "item by item", "Dario Bertoli", "no calibration yet"):
        assert said in text, said


def test_every_drawing_has_its_words(browse, told, episode, alice):
    paper = printed(browse(alice).get(url("profile_for_team", episode)))
    figures = [element for name, element in structure(paper) if name == "/Figure"]
    assert len(figures) == 5 + 9
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


def test_the_measures_of_a_calibrated_district_are_printed_with_their_intervals(browse, franca):
    ambito, _raters, opened = district()
    actions.calibrate(ambito, on=date(2024, 12, 31))
    round = opened[0]
    items = Item.objects.of(round.instrument)
    AgreedRating.objects.bulk_create(AgreedRating(round=round, item=i, value=i.levels[1]["value"]) for i in items)
    Round.objects.filter(pk=round.pk).update(agreed_on=AUTUMN)
    text = words(browse(franca).get(url("profile_for_team", round.episode)))
    assert "Interval of 95" in text
    assert "Many-facet Rasch model" in text


def test_printing_is_a_look_and_a_deed(browse, told, episode, dario):
    browse(dario).get(url("profile_for_team", episode))
    look = AuditEntry.objects.about(episode).reads().get()
    deed = AuditEntry.objects.about(episode).deeds().get()
    assert (look.actor, look.details["section"]) == (dario, "skills_profile")
    assert (deed.verb, deed.details) == ("profile.printed", {"copy": "team"})


@pytest.mark.parametrize("copy", COPIES)
def test_nothing_is_printed_before_the_team_agrees(browse, episode, alice, dario, copy):
    open_round(episode, alice, dario)
    response = browse(alice).get(url(copy, episode), follow=True)
    assert "nothing was agreed" in response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("assessments:profile", args=[episode.pk])


@pytest.mark.parametrize("copy", [*COPIES, "share_profile"])
def test_it_is_hidden_from_other_teams(browse, told, episode, chiara, guido, ines, copy):
    for user in (chiara, guido, ines):
        assert browse(user).get(url(copy, episode)).status_code == 404


def test_without_pango_the_page_says_so(browse, told, episode, alice, monkeypatch):
    def no_pango():
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "weasyprint", no_pango)
    response = browse(alice).get(url("profile_for_person", episode), follow=True)
    assert "apt-get install libpango" in response.content.decode()


# To share


@pytest.fixture
def inventory(episode):
    job = ExperienceFactory(
        episode=episode, job_title="Welder", kind="prison", ending="health", employer="Officine Livenza"
    )
    return {
        "job": job,
        "held": HeldFactory(episode=episode, label="Welding", experience=job),
        "kept": HeldFactory(episode=episode, label="CANARY unchosen"),
    }


def share(browse, user, episode, inventory, then, **more):
    chosen = {
        "competences": [inventory["held"].pk],
        "experiences": [inventory["job"].pk],
        "then": then,
        "receiver": "person",
    }
    return browse(user).post(url("share_profile", episode), chosen | more)


def test_the_page_offers_each_entry_and_ticks_none(browse, told, episode, inventory, alice):
    page = browse(alice).get(url("share_profile", episode)).content.decode()
    assert "Welding" in page
    assert "Welder, Officine Livenza" in page
    assert "checked" not in page


def test_the_shared_paper_holds_nothing_private(browse, told, episode, inventory, alice):
    response = share(browse, alice, episode, inventory, "paper")
    text = words(response)
    for said in ("Strengths", "Keeps times", "Welding", "Welder", "job mediator, social worker"):
        assert said in text, said
    for secret in (*SECRETS, "Anna", "Moro", "prison", "health reasons"):
        assert secret not in text, secret
    raw = b"".join(_streams(response.content))
    assert b"CANARY" not in raw


def _streams(content):
    """Every object of the file, unpacked: what is not drawn might still lie in it."""
    for thing in pikepdf.open(io.BytesIO(content)).objects:
        if isinstance(thing, pikepdf.Stream):
            try:
                yield thing.read_bytes()
            except (pikepdf.PdfError, zlib.error):
                yield thing.read_raw_bytes()
        else:
            yield repr(thing).encode()


def test_the_shared_file_holds_nothing_private(browse, told, episode, inventory, alice):
    response = share(browse, alice, episode, inventory, "file")
    assert response["Content-Disposition"] == 'attachment; filename="skills-profile.json"'
    text = response.content.decode()
    for secret in (*SECRETS, "Anna", "Moro", "prison", "health", str(episode.pk)):
        assert secret not in text, secret
    content = json.loads(text)
    assert [held["label"] for held in content["inventory"]["competences"]] == ["Welding"]
    assert len(content["rounds"]) == 2


def test_the_name_goes_only_if_it_is_wished(browse, told, episode, inventory, alice):
    response = share(browse, alice, episode, inventory, "file", with_name="on")
    assert json.loads(response.content)["person"]["name"] == "Anna Moro"


def test_sharing_leaves_its_trace(browse, told, episode, inventory, alice):
    share(browse, alice, episode, inventory, "paper")
    share(browse, alice, episode, inventory, "file")
    deeds = AuditEntry.objects.about(episode).deeds().newest_first()
    assert [deed.verb for deed in deeds] == ["profile.exported", "profile.shared"]
    assert set(deeds[0].details["inventory"]) == {str(inventory["held"].pk), str(inventory["job"].pk)}


def test_only_who_follows_the_case_and_the_desk_hand_it_on(browse, told, episode, alice, bruno, dario):
    for user, allowed in ((alice, True), (dario, True), (bruno, False)):
        assert (browse(user).get(url("share_profile", episode)).status_code == 200) is allowed


def test_without_soft_skills_there_is_nothing_to_share(browse, episode, alice):
    agreed_with("self-sufficiency-1", episode, alice, level=3)
    assert "Nothing can be handed on yet" in browse(alice).get(url("share_profile", episode)).content.decode()
    response = browse(alice).post(url("share_profile", episode), {"then": "file", "receiver": "person"})
    assert response["Content-Type"].startswith("text/html")
    assert not AuditEntry.objects.about(episode).deeds().exists()


def test_another_persons_entries_cannot_be_slipped_in(browse, told, episode, inventory, alice):
    theirs = HeldFactory(label="CANARY of somebody else")
    response = browse(alice).post(
        url("share_profile", episode), {"competences": [theirs.pk], "then": "file", "receiver": "person"}
    )
    assert response["Content-Type"].startswith("text/html")
    assert Rating.objects.exists()


# To whom


def test_a_copy_asks_who_gets_it(browse, told, episode, inventory, alice):
    page = share(browse, alice, episode, inventory, "file", receiver="").content.decode()
    assert "Choose who gets the copy." in page
    assert f'value="{inventory["held"].pk}"' in page
    assert "checked" in page


def test_another_service_gets_it_only_when_that_is_written_down(browse, told, episode, inventory, alice):
    refused = share(browse, alice, episode, inventory, "file", receiver="job_centre")
    assert "write it down first" in refused.content.decode()
    assert not AuditEntry.objects.filter(verb="profile.exported").exists()
    handed = share(browse, alice, episode, inventory, "file", receiver="job_centre", write_down="on")
    assert handed["Content-Type"] == "application/json"
    exchange = DataExchange.objects.get()
    assert (exchange.receiver, exchange.telling, exchange.noted_by) == ("job_centre", "allowed", alice)
    assert AuditEntry.objects.get(verb="profile.exported").details["receiver"] == "job_centre"
    assert share(browse, alice, episode, inventory, "file", receiver="job_centre")["Content-Type"] == "application/json"
    assert (
        "write it down first" in share(browse, alice, episode, inventory, "file", receiver="training").content.decode()
    )


def test_whoever_must_not_be_told_gets_no_copy(browse, told, episode, inventory, alice):
    ExchangeFactory(episode=episode, receiver="host", telling="not_allowed")
    for then in ("file", "paper"):
        page = share(browse, alice, episode, inventory, then, receiver="host", write_down="on").content.decode()
        assert "must not be told anything" in page
    assert DataExchange.objects.count() == 1
    assert not AuditEntry.objects.filter(verb__in=["profile.exported", "profile.shared"]).exists()
