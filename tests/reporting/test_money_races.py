"""Who books, closes and changes at once: one wins, the others are told, nothing stands twice."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from placements import actions as placing
from reporting import actions
from reporting.models import FundPayer, Spending
from tests.placements.factories import AttendanceMonthFactory, InternshipFactory
from tests.placements.test_month_races import at_once
from tests.reporting.factories import CostLineFactory, FundFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_payment_booked_by_two_at_once_is_booked_once(episode, dario, franca):
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        internship = InternshipFactory(episode=episode, promoter_tutor=dario)
        AttendanceMonthFactory(internship=internship)
        told = {"key": uuid.uuid4(), "by": dario, "at": datetime(2026, 6, 30, 8, tzinfo=UTC)}
        run = placing.prepare_payment(episode.team.ambito, date(2026, 3, 1), **told)
    actions.pay_from(internship, CostLineFactory(ambito=run.ambito), by=franca)
    found = at_once(*[lambda: actions.book_payment(run, by=franca)] * 4)
    assert found == ["done"] * 4
    assert [row.amount for row in Spending.objects.all()] == [Decimal(300)]


def test_what_is_entered_while_a_year_is_closed_comes_before_or_is_refused(franca):
    line = CostLineFactory()

    def enter():
        row = Spending(cost_line=line, dated_on=date(2024, 5, 6), amount=Decimal(1), description="Paper")
        actions.add_spending(row, key=uuid.uuid4(), by=franca)

    found = at_once(enter, lambda: actions.close_year(line.ambito, 2024, on=date(2025, 2, 1), by=franca), enter, enter)
    assert found[1] == "done"
    others = [found[0], *found[2:]]
    assert all(told == "done" or "2024 is closed" in told for told in others)
    assert Spending.objects.count() == others.count("done")


def test_shares_that_miss_the_whole_do_not_outlive_a_transaction():
    with transaction.atomic():
        fund = FundFactory()
    with pytest.raises(IntegrityError, match="must make 100"), transaction.atomic():
        FundPayer.objects.filter(fund=fund, kind="region").update(share=60)
    with transaction.atomic():
        FundPayer.objects.filter(fund=fund, kind="region").update(share=60)
        FundPayer.objects.filter(fund=fund, kind="municipality").update(share=40)
    assert connection.in_atomic_block is False
