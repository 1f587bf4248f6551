"""What happens on a day without anybody asking: due days by rule, everything once."""

from datetime import date

import pytest
import time_machine

from reporting import actions, clockwork, rules
from reporting.models import KeptMonth, Report
from tests.reporting.factories import CostLineFactory, SpendingFactory


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2026, 1, 2),  # Friday after New Year
        (2025, 11, 3),  # All Saints is a Saturday
        (2026, 6, 1),  # a Monday, the day before the Republic
        (2026, 5, 4),  # Labour Day is a Friday
        (2024, 4, 2),  # Easter Monday is 1 April
        (2027, 1, 4),
        (2026, 8, 3),
    ],
)
def test_the_first_working_day_of_a_month(year, month, day):
    assert rules.first_working_day(year, month) == date(year, month, day)


@pytest.mark.parametrize(
    ("on", "month"),
    [
        (date(2024, 4, 1), date(2024, 2, 1)),  # Easter Monday: March is not due yet
        (date(2024, 4, 2), date(2024, 3, 1)),
        (date(2024, 4, 30), date(2024, 3, 1)),
        (date(2026, 1, 1), date(2025, 11, 1)),
        (date(2026, 1, 2), date(2025, 12, 1)),
    ],
)
def test_which_month_is_counted(on, month):
    assert rules.month_to_count(on) == month


@pytest.mark.parametrize(
    ("on", "quarter"),
    [(date(2026, 1, 1), (2025, 4)), (date(2026, 3, 31), (2025, 4)), (date(2026, 11, 30), (2026, 3))],
)
def test_the_last_whole_quarter(on, quarter):
    assert rules.last_whole_quarter(on) == quarter


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2026, 1, 6), None),
        (date(2026, 1, 7), 2025),
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), None),
        (date(2026, 12, 31), None),
    ],
)
def test_which_year_is_drafted(on, year):
    assert rules.year_to_draft(on) == year


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (10, 4, True),
        (4, 2, False),
        (5, 5, False),
        (7, 5, False),
        (8, 5, True),
        (0, 6, True),
        (6, 0, True),
        (None, 9, False),
    ],
)
def test_a_figure_that_changed_a_lot(now, before, said):
    assert rules.changed_a_lot(now, before) is said


@pytest.mark.django_db
def test_a_month_is_kept_once_and_as_it_was(service):
    assert actions.keep_month(service, on=date(2024, 4, 2))
    kept = KeptMonth.objects.get()
    SpendingFactory(cost_line=CostLineFactory(ambito=service), amount="1.00")
    assert not actions.keep_month(service, on=date(2024, 4, 20))
    assert KeptMonth.objects.get().figures == kept.figures


@pytest.mark.django_db
def test_the_year_is_drafted_in_january_and_only_once(service, franca):
    with time_machine.travel("2025-01-06T08:00Z"):
        clockwork.begin_the_year()
    assert not Report.objects.exists()
    with time_machine.travel("2025-01-07T08:00Z"):
        clockwork.begin_the_year()
        clockwork.begin_the_year()
        clockwork.keep_the_month()
    assert {(each.kind, each.year, each.state, each.begun_by) for each in Report.objects.all()} == {
        ("funding", 2024, "draft", franca),
        ("outcomes", 2024, "draft", franca),
    }
    assert KeptMonth.objects.get().month == date(2024, 12, 1)


@pytest.mark.django_db
def test_a_district_without_data_gets_no_draft(franca):
    assert actions.begin_yearly_drafts(franca.ambito, on=date(2025, 1, 7)) == []
    assert not actions.keep_month(franca.ambito, on=date(2025, 1, 7))
