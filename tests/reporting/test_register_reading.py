"""What a cell says, rule by rule; that these tests need no database shows that reading is pure."""

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.register.reading import (
    Unreadable,
    bare,
    read_amount,
    read_date,
    read_name,
    read_tax_code,
    read_text,
    read_vat_number,
    read_whole,
    read_yes_no,
)
from reporting.register.words import Repair


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("  Del   Ben ", "Del Ben"),
        ("a\u00a0b\tc\n", "a b c"),
        (12.0, "12"),
        (12.5, "12.5"),
        ("-", ""),
        (date(2024, 3, 1), "01/03/2024"),
    ],
)
def test_text_is_trimmed_and_folded(cell, said):
    assert read_text(cell).value == said


@pytest.mark.parametrize(
    ("cell", "name", "repair"),
    [
        ("OWUSU", "Owusu", Repair.CAPITALS),
        ("D'ANDREA", "D'Andrea", Repair.CAPITALS),
        ("de marchi", "De Marchi", Repair.CAPITALS),
        ("ROVEREDO IN PIANO", "Roveredo in Piano", Repair.CAPITALS),
        ("EL-AMRANI", "El-Amrani", Repair.CAPITALS),
        ("De Marchi ", "De Marchi", None),
        ("McKenzie", "McKenzie", None),
    ],
)
def test_a_name_all_in_capitals_is_written_as_names_are(cell, name, repair):
    assert read_name(cell) == (name, repair)


@pytest.mark.parametrize(
    ("cell", "code", "repair"),
    [
        ("PVTGRI 81C07 G273X", "PVTGRI81C07G273X", Repair.BLANKS),
        (" dndcld95b07f839x ", "DNDCLD95B07F839X", Repair.CAPITALS),
        ("HXHMRL86E66Z100N", "HXHMRL86E66Z100N", None),
    ],
)
def test_a_tax_code_loses_its_blanks(cell, code, repair):
    assert read_tax_code(cell) == (code, repair)


@pytest.mark.parametrize(
    ("cell", "number", "repair"),
    [
        ("IT18713260935", "18713260935", Repair.PREFIX),
        ("it 18713260935", "18713260935", Repair.PREFIX),
        (72860230936.0, "72860230936", Repair.NUMBER),
        (4669450936.0, "04669450936", Repair.NUMBER),
        ("28053770930", "28053770930", None),
    ],
)
def test_a_vat_number_with_its_prefix_or_as_a_number(cell, number, repair):
    assert read_vat_number(cell) == (number, repair)


@pytest.mark.parametrize("cell", ["28053770933", "123", "", "-", "IT", 1.5, date(2024, 1, 1), "DE18713260935"])
def test_a_wrong_vat_number_is_refused(cell):
    with pytest.raises(Unreadable):
        read_vat_number(cell)


@pytest.mark.parametrize(
    ("cell", "day", "repair"),
    [
        (date(2024, 3, 12), date(2024, 3, 12), None),
        ("12/03/2024", date(2024, 3, 12), Repair.DATE),
        (" 1/3/2024 ", date(2024, 3, 1), Repair.DATE),
        ("12.03.2024", date(2024, 3, 12), Repair.DATE),
        ("12-03-2024", date(2024, 3, 12), Repair.DATE),
        ("2024-03-12", date(2024, 3, 12), Repair.DATE),
        ("2024-03-12 00:00:00", date(2024, 3, 12), Repair.DATE),
        ("12/03/24", date(2024, 3, 12), Repair.CENTURY),
        ("12/03/81", date(1981, 3, 12), Repair.CENTURY),
        ("29/02/2024", date(2024, 2, 29), Repair.DATE),
        ("-", None, None),
        (" – ", None, None),
        ("", None, None),
    ],
)
def test_a_date_has_its_day_first(cell, day, repair):
    assert read_date(cell) == (day, repair)


@pytest.mark.parametrize(
    "cell",
    [
        *("31/02/2024", "29/02/2023", "primavera", "2024", "03/2024", "12/03", "12/13/2024", "0/1/2024", "12/03/224"),
        *("12/03/0204", "01/01/1899", 45363.0, True, "12:30:00", "2024-13-01", "12/03/2024 ?", "12//03/2024"),
    ],
)
def test_what_is_no_date_is_unreadable(cell):
    with pytest.raises(Unreadable):
        read_date(cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (8624.94, "8624.94"),
        (300.0, "300.00"),
        (0.1 + 0.2, "0.30"),
        (1234.5600000000001, "1234.56"),
        ("1.234,56", "1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("1.234,56 €", "1234.56"),
        ("1.234.567,89", "1234567.89"),
        ("1234,5", "1234.50"),
        ("1234", "1234.00"),
        ("1.234", "1234.00"),
        ("300.00", "300.00"),
        ("EUR 12,00", "12.00"),
        ("12 euro", "12.00"),
        ("300,-", "300.00"),
        ("1 234,56", "1234.56"),
        ("1'234,56", "1234.56"),
        ("-120,50 €", "-120.50"),
        ("€ -120,50", "-120.50"),
        ("− 120,50", "-120.50"),
        ("(120,50)", "-120.50"),
        ("120,50-", "-120.50"),
    ],
)
def test_amounts_are_exact_to_the_cent(cell, amount):
    assert read_amount(cell).value == Decimal(amount)


@pytest.mark.parametrize("cell", ["", "-", " – "])
def test_nothing_is_no_amount(cell):
    assert read_amount(cell).value is None


@pytest.mark.parametrize(
    "cell",
    [
        *("circa 500", "12,345", "1.2.3,4", "1,234.56", "12a", "€", "#DIV/0!", "1,2,3", "12.34,5", "1.23.456,00"),
        *(83.333333, math.inf, -math.inf, math.nan, 1e300, True, date(2024, 1, 1), "99999999999,00"),
    ],
)
def test_what_is_no_amount_is_unreadable(cell):
    with pytest.raises(Unreadable):
        read_amount(cell)


@given(st.decimals(min_value=-9999999, max_value=9999999, places=2))
def test_amounts_round_trip_through_every_writing(amount):
    plain = f"{abs(amount):,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    sign = "-" if amount < 0 else ""
    for written in (
        f"{sign}{plain}",
        f"€ {sign}{plain}",
        f"{sign}{plain} €",
        float(amount),
        f"{sign}{abs(amount):.2f}",
    ):
        assert read_amount(written).value == amount


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_dates_round_trip_through_every_writing(day):
    for written in (day, f"{day:%d/%m/%Y}", f" {day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y} ", day.isoformat()):
        assert read_date(written).value == day


@given(st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.dates()))
def test_no_cell_breaks_a_reader(cell):
    for read in (read_text, read_name, read_tax_code, read_vat_number, read_date, read_amount, read_yes_no, read_whole):
        try:
            read(cell)
        except Unreadable:
            continue
    assert bare(cell) == bare(bare(cell))


@pytest.mark.parametrize("cell", ["sì", "SI", "Sì ", "x", "X", "1", 1.0, True])
def test_yes(cell):
    assert read_yes_no(cell).value is True


@pytest.mark.parametrize("cell", ["no", "NO", "n", "-", "0", 0.0, "", "  ", False])
def test_no(cell):
    assert read_yes_no(cell).value is False


@pytest.mark.parametrize("cell", ["forse", "2", "da verificare"])
def test_neither_yes_nor_no(cell):
    with pytest.raises(Unreadable):
        read_yes_no(cell)


@pytest.mark.parametrize(
    ("cell", "number"), [(24.0, 24), ("24", 24), ("", None), ("-", None), (37.5, 38), ("1.200", 1200)]
)
def test_whole_numbers(cell, number):
    assert read_whole(cell).value == number


@pytest.mark.parametrize("cell", ["circa 15", -1.0, 1e9, "quindici"])
def test_what_is_no_whole_number(cell):
    with pytest.raises(Unreadable):
        read_whole(cell)


@pytest.mark.parametrize("heading", ["P. IVA", "p.iva", "P IVA", "PIVA ", "P.  Iva"])
def test_headings_are_compared_without_capitals_accents_dots_and_blanks(heading):
    assert bare(heading) == "piva"
    assert bare("Disabilità") == bare("DISABILITA")
