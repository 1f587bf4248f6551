"""The printed skills profile: what the team agreed, on paper; printing it is a look at the file."""

import io

import pikepdf
import pytest
from django.urls import reverse

from equipe.models import AuditEntry
from reporting import pdf
from tests.assessments.factories import agreed_round, open_round

pytestmark = pytest.mark.django_db


def url_of(agreed):
    return reverse("reporting:skills_profile", args=[agreed.pk])


def test_skills_profile(browse, episode, alice, dario):
    agreed = agreed_round(episode, alice, dario)
    response = browse(alice).get(url_of(agreed))
    assert response["Content-Disposition"] == 'attachment; filename="skills-profile.pdf"'
    paper = pikepdf.open(io.BytesIO(response.content))
    assert "Anna Moro" in str(paper.docinfo["/Title"])
    assert paper.Root.MarkInfo.Marked


def test_printing_it_is_a_look_at_the_file(browse, episode, alice, dario):
    agreed = agreed_round(episode, alice, dario)
    browse(dario).get(url_of(agreed))
    look = AuditEntry.objects.about(episode).reads().get()
    assert (look.actor, look.details["section"]) == (dario, "skills_profile")


def test_nothing_is_printed_before_the_team_agrees(browse, episode, alice, dario):
    assert browse(alice).get(url_of(open_round(episode, alice, dario))).status_code == 404


def test_it_is_hidden_from_other_teams(browse, episode, alice, chiara, guido, ines):
    agreed = agreed_round(episode, alice)
    for user in (chiara, guido, ines):
        assert browse(user).get(url_of(agreed)).status_code == 404


def test_without_pango_the_page_says_so(browse, episode, alice, monkeypatch):
    def no_pango():
        raise pdf.PdfUnavailable

    agreed = agreed_round(episode, alice)
    monkeypatch.setattr(pdf, "weasyprint", no_pango)
    response = browse(alice).get(url_of(agreed), follow=True)
    assert "apt-get install libpango" in response.content.decode()
