"""What an agreement allows: its period, its seats day by day, no database."""

from datetime import date

import pytest

from placements.enums import Why
from placements.rules import agreements, earlier
from placements.rules.answers import together

AGREED = (date(2026, 1, 1), date(2026, 12, 31))
MAY, JUNE = (date(2026, 5, 1), date(2026, 5, 31)), (date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "refusals"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 0),
        (date(2025, 12, 31), date(2026, 6, 30), 1),
        (date(2026, 7, 1), date(2027, 1, 1), 1),
        (date(2025, 12, 31), date(2027, 1, 1), 2),
    ],
)
def test_nothing_stands_outside_the_agreement(starts_on, ends_on, refusals):
    assert len(agreements.within(starts_on, ends_on, agreed=AGREED).blocking) == refusals


def test_an_end_beyond_the_agreement_is_worded_for_what_is_asked():
    verdict = agreements.within(date(2026, 12, 1), date(2027, 1, 1), agreed=AGREED, beyond=Why.EXTENDED_BEYOND)
    assert "extend until then" in str(verdict.blocking[0])


@pytest.mark.parametrize(
    ("periods", "most"),
    [
        ([], 0),
        ([MAY], 1),
        ([MAY, JUNE], 1),  # one ends the day before the other begins
        ([MAY, MAY], 2),
        ([MAY, (date(2026, 5, 31), date(2026, 6, 30))], 2),  # they share one day
        ([MAY, JUNE, (date(2026, 1, 1), date(2026, 12, 31))], 2),
        ([(date(2026, 1, 1), date(2026, 4, 30)), (date(2026, 7, 1), date(2026, 12, 31))], 0),  # both outside
    ],
)
def test_the_most_on_one_day(periods, most):
    assert agreements.most_at_once(periods, first=date(2026, 5, 1), last=date(2026, 6, 30)) == most


@pytest.mark.parametrize(("taken", "refused"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_last_seat(taken, refused):
    assert agreements.free_seat(seats=2, taken=taken).refused is refused


@pytest.mark.parametrize(("internships", "jobs", "warnings"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 1, 2)])
def test_what_was_before_warns(internships, jobs, warnings):
    assert len(earlier.together_before(internships=internships, jobs=jobs).warnings) == warnings


def test_answers_add_up():
    lines = [agreements.seat(seats=1, taken=1), earlier.before(internships=1, jobs=0)]
    assert (len(together(lines).blocking), len(together(lines).warnings)) == (1, 1)


@pytest.mark.parametrize(("missing", "warned"), [((), False), (("for the host",), True)])
def test_what_nobody_signed_warns_and_names_who_is_missing(missing, warned):
    verdict = agreements.signed(missing)
    assert (verdict.refused, verdict.warned) == (False, warned)
    assert all(side in str(verdict.warnings[0]) for side in missing)


@pytest.mark.parametrize(
    ("sectors", "ateco", "told", "warned"),
    [
        ((), "10.71", "Bakery", False),
        (("10",), "10.71", "", False),
        (("10.71",), "10", "", False),
        (("10.71",), "10.7", "", False),
        (("10.71",), "10.72", "", True),
        (("81.30",), "", "Bakery", True),
        (("archive",), "84.11", "Help in the archives of the town", False),
        (("archive", "81.30"), "84.11", "Kitchen", True),
    ],
)
def test_other_work_than_the_agreement_names_warns(sectors, ateco, told, warned):
    verdict = agreements.kind_of_work(sectors, ateco=ateco, told=told)
    assert (verdict.refused, verdict.warned) == (False, warned)
