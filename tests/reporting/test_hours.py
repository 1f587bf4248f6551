"""Hours of professionals: typed, signed, countersigned, booked; signed ones stand, whoever asks."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from reporting import actions, radar
from reporting.enums import Origin
from reporting.indicators import Year
from reporting.models import Spending, Timesheet, TimesheetHours, WorkCost
from reporting.suggested_hours import suggested_hours
from reporting.worklists.booking import hours_to_book
from tests.beneficiaries.factories import DiaryEntryFactory
from tests.equipe.factories import MembershipFactory
from tests.reporting.factories import CostLineFactory, FundFactory, SpendingFactory

pytestmark = pytest.mark.django_db

MAY, ADAY = date(2024, 5, 1), date(2024, 5, 6)
NOW = datetime(2024, 6, 3, 8, tzinfo=UTC)


def kept(user, hours=None, version=0):
    told = hours or {(ADAY, "cases"): Decimal("5.5"), (ADAY, "team"): Decimal(2)}
    return actions.keep_hours(user.ambito, user, MAY, told, version=version, by=user)


@pytest.fixture
def signed(elena):
    return actions.sign_hours(kept(elena), at=NOW, by=elena)


def test_hours_are_kept_and_kept_again(elena):
    sheet = kept(elena)
    again = kept(elena, {(ADAY, "cases"): Decimal(3)}, version=sheet.version)
    assert (again, [each.hours for each in again.hours.all()]) == (sheet, [3])


def test_hours_to_come_are_not_signed(elena):
    sheet = kept(elena)
    with pytest.raises(Refused, match="days to come"):
        actions.sign_hours(sheet, at=datetime(2024, 5, 5, 8, tzinfo=UTC), by=elena)
    actions.sign_hours(sheet, at=datetime(2024, 5, 5, 22, 30, tzinfo=UTC), by=elena)  # half past midnight here


def test_what_was_typed_in_another_window_is_not_written_over(elena):
    kept(elena)
    with pytest.raises(Refused, match="another window"):
        kept(elena)


def test_signed_hours_stand(signed, elena):
    with pytest.raises(Refused, match="signed"):
        kept(elena, version=signed.version)
    for deed in (
        lambda: Timesheet.objects.update(month=date(2024, 6, 1)),
        lambda: Timesheet.objects.update(signed_at=None),
        lambda: TimesheetHours.objects.update(hours=1),
        lambda: TimesheetHours.objects.all().delete(),
        lambda: signed.hours.create(day=ADAY, activity="hosts", hours=1),
    ):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            deed()


def test_nobody_signs_or_countersigns_for_herself_or_another(signed, elena, franca):
    with pytest.raises(Refused, match="own"):
        actions.countersign_hours(signed, at=NOW, by=elena)
    with pytest.raises(Refused, match="Only she"):
        actions.sign_hours(kept(franca), at=NOW, by=elena)


@pytest.fixture
def own(franca):
    """The signed month of the only coordinator."""
    return actions.sign_hours(kept(franca), at=NOW, by=franca)


def on_paper(sheet, by, *, signer="Dr. Rossi, director", signed_on=date(2024, 6, 4)):
    told = {"signer": signer, "signed_on": signed_on, "at": datetime(2024, 6, 5, 8, tzinfo=UTC)}
    return actions.countersign_on_paper(sheet, **told, by=by)


def test_the_hours_of_the_only_coordinator_are_countersigned_on_paper_and_booked(own, franca):
    ambito, line = franca.ambito, CostLineFactory(ambito=franca.ambito)
    cost = WorkCost(ambito=ambito, user=franca, year=2024, yearly_cost=Decimal(34400), yearly_hours=1720)
    actions.keep_work_cost(cost, by=franca)
    sheet = on_paper(own, franca)
    assert (sheet.paper_signer, sheet.countersigned_by) == ("Dr. Rossi, director", None)
    (row,) = actions.book_hours(sheet, cost_line=line, by=franca)
    assert row.amount == 150
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Timesheet.objects.update(paper_signer="Somebody else")
    with pytest.raises(Refused, match="do not wait"):
        on_paper(sheet, franca)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"signer": " "}, "Enter who answers"),
        ({"signer": "FRANCA  bertoli"}, "nobody countersigns her own"),
        ({"signed_on": date(2024, 6, 2)}, "from 03/06/2024 until today"),
        ({"signed_on": date(2024, 6, 6)}, "until today"),
    ],
)
def test_what_is_no_countersignature_on_paper(own, franca, said, sentence):
    with pytest.raises(Refused, match=sentence):
        on_paper(own, franca, **said)


def test_with_another_coordinator_paper_is_not_enough(own, signed, elena, franca):
    with pytest.raises(Refused, match="only coordinator"):
        on_paper(signed, franca)
    with pytest.raises(Refused, match="only coordinator"):
        on_paper(signed, elena)
    MembershipFactory(user=elena, team=franca.standing[0].team, role="coordinator")
    with pytest.raises(Refused, match="only coordinator"):
        on_paper(own, franca)
    actions.countersign_hours(own, at=NOW, by=elena)


def test_the_page_asks_the_only_coordinator_who_countersigned_on_paper(browse, own, signed, franca):
    client = browse(franca)
    door = reverse("reporting:countersign_on_paper", args=[own.pk])
    assert door in client.get(own.get_absolute_url()).content.decode()
    assert "/on-paper/" not in client.get(signed.get_absolute_url()).content.decode()
    refused = client.post(door, {"signer": "Dr. Rossi", "signed_on": "2024-06-01"}).content.decode()
    assert "check the day" in refused
    assert "Dr. Rossi" in refused
    page = client.post(door, {"signer": "Dr. Rossi", "signed_on": "2024-06-04"}, follow=True).content.decode()
    assert "on paper by Dr. Rossi on " in page
    assert AuditEntry.objects.filter(verb="timesheet.countersigned_on_paper").count() == 1
    paper = client.get(reverse("reporting:timesheet_pdf", args=[own.pk])).content
    assert "Dr. Rossi" in "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(paper)).pages)


def test_what_is_sent_back_stays_and_a_copy_waits(signed, elena, franca):
    anew = actions.return_hours(signed, why="The 6th is a day too long", at=NOW, by=franca)
    assert (anew.is_open, sum(each.hours for each in anew.hours.all())) == (True, Decimal("7.5"))
    signed.refresh_from_db()
    assert signed.returned_why == "The 6th is a day too long"
    with pytest.raises(Refused, match="do not wait"):
        actions.countersign_hours(signed, at=NOW, by=franca)


def test_countersigned_hours_become_spending_once_with_the_flat_rate(signed, elena, franca):
    ambito, line = elena.ambito, CostLineFactory(ambito=elena.ambito)
    fund = FundFactory(ambito=ambito, overhead=15)
    with pytest.raises(Refused, match="countersigned"):
        actions.book_hours(signed, cost_line=line, fund=fund, by=franca)
    sheet = actions.countersign_hours(signed, at=NOW, by=franca)
    with pytest.raises(Refused, match="costs in 2024"):
        actions.book_hours(sheet, cost_line=line, fund=fund, by=franca)
    actions.keep_work_cost(
        WorkCost(ambito=ambito, user=elena, year=2024, yearly_cost=Decimal(34120), yearly_hours=1720), by=franca
    )
    other = CostLineFactory(ambito=ambito, name="Spese generali")
    for _turn in range(2):
        actions.book_hours(sheet, cost_line=line, fund=fund, overhead_line=other, by=franca)
    rows = {row.origin: (row.amount, row.dated_on) for row in Spending.objects.all()}
    last = date(2024, 5, 31)
    assert rows == {Origin.STAFF: (Decimal("148.80"), last), Origin.OVERHEAD: (Decimal("22.32"), last)}


@pytest.fixture
def two_funds(elena, franca):
    """Hours of two days, countersigned; one fund ends between them, the next begins."""
    ambito = elena.ambito
    sheet = kept(elena, {(ADAY, "cases"): Decimal("5.5"), (ADAY, "team"): Decimal(2), (date(2024, 5, 20), "cases"): 4})
    actions.countersign_hours(actions.sign_hours(sheet, at=NOW, by=elena), at=NOW, by=franca)
    cost = WorkCost(ambito=ambito, user=elena, year=2024, yearly_cost=Decimal(34400), yearly_hours=1720)
    actions.keep_work_cost(cost, by=franca)
    before = FundFactory(ambito=ambito, name="Before", ends_on=date(2024, 5, 15), overhead=10)
    after = FundFactory(ambito=ambito, name="After", starts_on=date(2024, 5, 16))
    sheet.refresh_from_db()
    return sheet, before, after


def test_of_a_month_a_fund_covers_in_part_the_days_within_are_booked(two_funds, elena, franca):
    sheet, before, after = two_funds
    line = CostLineFactory(ambito=elena.ambito)
    for _turn in range(2):
        actions.book_hours(sheet, cost_line=line, fund=before, overhead_line=line, by=franca)
    assert [left.pk for left in hours_to_book(elena.ambito)] == [sheet.pk]
    for _turn in range(2):
        actions.book_hours(sheet, cost_line=line, fund=after, by=franca)
    rows = [(row.fund, row.origin, row.amount, row.dated_on) for row in Spending.objects.order_by("dated_on", "origin")]
    assert rows == [
        (before, Origin.OVERHEAD, Decimal("15.00"), date(2024, 5, 15)),
        (before, Origin.STAFF, Decimal("150.00"), date(2024, 5, 15)),
        (after, Origin.STAFF, Decimal("80.00"), date(2024, 5, 31)),
    ]
    assert not hours_to_book(elena.ambito)
    row = Spending.objects.get(fund=after)
    row.pk = uuid4()
    with pytest.raises(IntegrityError, match="hours_of_a_day_are_booked_once"), transaction.atomic():
        row.save(force_insert=True)


def test_hours_outside_a_fund_are_refused_with_its_period(two_funds, elena, franca):
    sheet, *_funds = two_funds
    june = FundFactory(ambito=elena.ambito, name="June", starts_on=date(2024, 5, 21))
    with pytest.raises(Refused, match="from 21/05/2024 to 31/12/2024: none of these hours"):
        actions.book_hours(sheet, cost_line=CostLineFactory(ambito=elena.ambito), fund=june, by=franca)
    assert not Spending.objects.exists()


def test_what_was_booked_without_days_tells_of_the_whole_month(two_funds, elena):
    sheet, *_funds = two_funds
    SpendingFactory(cost_line__ambito=elena.ambito, origin=Origin.STAFF, timesheet=sheet)
    assert not hours_to_book(elena.ambito)


def test_the_page_says_what_waits_for_another_fund(browse, two_funds, elena, franca):
    sheet, before, _after = two_funds
    line = CostLineFactory(ambito=elena.ambito)
    told = {"cost_line": line.pk, "fund": before.pk}
    answer = browse(franca).post(reverse("reporting:book_hours", args=[sheet.pk]), told, follow=True)
    page = " ".join(answer.content.decode().split())
    assert "4 hours of this month lie outside the period of Before 2024" in page
    assert "7,5 hours from 01/05 to 15/05" in page
    assert "4 hours are to be booked" in page


def test_the_diary_suggests_the_hours(elena, episode):
    at = datetime(2024, 5, 6, 8, tzinfo=UTC)
    DiaryEntryFactory(episode=episode, author=elena, happened_at=at, minutes=50)
    DiaryEntryFactory(episode=episode, author=elena, happened_at=at, minutes=40, text="Another")
    DiaryEntryFactory(episode=episode, author=elena, happened_at=at, minutes=60, channel="team")
    assert suggested_hours(elena, MAY) == {(ADAY, "cases"): Decimal("1.5"), (ADAY, "team"): Decimal(1)}


def test_the_page_keeps_and_signs(browse, elena):
    client, url = browse(elena), reverse("reporting:my_hours") + "?month=2024-05"
    assert client.post(url, {"version": 0, "cases-6": "5,5", "team-6": "1:30"}).status_code == 302
    sheet = Timesheet.objects.get()
    assert sorted(each.hours for each in sheet.hours.all()) == [Decimal("1.5"), Decimal("5.5")]
    assert client.post(url, {"version": 1, "cases-6": "5,5", "sign": "1"}).status_code == 302
    sheet.refresh_from_db()
    assert sheet.signed_at


def test_an_unsigned_month_opens_where_it_is_filled_in_or_read(browse, elena, franca, alice):
    sheet = kept(elena)
    kind = radar.KINDS["hours"]
    *_told, url = kind.row(kind.rows(radar.Asked(Year(elena.ambito, 2024), date(2025, 1, 20))).get())
    assert browse(elena).get(url)["Location"] == f"{reverse('reporting:my_hours')}?month=2024-05"
    page = browse(franca).get(url)
    assert page.context["sheet"] == sheet
    assert "Only Elena" in page.content.decode()
    assert browse(alice).get(url).status_code == 404


@pytest.mark.parametrize("typed", [{"cases-6": "x"}, {"cases-6": "20", "team-6": "5"}, {"version": "x"}])
def test_what_is_wrong_stays_in_its_field(browse, elena, typed):
    page = browse(elena).post(reverse("reporting:my_hours") + "?month=2024-05", {"version": 0} | typed)
    assert page.status_code == 200
    assert page.context["grid"].sentences
    assert not TimesheetHours.objects.exists()


def test_a_month_on_paper(browse, signed, elena, franca):
    url = reverse("reporting:timesheet_pdf", args=[signed.pk])
    for reader in (elena, franca):
        answer = browse(reader).get(url)
        assert answer.content.startswith(b"%PDF")
