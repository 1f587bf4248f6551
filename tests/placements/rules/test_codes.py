"""By which numbers a host is known: a table of right and wrong ones, no database."""

import pytest

from placements.enums.sectors import DIVISIONS, SECTIONS
from placements.rules import codes


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("35117660932", "35117660932"),
        ("IT35117660932", "35117660932"),
        ("it 351 1766 0932", "35117660932"),
        (" 35117660932 ", "35117660932"),
    ],
)
def test_a_vat_number(said, kept):
    assert codes.vat_number(said) == kept


@pytest.mark.parametrize("said", ["35117660931", "3511766093", "351176609322", "RSSMRA80A01H501U", "IT", "", "x" * 40])
def test_no_vat_number(said):
    with pytest.raises(ValueError):
        codes.vat_number(said)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("35117660932", "35117660932"),  # of an association or a body: like a VAT number
        ("RSSMRA85M01H501Q", "RSSMRA85M01H501Q"),  # of who trades in her own name
        ("rssmra85m01 h501q", "RSSMRA85M01H501Q"),
    ],
)
def test_a_tax_code(said, kept):
    assert codes.tax_code(said) == kept


@pytest.mark.parametrize("said", ["35117660931", "RSSMRA85M01H501X", "RSSMRA85M41", "", "0"])
def test_no_tax_code(said):
    with pytest.raises(ValueError):
        codes.tax_code(said)


@pytest.mark.parametrize(
    ("said", "kept", "section"),
    [
        ("01", "01", "A"),
        ("10.71", "10.71", "C"),
        ("10.7", "10.7", "C"),
        ("107110", "10.71.10", "C"),
        ("81.30.00", "81.30.00", "N"),
        ("88 99", "88.99", "Q"),
        ("99", "99", "U"),
    ],
)
def test_an_ateco_code(said, kept, section):
    assert (codes.ateco(said), codes.section(kept)) == (kept, section)


@pytest.mark.parametrize("said", ["", "1", "04", "34", "00", "10.71.101", "bakery", "10-71", "100.1.1.1"])
def test_no_ateco_code(said):
    with pytest.raises(ValueError):
        codes.ateco(said)


def test_every_division_lies_in_one_section():
    assert len(DIVISIONS) == 88
    assert "".join(SECTIONS) == "ABCDEFGHIJKLMNOPQRSTU"
    assert {code: codes.section(code) for code in DIVISIONS if not codes.section(code)} == {}
    assert codes.section("") == ""


def test_codes_have_words_and_words_stay_words():
    assert codes.in_words("81.30") == "81.30 cleaning, care of buildings and green areas"
    assert codes.in_words("green areas") == "green areas"
    assert codes.in_words("") == ""
