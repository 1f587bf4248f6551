"""Payers to the cent, policies to the day, training and communication to the day before; no database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import Payer
from placements.rules import cover

FIRST, LAST = date(2026, 3, 2), date(2026, 8, 31)


def answer(verdict):
    return "refused" if verdict.refused else "warned" if verdict.warned else "good"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({Payer.HOST: "300.00"}, "good"),
        ({Payer.HOST: "299.99"}, "refused"),
        ({Payer.HOST: "300.01"}, "refused"),
        ({Payer.HOST: "100.00", Payer.PROMOTER: "200.00"}, "good"),
        ({Payer.HOST: "100.00", Payer.PROMOTER: "100.00", Payer.THIRD: "100.00"}, "good"),
        ({Payer.HOST: "100.00", Payer.PROMOTER: "199.99"}, "refused"),
        ({Payer.HOST: "400.00", Payer.PROMOTER: "-100.00"}, "refused"),
        ({}, "refused"),
    ],
)
def test_the_parts_make_the_allowance(parts, expected):
    parts = {side: Decimal(amount) for side, amount in parts.items()}
    assert answer(cover.add_up(Decimal("300.00"), parts)) == expected


@given(st.integers(0, 200_000), st.sampled_from([Payer.HOST, Payer.PROMOTER, Payer.THIRD]))
def test_who_pays_alone_pays_everything(cents, payer):
    allowance = Decimal(cents) / 100
    assert answer(cover.add_up(allowance, cover.parts_of(payer, allowance, {}))) == "good"


@pytest.mark.parametrize(
    ("inail", "policy", "until", "expected"),
    [
        ("91234567", "RC 77", LAST, "good"),
        ("91234567", "RC 77", date(2026, 8, 30), "warned"),
        ("91234567", "RC 77", None, "warned"),
        ("", "RC 77", LAST, "refused"),
        ("91234567", "", LAST, "refused"),
    ],
)
def test_the_project_names_its_insurance(inail, policy, until, expected):
    assert answer(cover.insured(inail=inail, policy=policy, until=until, ends_on=LAST)) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [(None, "warned"), (date(2026, 3, 1), "good"), (FIRST, "good"), (date(2026, 3, 3), "warned")]
)
def test_safety_comes_first(on, expected):
    assert answer(cover.trained(on, starts_on=FIRST)) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [(None, "warned"), (date(2026, 3, 1), "good"), (FIRST, "warned"), (date(2026, 2, 1), "good")]
)
def test_the_communication_is_made_the_day_before(on, expected):
    assert cover.communication_due(FIRST) == date(2026, 3, 1)
    assert answer(cover.communicated(on, starts_on=FIRST)) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [("Il Faro", "good"), ("Comune di Pordenone", "warned"), ("  comune  DI pordenone", "warned")],
)
def test_promoter_and_host_are_two(host, expected):
    assert answer(cover.apart(host, ["Comune di Pordenone", "Orienta Lavoro", ""])) == expected
    assert cover.apart("", [""]).favourable


AUTUMN = {"starts_on": date(2026, 10, 15), "last_day": date(2027, 2, 10)}


@pytest.mark.parametrize(
    ("per", "days", "costs"),
    [
        ("month", AUTUMN, {date(2026, 10, 15): "15.00", date(2027, 1, 1): "10.00"}),
        ("year", AUTUMN, {date(2026, 10, 15): "5.00", date(2027, 1, 1): "5.00"}),
        ("placement", AUTUMN, {date(2026, 10, 15): "5.00"}),
        ("month", {"starts_on": date(2026, 3, 31), "last_day": date(2026, 4, 1)}, {date(2026, 3, 31): "10.00"}),
        ("placement", {"starts_on": date(2026, 3, 2), "last_day": date(2026, 3, 1)}, {}),  # ended before it began
    ],
)
def test_what_insurance_costs_in_each_year(per, days, costs):
    told = cover.insurance_costs(Decimal("5.00"), per, **days)
    assert told == {day: Decimal(amount) for day, amount in costs.items()}
    assert cover.insurance_costs(Decimal(0), per, **days) == {}
