"""Who keeps the money of two districts: every page, form and button stays in the one that is shown."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from equipe.models import Ambito
from reporting.models import FundingYear, Spending
from tests.equipe.factories import MembershipFactory, TeamFactory
from tests.reporting.factories import CostLineFactory, FundFactory, SpendingFactory

pytestmark = pytest.mark.django_db

MONEY = ("spending", "funds", "commitments", "hours", "year")


@pytest.fixture
def far(franca):
    """A second district that Franca coordinates, later by name than her own."""
    far = Ambito.objects.create(name="Tagliamento")
    team = TeamFactory(ambito=far, name="Equipe Tagliamento", kind="inclusion")
    MembershipFactory(user=franca, team=team, role="coordinator")
    return far


@pytest.fixture
def session(browse, franca, far):
    return browse(franca)


def page_of(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def test_the_select_names_the_district_that_is_shown(session, far):
    SpendingFactory(cost_line=CostLineFactory(ambito=far, name="Far line"), dated_on=date(2024, 3, 1))
    shown = page_of(session.get(reverse("reporting:spending"), {"district": far.pk}))
    assert shown.xpath("//select[@name='district']/option[@selected]/text()") == ["Tagliamento"]


def test_a_fund_of_the_district_before_narrows_nothing_in_the_next(session, far, franca):
    near = FundFactory(ambito=franca.ambito, year=2024)
    row = SpendingFactory(cost_line=CostLineFactory(ambito=far, name="Far line"), dated_on=date(2024, 3, 1))
    asked = {"year": 2024, "district": far.pk, "fund": near.pk, "cost_line": CostLineFactory(ambito=franca.ambito).pk}
    shown = page_of(session.get(reverse("reporting:spending"), asked))
    assert shown.xpath(f"//a[@href='{row.get_absolute_url()}']")
    assert not shown.xpath("//*[contains(@class, 'invalid-feedback')]")


@pytest.mark.parametrize("name", MONEY)
def test_every_way_out_of_a_page_of_money_stays_in_its_district(session, far, name):
    shown = page_of(session.get(reverse(f"reporting:{name}"), {"district": far.pk}))
    ways = shown.xpath("//main//form[@method='post']/@action") + shown.xpath("//main//a/@href")
    kept = ("spending/sheet", "commitments/?", "/hours/?", "money/years", "hours/costs", "book", "count")
    assert all(f"district={far.pk}" in way for way in ways if any(each in way for each in kept)), ways
    for form in shown.xpath("//main//form[@method='get']"):
        assert form.xpath(f".//*[@name='district']//option[@selected][@value='{far.pk}'] | .//input[@value='{far.pk}']")


def test_a_year_is_closed_in_the_district_that_is_shown(session, franca, far):
    address = f"{reverse('reporting:funding_year', args=[2024])}?district={far.pk}"
    shown = page_of(session.get(address))
    [closes] = [way for way in shown.xpath("//form/@action") if "close" in way]
    answer = session.post(closes)
    assert answer["Location"] == address
    closed = FundingYear.objects.filter(year=2024).exclude(closed_on=None)
    assert [year.ambito for year in closed] == [far]
    [opens] = [way for way in page_of(session.get(address)).xpath("//form/@action") if "open" in way]
    session.post(opens, {"reason": "A late invoice."})
    assert not closed.all().exists()


def test_a_sheet_is_brought_into_the_district_that_is_shown(session, franca, far):
    for ambito in (franca.ambito, far):
        CostLineFactory(ambito=ambito, name="Training")
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Data", "Voce di spesa", "Fondo", "Descrizione", "Importo", "Pagato il", "N. documento"])
        sheet.write_row(1, 0, ["03/03/2024", "Training", "", "A course", 100, "", ""])
    [way] = page_of(session.get(reverse("reporting:spending"), {"district": far.pk})).xpath(
        "//a[contains(@href, 'sheet')]"
    )
    previewed = page_of(session.post(way.get("href"), {"workbook": SimpleUploadedFile("a.xlsx", target.getvalue())}))
    assert "Tagliamento" in previewed.xpath("string(//p[@class='kicker'])")
    kept = previewed.xpath("//input[@name='kept']/@value")[0]
    session.post(way.get("href"), {"kept": kept, "motive": "x"})
    assert [row.ambito for row in Spending.objects.all()] == [far]
