"""Months and years as people say them."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assessments import months


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2019", "2019"),
        (" 3/2019 ", "2019-03"),
        ("03.2019", "2019-03"),
        ("2019-03", "2019-03"),
        ("2019/3", "2019-03"),
        ("marzo 2019", "2019-03"),
        ("Mar. 2019", "2019-03"),
        ("March 2019", "2019-03"),
        ("12 2019", "2019-12"),
        ("13/2019", ""),
        ("0/2019", ""),
        ("3/19", ""),
        ("1899", ""),
        ("2100", ""),
        ("15/3/2019", ""),
        ("tempo fa", ""),
        ("٣/2019", "2019-03"),
        ("", ""),
    ],
)
def test_what_is_typed_is_read(typed, kept):
    assert months.read(typed) == kept


@given(st.integers(1900, 2099), st.integers(1, 12), st.sampled_from("/-. "))
def test_every_month_is_read_whichever_way_it_is_written(year, month, between):
    kept = f"{year}-{month:02}"
    assert months.read(f"{month}{between}{year}") == months.read(f"{year}{between}{month:02}") == kept


@given(st.text())
def test_whatever_is_typed_is_a_month_a_year_or_nothing(typed):
    kept = months.read(typed)
    assert kept == "" or months.read(kept) == kept


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2018", "2019", True),
        ("2019", "2019-03", False),
        ("2019-03", "2019", False),
        ("2019-02", "2019-03", True),
        ("2019-03", "2019-03", False),
        ("2019-12", "2020", True),
    ],
)
def test_a_year_is_not_before_a_month_of_its_own(one, other, before):
    assert months.comes_before(one, other) == before


def test_they_are_said_in_the_language_of_the_reader():
    with translation.override("it"):
        assert months.in_words("2019-03") == "marzo 2019"
    assert months.in_words("2019-03") == "March 2019"
    assert months.in_words("2019") == "2019"
