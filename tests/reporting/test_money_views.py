"""The doors of money: what the pages show, what a form brings to the deed, how many questions they ask."""

import io
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pypdf
import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import Person
from equipe.models import AuditEntry, Municipality
from placements import actions as placing
from placements.models import Act, Cover, recorded_acts
from reporting import actions
from reporting.models import Commitment, Fund, PlannedAmount, Spending
from tests.beneficiaries.factories import EpisodeFactory
from tests.placements.factories import AttendanceMonthFactory, InternshipFactory
from tests.reporting.factories import CostLineFactory, FundFactory, SpendingFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(episode, dario):
    return InternshipFactory(episode=episode, promoter_tutor=dario)


@pytest.fixture
def line(franca):
    return CostLineFactory(ambito=franca.ambito, name="Indennità", chapter="B")


@pytest.fixture
def fund(line):
    return FundFactory(ambito=line.ambito, name="Fondo regionale", year=2026)


@pytest.fixture
def planned(fund, line, franca):
    told = {"fund": fund, "cost_line": line, "dated_on": date(2026, 1, 1), "amount": Decimal(2000)}
    return actions.plan_amount(PlannedAmount(**told), by=franca)


def text(answer):
    return " ".join(answer.content.decode().split())


def payers(*rows):
    told = {"payer-TOTAL_FORMS": len(rows), "payer-INITIAL_FORMS": 0}
    for place, (kind, name, share) in enumerate(rows):
        told |= {f"payer-{place}-kind": kind, f"payer-{place}-name": name, f"payer-{place}-share": share}
    return told


NEW = {"name": "Fondo", "year": 2026, "starts_on": "2026-01-01", "ends_on": "2026-12-31"}


def test_add_fund_with_three_payers(browse, franca, line):
    rows = [("region", "Regione", "33,33"), ("municipality", "Comune", "33,33"), ("union", "UE", "33,34"), ("", "", "")]
    answer = browse(franca).post(reverse("reporting:add_fund"), NEW | payers(*rows))
    assert answer.status_code == 302
    assert Fund.objects.get().payers.count() == 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (payers(("region", "Regione", "70"), ("municipality", "Comune", "29")), "The shares make 99 %"),
        (payers(("region", "Regione", "")), "Enter the share"),
        (payers(), "Say who pays"),
        (payers(("region", "Regione", "100")) | {"ends_on": "2026-02-31"}, "date"),
        (payers(("region", "Regione", "100")) | {"ends_on": "2025-12-31"}, "end before it begins"),
    ],
)
def test_a_fund_that_cannot_be(browse, franca, said, sentence):
    answer = browse(franca).post(reverse("reporting:add_fund"), NEW | said)
    assert answer.status_code == 200
    assert sentence in text(answer)
    assert not Fund.objects.exists()


def test_change_fund_keeps_its_payers(browse, franca, fund):
    kept = fund.payers.get(kind="region").pk
    rows = [("region", "Region", "60"), ("municipality", "Municipality", "40")]
    url = reverse("reporting:edit_fund", args=[fund.pk])
    answer = browse(franca).post(url, NEW | {"name": "Fondo", "version": 0} | payers(*rows))
    assert answer.status_code == 302
    assert fund.payers.get(pk=kept).share == 60
    again = browse(franca).post(url, NEW | {"name": "Altro", "version": 0} | payers(*rows))
    assert again.status_code == 200


def test_note_an_act(browse, franca, fund):
    url = reverse("reporting:note_fund_act", args=[fund.pk])
    told = {"kind": "advance", "dated_on": "2026-03-01", "amount": "70.000,00", "protocol": "12/2026"}
    assert browse(franca).post(url, told).status_code == 302
    refused = browse(franca).post(url, told | {"kind": "given_back", "amount": "70.000,01"})
    assert "more than was received" in text(refused)


def test_an_advance_beyond_the_grant_asks_why_and_keeps_what_was_typed(browse, franca, fund):
    client, url = browse(franca), reverse("reporting:note_fund_act", args=[fund.pk])
    told = {"kind": "advance", "dated_on": "2026-03-01", "amount": "100.000,01", "protocol": "Needle"}
    asked = client.post(url, told)
    assert asked.context["form"].asks_motive
    assert "0,01 € would have to be given back" in text(asked)
    assert "Needle" in text(asked)
    assert fund.acts.count() == 1
    client.post(url, told | {"motive": "The Region paid a cent too much"})
    assert "The Region paid a cent too much" in text(client.get(fund.get_absolute_url()))


def test_where_the_money_stands(browse, franca, fund, line, planned, django_assert_max_num_queries):
    SpendingFactory(cost_line=line, fund=fund, dated_on=date(2026, 3, 1), amount=Decimal("500.00"))
    with django_assert_max_num_queries(40):
        page = text(browse(franca).get(reverse("reporting:funds")))
    assert "1,500.00" in page
    earlier = text(browse(franca).get(reverse("reporting:funds"), {"on": "2026-02-28"}))
    assert "1,500.00" not in earlier
    of_fund = text(browse(franca).get(fund.get_absolute_url()))
    assert "1,500.00" in of_fund
    for wrong in ("2026-02-31", "x", "0001-01-01", "9999-12-31"):
        assert browse(franca).get(reverse("reporting:funds"), {"on": wrong}).status_code == 200


def test_pages_of_money_that_name_people_leave_a_look(browse, franca, episode, dario, line, fund):
    days = {"starts_on": date(2026, 6, 1), "ends_on": date(2026, 8, 31)}
    actions.pay_from(InternshipFactory(episode=episode, promoter_tutor=dario, **days), line, fund=fund, by=franca)
    client = browse(franca)
    for url in (fund.get_absolute_url(), reverse("reporting:commitments")):
        before = AuditEntry.objects.reads().count()
        assert str(episode.person) in text(client.get(url))
        assert AuditEntry.objects.reads().count() == before + 1


def test_the_money_of_a_day_as_a_workbook(browse, franca, fund, line, planned):
    answer = browse(franca).get(reverse("reporting:money_workbook"), {"on": "2026-06-30"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {2000, "Indennità"} <= set(cells)


def test_book_with_one_button(browse, franca, dario, internship, fund, line):
    AttendanceMonthFactory(internship=internship)
    told = {"key": uuid.uuid4(), "by": dario, "at": datetime(2026, 6, 30, 8, tzinfo=UTC)}
    placing.prepare_payment(line.ambito, date(2026, 3, 1), **told)
    page = text(browse(franca).get(reverse("reporting:funds")))
    assert "have no funding line" in page or "has no funding line" in page
    actions.pay_from(internship, line, fund=fund, by=franca)
    for _turn in range(2):
        assert browse(franca).post(reverse("reporting:book_payments")).status_code == 302
    assert Spending.objects.get().fund == fund


def test_note_and_close_a_decision(browse, franca, fund, line):
    told = {"number": "12/2026", "dated_on": "2026-03-01", "cost_line": line.pk, "fund": fund.pk, "amount": "500"}
    assert browse(franca).post(reverse("reporting:add_commitment"), told).status_code == 302
    bound = Commitment.objects.get()
    assert "500.00" in text(browse(franca).get(reverse("reporting:commitments")))
    negative = browse(franca).post(reverse("reporting:add_commitment"), told | {"number": "13", "amount": "-1"})
    assert negative.status_code == 200
    browse(franca).post(reverse("reporting:close_commitment", args=[bound.pk]))
    bound.refresh_from_db()
    assert bound.closed_on == TODAY


def test_what_an_extension_will_cost(browse, franca, internship, fund, line, planned):
    url = reverse("reporting:cost_of_extension", args=[internship.pk])
    page = text(browse(franca).get(url, {"ends_on": "2026-10-31"}, headers={"HX-Request": "true"}))
    assert "600.00" in page
    assert "1,400.00" in page
    assert "<html" not in page
    actions.pay_from(internship, line, fund=fund, by=franca)
    chosen = text(browse(franca).get(url, {"ends_on": "2026-12-31"}))
    assert "1,200.00" in chosen
    assert "not enough" in chosen
    for wrong in ("2026-02-31", "x", "", "2020-01-01", "9999-12-31"):
        assert browse(franca).get(url, {"ends_on": wrong}).status_code == 200


def test_what_a_new_internship_will_cost_stands_in_its_check(browse, franca, elena, episode):
    url = reverse("placements:internship_step", args=[episode.pk, "check"])
    plate = reverse("reporting:cost_of_opening", args=[episode.pk])
    assert browse(franca).get(url).status_code == 200
    assert "once the period" in text(browse(franca).get(plate))
    assert browse(elena).get(plate).status_code == 403


def test_the_cost_before_approval_is_that_of_the_service_alone(browse, franca, internship, fund, line, planned):
    shares = {"promoter": "100.00", "host": "200.00"}
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on, shares=shares))
    url = reverse("reporting:cost_of_extension", args=[internship.pk])
    page = text(browse(franca).get(url, {"ends_on": "2026-10-31"}))
    assert "200.00" in page
    assert "400.00 more are paid by host or third party" in page.replace(" €", "")
    assert "1,800.00" in page  # left then


def test_insurance_stands_in_the_cost_before_approval(browse, franca, internship, fund, line, planned):
    Cover.objects.create(internship=internship, insurance_price=Decimal(5), insurance_per="month")
    actions.pay_from(internship, line, fund=fund, by=franca)
    url = reverse("reporting:cost_of_extension", args=[internship.pk])
    page = text(browse(franca).get(url, {"ends_on": "2026-10-31"}))
    assert "10.00" in page
    assert "610.00" in page  # in all, and what it would take


def test_what_changed_since_it_was_booked_is_put_right_with_one_button(browse, franca, internship, fund, line):
    cover = Cover.objects.create(internship=internship, insurance_price=Decimal(35))
    actions.pay_from(internship, line, fund=fund, by=franca)
    client, page = browse(franca), reverse("reporting:funds")
    assert "35.00" in text(client.get(page))
    client.post(reverse("reporting:book_payments"))
    row = Spending.objects.get()
    assert "Put the booked rows right" not in text(client.get(page))
    Cover.objects.filter(pk=cover.pk).update(insurance_price=Decimal(41))
    assert "Put the booked rows right" in text(client.get(page))
    client.post(reverse("reporting:correct_booked"))
    row.refresh_from_db()
    assert row.amount == 41
    seen = text(client.get(row.get_absolute_url()))
    assert "35.00" in seen
    assert internship.get_absolute_url() in seen


# Closing


def test_close_and_open_a_year(browse, franca, line):
    close, reopen = (reverse(f"reporting:{name}", args=[2025]) for name in ("close_year", "open_year_again"))
    browse(franca).post(close)
    told = {"key": uuid.uuid4(), "cost_line": line.pk, "dated_on": "2025-05-06", "amount": "1", "description": "x"}
    assert "2025 is closed" in text(browse(franca).post(reverse("reporting:add_spending"), told))
    browse(franca).post(reopen, {"reason": ""})
    assert browse(franca).post(reverse("reporting:add_spending"), told).status_code == 200
    browse(franca).post(reopen, {"reason": "An invoice came late"})
    assert browse(franca).post(reverse("reporting:add_spending"), told).status_code == 302
    assert "An invoice came late" in text(browse(franca).get(reverse("reporting:funding_year", args=[2025])))


# Spending


def test_what_has_not_happened_yet_is_no_spending(browse, franca, line):
    client, url = browse(franca), reverse("reporting:add_spending")
    told = {"cost_line": line.pk, "amount": "1", "description": "Needle"}
    for day in ("2026-07-01", "2099-01-01"):
        page = text(client.post(url, told | {"key": uuid.uuid4(), "dated_on": day}))
        assert "has not come yet" in page
        assert "Needle" in page
    assert client.post(url, told | {"key": uuid.uuid4(), "dated_on": "2026-06-30"}).status_code == 302
    row = Spending.objects.get()
    door = row.get_absolute_url()
    typed = told | {"key": row.pk, "version": row.version, "dated_on": "2026-07-01"}
    assert "01/07/2026 has not come yet" in text(client.post(door, typed))
    assert Spending.objects.get().dated_on == TODAY


def test_nothing_was_paid_on_a_day_to_come(browse, franca, line):
    client, url = browse(franca), reverse("reporting:add_spending")
    told = {"cost_line": line.pk, "amount": "1", "description": "Needle", "dated_on": "2026-06-01"}
    for day in ("2026-07-01", "2031-01-01"):
        page = text(client.post(url, told | {"key": uuid.uuid4(), "paid_on": day}))
        assert "cannot have been paid" in page
        assert "Needle" in page
    assert client.post(url, told | {"key": uuid.uuid4(), "paid_on": "2026-06-30"}).status_code == 302
    row = Spending.objects.get()
    typed = told | {"key": row.pk, "version": row.version, "paid_on": "2026-07-01"}
    assert "cannot have been paid on 01/07/2026" in text(client.post(row.get_absolute_url(), typed))
    assert Spending.objects.get().paid_on == TODAY


def test_a_row_of_a_sheet_paid_on_a_day_to_come_is_told(browse, franca, line):
    client, url = browse(franca), reverse("reporting:bring_sheet")
    rows = [("01/06/2026", "Indennità", "Paid", "1", "30/06/2026"), ("01/06/2026", "Indennità", "x", "1", "01/07/2026")]
    head = ("Data", "Voce di spesa", "Descrizione", "Importo", "Pagato il")
    seen = client.post(url, {"workbook": sheet(*rows, head=head)})
    assert ["cannot have been paid" in each.problem for each in seen.context["rows"]] == [False, True]


def test_of_a_booked_row_neither_is_paid_on_a_day_to_come(browse, franca, line):
    row = SpendingFactory(cost_line=line, origin="register", dated_on=date(2026, 3, 31))
    said = {"key": row.pk, "version": 0, "cost_line": line.pk, "dated_on": "2026-03-31", "amount": "100"}
    page = text(browse(franca).post(row.get_absolute_url(), said | {"paid_on": "2026-07-01"}))
    assert "cannot have been paid" in page


def test_a_row_of_a_sheet_that_has_not_happened_yet_is_told(browse, franca, line):
    client, url = browse(franca), reverse("reporting:bring_sheet")
    rows = [("30/06/2026", "Indennità", "", "Today", "1"), ("01/07/2026", "Indennità", "", "Tomorrow", "1")]
    seen = client.post(url, {"workbook": sheet(*rows)})
    assert ["has not come yet" in each.problem for each in seen.context["rows"]] == [False, True]
    client.post(url, {"kept": seen.context["kept"]})
    assert [row.description for row in Spending.objects.all()] == ["Today"]


def test_a_cost_the_fund_does_not_count_is_refused_and_nothing_is_lost(browse, franca, fund, line):
    told = {"key": uuid.uuid4(), "cost_line": line.pk, "fund": fund.pk, "amount": "1", "description": "Needle"}
    page = text(browse(franca).post(reverse("reporting:add_spending"), told | {"dated_on": "2025-12-31"}))
    assert "begins on 01/01/2026" in page
    assert "Needle" in page


def test_of_a_booked_row_amount_and_date_stay(browse, franca, dario, internship, fund, line):
    AttendanceMonthFactory(internship=internship)
    told = {"key": uuid.uuid4(), "by": dario, "at": datetime(2026, 6, 30, 8, tzinfo=UTC)}
    run = placing.prepare_payment(line.ambito, date(2026, 3, 1), **told)
    actions.pay_from(internship, line, fund=fund, by=franca)
    ((row,), _left_out) = actions.book_payment(run, by=franca)
    said = {"key": row.pk, "version": 0, "cost_line": line.pk, "fund": "", "dated_on": "2026-01-01", "amount": "1"}
    assert browse(franca).post(row.get_absolute_url(), said).status_code == 302
    row.refresh_from_db()
    assert (row.amount, row.dated_on, row.fund) == (300, date(2026, 3, 31), None)


def test_earlier_values_stand_on_the_page_of_a_row(browse, franca, line):
    row = SpendingFactory(cost_line=line, amount=Decimal("10.00"))
    row.amount = Decimal("11.00")
    actions.change_spending(row, version=0, by=franca)
    assert "10.00" in text(browse(franca).get(row.get_absolute_url()))


# Sharing out


def test_share_out_by_each_key(browse, franca):
    for name, population in (("Cordenons", 1), ("Porcia", 2), ("Zoppola", None)):
        on = TODAY if population else None
        Municipality.objects.create(ambito=franca.ambito, name=name, population=population, counted_on=on)
    place = Municipality.objects.get(name="Zoppola")
    episode = EpisodeFactory(team=franca.standing[0].team, opened_on=date(2026, 2, 1))
    Person.objects.filter(pk=episode.person_id).update(municipality=place)
    url = reverse("reporting:share_out", args=[2026])
    shown = {
        key: [part.amount for part in browse(franca).get(url, {"key": key, "amount": "100"}).context["parts"]]
        for key in ("population", "people", "equal")
    }
    assert {key: [str(amount) for amount in amounts] for key, amounts in shown.items()} == {
        "population": ["33.33", "66.67", "0.00"],
        "people": ["0.00", "0.00", "100.00"],
        "equal": ["33.34", "33.33", "33.33"],
    }
    assert browse(franca).get(url, {"key": "x"}).status_code == 200


@pytest.mark.parametrize(("key", "part"), [("population", "545.44"), ("people", "1,000.00"), ("equal", "333.34")])
def test_the_shares_on_paper_for_all_to_read(browse, franca, key, part):
    for name, population in (("Cordenons", 18_000), ("Porcia", 15_001), ("Zoppola", None)):
        on = TODAY if population else None
        Municipality.objects.create(ambito=franca.ambito, name=name, population=population, counted_on=on)
    episode = EpisodeFactory(team=franca.standing[0].team, opened_on=date(2026, 2, 1))
    Person.objects.filter(pk=episode.person_id).update(municipality=Municipality.objects.get(name="Zoppola"))
    url = reverse("reporting:share_out", args=[2026])
    paper = pypdf.PdfReader(io.BytesIO(browse(franca).get(url, {"key": key, "amount": "1000", "pdf": 1}).content))
    assert b'pdfuaid:part="1"' in paper.root_object["/Metadata"].get_object().get_data()
    shown = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert part in shown
    assert ("not to be published" in shown) == (key == "people")
    assert ("Without inhabitants" in shown) == (key == "population")


# A sheet


def sheet(*rows, head=("Data", "Voce di spesa", "Fondo", "Descrizione", "Importo")):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet()
        for number, row in enumerate((head, *rows)):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("spese.xlsx", made.getvalue())


def test_a_sheet_is_looked_at_then_entered_once(browse, franca, fund, line):
    client, url = browse(franca), reverse("reporting:bring_sheet")
    rows = [
        ("05/03/2026", "Indennità", "Fondo regionale", "Good", "1.234,56"),
        ("31/02/2026", "Indennità", "", "Bad day", "1"),
        ("05/03/2026", "Unknown", "", "Bad line", "1"),
        ("05/03/2025", "Indennità", "Fondo regionale", "Bad year", "1"),
    ]
    seen = client.post(url, {"workbook": sheet(*rows)})
    assert [bool(each.problem) for each in seen.context["rows"]] == [False, True, True, True]
    assert all(words in seen.content.decode() for words in ("Bad day", "31/02/2026", "Bad line", "Unknown"))
    assert not Spending.objects.exists()
    for _turn in range(2):
        assert client.post(url, {"kept": seen.context["kept"]}).status_code == 302
    assert [(row.description, row.amount) for row in Spending.objects.all()] == [("Good", Decimal("1234.56"))]


def test_a_sheet_that_was_mended_and_saved_again_enters_what_is_new_in_it(browse, franca, line):
    client, url = browse(franca), reverse("reporting:bring_sheet")
    first = [("05/03/2026", "Indennità", "", "Tickets", "10"), ("05/03/2026", "Indennità", "", "Tickets", "10")]
    for rows, entered in ((first, 2), ([*first, ("06/03/2026", "Indennità", "", "Paper", "3")], 3), ([*first] * 2, 5)):
        seen = client.post(url, {"workbook": sheet(*rows)})
        client.post(url, {"kept": seen.context["kept"]})
        assert Spending.objects.count() == entered


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04", b"x" * 100])
def test_what_is_no_sheet_is_told(browse, franca, line, bad):
    answer = browse(franca).post(reverse("reporting:bring_sheet"), {"workbook": SimpleUploadedFile("x.xlsx", bad)})
    assert answer.status_code == 200
    assert browse(franca).post(reverse("reporting:bring_sheet"), {"kept": "forged"}).status_code == 200


def test_what_the_district_allows_is_asked_once_a_sheet(browse, franca, fund, line):
    """Closed years and what a fund allows stand in the same questions, however many rows there are."""

    def asked(number):
        rows = [("05/03/2026", "Indennità", "Fondo regionale", f"{number} {row}", "1") for row in range(number)]
        client, url = browse(franca), reverse("reporting:bring_sheet")
        kept = client.post(url, {"workbook": sheet(*rows)}).context["kept"]
        with CaptureQueriesContext(connection) as queries:
            assert client.post(url, {"kept": kept}).status_code == 302
        told = [query["sql"] for query in queries]
        once = [sql for sql in told if "reporting_fundingyear" in sql or "eligible_lines" in sql]
        return len(once), len(told)

    (few_once, few), (many_once, many) = asked(5), asked(50)
    assert Spending.objects.count() == 55
    assert few_once == many_once
    assert many - few <= 45 * 4  # known already, how many are equal, the row, its trace


# Beyond what is left


def test_beyond_the_plan_the_page_asks_why_and_keeps_what_was_typed(browse, franca, fund, line, planned):
    client, url = browse(franca), reverse("reporting:add_spending")
    told = {"key": uuid.uuid4(), "cost_line": line.pk, "fund": fund.pk, "dated_on": "2026-03-05", "amount": "2.000,50"}
    told["description"] = "Needle"
    asked = client.post(url, told)
    assert asked.context["form"].asks_motive
    assert "0,50 € beyond what is planned" in text(asked)
    assert "Needle" in text(asked)
    assert not Spending.objects.exists()
    client.post(url, told | {"motive": "The change is on its way"})
    row = Spending.objects.get()
    assert row.motive == "The change is on its way"
    assert row.motive in text(client.get(row.get_absolute_url()))


def test_a_decision_beyond_the_plan_asks_why(browse, franca, fund, line, planned):
    client, url = browse(franca), reverse("reporting:add_commitment")
    told = {"number": "12/2026", "dated_on": "2026-03-01", "cost_line": line.pk, "fund": fund.pk, "amount": "2001"}
    asked = client.post(url, told)
    assert "1,00 € beyond what is planned" in text(asked)
    assert "12/2026" in text(asked)
    client.post(url, told | {"motive": "Decree on its way"})
    assert "Decree on its way" in text(client.get(reverse("reporting:commitments")))


def test_a_sheet_beyond_the_plan_says_so_before_and_asks_why(browse, franca, fund, line, planned):
    client, url = browse(franca), reverse("reporting:bring_sheet")
    rows = [(f"0{day}/03/2026", "Indennità", "Fondo regionale", f"Row {day}", "1.000,25") for day in (1, 2)]
    seen = client.post(url, {"workbook": sheet(*rows)})
    assert "0,50 € beyond what is planned" in text(seen)
    kept = {"kept": seen.context["kept"]}
    assert client.post(url, kept).status_code == 200
    assert not Spending.objects.exists()
    assert client.post(url, kept | {"motive": "Decree on its way"}).status_code == 302
    assert [row.motive for row in Spending.objects.all()] == ["Decree on its way"] * 2
