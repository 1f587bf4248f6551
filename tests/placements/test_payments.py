"""Payments: what was closed is handed on once, adjustments follow, and the file runs no formula."""

import csv
import io
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.models import Act, AttendanceMonth, PaymentLine, PaymentRun, recorded_acts
from placements.payable import as_csv, owed_back, rows, settled_otherwise
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.factories import AgreementFactory, AttendanceMonthFactory, InternshipFactory

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield date(2026, 6, 30)


@pytest.fixture
def internship(episode, dario):
    return InternshipFactory(episode=episode, promoter_tutor=dario)


@pytest.fixture
def ambito(internship):
    return internship.episode.team.ambito


def pay(ambito, by, month=MARCH, *, key=None, since=None):
    return actions.prepare_payment(ambito, month, key=key or uuid.uuid4(), since=since, by=by, at=NOW)


def adjust(month, by, attended):
    return actions.confirm_month(
        month.internship,
        month.month,
        days_planned=20,
        days_attended=attended,
        note="Counted wrong",
        seen=month.seen,
        by=by,
        at=NOW,
    )


def amounts(run):
    return [(row.internship.person.last_name, row.amount) for row in rows(run)]


def table(run):
    return list(csv.reader(io.StringIO(as_csv(run).decode("utf-8-sig")), delimiter=";"))


def test_what_is_closed_is_paid_once(internship, ambito, dario):
    AttendanceMonthFactory(internship=internship)
    first = pay(ambito, dario)
    assert amounts(first) == [("Moro", Decimal("300.00"))]
    with pytest.raises(Refused, match="Nothing is waiting"):
        pay(ambito, dario)
    AttendanceMonthFactory(internship=internship, month=APRIL, due=Decimal("150.00"))
    second = pay(ambito, dario, APRIL)
    assert (first.reference, second.reference) == ("2026-03/1", "2026-04/2")
    assert amounts(second) == [("Moro", Decimal("150.00"))]


def test_the_button_pressed_twice_makes_one_payment(internship, ambito, dario):
    AttendanceMonthFactory(internship=internship)
    key = uuid.uuid4()
    assert pay(ambito, dario, key=key) == pay(ambito, dario, key=key)
    assert PaymentRun.objects.count() == PaymentLine.objects.count() == 1


def test_what_lies_before_the_first_payment_was_paid_otherwise(internship, ambito, dario):
    for month in (MARCH, APRIL):
        AttendanceMonthFactory(internship=internship, month=month)
    assert [line.month.month for line in pay(ambito, dario, APRIL, since=APRIL).lines.all()] == [APRIL]
    AttendanceMonthFactory(internship=internship, month=MAY)
    assert [line.month.month for line in pay(ambito, dario, MAY, since=MARCH).lines.all()] == [MAY]


def adjusted_before_the_first_payment(internship, by):
    for month in (MARCH, APRIL):
        AttendanceMonthFactory(internship=internship, month=month, days_attended=13, due=Decimal("195.00"))
    march = AttendanceMonth.objects.get(month=MARCH)
    adjust(march, by, 14)
    return march


def test_an_adjustment_from_before_the_first_payment_was_settled_with_its_month(internship, ambito, dario):
    march = adjusted_before_the_first_payment(internship, dario)
    assert [row.amount for row in settled_otherwise(ambito, since=APRIL, until=APRIL)] == [Decimal("105.00")]
    assert amounts(pay(ambito, dario, APRIL, since=APRIL)) == [("Moro", Decimal("195.00"))]
    with pytest.raises(Refused, match="Nothing is waiting"):
        pay(ambito, dario, APRIL)
    march = AttendanceMonth.objects.get(pk=march.pk)
    later = NOW + timedelta(days=1)
    actions.confirm_month(
        internship, MARCH, days_planned=20, days_attended=13, note="It was 13.", seen=march.seen, by=dario, at=later
    )
    assert [row.amount for row in owed_back(ambito, since=APRIL, until=APRIL)] == [Decimal("-105.00")]
    assert [row.amount for row in settled_otherwise(ambito, since=APRIL, until=APRIL)] == [Decimal("105.00")]


def test_what_was_settled_otherwise_is_told_on_the_page(internship, ambito, franca, dario, browse):
    adjusted_before_the_first_payment(internship, dario)
    pay(ambito, dario, APRIL, since=APRIL)
    page = " ".join(browse(franca).get(reverse("placements:payments")).content.decode().split())
    assert "Settled otherwise" in page
    assert "before April 2026" in page


def test_when_the_payments_begin_earlier_the_adjustment_is_among_them(internship, ambito, dario):
    adjusted_before_the_first_payment(internship, dario)
    assert amounts(pay(ambito, dario, APRIL, since=MARCH)) == [("Moro", Decimal("495.00"))]


def test_a_month_closed_late_is_paid_with_the_next(internship, ambito, dario):
    AttendanceMonthFactory(internship=internship)
    pay(ambito, dario)
    late = AttendanceMonthFactory(internship=InternshipFactory(episode=another("Basso")), due=Decimal("99.00"))
    AttendanceMonthFactory(internship=internship, month=APRIL)
    run = pay(ambito, dario, APRIL)
    assert amounts(run) == [("Basso", late.due), ("Moro", Decimal("300.00"))]


def test_an_adjustment_of_a_paid_month_follows_with_the_next_payment(internship, ambito, dario):
    month = AttendanceMonthFactory(internship=internship, days_attended=13, due=Decimal("195.00"))
    pay(ambito, dario)
    adjust(month, dario, 14)
    run = pay(ambito, dario)
    assert amounts(run) == [("Moro", Decimal("105.00"))]
    assert run.lines.get().adjustment.amount == Decimal("105.00")


def test_what_is_owed_back_waits_until_it_is_set_off(internship, ambito, dario):
    month = AttendanceMonthFactory(internship=internship)
    pay(ambito, dario)
    adjust(month, dario, 10)
    with pytest.raises(Refused, match="Nothing is waiting"):
        pay(ambito, dario)
    assert [row.amount for row in owed_back(ambito, since=MARCH, until=MARCH)] == [Decimal("-150.00")]
    AttendanceMonthFactory(internship=internship, month=APRIL)
    run = pay(ambito, dario, APRIL)
    assert amounts(run) == [("Moro", Decimal("150.00"))]
    assert sorted(line.amount for line in run.lines.all()) == [Decimal("-150.00"), Decimal("300.00")]


def test_months_that_pay_nothing_are_not_among_them(internship, ambito, dario):
    AttendanceMonthFactory(internship=internship, days_attended=0, due=0)
    with pytest.raises(Refused, match="Nothing is waiting"):
        pay(ambito, dario)


@pytest.mark.parametrize(
    ("month", "since", "why"), [(date(2026, 7, 1), None, "not begun"), (MARCH, APRIL, "comes after the last")]
)
def test_impossible_periods_are_refused(internship, ambito, dario, month, since, why):
    AttendanceMonthFactory(internship=internship)
    with pytest.raises(Refused, match=why):
        pay(ambito, dario, month, since=since)


def test_the_database_pays_nothing_twice_and_keeps_what_was_paid(internship, ambito, dario):
    month = AttendanceMonthFactory(internship=internship)
    run = pay(ambito, dario)
    with pytest.raises(IntegrityError, match="a_closed_month_is_paid_once"), transaction.atomic():
        PaymentLine.objects.create(run=run, month=month, amount=1)
    for thing in (run, run.lines.get()):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            thing.save()
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            type(thing).objects.filter(pk=thing.pk)._raw_delete("default")


def test_the_file_is_what_a_spreadsheet_of_an_office_reads(internship, ambito, dario):
    AttendanceMonthFactory(internship=internship, due=Decimal("208.70"))
    AttendanceMonthFactory(internship=internship, month=APRIL)
    run = pay(ambito, dario, APRIL, since=MARCH)
    assert as_csv(run).startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in as_csv(run)
    person, agreement = internship.person, internship.agreement
    assert table(run) == [
        ["reference", "tax code", "name", "IBAN", "amount to pay", "month", "agreement number", "whole allowance"],
        ["2026-04/1-1", person.tax_code, "Moro Anna", "", "508,70", "2026-03 2026-04", agreement.number, "508,70"],
    ]


def test_the_file_pays_what_the_service_pays_and_no_part_of_others(internship, ambito, dario, browse):
    shares = {"promoter": "100.00", "host": "200.00"}
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on, shares=shares))
    AttendanceMonthFactory(internship=internship, due=Decimal("110.00"))
    run = pay(ambito, dario)
    assert [table(run)[1][place] for place in (4, 7)] == ["36,67", "110,00"]
    page = " ".join(browse(dario).get(run.get_absolute_url()).content.decode().split())
    assert "1 internship, 36.67 € to pay" in page
    assert "of an allowance of 110.00 €" in page


def test_what_others_pay_all_of_has_no_row_in_the_file(internship, ambito, dario):
    shares = {"promoter": "0.00", "host": "300.00"}
    Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on, shares=shares))
    AttendanceMonthFactory(internship=internship, due=Decimal("110.00"))
    run = pay(ambito, dario)
    assert len(table(run)) == 1
    assert amounts(run) == [("Moro", Decimal("110.00"))]  # handed on all the same: it does not wait any more


@pytest.mark.parametrize("name", ["=1+1", "+39", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_in_the_file_runs_as_a_formula(ambito, dario, name):
    person = PersonFactory(last_name=name, first_name="Eva")
    agreement = AgreementFactory(number=name)
    AttendanceMonthFactory(internship=InternshipFactory(episode=EpisodeFactory(person=person), agreement=agreement))
    [_head, row] = table(pay(ambito, dario))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_the_desk_prepares_a_payment_and_takes_its_file(internship, dario, browse):
    person = internship.person
    person.tax_code = "MRONNA85A41G888X"
    person.save()
    AttendanceMonthFactory(internship=internship)
    desk, url = browse(dario), reverse("placements:payments")
    page = desk.get(url)
    assert [row.amount for row in page.context["waiting"]] == []  # payments would begin with June
    form = page.context["form"]
    what = {"since": "2026-03", "month": "2026-03", "key": str(form["key"].value())}
    answers = [desk.post(url, what) for _ in range(2)]
    run = PaymentRun.objects.get()
    assert {answer.url for answer in answers} == {run.get_absolute_url()}
    page = " ".join(desk.get(run.get_absolute_url()).content.decode().split())
    assert "1 internship, 300.00 €" in page
    assert person.tax_code not in page
    file = desk.get(reverse("placements:payment_file", args=[run.pk]))
    assert person.tax_code in file.content.decode()
    assert "Moro" not in file["Content-Disposition"]
    assert AuditEntry.objects.filter(verb="payment.exported").count() == 1
    assert AuditEntry.objects.reads().filter(details__section="export").count() == 1


def test_neighbours_do_not_see_the_payments_of_a_district(internship, ambito, dario, alice, browse):
    AttendanceMonthFactory(internship=internship)
    run = pay(ambito, dario)
    assert browse(alice).get(reverse("placements:payments")).status_code == 403
    assert browse(alice).get(run.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("month", ["", "2026-13", "x"])
def test_a_month_that_is_none_is_told(internship, dario, browse, month):
    what = {"since": "2026-03", "month": month, "key": str(uuid.uuid4())}
    answer = browse(dario).post(reverse("placements:payments"), what)
    assert answer.context["form"].errors["month"]


def test_the_number_of_queries_does_not_grow(internship, ambito, dario, browse, django_assert_max_num_queries):
    for n in range(6):
        AttendanceMonthFactory(internship=InternshipFactory(episode=another(f"Basso{n}")))
    run = pay(ambito, dario)
    desk = browse(dario)
    for url in (run.get_absolute_url(), reverse("placements:payments")):
        desk.get(url)
        with django_assert_max_num_queries(16):
            desk.get(url)


def another(name):
    return EpisodeFactory(person=PersonFactory(last_name=name))
