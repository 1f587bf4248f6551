"""The national holidays, Easter among them; no database."""

from datetime import date, timedelta

import pytest

from placements.rules.holidays import easter, is_holiday

EASTERS = {
    1961: (4, 2),
    1981: (4, 19),
    2000: (4, 23),
    2008: (3, 23),
    2011: (4, 24),
    2016: (3, 27),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2038: (4, 25),
    2285: (3, 22),
}
"""As the almanacs print them; the earliest and the latest Easter are among them."""


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_easter_is_a_sunday_of_spring_in_every_year():
    for year in range(1900, 2300):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_holidays_of_a_year():
    days = (date(2025, 1, 1) + timedelta(days=n) for n in range(365))
    assert [f"{day:%d/%m}" for day in days if is_holiday(day)] == (
        "01/01 06/01 20/04 21/04 25/04 01/05 02/06 15/08 01/11 08/12 25/12 26/12".split()
    )


@pytest.mark.parametrize(("year", "holiday"), [(2025, False), (2026, True), (2027, True)])
def test_saint_francis_is_a_holiday_again_since_2026(year, holiday):
    assert is_holiday(date(year, 10, 4)) is holiday
