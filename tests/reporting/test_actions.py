"""Money is kept whole and once; a paper is promised once and printed with its figures frozen."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from reporting import actions
from reporting.models import FundingYear, Spending
from tests.reporting.factories import CostLineFactory, SpendingFactory

pytestmark = pytest.mark.django_db


def typed(line, amount="12.50"):
    return Spending(cost_line=line, dated_on=date(2024, 5, 6), amount=Decimal(amount), description="Paper")


def test_add_spending(franca):
    row = actions.add_spending(typed(CostLineFactory()), key=uuid.uuid4(), by=franca)
    assert (row.ambito.name, row.entered_by, row.occurrence) == ("Noncello", franca, 1)
    assert AuditEntry.objects.get(verb="spending.added").actor == franca


def test_the_same_form_sent_twice_is_entered_once(franca):
    key, line = uuid.uuid4(), CostLineFactory()
    first = actions.add_spending(typed(line), key=key, by=franca)
    assert actions.add_spending(typed(line), key=key, by=franca) == first
    assert Spending.objects.count() == 1


def test_two_truly_equal_rows_are_both_kept(franca):
    line = CostLineFactory()
    rows = [actions.add_spending(typed(line), key=uuid.uuid4(), by=franca) for _turn in range(3)]
    assert [row.occurrence for row in rows] == [1, 2, 3]


def test_change_spending(franca):
    row = SpendingFactory()
    row.amount = Decimal("99.99")
    actions.change_spending(row, version=0, by=franca)
    row.refresh_from_db()
    assert (row.amount, row.version) == (Decimal("99.99"), 1)


def test_a_row_changed_meanwhile_is_not_overwritten(franca):
    row = SpendingFactory()
    actions.change_spending(row, version=0, by=franca)
    with pytest.raises(Refused, match="meanwhile"):
        actions.change_spending(row, version=0, by=franca)


def test_add_cost_line(franca):
    ambito = CostLineFactory(position=4).ambito
    assert actions.add_cost_line(ambito, name=" Formazione ", by=franca).position == 5
    with pytest.raises(Refused, match="already"):
        actions.add_cost_line(ambito, name="Formazione", by=franca)


def test_plan_year(franca):
    ambito = CostLineFactory().ambito
    plan = FundingYear(ambito=ambito, year=2024, granted=Decimal(1000), share_region=60, share_municipality=40)
    actions.plan_year(plan, version=0, by=franca)
    with pytest.raises(Refused, match="meanwhile"):
        actions.plan_year(FundingYear(ambito=ambito, year=2024), version=0, by=franca)
    again = FundingYear.objects.planned_for(ambito, 2024)
    again.granted = Decimal(2000)
    actions.plan_year(again, version=again.version, by=franca)
    assert FundingYear.objects.get().granted == 2000
