"""The tax code: what is refused, what is read from it, what is worth a second look."""

from datetime import date

import pytest
from stdnum.it.codicefiscale import calc_check_digit

from beneficiaries.enums import Sex, TaxCodeMismatch, TaxCodeProblem
from beneficiaries.rules import compare, parse_tax_code
from equipe.verdicts import Refused


def sealed(fifteen):
    return fifteen + calc_check_digit(fifteen)


@pytest.mark.parametrize(
    ("text", "born", "sex", "place"),
    [
        ("PVTGRI81C07G273X", date(1981, 3, 7), Sex.MALE, "Palermo (PA)"),
        (" pvtgri 81c07 g273x ", date(1981, 3, 7), Sex.MALE, "Palermo (PA)"),
        ("HXHMRL86E66Z100N", date(1986, 5, 26), Sex.FEMALE, "Albania"),
        (sealed("MRONNA85E57G888"), date(1985, 5, 17), Sex.FEMALE, "Pordenone (PN)"),
        (sealed("MRONNA85E57Z999"), date(1985, 5, 17), Sex.FEMALE, ""),
    ],
)
def test_what_a_tax_code_says(text, born, sex, place):
    code = parse_tax_code(text)
    assert (code.birth_date, code.sex, code.birth_place) == (born, sex, place)


@pytest.mark.parametrize("changed", [(14,), (9, 10), (6, 7, 9, 10, 12, 13, 14)])
def test_omocodia_says_the_same(changed):
    letters = ["LMNPQRSTUV"[int(sign)] if place in changed else sign for place, sign in enumerate("MRONNA85E57G888")]
    code = parse_tax_code(sealed("".join(letters)))
    assert (code.birth_date, code.sex, code.birth_place) == (date(1985, 5, 17), Sex.FEMALE, "Pordenone (PN)")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", TaxCodeProblem.LENGTH),
        ("PVTGRI81C07G273", TaxCodeProblem.LENGTH),
        ("01234567890", TaxCodeProblem.LENGTH),
        ("PVTGRI81Z07G273X", TaxCodeProblem.SHAPE),
        ("1VTGRI81C07G273X", TaxCodeProblem.SHAPE),
        ("PVTGRI81C07G273Y", TaxCodeProblem.CHECK),
        ("PVTGRI81C08G273X", TaxCodeProblem.CHECK),
        (sealed("PVTGRI81B30G273"), TaxCodeProblem.DATE),
        (sealed("PVTGRI81C00G273"), TaxCodeProblem.DATE),
        (sealed("PVTGRI81C40G273"), TaxCodeProblem.DATE),
        (sealed("PVTGRI81C72G273"), TaxCodeProblem.DATE),
    ],
)
def test_what_is_refused(text, problem):
    with pytest.raises(Refused) as refusal:
        parse_tax_code(text)
    assert str(refusal.value) == str(problem.label)


@pytest.mark.parametrize(
    ("year", "on", "born"),
    [
        ("85", None, 1985),
        ("05", None, 2005),
        ("19", None, 2019),
        ("20", None, 1920),
        ("25", date(2025, 5, 16), 1925),
        ("25", date(2025, 5, 17), 2025),
        ("99", date(2026, 1, 1), 1999),
    ],
)
def test_the_century_is_the_latest_that_can_be(year, on, born):
    assert parse_tax_code(sealed(f"MRONNA{year}E57G888"), on=on).birth_date == date(born, 5, 17)


def test_a_leap_day_looks_for_its_century():
    assert parse_tax_code(sealed("MRONNA00B69G888"), on=date(2024, 1, 1)).birth_date == date(2000, 2, 29)


def test_the_place_is_the_one_of_that_day():
    born_then = parse_tax_code(sealed("MRONNA23E57A001"), on=date(2000, 1, 1))
    assert born_then.birth_place == "Abano (PD)"
    assert parse_tax_code(sealed("MRONNA85E57A001")).birth_place == "Abano Terme (PD)"


@pytest.mark.parametrize(
    ("typed", "mismatches"),
    [
        ({"last_name": "Pivetta", "first_name": "Igor", "birth_date": date(1981, 3, 7), "sex": "M"}, []),
        ({"birth_date": date(1881, 3, 7)}, []),
        ({"sex": "X"}, []),
        ({}, []),
        ({"last_name": "Pivetti"}, []),
        ({"last_name": "Rossi"}, [TaxCodeMismatch.LAST_NAME]),
        ({"first_name": "Ivano", "sex": "F"}, [TaxCodeMismatch.FIRST_NAME, TaxCodeMismatch.SEX]),
        ({"birth_date": date(1981, 7, 3)}, [TaxCodeMismatch.BIRTH_DATE]),
    ],
)
def test_differences_are_warnings(typed, mismatches):
    verdict = compare(parse_tax_code("PVTGRI81C07G273X"), **typed)
    assert [str(reason) for reason in verdict.warnings] == [str(mismatch.label) for mismatch in mismatches]
    assert not verdict.refused
