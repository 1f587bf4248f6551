"""What internships bind on any day, as they are suspended, ended, extended: what the months agreed on by then pay."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from placements import actions as placing
from reporting import actions
from reporting.indicators.balance import allowances_to_come, positions
from reporting.rules import Position
from tests.placements.agreed import covered, internship_of
from tests.placements.factories import AttendanceMonthFactory
from tests.reporting.factories import CostLineFactory, FundFactory

pytestmark = pytest.mark.django_db

AGREED_ON = date(2026, 2, 27)
MARCH, WHOLE = Decimal("290.32"), Decimal(300)  # from the 2nd: 30 of 31 days
AS_AGREED = [MARCH, *[WHOLE] * 5]


@pytest.fixture
def internship(dario):
    """From 2 March to 31 August, 300 euro a month, all paid by the service."""
    return internship_of(dario, on=AGREED_ON, cover=covered(shares={"promoter": "300.00"}))


@pytest.fixture
def ambito(internship):
    return internship.episode.team.ambito


@pytest.fixture
def line(ambito):
    return CostLineFactory(ambito=ambito, name="Indennità di tirocinio")


@pytest.fixture
def fund(ambito):
    return FundFactory(ambito=ambito, year=2026)


@pytest.fixture
def march(internship, ambito, line, fund, dario, franca):
    """The payment of March, the first of the district: from then on everything is told month by month."""
    actions.pay_from(internship, line, fund=fund, by=franca)
    closed = datetime(2026, 4, 1, 9, tzinfo=UTC)
    AttendanceMonthFactory(internship=internship, month=date(2026, 3, 1), due=MARCH, confirmed_at=closed)
    paid = datetime(2026, 4, 10, 9, tzinfo=UTC)
    return placing.prepare_payment(ambito, date(2026, 3, 1), key=uuid.uuid4(), by=dario, at=paid)


def now(internship):
    internship.refresh_from_db()
    return {"version": internship.version}


def bound(ambito, on):
    """What is bound on a day, month by month from March on."""
    told = [coming.months for coming in allowances_to_come(ambito, on=on)]
    return [told[0].get(date(2026, month, 1), Decimal(0)) for month in range(3, 11)] if told else []


def of_months(*amounts):
    return [Decimal(amount) for amount in (*amounts, *[0] * (8 - len(amounts)))]


def test_suspended_for_a_month_it_binds_the_days_before_and_after(internship, ambito, march, dario):
    said = {"holds_from": date(2026, 5, 11), "back_on": date(2026, 6, 11), "reason": "illness"}
    placing.suspend(internship, **said, **now(internship), on=date(2026, 5, 8), by=dario)
    assert bound(ambito, date(2026, 5, 7)) == of_months(*AS_AGREED)
    for day in (date(2026, 5, 8), date(2026, 6, 30)):
        assert bound(ambito, day) == of_months(MARCH, WHOLE, "96.77", 200, WHOLE, WHOLE)  # 10 of 31, 20 of 30 days


def test_suspended_until_nobody_knows_when_it_binds_nothing_until_it_goes_on(internship, ambito, march, dario):
    said = {"holds_from": date(2026, 6, 1), "reason": "illness"}
    placing.suspend(internship, **said, **now(internship), on=date(2026, 5, 29), by=dario)
    placing.resume(internship, holds_from=date(2026, 8, 1), **now(internship), on=date(2026, 7, 27), by=dario)
    assert bound(ambito, date(2026, 5, 28)) == of_months(*AS_AGREED)
    assert bound(ambito, date(2026, 7, 26)) == of_months(MARCH, WHOLE, WHOLE)
    assert bound(ambito, date(2026, 7, 27)) == of_months(MARCH, WHOLE, WHOLE, 0, 0, WHOLE)


def test_ended_early_it_binds_the_days_until_then(internship, ambito, march, dario):
    said = {"on": date(2026, 6, 15), "reason": "health", "dated_on": date(2026, 6, 10)}
    placing.interrupt(internship, **said, **now(internship), by=dario)
    assert bound(ambito, date(2026, 6, 9)) == of_months(*AS_AGREED)
    for day in (date(2026, 6, 10), date(2026, 12, 31)):
        assert bound(ambito, day) == of_months(MARCH, WHOLE, WHOLE, 150)


def test_ended_while_it_is_suspended_it_binds_what_came_before(internship, ambito, march, dario):
    rest = {"holds_from": date(2026, 5, 1), "reason": "illness"}
    placing.suspend(internship, **rest, **now(internship), on=date(2026, 4, 30), by=dario)
    said = {"on": date(2026, 6, 15), "reason": "health", "dated_on": date(2026, 6, 10)}
    placing.interrupt(internship, **said, **now(internship), by=dario)
    assert bound(ambito, date(2026, 6, 10)) == of_months(MARCH, WHOLE)


def test_extended_it_binds_the_months_more_from_the_day_of_the_act(internship, ambito, march, dario):
    told = {"ends_on": date(2026, 10, 15), "motive": "Agreed with everybody."}
    placing.extend(internship, **told, **now(internship), on=date(2026, 8, 10), by=dario)
    assert bound(ambito, date(2026, 8, 9)) == of_months(*AS_AGREED)
    assert bound(ambito, date(2026, 8, 10)) == of_months(*AS_AGREED, WHOLE, "145.16")  # 15 of 31 days


def test_what_is_booked_is_taken_off_whatever_happens_later(internship, ambito, line, fund, march, dario, franca):
    actions.book_payment(march, by=franca)
    rest = {"holds_from": date(2026, 5, 1), "back_on": date(2026, 6, 1), "reason": "illness"}
    placing.suspend(internship, **rest, **now(internship), on=date(2026, 4, 30), by=dario)
    told = {"ends_on": date(2026, 9, 30), "motive": "Agreed with everybody."}
    placing.extend(internship, **told, **now(internship), on=date(2026, 8, 10), by=dario)
    said = {"on": date(2026, 9, 15), "reason": "health", "dated_on": date(2026, 9, 14)}
    placing.interrupt(internship, **said, **now(internship), by=dario)
    days = {
        date(2026, 4, 29): 5 * WHOLE,
        date(2026, 4, 30): 4 * WHOLE,
        date(2026, 8, 10): 5 * WHOLE,
        date(2026, 9, 14): 4 * WHOLE + 150,
    }
    told = {day: positions(ambito, on=day)[fund.pk, line.pk] for day in days}
    assert told == {day: Position(committed=amount, spent=MARCH) for day, amount in days.items()}


def test_an_end_that_was_noted_late_unbinds_nothing_before_it_was_noted(internship, ambito, line, fund, dario, franca):
    """No payment was made yet: what was bound on a day follows from the acts of that day, not from the row of now."""
    actions.pay_from(internship, line, fund=fund, by=franca)
    said = {"on": date(2026, 5, 31), "reason": "health", "dated_on": date(2026, 7, 20)}
    placing.interrupt(internship, **said, **now(internship), by=dario)
    assert bound(ambito, date(2026, 7, 10)) == of_months(0, 0, 0, WHOLE, WHOLE, WHOLE)
    assert bound(ambito, date(2026, 7, 20)) == []
