"""Titles, declarations, suspensions, accidents and sets of rules: their boundaries by name, no database."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from placements.enums import ActKind, Declared, HostKind, InternshipKind, Said, SignerSide, SuspensionReason
from placements.rules import (
    accidents,
    declarations,
    duration,
    kinds,
    quotas,
    rule_sets,
    signing,
    suspensions,
)
from placements.rules.quotas import Known
from placements.rules.rule_sets import FVG_2018, RuleSet

MARCH = date(2026, 3, 2)
ROME = ZoneInfo("Europe/Rome")


def answer(verdict):
    return "refused" if verdict.refused else "warned" if verdict.warned else "good"


@pytest.mark.parametrize(
    ("obtained_on", "expected"),
    [
        (date(2026, 3, 1), "good"),
        (date(2025, 3, 2), "good"),  # twelve months to the day
        (date(2025, 3, 1), "refused"),
        (None, "warned"),
    ],
)
def test_a_title_is_not_older_than_a_year(obtained_on, expected):
    assert answer(kinds.title(obtained_on, starts_on=MARCH)) == expected


@pytest.mark.parametrize(
    ("opened_on", "expected"), [(MARCH, "good"), (date(2026, 3, 1), "good"), (date(2026, 3, 3), "refused")]
)
def test_an_inclusion_internship_is_for_who_is_in_charge(opened_on, expected):
    assert answer(kinds.charge(opened_on, starts_on=MARCH)) == expected


@pytest.mark.parametrize(
    ("kind", "asked"),
    [(InternshipKind.ORIENTATION, 1), (InternshipKind.INCLUSION, 1), (InternshipKind.INSERTION, 0)],
)
def test_only_some_kinds_are_asked_for_whom_they_are(kind, asked):
    assert len(kinds.answers(kind, starts_on=MARCH, opened_on=MARCH)) == asked


@pytest.mark.parametrize(
    ("about", "yes", "no"),
    [
        (Declared.REPLACES, "refused", "good"),
        (Declared.STRIKE, "warned", "good"),
        (Declared.DISMISSALS, "warned", "good"),
        (Declared.WAGE_FUND, "warned", "good"),
        (Declared.UNSKILLED, "warned", "good"),
        (Declared.SAFE, "good", "warned"),
    ],
)
def test_what_is_declared(about, yes, no):
    assert answer(declarations.prohibited(about, Said.YES)) == yes
    assert answer(declarations.prohibited(about, Said.NO)) == no
    assert answer(declarations.prohibited(about, Said.UNKNOWN)) == "warned"


@pytest.mark.parametrize(
    ("amount", "said", "expected"),
    [
        ("300.00", Said.YES, "good"),
        ("300.01", Said.YES, "refused"),
        ("300.01", Said.NO, "good"),
        ("300.01", Said.UNKNOWN, "warned"),
        ("300.00", Said.UNKNOWN, "good"),
    ],
)
def test_an_income_support_caps_the_allowance(amount, said, expected):
    verdict = declarations.with_support(Decimal(amount), minimum=Decimal(300), said=said)
    assert answer(verdict) == expected


@pytest.mark.parametrize(
    ("ends_on", "seasonal", "expected"),
    [
        (date(2026, 5, 1), Said.NO, "good"),  # two months
        (date(2026, 4, 30), Said.YES, "good"),
        (date(2026, 4, 30), Said.NO, "refused"),
        (date(2026, 4, 30), Said.UNKNOWN, "warned"),
        (date(2026, 4, 1), Said.YES, "good"),  # one month
        (date(2026, 3, 31), Said.YES, "refused"),
    ],
)
def test_a_season_may_be_shorter(ends_on, seasonal, expected):
    assert answer(duration.minimum(MARCH, ends_on, kind=InternshipKind.INSERTION, seasonal=seasonal)) == expected


@pytest.mark.parametrize(("rested", "last"), [(0, date(2026, 9, 1)), (15, date(2026, 9, 16))])
def test_days_of_rest_that_do_not_count_are_gained(rested, last):
    what = {"kind": InternshipKind.INSERTION, "host_kind": HostKind.BUSINESS, "counted_out": rested}
    assert duration.maximum(MARCH, last, **what).favourable
    assert duration.maximum(MARCH, last.replace(day=last.day + 1), **what).refused


@pytest.mark.parametrize(
    ("interns", "hired", "more"),
    [
        (0, 0, 0),
        (10, 1, 0),
        (10, 2, 1),
        (10, 4, 1),
        (10, 5, 2),
        (10, 7, 2),
        (4, 3, 3),
        (10, 9, 3),
        (3, 3, 4),
        (6, 1, 0),
    ],
)
def test_hires_add_interns(interns, hired, more):
    assert quotas.premium(interns=interns, hired=hired) == more


@pytest.mark.parametrize(
    ("employees", "others", "hired", "expected"),
    [
        (30, 3, 2, "good"),  # a fifth of ten was hired: one more than three
        (30, 4, 2, "warned"),
        (30, 6, 10, "good"),
        (30, 7, 10, "refused"),
        (20, 2, 10, "refused"),  # twenty employees earn no premium
    ],
)
def test_the_premium_is_counted_from_real_hires(employees, others, hired, expected):
    known = Known(interns=10, hired=hired)
    verdict = quotas.places(InternshipKind.INSERTION, employees=employees, others=others, known=known)
    assert answer(verdict) == expected


@pytest.mark.parametrize(("said", "expected"), [(Said.YES, "good"), (Said.NO, "refused"), (Said.UNKNOWN, "warned")])
def test_some_hosts_without_employees_are_admitted(said, expected):
    known = Known(admitted=said)
    assert answer(quotas.places(InternshipKind.INSERTION, employees=0, others=0, known=known)) == expected


@pytest.mark.parametrize(
    ("reason", "days", "expected", "counts"),
    [
        (SuspensionReason.MATERNITY, 1, "good", False),
        (SuspensionReason.ACCIDENT, 1, "good", False),
        (SuspensionReason.ILLNESS, 30, "good", False),
        (SuspensionReason.ILLNESS, 29, "warned", True),
        (SuspensionReason.CLOSURE, 15, "good", False),
        (SuspensionReason.CLOSURE, 14, "warned", True),
        (SuspensionReason.OTHER, 60, "warned", True),
    ],
)
def test_what_is_a_suspension(reason, days, expected, counts):
    assert answer(suspensions.possible(reason, days=days)) == expected
    assert suspensions.counts(reason, days=days) == counts


def test_a_suspension_without_an_end_is_possible():
    assert suspensions.possible(SuspensionReason.ILLNESS, days=None).favourable


@pytest.mark.parametrize(
    ("known_at", "by"),
    [
        (datetime(2026, 4, 20, 9, 30, tzinfo=ROME), datetime(2026, 4, 22, 9, 30, tzinfo=ROME)),
        (datetime(2026, 3, 28, 9, 30, tzinfo=ROME), datetime(2026, 3, 30, 10, 30, tzinfo=ROME)),  # an hour is missing
        (datetime(2026, 10, 24, 9, 30, tzinfo=ROME), datetime(2026, 10, 26, 8, 30, tzinfo=ROME)),  # one comes twice
    ],
)
def test_an_accident_is_reported_within_48_hours(known_at, by):
    assert accidents.due_at(known_at) == by


LATER = RuleSet("later", valid_from=date(2027, 1, 1), minimum_months=3)
FIRST = RuleSet("first", valid_from=date(2018, 3, 24), valid_to=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2018, 3, 23), "first"),  # none holds: the nearest
        (date(2018, 3, 24), "first"),
        (date(2026, 12, 31), "first"),
        (date(2027, 1, 1), "later"),
        (None, "later"),
    ],
)
def test_the_first_day_chooses_the_rules(on, name):
    assert rule_sets.in_force(on, (FIRST, LATER)).name == name


def test_a_day_without_rules_warns():
    assert rule_sets.known(date(2018, 3, 23)).warned
    assert rule_sets.known(FVG_2018.valid_from).favourable


@pytest.mark.parametrize(
    ("kind", "changes_tutors", "count"),
    [
        (ActKind.START, False, 5),
        (ActKind.AMENDMENT, False, 3),
        (ActKind.AMENDMENT, True, 5),
        (ActKind.RESUMPTION, False, 2),
    ],
)
def test_who_signs(kind, changes_tutors, count):
    signers = signing.signers(kind, changes_tutors=changes_tutors)
    assert len(signers) == count
    assert SignerSide.PROMOTER in signers
