"""Whoever works in two districts says for which one; whoever works in one is never asked."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from beneficiaries.models import NoteTemplate
from equipe.enums import Role
from equipe.models import Ambito, AuditEntry
from reporting.models import CostLine, FundingYear, RegisterImport, Report
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory
from tests.reporting.factories import SpendingFactory

RHYTHM = {"review_days": 30, "assessment_months": 12}
TEMPLATE = {"name": "No answer", "channel": "phone", "minutes": "5", "text": "Called at …", "shared": "on"}


def page(response):
    return response.content.decode()


@pytest.fixture
def here(franca):
    return Ambito.objects.get()


@pytest.fixture
def there(franca, here):
    """A second district that Franca coordinates."""
    ambito = AmbitoFactory(name="Tagliamento")
    MembershipFactory(user=franca, team=TeamFactory(ambito=ambito, inclusion=True), role=Role.COORDINATOR)
    return ambito


class TestRhythm:
    def test_with_two_it_is_asked_first(self, browse, franca, here, there):
        door, client = reverse("beneficiaries:rhythm"), browse(franca)
        asked = page(client.get(door))
        assert f"?district={there.pk}" in asked
        assert 'name="review_days"' not in asked
        assert client.post(f"{door}?district={there.pk}", RHYTHM).status_code == 302
        assert {a.name: a.review_days for a in Ambito.objects.all()} == {"Noncello": 90, "Tagliamento": 30}

    @pytest.mark.parametrize("wrong", ["", "?district=0", "?district=x", "?district=%00"])
    def test_without_a_word_on_it_nothing_is_written(self, browse, franca, there, wrong):
        assert "For which district?" in page(browse(franca).post(reverse("beneficiaries:rhythm") + wrong, RHYTHM))
        assert not Ambito.objects.filter(review_days=30).exists()

    def test_of_a_district_where_she_does_something_else_nothing_is_chosen(self, browse, franca, here):
        elsewhere = AmbitoFactory(name="Aaa, first by name")
        MembershipFactory(user=franca, team=TeamFactory(ambito=elsewhere), role=Role.SOCIAL_WORKER)
        browse(franca).post(f"{reverse('beneficiaries:rhythm')}?district={elsewhere.pk}", RHYTHM)
        assert set(Ambito.objects.filter(review_days=30)) == {here}


class TestTemplates:
    door = reverse("beneficiaries:add_note_template")

    def test_for_the_whole_district_but_for_which(self, browse, franca, there):
        client = browse(franca)
        asked = page(client.post(self.door, TEMPLATE | {"key": uuid4()}))
        assert "Choose for which district." in asked
        assert "Called at …" in asked
        client.post(self.door, TEMPLATE | {"key": uuid4(), "district": there.pk})
        assert NoteTemplate.objects.get().ambito == there

    def test_for_herself_nothing_is_asked(self, browse, franca, there):
        browse(franca).post(self.door, TEMPLATE | {"key": uuid4(), "shared": ""})
        assert NoteTemplate.objects.get().owner == franca

    def test_with_one_district_nobody_is_asked(self, browse, franca, here):
        assert 'name="district"' not in page(browse(franca).get(self.door))


class TestUsualTemplates:
    list, door = reverse("beneficiaries:note_templates"), reverse("beneficiaries:take_usual_templates")

    def test_a_new_district_begins_with_five_in_italian_by_one_click(self, browse, franca, here):
        client = browse(franca)
        assert "Take the usual ones" in page(client.get(self.list))
        assert not NoteTemplate.objects.exists()  # looking takes nothing over
        for _click in range(2):
            client.post(self.door)
        names = set(NoteTemplate.objects.values_list("name", flat=True))
        assert names == {
            "Telefonata",
            "Visita domiciliare",
            "Colloquio con la persona",
            "Incontro con un servizio",
            "Appuntamento mancato",
        }
        assert NoteTemplate.objects.filter(owner=None, ambito=here).exclude(text="").count() == 5
        assert AuditEntry.objects.get(verb="note_template.usual_taken").details == {"number": 5}
        shown = page(client.get(self.list))
        assert "Take the usual ones" not in shown
        assert "Visita domiciliare" in shown

    def test_who_has_templates_gets_none_and_hears_why(self, browse, franca, here):
        NoteTemplate.objects.create(ambito=here, name="Ours", channel="phone")
        assert "has templates already" in page(browse(franca).post(self.door, follow=True))
        assert NoteTemplate.objects.count() == 1

    def test_each_of_two_districts_by_itself(self, browse, franca, here, there):
        client = browse(franca)
        assert "Choose for which district." in page(client.post(self.door, follow=True))
        client.post(self.door, {"district": there.pk})
        assert set(NoteTemplate.objects.values_list("ambito", flat=True)) == {there.pk}
        shown = page(client.get(self.list))
        assert "Noncello has no templates yet" in shown
        assert "Tagliamento has no templates yet" not in shown

    def test_only_who_keeps_them_is_offered_them(self, browse, alice, franca):
        assert "Take the usual ones" not in page(browse(alice).get(self.list))
        assert browse(alice).post(self.door).status_code == 403


class TestMoneyAndPapers:
    def test_a_paper_is_of_one_district(self, browse, franca, here, there):
        client, door = browse(franca), reverse("reporting:request_report")
        shown = page(client.get(reverse("reporting:reports")))
        kind = Report._meta.get_field("kind").choices[0][0]
        year = shown.split("<option>")[1].split("<")[0]
        asked = {"kind": kind, "year": year}
        SpendingFactory(cost_line__ambito=there, dated_on=date(int(year), 3, 4))
        assert "Choose for which district." in page(client.post(door, asked, follow=True))
        assert not Report.objects.exists()
        client.post(door, asked | {"district": there.pk})
        assert Report.objects.get().ambito == there
        assert "Tagliamento" in page(client.get(reverse("reporting:reports")))

    def test_a_cost_line_too(self, browse, franca, there):
        client, door = browse(franca), reverse("reporting:add_cost_line")
        assert "Choose for which district." in page(client.post(door, {"name": "Travel"}))
        client.post(door, {"name": "Travel", "district": there.pk})
        assert CostLine.objects.get().ambito == there

    def test_the_funding_of_a_year_too(self, browse, franca, there):
        client, door = browse(franca), reverse("reporting:funding_year", args=[2026])
        assert "For which district?" in page(client.get(door))
        typed = {"version": 0, "granted": "1000", "share_region": "60", "share_municipality": "40"}
        client.post(f"{door}?district={there.pk}", typed | {"target_placements": "1", "target_jobs": "1"})
        assert FundingYear.objects.get().ambito == there

    def test_what_leads_to_money_names_the_district_it_tells_of(self, browse, franca, here):
        """Districts stand by name: the first one is not the one whose figures she reads."""
        first = AmbitoFactory(name="Aaa, first by name")
        MembershipFactory(user=franca, team=TeamFactory(ambito=first, inclusion=True), role=Role.COORDINATOR)
        SpendingFactory(cost_line__ambito=here, dated_on=date(2024, 3, 4))
        SpendingFactory(cost_line__ambito=first, dated_on=date(2024, 3, 4))
        assert franca.ambito == here
        client = browse(franca)
        doors = {
            reverse("reporting:figures") + "?year=2024": ("spending",),
            reverse("reporting:figure", args=[2024, "cost_total"]): ("spending",),
            f"{reverse('reporting:year')}?year=2024&district={here.pk}": ("spending", "funds", "funding_year"),
            f"{reverse('reporting:funds')}?district={here.pk}": ("spending", "commitments", "funding_year", "hours"),
            f"{reverse('reporting:commitments')}?district={here.pk}": ("funds", "add_commitment"),
            f"{reverse('reporting:spending')}?district={here.pk}": ("funds", "funding_year"),
        }
        for door, leading in doors.items():
            read = unescape(page(client.get(door)))
            for name in leading:
                args = [2024] if name == "funding_year" else []
                address = reverse(f"reporting:{name}", args=args).replace("2024", r"\d{4}")
                ways = re.findall(rf'href="({address}(?:\?[^"]*)?)"', read.partition("<main")[2])
                assert ways, (door, name)
                assert all(f"district={here.pk}" in way for way in ways), (door, ways)

    def test_a_year_is_closed_in_the_district_whose_page_it_is(self, browse, franca, here):
        first = AmbitoFactory(name="Aaa, first by name")
        MembershipFactory(user=franca, team=TeamFactory(ambito=first, inclusion=True), role=Role.COORDINATOR)
        read = page(browse(franca).get(f"{reverse('reporting:funding_year', args=[2024])}?district={here.pk}"))
        (address,) = re.findall(rf'action="({reverse("reporting:close_year", args=[2024])}[^"]*)"', read)
        browse(franca).post(address)
        assert FundingYear.objects.get().ambito == here

    def test_a_workbook_too(self, browse, franca, there):
        assert "Choose for which district." in page(browse(franca).post(reverse("reporting:register_imports"), {}))
        assert not RegisterImport.objects.exists()
