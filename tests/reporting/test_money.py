"""Funds, acts, bookings, closed years: what stands where on any day, what neither form nor database lets pass."""

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from equipe.verdicts import Refused
from placements import actions as placing
from placements.models import Act, Adjustment, Course, Cover, Enrolment, recorded_acts
from reporting import actions
from reporting.enums import Origin
from reporting.indicators import Year, count
from reporting.indicators.balance import allowances_to_come, positions, standings, still_to_come
from reporting.models import Commitment, EarlierSpending, Fund, FundAct, FundingYear, FundPayer, PlannedAmount, Spending
from reporting.papers import paper_of
from reporting.rules import Position
from reporting.worklists.booking import (
    changed_since_booked,
    insurance_to_book,
    internships_without_line,
    runs_to_book,
)
from tests.equipe.factories import AmbitoFactory
from tests.placements.factories import AttendanceMonthFactory, InternshipFactory
from tests.reporting.factories import CostLineFactory, FundFactory, FundingYearFactory, SpendingFactory

pytestmark = pytest.mark.django_db

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
NOW = datetime(2026, 4, 30, 8, tzinfo=UTC)
TODAY = date(2026, 4, 30)
ADAY = date(2024, 5, 6)


@pytest.fixture
def internship(episode, dario):
    """From March to August, 300 euro a month."""
    with time_machine.travel("2026-03-01 10:00:00+01:00", tick=False):
        return InternshipFactory(episode=episode, promoter_tutor=dario)


@pytest.fixture
def ambito(internship):
    return internship.episode.team.ambito


@pytest.fixture
def line(ambito):
    return CostLineFactory(ambito=ambito, name="Indennità di tirocinio", chapter="B")


@pytest.fixture
def fund(ambito):
    return FundFactory(ambito=ambito, year=2026)


@pytest.fixture
def paid_from(internship, line, fund, franca):
    actions.pay_from(internship, line, fund=fund, by=franca)


@pytest.fixture
def run(internship, ambito, dario):
    """The payment of March."""
    AttendanceMonthFactory(internship=internship)
    return placing.prepare_payment(ambito, MARCH, key=uuid.uuid4(), by=dario, at=NOW)


# Funds and their acts


def payers(*shares):
    return [("other", f"Ente {place}", Decimal(share)) for place, share in enumerate(shares)]


def new_fund(ambito, **said):
    told = {"name": "Fondo regionale", "year": 2026, "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    return Fund(ambito=ambito, **told | said)


def test_a_fund_of_any_number_of_payers(ambito, franca):
    fund = actions.add_fund(new_fund(ambito), payers=payers("33.33", "33.33", "33.34"), by=franca)
    assert [payer.share for payer in fund.payers.in_order()] == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


@pytest.mark.parametrize("shares", [(), ("70", "29.99"), ("70", "31"), ("150", "-50")])
def test_shares_that_do_not_make_the_whole_are_refused(ambito, franca, shares):
    with pytest.raises(Refused, match="100|Say who pays"):
        actions.add_fund(new_fund(ambito), payers=payers(*shares), by=franca)
    assert not Fund.objects.exists()


def test_the_database_refuses_such_shares_too(ambito):
    def insist():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    fund = FundFactory(ambito=ambito)
    insist()
    with pytest.raises(IntegrityError, match="must make 100"), transaction.atomic():
        FundPayer.objects.filter(fund=fund, kind="region").update(share=60)
    with pytest.raises(IntegrityError, match="must make 100"), transaction.atomic():
        FundPayer.objects.filter(fund=fund, kind="region").delete()
    with pytest.raises(IntegrityError, match="must make 100"), transaction.atomic():
        new_fund(ambito).save()


def act(fund, kind, amount, on=ADAY):
    return FundAct(fund=fund, kind=kind, amount=Decimal(amount), dated_on=on)


def test_what_is_granted_and_received_follows_from_the_acts(franca):
    fund = FundFactory()
    for kind, amount, on in (
        ("advance", "50000", date(2024, 2, 1)),
        ("change", "-10000", date(2024, 6, 1)),
        ("balance", "45000", date(2025, 2, 1)),
        ("given_back", "5000", date(2025, 3, 1)),
    ):
        actions.note_act(act(fund, kind, amount, on), motive="Given back in March", by=franca)
    seen = {on: standings(fund.ambito, on=on)[0] for on in (date(2024, 1, 31), date(2024, 12, 31), date(2025, 12, 31))}
    assert [(one.granted, one.received) for one in seen.values()] == [(100_000, 0), (90_000, 50_000), (90_000, 90_000)]


def test_on_no_day_was_less_than_nothing_granted_or_received(franca):
    fund = FundFactory(granted=Decimal(0))
    actions.note_act(act(fund, "grant", "1000", date(2024, 6, 1)), by=franca)
    actions.note_act(act(fund, "advance", "500", date(2024, 7, 1)), by=franca)
    with pytest.raises(Refused, match="granted by then"):
        actions.note_act(act(fund, "change", "-900", date(2024, 5, 31)), by=franca)
    with pytest.raises(Refused, match="received by then"):
        actions.note_act(act(fund, "given_back", "1", date(2024, 6, 30)), by=franca)
    actions.note_act(act(fund, "change", "-900", date(2024, 6, 1)), by=franca)


@pytest.mark.parametrize(
    ("kind", "amount"),
    [("change", "-100000.01"), ("given_back", "0.01"), ("advance", "-1"), ("advance", "0"), ("change", "0")],
)
def test_neither_grant_nor_receipts_fall_below_nothing(franca, kind, amount):
    fund = FundFactory()
    with pytest.raises(Refused):
        actions.note_act(act(fund, kind, amount), by=franca)
    assert fund.acts.count() == 1


@pytest.mark.parametrize("kind", ["advance", "balance"])
def test_what_is_received_beyond_the_grant_is_noted_with_a_motive_only(franca, kind):
    fund = FundFactory(granted=Decimal(1000))
    actions.note_act(act(fund, kind, "1000"), by=franca)
    with pytest.raises(Refused, match="1.000,01 € are received .* 0,01 € would have to be given back"):
        actions.note_act(act(fund, kind, "0.01", date(2024, 1, 2)), by=franca)
    assert actions.note_act(act(fund, kind, "0.01"), motive="The decree follows", by=franca).motive
    actions.note_act(act(fund, "change", "500"), by=franca)
    actions.note_act(act(fund, kind, "499.99"), by=franca)


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_lets_no_act_of_money_change(deed):
    fund = FundFactory()
    deeds = {"update": lambda: fund.acts.update(amount=1), "delete": fund.acts.all().delete}
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        deeds[deed]()


# The figures of the year


def test_figures_with_a_fund_are_those_of_the_year_it_was_written_down_from(service):
    before = count(Year(service, 2024))
    FundFactory(ambito=service, granted=Decimal("260000.00"))
    assert count(Year(service, 2024)) == before


def test_shares_are_those_of_each_fund(franca):
    line = CostLineFactory()
    FundingYearFactory(ambito=line.ambito, granted=0)
    FundFactory(ambito=line.ambito, granted=Decimal("1000.01"))
    union = FundFactory(ambito=line.ambito, granted=Decimal("500.00"), shares={"union": 50, "region": 50})
    SpendingFactory(cost_line=line, fund=union, amount=Decimal("0.01"))
    SpendingFactory(cost_line=line, amount=Decimal("100.00"))
    counted = count(Year(line.ambito, 2024))
    told = [counted[f"{what}_{who}"] for what in ("granted", "share") for who in ("region", "municipality", "others")]
    assert told == [Decimal(amount) for amount in ("950.01", "300.00", "250.00", "70.00", "30.00", "0.01")]
    assert counted["granted"] == Decimal("1500.01")


def test_the_report_tells_shares_of_what_was_spent(franca):
    line = CostLineFactory()
    FundingYearFactory(ambito=line.ambito, granted=0)
    fund = FundFactory(ambito=line.ambito, granted=Decimal("1000"))
    union = FundFactory(ambito=line.ambito, granted=Decimal("1000"), shares={"union": 60, "region": 40})
    SpendingFactory(cost_line=line, fund=fund, amount=Decimal("100"))
    year = Year(line.ambito, 2024)

    def in_short():
        paper = paper_of("funding", year, count(year), count(year.before), language="en")
        return " ".join(next(each for each in paper.sections if each.code == "short").sentences)

    assert "(70\u00a0%)" in in_short()
    assert "Other payers" not in in_short()
    SpendingFactory(cost_line=line, fund=union, amount=Decimal("100"))
    assert "(55\u00a0%)" in in_short()
    assert "Other payers bear 60.00\u00a0€." in in_short()


@pytest.mark.parametrize("kind", ["funding", "outcomes", "mayors"])
def test_papers_name_no_target_that_nobody_set(ambito, kind):
    def printed(year):
        paper = paper_of(kind, year, count(year), count(year.before), language="en")
        short = " ".join(sentence for section in paper.sections for sentence in section.sentences)
        (table,) = (table for table in paper.tables if table.code == "targets")
        return short, [[str(cell) for cell in row.cells] for row in table.rows]

    FundingYearFactory(ambito=ambito, year=2026, target_placements=60)
    short, rows = printed(Year(ambito, 2026))
    assert "60 were aimed at" in short
    assert rows == [["60", "1", "2\u00a0%"], ["no target set", "0", "–"]]
    short, rows = printed(Year(ambito, 2025))
    assert "aimed at" not in short
    assert rows == [["no target set", "0", "–"]] * 2


# Planned, committed, spent, left


def test_what_is_to_come_of_an_internship(paid_from, internship, ambito, line, fund):
    (coming,) = allowances_to_come(ambito, on=date(2026, 3, 26))
    assert coming.months == {date(2026, month, 1): Decimal("300.00") for month in range(3, 9)}
    assert positions(ambito, on=date(2026, 3, 26))[fund.pk, line.pk] == Position(committed=Decimal(1800))
    assert allowances_to_come(ambito, on=date(2026, 2, 27)) == []  # not agreed on yet


def test_what_is_booked_is_no_longer_to_come(paid_from, run, ambito, line, fund, franca):
    actions.plan_amount(PlannedAmount(fund=fund, cost_line=line, dated_on=MARCH, amount=Decimal(2000)), by=franca)
    before = positions(ambito, on=TODAY)[fund.pk, line.pk]
    rows, left_out = actions.book_payment(run, by=franca)
    after = positions(ambito, on=TODAY)[fund.pk, line.pk]
    assert (len(rows), left_out) == (1, [])
    assert before == Position(Decimal(2000), Decimal(1800), Decimal(0))
    assert after == Position(Decimal(2000), Decimal(1500), Decimal(300))
    assert before.left == after.left == 200


def test_booking_twice_adds_nothing(paid_from, run, franca):
    actions.book_payment(run, by=franca)
    assert actions.book_payment(run, by=franca) == ([], [])
    row = Spending.objects.get()
    assert (row.origin, row.dated_on, row.paid_on, row.amount) == (Origin.PAYMENT, date(2026, 3, 31), TODAY, 300)
    with pytest.raises(IntegrityError), transaction.atomic():
        Spending.objects.filter(pk=row.pk).update(payment_line=None)
    row.pk = uuid.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_without_a_line_nothing_is_booked(run, ambito, franca):
    assert actions.book_payment(run, by=franca) == ([], [])


def test_a_payment_outside_the_period_of_its_fund_is_left_out_with_a_sentence(internship, run, line, franca):
    early = FundFactory(ambito=line.ambito, year=2025)
    actions.pay_from(internship, line, fund=early, by=franca)
    rows, ((_row, why),) = actions.book_payment(run, by=franca)
    assert rows == []
    assert "31/12/2025" in why


def test_months_after_the_fund_are_none_of_its_own(internship, ambito, line, franca):
    short = FundFactory(ambito=ambito, year=2026, ends_on=date(2026, 6, 30))
    actions.pay_from(internship, line, fund=short, by=franca)
    (coming,) = allowances_to_come(ambito, on=date(2026, 3, 26))
    assert (coming.within, coming.beyond) == (1200, 600)
    assert positions(ambito, on=date(2026, 3, 26))[None, line.pk].committed == 600


def test_months_before_the_fund_are_none_of_its_own(internship, ambito, line, franca):
    later = FundFactory(ambito=ambito, year=2026, starts_on=date(2026, 6, 15))
    actions.pay_from(internship, line, fund=later, by=franca)
    (coming,) = allowances_to_come(ambito, on=date(2026, 3, 26))
    assert (coming.within, coming.beyond) == (900, 900)


@pytest.mark.parametrize(
    ("first", "last", "dated_on"),
    [
        (date(2026, 1, 1), date(2026, 3, 15), date(2026, 3, 15)),
        (date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 20), date(2026, 12, 31), date(2026, 3, 31)),
    ],
)
def test_what_is_bound_of_a_month_that_a_fund_covers_in_part_is_booked(
    internship, run, ambito, line, franca, first, last, dated_on
):
    part = FundFactory(ambito=ambito, year=2026, starts_on=first, ends_on=last)
    actions.pay_from(internship, line, fund=part, by=franca)
    bound = positions(ambito, on=TODAY)[part.pk, line.pk].committed
    ((row,), left_out) = actions.book_payment(run, by=franca)
    assert (row.dated_on, row.amount, left_out) == (dated_on, 300, [])
    assert positions(ambito, on=TODAY)[part.pk, line.pk] == Position(committed=bound - 300, spent=Decimal(300))


def test_a_month_that_was_booked_leaves_nothing_bound_on_its_last_day(internship, ambito, line, fund, dario, franca):
    actions.pay_from(internship, line, fund=fund, by=franca)
    AttendanceMonthFactory(internship=internship, due=Decimal(250), confirmed_at=datetime(2026, 4, 2, tzinfo=UTC))
    run = placing.prepare_payment(ambito, MARCH, key=uuid.uuid4(), by=dario, at=NOW)
    actions.book_payment(run, by=franca)
    (coming,) = allowances_to_come(ambito, on=date(2026, 3, 31))
    assert MARCH not in coming.months
    assert positions(ambito, on=date(2026, 3, 31))[fund.pk, line.pk] == Position(0, Decimal(1500), Decimal(250))


def test_what_is_spent_of_a_decision_is_spent_where_it_binds(ambito, line, fund, franca):
    told = {"cost_line": line, "fund": fund, "dated_on": MARCH, "number": "12/2026", "amount": Decimal(500)}
    bound = actions.commit_money(Commitment(**told), by=franca)
    other = CostLineFactory(ambito=ambito, name="Formazione")
    for said in ({"cost_line": other, "fund": fund}, {"cost_line": line, "fund": None}):
        row = Spending(dated_on=APRIL, amount=Decimal(1), commitment=bound, **said)
        with pytest.raises(Refused, match="12/2026 binds money of Indennità"):
            actions.add_spending(row, key=uuid.uuid4(), by=franca)


def test_a_row_of_one_district_is_not_moved_to_a_line_of_another(franca):
    row = SpendingFactory()
    row.cost_line = CostLineFactory(ambito=AmbitoFactory(name="Sile"))
    with pytest.raises(Refused, match="another district"):
        actions.change_spending(row, version=0, by=franca)


def test_a_decision_binds_until_it_is_spent_or_closed(ambito, line, fund, franca):
    told = {"cost_line": line, "fund": fund, "dated_on": MARCH, "number": "12/2026", "amount": Decimal(500)}
    bound = actions.commit_money(Commitment(**told), by=franca)
    SpendingFactory(cost_line=line, fund=fund, commitment=bound, dated_on=APRIL, amount=Decimal(120))
    days = (date(2026, 2, 28), MARCH, APRIL)
    assert [positions(ambito, on=on).get((fund.pk, line.pk), Position()).committed for on in days] == [0, 500, 380]
    actions.close_commitment(bound, on=TODAY, by=franca)
    assert positions(ambito, on=TODAY)[fund.pk, line.pk] == Position(spent=Decimal(120))


def test_nothing_is_bound_in_a_fund_that_is_over(ambito, line, fund, franca):
    told = {"cost_line": line, "fund": fund, "number": "13/2026", "amount": Decimal(500)}
    with pytest.raises(Refused, match="ends on"):
        actions.commit_money(Commitment(dated_on=fund.ends_on + timedelta(days=1), **told), by=franca)
    assert actions.commit_money(Commitment(dated_on=fund.ends_on, **told), by=franca).pk


def test_the_plan_of_a_day_is_the_latest_act(ambito, line, fund, franca):
    for on, amount in ((MARCH, 100), (APRIL, 80), (APRIL, 90)):
        actions.plan_amount(PlannedAmount(fund=fund, cost_line=line, dated_on=on, amount=Decimal(amount)), by=franca)
    assert [positions(ambito, on=on)[fund.pk, line.pk].planned for on in (MARCH, APRIL)] == [100, 90]


def test_questions_about_positions_stay_few(paid_from, run, ambito, line, fund, franca):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            standings(ambito, on=TODAY)
        return len(queries)

    first = asked()
    for number in range(3):
        FundFactory(ambito=ambito, year=2026)
        other = InternshipFactory(episode__person__tax_code=f"RSSMRA80A0{number}G888X")
        actions.pay_from(other, CostLineFactory(ambito=other.episode.team.ambito), by=franca)
        SpendingFactory(cost_line=line, fund=fund, dated_on=APRIL)
    assert first == asked() <= 15


# Where host or third party pay a part


@pytest.fixture
def shared(internship):
    """Of 300 euro the service pays 100, the host 200."""
    shares = {"promoter": "100.00", "host": "200.00"}
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on, shares=shares))
    Cover.objects.create(internship=internship, shares=shares)


def test_only_the_part_of_the_service_is_bound_and_booked(shared, paid_from, run, ambito, line, fund, franca):
    before = positions(ambito, on=TODAY)[fund.pk, line.pk]
    actions.book_payment(run, by=franca)
    after = positions(ambito, on=TODAY)[fund.pk, line.pk]
    assert (before, after) == (Position(committed=Decimal(600)), Position(committed=Decimal(500), spent=Decimal(100)))


def test_what_is_booked_of_a_month_adds_up_to_the_part_of_the_service(
    shared, paid_from, internship, ambito, line, fund, dario, franca
):
    """110, then 100.01, of which a third each time: 36.67, then 33.34 in all."""
    month = AttendanceMonthFactory(internship=internship, due=Decimal("110.00"))
    first = placing.prepare_payment(ambito, MARCH, key=uuid.uuid4(), by=dario, at=NOW)
    Adjustment.objects.create(
        month=month,
        number=1,
        days_planned=20,
        days_attended=6,
        amount=Decimal("-9.99"),
        why="Miscounted",
        made_by=dario,
        made_at=NOW,
    )
    AttendanceMonthFactory(internship=internship, month=APRIL)
    second = placing.prepare_payment(ambito, APRIL, key=uuid.uuid4(), by=dario, at=NOW)
    rows = [row for run in (first, second) for row in actions.book_payment(run, by=franca)[0]]
    told = [(row.payment_line.month.month, row.amount) for row in rows]
    assert told == [(MARCH, Decimal("36.67")), (MARCH, Decimal("-3.33")), (APRIL, Decimal("100.00"))]
    (coming,) = allowances_to_come(ambito, on=TODAY)
    assert list(coming.months) == [date(2026, month, 1) for month in range(5, 9)]


def test_what_the_host_pays_alone_waits_for_nobody(internship, run, ambito):
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on, shares={"host": "300.00"}))
    assert [(each.ready, each.without_line) for each in runs_to_book(ambito)] == [([], [])]


# Courses


def test_a_course_is_booked_once(episode, ambito, line, fund, franca):
    told = {"title": "HACCP", "provider": "Ente", "hours": 8}
    course = Course.objects.create(ambito=ambito, starts_on=MARCH, cost=80, **told)
    Enrolment.objects.create(course=course, episode=episode, enrolled_on=MARCH, cost=Decimal("80.00"))
    for _turn in range(2):
        actions.book_courses(ambito, cost_line=line, fund=fund, on=TODAY, by=franca)
    assert [(row.origin, row.amount) for row in Spending.objects.all()] == [(Origin.COURSE, 80)]


def test_a_course_that_costs_something_else_is_put_right_once(episode, ambito, line, fund, franca):
    course = Course.objects.create(ambito=ambito, starts_on=MARCH, cost=80, title="HACCP", provider="Ente", hours=8)
    enrolment = Enrolment.objects.create(course=course, episode=episode, enrolled_on=MARCH, cost=Decimal("80.00"))
    actions.book_courses(ambito, cost_line=line, fund=fund, on=TODAY, by=franca)
    assert changed_since_booked(ambito, on=TODAY) == []
    for cost, payer, expected in ((95, "service", 95), (95, "other", 0), (60, "service", 60)):
        Enrolment.objects.filter(pk=enrolment.pk).update(cost=cost, payer=payer)
        for _turn in range(2):
            actions.correct_booked(ambito, on=TODAY, by=franca)
        assert Spending.objects.get().amount == expected
    row = Spending.objects.get()
    assert [old.amount for old in EarlierSpending.objects.of(row)] == [0, 95, 80]


def test_what_a_closed_year_booked_is_not_put_right(episode, ambito, line, franca):
    course = Course.objects.create(ambito=ambito, starts_on=MARCH, cost=80, title="HACCP", provider="Ente", hours=8)
    enrolment = Enrolment.objects.create(course=course, episode=episode, enrolled_on=MARCH, cost=Decimal("80.00"))
    actions.book_courses(ambito, cost_line=line, on=TODAY, by=franca)
    Enrolment.objects.filter(pk=enrolment.pk).update(cost=95)
    actions.close_year(ambito, 2026, on=TODAY, by=franca)
    corrected, ((_row, why),) = actions.correct_booked(ambito, on=TODAY, by=franca)
    assert corrected == []
    assert "2026 is closed" in why


# Insurance


@pytest.fixture
def insured(internship, franca):
    """Five euro a month and person, from March to August."""
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on))
    return Cover.objects.create(internship=internship, insurance_price=Decimal(5), insurance_per="month")


def test_insurance_is_bound_then_booked_once(insured, internship, ambito, line, fund, franca):
    own = CostLineFactory(ambito=ambito, name="Assicurazioni")
    actions.pay_from(internship, line, fund=fund, insurance_line=own, by=franca)
    assert positions(ambito, on=TODAY)[fund.pk, own.pk] == Position(committed=Decimal(30))
    for _turn in range(2):
        actions.book_insurance(ambito, on=TODAY, by=franca)
    row = Spending.objects.get()
    assert (row.origin, row.cover, row.dated_on, row.amount) == (Origin.COVER, insured, MARCH, 30)
    assert positions(ambito, on=TODAY)[fund.pk, own.pk] == Position(spent=Decimal(30))
    row.pk = uuid.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_insurance_of_a_longer_internship_is_put_right_and_the_next_year_waits(
    insured, internship, ambito, line, fund, franca
):
    actions.pay_from(internship, line, fund=fund, by=franca)
    actions.book_insurance(ambito, on=TODAY, by=franca)
    told = {"number": 2, "kind": "extension", "dated_on": TODAY, "holds_from": TODAY, "ends_on": date(2027, 1, 15)}
    Act.objects.create(internship=internship, **told)
    assert actions.book_insurance(ambito, on=TODAY, by=franca) == ([], [])
    ((row,), _left_out) = actions.correct_booked(ambito, on=TODAY, by=franca)
    assert (row.amount, [old.amount for old in EarlierSpending.objects.of(row)]) == (50, [30])
    (coming,) = [each for each in still_to_come(ambito, on=TODAY) if each.is_insurance]
    assert (coming.months, coming.beyond) == ({date(2027, 1, 1): 5}, 5)


def test_insurance_is_bound_in_a_fund_that_covers_its_first_day(insured, internship, ambito, line, franca):
    later = FundFactory(ambito=ambito, year=2026, starts_on=date(2026, 3, 2))
    actions.pay_from(internship, line, fund=later, by=franca)
    (coming,) = [each for each in still_to_come(ambito, on=TODAY) if each.is_insurance]
    assert (coming.within, coming.beyond) == (0, 30)
    rows, ((_row, why),) = actions.book_insurance(ambito, on=TODAY, by=franca)
    assert rows == []
    assert "02/03/2026" in why


def test_insurance_waits_for_a_line_and_without_a_price_for_nobody(insured, internship, ambito):
    assert actions.book_insurance(ambito, on=TODAY, by=None) == ([], [])
    assert internships_without_line([], insurance_to_book(ambito, on=TODAY)) == {internship: 30}
    Cover.objects.update(insurance_price=None)
    assert insurance_to_book(ambito, on=TODAY) == []


# What a fund allows


def typed(line, **said):
    told = {"cost_line": line, "dated_on": ADAY, "description": "Paper", "amount": Decimal("12.50")}
    return Spending(**told | said)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"dated_on": date(2023, 12, 31)}, "begins on 01/01/2024"),
        ({"dated_on": date(2025, 1, 1)}, "ends on 31/12/2024"),
        ({"paid_on": date(2025, 3, 1)}, "paid by 28/02/2025"),
    ],
)
def test_a_cost_that_the_fund_does_not_count(franca, said, sentence):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito, paid_by=date(2025, 2, 28))
    with pytest.raises(Refused, match=sentence):
        actions.add_spending(typed(line, fund=fund, **said), key=uuid.uuid4(), by=franca)


def test_a_line_the_fund_does_not_allow(franca):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito)
    fund.eligible_lines.add(CostLineFactory(ambito=line.ambito, name="Formazione"))
    with pytest.raises(Refused, match="does not allow the line “Personale”"):
        actions.add_spending(typed(line, fund=fund), key=uuid.uuid4(), by=franca)


def test_a_warning_is_passed_with_a_motive(franca):
    line, late = CostLineFactory(), date(2025, 3, 1)
    fund = FundFactory(ambito=line.ambito, paid_by=date(2025, 2, 28))
    with pytest.raises(Refused, match="write down when"):
        actions.add_spending(typed(line, fund=fund), key=uuid.uuid4(), on=late, by=franca)
    row = actions.add_spending(
        typed(line, fund=fund), key=uuid.uuid4(), on=late, motive="Paid, slip asked for", by=franca
    )
    assert row.motive == "Paid, slip asked for"


# Beyond what is left


def test_beyond_the_plan_of_its_line_a_motive_is_asked(franca):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito)
    planned = {"fund": fund, "cost_line": line, "dated_on": fund.starts_on, "amount": Decimal(20)}
    actions.plan_amount(PlannedAmount(**planned), by=franca)
    enter, key = actions.add_spending, uuid.uuid4()
    enter(typed(line, fund=fund), key=uuid.uuid4(), by=franca)
    with pytest.raises(Refused, match="5,00 € beyond what is planned .* 20,00 €, of which 7,50 € are left"):
        enter(typed(line, fund=fund), key=key, by=franca)
    assert Spending.objects.count() == 1
    assert enter(typed(line, fund=fund), key=key, motive="Decree on its way", by=franca).motive == "Decree on its way"


def test_where_lines_are_planned_one_that_is_not_has_nothing_left(franca):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito)
    other = CostLineFactory(ambito=line.ambito, name="Formazione")
    actions.plan_amount(PlannedAmount(fund=fund, cost_line=other, dated_on=ADAY, amount=Decimal(20)), by=franca)
    with pytest.raises(Refused, match="12,50 € beyond what is planned"):
        actions.add_spending(typed(line, fund=fund), key=uuid.uuid4(), by=franca)


def test_beyond_the_whole_grant_a_motive_is_asked(franca):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito, granted=Decimal(20))
    SpendingFactory(cost_line=CostLineFactory(ambito=line.ambito, name="Formazione"), fund=fund, amount=Decimal(10))
    with pytest.raises(Refused, match="2,50 € beyond what was granted: 20,00 €, of which 10,00 €"):
        actions.add_spending(typed(line, fund=fund), key=uuid.uuid4(), by=franca)
    told = {"cost_line": line, "fund": fund, "dated_on": ADAY, "number": "1", "amount": Decimal("10.01")}
    with pytest.raises(Refused, match="0,01 € beyond what was granted"):
        actions.commit_money(Commitment(**told), by=franca)
    bound = actions.commit_money(Commitment(**told), motive="Ordered before", by=franca)
    assert bound.motive == "Ordered before"


def test_what_was_bound_before_takes_nothing_when_it_is_spent(ambito, line, fund, franca):
    actions.plan_amount(PlannedAmount(fund=fund, cost_line=line, dated_on=MARCH, amount=Decimal(100)), by=franca)
    told = {"cost_line": line, "fund": fund, "dated_on": MARCH, "number": "12/2026", "amount": Decimal(100)}
    bound = actions.commit_money(Commitment(**told), by=franca)
    said = {"fund": fund, "dated_on": APRIL, "amount": Decimal(60)}
    row = actions.add_spending(typed(line, commitment=bound, **said), key=uuid.uuid4(), on=TODAY, by=franca)
    with pytest.raises(Refused, match="60,00 € beyond"):
        actions.add_spending(typed(line, **said), key=uuid.uuid4(), on=TODAY, by=franca)
    row.amount = Decimal(101)
    with pytest.raises(Refused, match="1,00 € beyond"):
        actions.change_spending(row, version=0, on=TODAY, by=franca)
    row.amount = Decimal(100)
    assert actions.change_spending(row, version=0, on=TODAY, by=franca).amount == 100


def test_a_decision_binds_what_its_fund_allows_and_may_come_before_it(franca):
    line = CostLineFactory()
    fund = FundFactory(ambito=line.ambito)
    told = {"cost_line": line, "fund": fund, "amount": Decimal(1)}
    actions.commit_money(Commitment(number="1", dated_on=date(2023, 12, 20), **told), by=franca)
    with pytest.raises(Refused, match="ends on 31/12/2024"):
        actions.commit_money(Commitment(number="2", dated_on=date(2025, 1, 1), **told), by=franca)
    fund.eligible_lines.add(CostLineFactory(ambito=line.ambito, name="Formazione"))
    with pytest.raises(Refused, match="does not allow"):
        actions.commit_money(Commitment(number="3", dated_on=ADAY, **told), by=franca)


# Corrections, and closed years


def test_what_stood_there_before_a_correction_stays(franca):
    row = SpendingFactory(amount=Decimal("10.00"))
    row.amount = Decimal("11.00")
    actions.change_spending(row, version=0, by=franca)
    assert [(old.amount, old.corrected_by) for old in EarlierSpending.objects.of(row)] == [(Decimal("10.00"), franca)]
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        EarlierSpending.objects.update(amount=0)


def test_nothing_is_entered_in_a_closed_year(franca):
    row, line = SpendingFactory(), CostLineFactory()
    actions.close_year(line.ambito, 2024, on=date(2025, 2, 1), by=franca)
    with pytest.raises(Refused, match="2024 is closed"):
        actions.add_spending(typed(line), key=uuid.uuid4(), by=franca)
    row.dated_on = date(2025, 1, 1)
    with pytest.raises(Refused, match="2024 is closed"):
        actions.change_spending(row, version=0, by=franca)
    for deed in (
        lambda: SpendingFactory(cost_line=line),
        lambda: Spending.objects.update(amount=1),
        lambda: Spending.objects.update(dated_on=date(2025, 1, 1)),
        lambda: Spending.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
            deed()


def test_who_pays_a_closed_year_and_how_much_stands(franca):
    fund, line = FundFactory(), CostLineFactory()
    SpendingFactory(cost_line=line, fund=fund, amount="1000.01")
    FundingYearFactory(ambito=fund.ambito)
    funding = actions.close_year(fund.ambito, 2024, on=date(2025, 2, 1), by=franca)
    before = count(Year(fund.ambito, 2024)).values
    funding.share_region, funding.share_municipality = Decimal(0), Decimal(100)
    turned = [("region", "Region", Decimal(30)), ("municipality", "Municipality", Decimal(70))]
    later = new_fund(fund.ambito, name="Later", year=2025, ends_on=date(2026, 12, 31), starts_on=date(2024, 6, 1))
    planned = PlannedAmount(fund=fund, cost_line=line, dated_on=ADAY, amount=Decimal(1))
    bound = Commitment(cost_line=line, dated_on=ADAY, number="1", amount=Decimal(1))
    for deed in (
        lambda: actions.plan_year(funding, version=funding.version, by=franca),
        lambda: actions.change_fund(fund, payers=turned, version=fund.version, by=franca),
        lambda: actions.add_fund(new_fund(fund.ambito, year=2024), payers=payers(100), by=franca),
        lambda: actions.note_act(act(fund, "change", "-1", date(2025, 3, 1)), by=franca),
        lambda: actions.plan_amount(planned, by=franca),
        lambda: actions.commit_money(bound, by=franca),
    ):
        with pytest.raises(Refused, match="2024 is closed"):
            deed()
    assert count(Year(fund.ambito, 2024)).values == before
    actions.note_act(act(fund, "balance", "100000", date(2025, 3, 1)), by=franca)
    actions.add_fund(later, payers=payers(100), by=franca)
    later.name = "Later still"
    actions.change_fund(later, payers=payers(100), version=later.version, by=franca)
    with pytest.raises(Refused, match="2024 is closed"):
        actions.change_fund(later, payers=payers(50, 50), version=later.version, by=franca)


def test_a_fund_is_not_put_right_past_what_was_spent_of_it(franca):
    fund, line = FundFactory(), CostLineFactory()
    SpendingFactory(cost_line=line, fund=fund, paid_on=date(2025, 1, 10))
    other = CostLineFactory(ambito=fund.ambito, name="Formazione")
    shares = [("region", "Region", Decimal(70)), ("municipality", "Municipality", Decimal(30))]
    for said, lines in (
        ({"starts_on": date(2024, 6, 1)}, ()),
        ({"ends_on": date(2024, 2, 1)}, ()),
        ({"paid_by": date(2025, 1, 9)}, ()),
        ({}, [other]),
    ):
        changed = Fund.objects.get(pk=fund.pk)
        for name, value in said.items():
            setattr(changed, name, value)
        with pytest.raises(Refused, match="would no longer fit"):
            actions.change_fund(changed, payers=shares, lines=lines, version=0, by=franca)
    fund.paid_by = date(2025, 1, 10)
    actions.change_fund(fund, payers=shares, lines=[line], version=0, by=franca)


def test_a_closed_year_is_opened_again_for_a_reason(franca):
    line = CostLineFactory()
    funding = actions.close_year(line.ambito, 2024, on=date(2025, 2, 1), by=franca)
    with pytest.raises(Refused, match="Say why"):
        actions.open_year_again(line.ambito, 2024, reason=" ", on=date(2025, 2, 3), by=franca)
    actions.open_year_again(line.ambito, 2024, reason="An invoice came late", on=date(2025, 2, 3), by=franca)
    actions.add_spending(typed(line), key=uuid.uuid4(), by=franca)
    assert [told.reason for told in funding.acts.order_by("pk")] == ["", "An invoice came late"]
    with pytest.raises(Refused, match="not begun"):
        actions.close_year(line.ambito, 2026, on=date(2025, 2, 3), by=franca)


# What was granted before there were funds


def test_what_was_granted_becomes_a_fund_and_no_figure_changes(service):
    FundingYear.objects.filter(ambito=service).update(
        share_region=Decimal("66.67"), share_municipality=Decimal("33.33")
    )
    before = count(Year(service, 2024))
    import_module("reporting.migrations.0006_money_stands").write_down_funds(apps, None)
    assert [fund.payers.count() for fund in Fund.objects.of(service)] == [2]
    assert count(Year(service, 2024)) == before
