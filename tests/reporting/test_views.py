"""What the doors of reporting add: forms to deeds, refusals to the screen, lists cut to what one may see."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from reporting import actions
from reporting.forms import plain_amount
from reporting.indicators import Year, count
from reporting.models import FundingYear, Spending
from reporting.worklists.shapes import Desk, Line, Plate, plate_of
from tests.beneficiaries.factories import EpisodeFactory, ReferralFactory, TaskFactory
from tests.reporting.factories import CostLineFactory, FundingYearFactory, SpendingFactory

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


# The first page


@pytest.mark.parametrize("actor", ["alice", "dario", "elena", "franca", "guido", "ines"])
def test_home_is_useful_to_everybody_even_when_there_is_nothing(request, browse, actor, django_assert_max_num_queries):
    client = browse(request.getfixturevalue(actor))
    with django_assert_max_num_queries(12):
        response = client.get(reverse("reporting:home"))
    assert response.status_code == 200
    assert "card-plain" in text(response)


def test_home_of_a_social_worker(browse, alice, episode):
    TaskFactory(episode=episode, text="Call the school", due_on="2024-03-01")
    ReferralFactory(person__last_name="Basso", referrer=alice)
    page = text(browse(alice).get(reverse("reporting:home")))
    assert "Moro Anna" in page
    assert "Call the school" in page
    assert "Basso Anna" in page
    assert reverse("reporting:desk") in page
    assert "People I follow" in text(browse(alice).get(reverse("reporting:desk")))


def test_home_of_a_coordinator_with_a_grown_service(browse, service, franca, django_assert_max_num_queries):
    client = browse(franca)
    with django_assert_max_num_queries(12):
        client.get(reverse("reporting:home"))
    with django_assert_max_num_queries(30):
        page = text(client.get(reverse("reporting:desk"), headers={"HX-Request": "true"}))
    assert "against its target" in page
    assert "<html" not in page


def test_where_nothing_waits_is_told_in_one_plate():
    waits, quiet = Plate("Visits", "", lines=(Line("Moro Anna", "/"),)), Plate("Months to close", "All are closed.")
    desk = Desk((), (quiet, waits))
    assert (desk.busy, desk.quiet) == ([waits], [quiet])


@pytest.mark.parametrize(("door", "seen", "folded", "more"), [("", 8, 12, False), ("placements:hosts", 8, 0, True)])
def test_a_plate_without_a_list_behind_it_unfolds(door, seen, folded, more):
    plate = plate_of("Ready", "", range(20), lambda n: Line(str(n), "/"), door=door)
    assert (len(plate.seen), len(plate.folded), plate.more) == (seen, folded, more)


# The figures


def test_figures(browse, service, franca, django_assert_max_num_queries):
    client = browse(franca)
    with django_assert_max_num_queries(40):
        page = text(client.get(reverse("reporting:figures"), {"year": 2024}))
    counted = count(Year(service, 2024))
    assert f"People in charge: {counted['people_in_charge']}" in page
    assert reverse("reporting:cases_behind", args=[2024, "people_in_charge"]) in page


def test_a_year_nobody_knows_shows_the_newest(browse, service, franca):
    for year in ("1066", "x", "99999999999999999999", ""):
        assert browse(franca).get(reverse("reporting:figures"), {"year": year}).status_code == 200


def test_cases_behind(browse, service, franca, alice, episode):
    url = reverse("reporting:cases_behind", args=[2024, "people_in_charge"])
    total = count(Year(service, 2024))["people_in_charge"]
    assert f"{total} stand behind" in text(browse(franca).get(url))
    page = text(browse(alice).get(url))
    assert f"You may see 1 of the {total}" in page
    assert "Moro Anna" in page
    assert "Person 1" not in page


def test_cases_behind_one_line_of_a_breakdown(browse, service, franca):
    url = reverse("reporting:cases_behind", args=[2024, "entered_by_sex"])
    women = count(Year(service, 2024))["entered_by_sex"]["F"]
    assert f"{women} stand behind" in text(browse(franca).get(url, {"line": "F"}))
    assert browse(franca).get(url, {"line": "nonsense"}).status_code == 200


@pytest.mark.parametrize("code", ["nonsense", "cost_total", "placement_to_job"])
def test_nothing_stands_behind_what_is_no_list(browse, franca, code):
    assert browse(franca).get(reverse("reporting:cases_behind", args=[2024, code])).status_code == 404


@pytest.mark.parametrize("year", [0, 1, 9999, 10**12])
def test_no_list_of_a_year_outside_the_calendar(browse, franca, year):
    assert browse(franca).get(reverse("reporting:cases_behind", args=[year, "people_left"])).status_code == 404


# Money


def test_spending(browse, service, franca):
    page = text(browse(franca).get(reverse("reporting:spending"), {"year": 2024}))
    counted = count(Year(service, 2024))
    assert f"{counted['cost_total']:,.2f}" in page
    assert f"{counted['share_region']:,.2f}" in page


def test_spending_can_be_narrowed(browse, franca):
    line = CostLineFactory(name="Formazione")
    SpendingFactory(description="Needle")
    SpendingFactory(description="Hay", cost_line=line)
    url = reverse("reporting:spending")
    assert "Hay" not in text(browse(franca).get(url, {"year": 2024, "words": "needle"}))
    assert "Needle" not in text(browse(franca).get(url, {"year": 2024, "cost_line": line.pk}))
    assert browse(franca).get(url, {"year": 2024, "cost_line": "x", "page": "99"}).status_code == 200


def entry(form, **changes):
    return {
        "key": form["key"].value(),
        "cost_line": CostLineFactory().pk,
        "dated_on": "2024-05-06",
        "amount": "€ 1.234,56",
        "description": "Stipendi",
        **changes,
    }


def test_add_spending(browse, franca):
    client, url = browse(franca), reverse("reporting:add_spending")
    CostLineFactory()
    typed = entry(client.get(url).context["form"])
    client.post(url, typed)
    client.post(url, typed)  # the double click
    row = Spending.objects.get()
    assert (row.amount, row.description, row.entered_by) == (Decimal("1234.56"), "Stipendi", franca)


@pytest.mark.parametrize("amount", ["", "0", "12,345,6", "many", "1e999", "NaN", "99999999999999"])
def test_what_was_typed_stays_when_it_is_refused(browse, franca, amount):
    client, url = browse(franca), reverse("reporting:add_spending")
    CostLineFactory()
    response = client.post(url, entry(client.get(url).context["form"], amount=amount))
    assert response.status_code == 200
    assert "Stipendi" in text(response)
    assert not Spending.objects.exists()


def test_edit_spending(browse, franca):
    row = SpendingFactory()
    client, url = browse(franca), reverse("reporting:edit_spending", args=[row.pk])
    form = client.get(url).context["form"]
    typed = entry(form, version=form["version"].value(), amount="10", cost_line=row.cost_line_id)
    assert client.post(url, typed).status_code == 302
    assert "meanwhile" in text(client.post(url, typed))  # the second tab still holds the old version
    row.refresh_from_db()
    assert row.amount == 10


def test_add_cost_line(browse, franca):
    client, url = browse(franca), reverse("reporting:add_cost_line")
    assert client.post(url, {"name": "Formazione"}).status_code == 302
    assert "already a cost line" in text(client.post(url, {"name": "Formazione"}))


def test_funding_year(browse, franca):
    client, url = browse(franca), reverse("reporting:funding_year", args=[2024])
    plan = {"version": 0, "granted": "100.000,01", "share_region": "60", "share_municipality": "40"}
    plan |= {"target_placements": 80, "target_jobs": 25}
    assert "add up to 100" in text(client.post(url, plan | {"share_region": "61"}))
    assert client.post(url, plan).status_code == 302
    assert FundingYear.objects.get().granted == Decimal("100000.01")
    assert "meanwhile" in text(client.post(url, plan))


def test_a_year_nobody_set_targets_for_has_none(browse, franca):
    client = browse(franca)
    page = text(client.get(reverse("reporting:figure", args=[2024, "placements_started"])))
    assert "No target is set for 2024" in page
    assert "Aimed at" not in page
    form = client.get(reverse("reporting:funding_year", args=[2024])).context["form"]
    assert [form[name].value() for name in ("target_placements", "target_jobs")] == [None, None]
    actions.close_year(franca.ambito, 2024, on=date(2025, 1, 1), by=franca)
    kept = FundingYear.objects.get()
    assert (kept.target_placements, kept.target_jobs) == (None, None)
    actions.open_year_again(franca.ambito, 2024, reason="x", on=date(2025, 1, 2), by=franca)
    typed = {"version": 2, "granted": "0", "share_region": "70", "share_municipality": "30", "target_placements": "60"}
    assert client.post(reverse("reporting:funding_year", args=[2024]), typed).status_code == 302
    kept.refresh_from_db()
    assert (kept.target_placements, kept.target_jobs) == (60, None)
    assert "Aimed at: 60" in text(client.get(reverse("reporting:figure", args=[2024, "placements_started"])))


@pytest.mark.parametrize("year", [1800, 3000])
def test_no_funding_of_a_year_far_away(browse, franca, year):
    assert browse(franca).get(reverse("reporting:funding_year", args=[year])).status_code == 404


@pytest.mark.parametrize("name", ["spending", "add_spending", "add_cost_line", "reports"])
def test_money_and_papers_are_refused_to_others(browse, alice, dario, guido, ines, name):
    for user in (alice, dario, guido, ines):
        assert browse(user).get(reverse(f"reporting:{name}")).status_code == 403


def test_a_row_of_another_district_is_hidden(browse, franca):
    row = SpendingFactory(cost_line__ambito__name="Livenza")
    assert browse(franca).get(reverse("reporting:edit_spending", args=[row.pk])).status_code == 404


def test_a_case_opened_in_the_last_minute_counts_at_once(browse, franca, alice):
    EpisodeFactory(case_manager=alice)
    page = text(browse(franca).get(reverse("reporting:figures"), {"year": 2024}))
    assert "People in charge: 1" in page


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("1.234,56", "1234.56"),
        ("1234,5", "1234.5"),
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1.234", "1234"),
        ("€ 12", "12"),
        ("-1.000,00", "-1000.00"),
        ("1,2,3", "1,2,3"),
        ("1,234,567", "1234567"),
        ("1,234", "1,234"),
        ("0,001", "0,001"),
        ("0.001", "0.001"),
        ("12,345", "12,345"),
    ],
)
def test_amounts_are_understood_as_people_write_them(typed, understood):
    assert plain_amount(typed) == understood


def test_shares_are_shown_and_read_in_italian(browse, franca):
    franca.language = "it"
    franca.save()
    FundingYearFactory(share_region=Decimal("66.67"), share_municipality=Decimal("33.33"))
    form = browse(franca).get(reverse("reporting:funding_year", args=[2024])).context["form"]
    assert form["share_region"].value() in {"66,67", "66.67"}
    assert form["granted"].value() in {"100.000,01", "100,000.01"}
