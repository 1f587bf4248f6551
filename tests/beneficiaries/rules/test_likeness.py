"""When two records may be of one person: by tables of values."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.enums import Likeness
from beneficiaries.rules import likeness, names_alike, phone_key
from beneficiaries.rules.likeness import codes_one_apart, slips

BORN = date(1985, 5, 17)
CODE = "MRONNA85E57G888E"


def told(last_name="Moro", first_name="Anna", *, birth_date=BORN, phone="", tax_code=""):
    return SimpleNamespace(
        last_name=last_name, first_name=first_name, birth_date=birth_date, phone=phone, tax_code=tax_code
    )


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Moro Anna", "Moro Anna", True),
        ("Moro Anna", "Anna Moro", True),
        ("Moro Anna", "Mroo Anna", True),
        ("Moro Anna", "Moro Anna Maria", True),
        ("D’Amico Èva", "Damico Eva", True),
        ("De Rossi Ugo", "Derossi Ugo", True),
        ("Kovačević Dušan", "Kovacevic Dusan", True),
        ("Moro Anna", "Mauro Anna", False),
        ("Moro Anna", "Moro Luca", False),
        ("Li Na", "Lu Na", False),  # two letters leave no room for a slip
        ("Moro", "", False),
        ("–", "Moro", False),
    ],
)
def test_names_that_may_be_one(one, other, alike):
    assert names_alike(one, other) == names_alike(other, one) == alike


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("moro", "moro", 0),
        ("moro", "mroo", 1),
        ("moro", "mor", 1),
        ("moro", "muro", 1),
        ("", "abc", 3),
        ("ca", "abc", 3),
    ],
)
def test_slips(one, other, number):
    assert slips(one, other) == number


@given(one=st.text("abc", max_size=6), other=st.text("abc", max_size=6))
def test_slips_are_the_same_from_both_ends(one, other):
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("phone", "key"),
    [
        ("333 123 4567", "3331234567"),
        ("+39 333 1234567", "3331234567"),
        ("0039 333-1234567", "3331234567"),
        ("0434 123456", "0434123456"),
        ("393 1234567", "3931234567"),  # a mobile number that begins with 39 keeps it
        ("12345", ""),
        ("", ""),
    ],
)
def test_a_phone_is_its_digits(phone, key):
    assert phone_key(phone) == key


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        ("MRONNA85E58G888G", True),  # the day, and with it the letter that checks
        ("MRONNA85E57G888X", True),  # that letter alone
        (CODE, False),
        ("MRONNA85E57L483N", False),
        ("MRONNA85E57G888", False),
        ("", False),
    ],
)
def test_tax_codes_one_character_apart(other, apart):
    assert codes_one_apart(CODE, other) == codes_one_apart(other, CODE) == apart


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (told(), told("Mroo"), {Likeness.NAME_AND_BIRTH}),
        (told(), told(birth_date=date(1985, 5, 18)), set()),
        (
            told(phone="333 1234567"),
            told("Rossi", "Anna", phone="+393331234567", birth_date=date(1990, 1, 1)),
            {Likeness.PHONE},
        ),
        (told(phone="333 1234567"), told("Moro", "Luca", phone="3331234567", birth_date=date(2010, 1, 1)), set()),
        (
            told(tax_code=CODE),
            told("Rossi", "Ada", birth_date=date(1985, 5, 18), tax_code="MRONNA85E58G888G"),
            {Likeness.TAX_CODE},
        ),
        (told(tax_code=CODE), told(tax_code="MRONNA85E57L483N"), {Likeness.NAME_AND_BIRTH}),
        (told(first_name="Anita", tax_code=CODE), told(tax_code="MRONNA85E57L483N"), set()),  # twins
    ],
)
def test_what_speaks_for_one_person(one, other, why):
    assert set(likeness(one, other)) == set(likeness(other, one)) == why
