"""What is a name and what a part of a code, in the one box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.rules.searching import LONGEST, national, sought, year_in


@pytest.mark.parametrize(
    ("typed", "names", "codes"),
    [
        ("Moro Anna", "Moro Anna", ()),
        ("  moro   anna ", "moro anna", ()),
        ("D'Andrea", "D'Andrea", ()),
        ("Olea Santarossa", "Olea Santarossa", ()),  # letters alone never are a tax code with blanks
        ("MRONNA", "MRONNA", ()),
        ("MRONNA85E57", "", ("mronna85e57",)),
        ("MRO NNA 85E57 G888E", "", ("mronna85e57g888e",)),
        ("mro nna 85e", "", ("mronna85e",)),
        ("57G888E", "", ("57g888e",)),
        ("340 123 4567", "", ("3401234567",)),
        ("+39 340 123-4567", "", ("3401234567",)),
        ("(0434) 55.123", "", ("043455123",)),
        ("moro 4567", "moro", ("4567",)),
        ("moro anna 1985", "moro anna", ("1985",)),
        ("moro 340 12", "moro", ("34012",)),
        ("& | ! ( ) : *", "", ()),
        ("moro & anna", "moro anna", ()),
        ("🙂", "", ()),
        ("mo\0ro", "mo ro", ()),
        ("", "", ()),
    ],
)
def test_names_and_codes_are_told_apart(typed, names, codes):
    assert sought(typed) == (names, codes)


@pytest.mark.parametrize(
    ("typed", "sought_for"),
    [
        ("+39 340 1234567", "3401234567"),
        ("0039 340 1234567", "3401234567"),
        ("(+39) 340 1234567", "3401234567"),
        ("39 340 1234567", "3401234567"),
        ("39 0434 55123", "043455123"),
        ("392 1234567", "3921234567"),  # a mobile prefix, not the country
        ("3912", "3912"),
        ("+3934", "3934"),  # too little is left
        ("+40 721 234 567", "40721234567"),
        ("0040 721 234 567", "40721234567"),
        ("0043", "0043"),
        ("1234", "1234"),
    ],
)
def test_the_prefix_of_italy_is_optional(typed, sought_for):
    assert national(typed) == sought_for


@pytest.mark.parametrize(("typed", "enough"), [("123", False), ("1234", True), ("a", True), ("a 1", True), ("", False)])
def test_three_digits_say_too_little(typed, enough):
    assert sought(typed).says_enough is enough


@pytest.mark.parametrize(("codes", "year"), [((), None), (("1985",), 1985), (("4567",), None), (("12", "2004"), 2004)])
def test_a_year_of_birth_is_recognised(codes, year):
    assert year_in(codes) == year


@given(st.text(max_size=5_000))
def test_whatever_is_typed_has_an_answer(typed):
    asked = sought(typed)
    assert len(asked.names) <= LONGEST
    assert all(code == "" or code.isascii() for code in asked.codes)
