"""What becomes of every row, without a database: other offices' mess, and the register of 2024 in any order."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.register.books import Books
from reporting.register.plan import plan
from reporting.register.reading import bare
from reporting.register.sheets import find_sheets
from reporting.register.words import SERVICE_COST_LINES, Repair, Setback, Sheet, Warned
from reporting.register.workbook import open_workbook

DATA = Path(__file__).parent.parent / "data"
ANNA, BRUNO = "PVTGRI81C07G273X", "HXHMRL86E66Z100N"
HOST, OTHER_HOST = "18713260935", "28053770930"
PEOPLE = ["Cognome", "Nome", "Codice fiscale", "Cittadinanza", "Inviante", "Presa in carico", "Chiusura"]
HOSTS = ["Ragione sociale", "P. IVA", "Tipo", "N. convenzione", "Convenzione dal", "Convenzione al", "Posti"]
INTERNSHIPS = ["Codice fiscale", "P. IVA azienda", "Tipo tirocinio", "Dal", "Al", "Ore settimanali"]
INTERNSHIPS += ["Indennità mensile", "Interrotto il", "Esito"]
HIRES = ["Codice fiscale", "P. IVA azienda", "Data assunzione", "Contratto", "Durata mesi"]
SPENDING = ["Data", "Voce di spesa", "Descrizione", "Importo"]


def new_books(**known):
    return Books(cost_lines={bare(name): name for name in SERVICE_COST_LINES}, **known)


def planned(*sheets, books=None, repairs=None):
    return plan(find_sheets(sheets), books or new_books(), repairs)


def person(tax_code=ANNA, opened="01/02/2024", closed="", **other):
    told = {"Cognome": "Pivetta", "Nome": "Igor", "Cittadinanza": "Italia", "Inviante": "UOT Porcia"} | other
    told |= {"Codice fiscale": tax_code, "Presa in carico": opened, "Chiusura": closed}
    return [told[name] for name in PEOPLE]


def host(vat=HOST, number="1/2023", first="01/01/2023", last="31/12/2025", seats=1.0):
    return ["Ditta", vat, "impresa", number, first, last, seats]


def internship(tax_code=ANNA, vat=HOST, first="01/03/2024", last="31/05/2024", **other):
    told = {"interrupted": "", "hours": 20.0, "allowance": 300.0, "kind": "inclusione sociale", "outcome": ""} | other
    middle = [told["kind"], first, last, told["hours"], told["allowance"]]
    return [tax_code, vat, *middle, told["interrupted"], told["outcome"]]


def setbacks(made, sheet):
    return [row.setback for row in made.rows[sheet]]


def work(*rows, hosts=(), people=()):
    """A plan of internships for two people in charge and two hosts."""
    return planned(
        ("Persone", [PEOPLE, *(people or (person(), person(BRUNO)))]),
        ("Aziende", [HOSTS, *(hosts or (host(), host(OTHER_HOST)))]),
        ("Tirocini", [INTERNSHIPS, *rows]),
    )


# The register of 2024


@pytest.fixture(scope="module")
def register_2024():
    return open_workbook((DATA / "registro-2024.xlsx").read_bytes())


@pytest.fixture(scope="module")
def counts_2024():
    told = json.loads((DATA / "registro-2024.json").read_text(encoding="utf-8"))
    return told["accepted"], told["set_aside"]


def test_the_register_of_2024_is_read_as_it_must_be(register_2024, counts_2024):
    made = planned(*register_2024)
    assert (made.created, made.setbacks) == counts_2024


def test_the_register_of_2024_a_second_time_is_all_there(register_2024):
    books = new_books()
    first = planned(*register_2024, books=books)
    for entry in first.entries(Sheet.SPENDING):
        books.spending[entry.cost_line, entry.dated_on, entry.description, entry.amount] += 1
    books.spending_seen.clear()
    again = planned(*register_2024, books=books)
    assert sum(again.created.values()) == 0
    assert all(
        again.setbacks[f"{sheet}:duplicate"] == made + first.setbacks.get(f"{sheet}:duplicate", 0)
        for sheet, made in first.created.items()
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_sheets_columns_and_rows_does_not_matter(register_2024, counts_2024, data):
    shuffled = [_shuffled(name, rows, data) for name, rows in data.draw(st.permutations(register_2024))]
    made = planned(*shuffled)
    assert (made.created, made.setbacks) == counts_2024


def _shuffled(name, rows, data):
    """The same sheet with its columns in another order, and its rows too; a total stays where totals stand."""
    head = next(place for place, row in enumerate(rows) if sum(map(bool, row)) > 2)
    columns = data.draw(st.permutations(range(len(rows[head]))))
    body = data.draw(st.permutations(rows[head + 1 :]))
    return name, [[row[place] for place in columns] for row in (*rows[: head + 1], *body)]


# The workbook


@pytest.mark.parametrize("name", ["persone", "PERSONE ", "Persone 2024", "persone2023"])
def test_a_sheet_is_known_by_its_name(name):
    assert planned((name, [PEOPLE, person()])).created["Persone"] == 1


def test_a_title_empty_rows_and_a_repeated_header_are_passed_over():
    rows = [["Registro 2024"], [], [""] * 7, PEOPLE, person(), [" "] * 7, PEOPLE, person(BRUNO)]
    made = planned(("Persone", rows))
    assert made.created["Persone"] == 2
    assert made.setbacks == {}
    assert made.findings()["repeated_headers"] == 1


def test_row_numbers_are_those_of_the_file():
    made = planned(("Persone", [["Titolo"], [], PEOPLE, [], person()]))
    assert made.rows[Sheet.PEOPLE][0].number == 5


def test_unknown_columns_and_sheets_are_reported():
    rows = [[*PEOPLE, "Note", ""], [*person(), "porta il cane", 3.0]]
    found = planned(("Persone", rows), ("Appunti", [["x"]]), ("Vuoto", [])).findings()
    assert found["unknown_columns"] == {"Persone": ["Note", "I"]}
    assert found["unknown_sheets"] == ["Appunti"]
    assert found["missing_sheets"] == ["Aziende", "Tirocini", "Assunzioni", "Spese"]


def test_a_sheet_without_a_needed_column_is_set_aside_whole():
    made = planned(("Spese", [["Data", "Descrizione", "Importo"], ["01/01/2024", "x", 1.0]]))
    assert made.created["Spese"] == 0
    assert made.setbacks == {"Spese:column missing": 1}
    assert "Voce di spesa" in made.findings()["missing_columns"]["Spese"]


def test_a_sheet_without_any_header_loses_nothing():
    made = planned(("Persone", [["a", "b"], ["c", "d"]]))
    assert made.setbacks == {"Persone:column missing": 2}


# People


@pytest.mark.parametrize(
    ("row", "setback"),
    [
        (person("PVTGRI81C07G273Y"), Setback.TAX_CODE),
        (person(""), Setback.TAX_CODE),
        (person("12345678901"), Setback.TAX_CODE),
        (person(opened="primavera"), Setback.DATE),
        (person(opened="-"), Setback.DATE),
        (person(closed="31/02/2024"), Setback.DATE),
        (person(closed="31/01/2024"), Setback.CLOSED_BEFORE),
        (person(Cognome="", Nome=" "), Setback.NAME),
        (person(closed="01/02/2024"), None),
    ],
)
def test_why_a_person_is_set_aside(row, setback):
    assert setbacks(planned(("Persone", [PEOPLE, row])), Sheet.PEOPLE) == [setback]


def test_the_same_case_twice_is_a_duplicate():
    made = planned(("Persone", [PEOPLE, person(), person(" pvtgri 81c07g273x", opened=date(2024, 2, 1))]))
    assert setbacks(made, Sheet.PEOPLE) == [None, Setback.DUPLICATE]


def test_who_came_back_has_two_cases_but_never_two_open_ones():
    rows = [person(opened="01/02/2022", closed="01/03/2023"), person(opened="01/02/2024"), person(opened="01/05/2024")]
    assert setbacks(planned(("Persone", [PEOPLE, *rows])), Sheet.PEOPLE) == [None, None, Setback.IN_CHARGE]


def test_cases_that_overlap_are_history():
    rows = [person(opened="01/02/2022", closed="01/03/2023"), person(opened="01/06/2022", closed="01/07/2022")]
    made = planned(("Persone", [PEOPLE, *rows]))
    assert made.rows[Sheet.PEOPLE][1].warnings == [Warned.REPEATED]


def test_what_the_row_does_not_say_the_tax_code_does():
    row = planned(("Persone", [PEOPLE, person()])).rows[Sheet.PEOPLE][0]
    assert (row.entry.sex, row.entry.birth_date) == ("M", date(1981, 3, 7))
    assert ("birth_date", Repair.DERIVED) in row.repairs


@pytest.mark.parametrize(
    ("said", "code", "group", "warned"),
    [
        ("Italia", "IT", "italian", False),
        ("ITALIANA", "IT", "italian", False),
        ("Romania", "RO", "eu", False),
        ("Regno Unito", "GB", "third_country", False),
        ("Albania ", "AL", "third_country", False),
        ("Atlantide", "", "third_country", True),
        ("", "", "third_country", True),
    ],
)
def test_citizenship_to_group(said, code, group, warned):
    row = planned(("Persone", [PEOPLE, person(Cittadinanza=said)])).rows[Sheet.PEOPLE][0]
    assert (row.entry.citizenship, row.entry.citizenship_group, bool(row.warnings)) == (code, group, warned)


@pytest.mark.parametrize(
    ("said", "isced"),
    [
        *(("nessun titolo", "0-2"), ("licenza elementare", "0-2"), ("Licenza Media", "0-2"), ("scuola media", "0-2")),
        *(("qualifica professionale", "3-4"), ("DIPLOMA", "3-4"), ("scuola media superiore", "3-4")),
        *(("laurea", "5-8"), ("Laurea magistrale", "5-8"), ("diploma di laurea", "5-8"), ("", ""), ("boh", "")),
    ],
)
def test_education_to_isced(said, isced):
    head = [*PEOPLE, "Titolo di studio"]
    assert planned(("Persone", [head, [*person(), said]])).entries(Sheet.PEOPLE)[0].isced == isced


def test_a_place_outside_the_district_is_kept_as_address():
    head = [*PEOPLE, "Comune di residenza"]
    books = new_books(municipalities={"porcia": "Porcia"})
    rows = [[*person(), "PORCIA "], [*person(BRUNO), "Milano"]]
    first, second = planned(("Persone", [head, *rows]), books=books).rows[Sheet.PEOPLE]
    assert (first.entry.municipality, first.warnings) == ("Porcia", [])
    assert second.entry.address == "Milano"
    assert Warned.MUNICIPALITY in second.warnings


# Hosts


def test_the_same_host_with_another_agreement_brings_the_agreement():
    rows = [host(), host(number="9/2026", first="01/01/2026", last="31/12/2027"), host(f"IT{HOST}")]
    made = planned(("Aziende", [HOSTS, *rows]))
    assert setbacks(made, Sheet.HOSTS) == [None, None, Setback.DUPLICATE]
    assert [entry.is_new for entry in made.entries(Sheet.HOSTS)] == [True, False]


@pytest.mark.parametrize(
    "row",
    [host(number="", first="", last=""), host(first="-"), host(first="01/01/2026")],
    ids=["no agreement", "no first day", "ends before it begins"],
)
def test_a_host_without_a_whole_agreement_is_a_host(row):
    made = planned(("Aziende", [HOSTS, row]))
    entry = made.entries(Sheet.HOSTS)[0]
    assert entry.number == ""
    assert bool(entry.notes) == (Warned.AGREEMENT in made.rows[Sheet.HOSTS][0].warnings)


def test_a_spreadsheet_that_made_a_date_of_a_number_is_put_right():
    row = planned(("Aziende", [HOSTS, host(number=date(2023, 3, 1))])).rows[Sheet.HOSTS][0]
    assert row.entry.number == "3/2023"
    assert ("number", Repair.CELL_DATE) in row.repairs


@pytest.mark.parametrize(
    ("row", "setback"), [(host("28053770933"), Setback.VAT_NUMBER), (host(first="x"), Setback.DATE)]
)
def test_why_a_host_is_set_aside(row, setback):
    assert setbacks(planned(("Aziende", [HOSTS, row])), Sheet.HOSTS) == [setback]


# Internships and hires


@pytest.mark.parametrize(
    ("row", "setback"),
    [
        (internship("RHMZHR05B52Z200J"), Setback.UNKNOWN_PERSON),
        (internship(vat="85127610930"), Setback.UNKNOWN_HOST),
        (internship(vat="rotta"), Setback.UNKNOWN_HOST),
        (internship(first="x"), Setback.DATE),
        (internship(last=""), Setback.DATE),
        (internship(last="01/02/2024"), Setback.ENDS_BEFORE),
        (internship(interrupted="01/02/2024"), Setback.ENDS_BEFORE),
        (internship(allowance="circa 300"), Setback.AMOUNT),
        (internship(allowance=-1.0), Setback.AMOUNT),
    ],
)
def test_why_an_internship_is_set_aside(row, setback):
    assert setbacks(work(row), Sheet.INTERNSHIPS) == [setback]


def test_an_internship_of_a_person_who_was_set_aside_is_nobodys():
    made = work(internship(), people=[person(opened="x")])
    assert setbacks(made, Sheet.INTERNSHIPS) == [Setback.UNKNOWN_PERSON]


def test_overlaps_and_duplicates_are_told_apart():
    rows = [
        internship(),
        internship(last="30/04/2024"),
        internship(vat=OTHER_HOST, first="31/05/2024", last="30/06/2024"),
    ]
    assert setbacks(work(*rows), Sheet.INTERNSHIPS) == [None, Setback.DUPLICATE, Setback.OVERLAPS]


def test_an_interrupted_internship_ended_on_that_day():
    rows = [internship(interrupted="31/03/2024"), internship(vat=OTHER_HOST, first="01/04/2024", last="30/06/2024")]
    assert setbacks(work(*rows), Sheet.INTERNSHIPS) == [None, None]


@pytest.mark.parametrize(
    ("row", "warned"),
    [
        (internship(), None),
        (internship(first="01/03/2022", last="31/05/2022"), Warned.OUTSIDE),
        (internship(last="31/01/2026"), Warned.OUTSIDE),
        (internship(allowance=250.0), Warned.ALLOWANCE),
        (internship(allowance=""), Warned.MISSING),
        (internship(kind="svantaggiati", first="01/01/2023", last="31/12/2024"), Warned.DURATION),
        (internship(interrupted="30/06/2024"), Warned.LATE),
        (internship(outcome="interrotto"), Warned.UNDATED),
        (internship(first="01/01/2024", last="01/03/2024"), Warned.CASE),
        (internship(kind="stage lunare"), Warned.WORD),
    ],
)
def test_history_that_broke_a_limit_is_taken_in_with_a_warning(row, warned):
    made = work(row)
    assert setbacks(made, Sheet.INTERNSHIPS) == [None]
    assert warned is None or warned in made.rows[Sheet.INTERNSHIPS][0].warnings
    assert warned is not None or made.rows[Sheet.INTERNSHIPS][0].warnings == []


def test_the_second_on_one_seat_exceeds_it_whatever_the_order_of_the_rows():
    rows = [internship(first="01/04/2024", last="30/06/2024"), internship(BRUNO, first="01/03/2024", last="31/05/2024")]
    made = work(*rows)
    assert [row.warnings for row in made.rows[Sheet.INTERNSHIPS]] == [[Warned.SEATS], []]


def test_a_hire_may_come_after_the_case_was_closed():
    made = planned(
        ("Persone", [PEOPLE, person(closed="01/03/2024")]),
        ("Aziende", [HOSTS, host()]),
        ("Assunzioni", [HIRES, [ANNA, HOST, "01/06/2024", "tempo determinato", 6.0], [ANNA, HOST, "1/6/2024", "", ""]]),
    )
    assert setbacks(made, Sheet.HIRES) == [None, Setback.DUPLICATE]
    assert (made.entries(Sheet.HIRES)[0].contract, made.entries(Sheet.HIRES)[0].months) == ("fixed_term", 6)


@pytest.mark.parametrize(
    ("said", "contract"),
    [
        ("tempo indeterminato", "permanent"),
        ("Tempo Determinato", "fixed_term"),
        ("somministrazione", "agency"),
        ("?", "other"),
    ],
)
def test_contracts(said, contract):
    made = planned(
        ("Persone", [PEOPLE, person()]),
        ("Aziende", [HOSTS, host()]),
        ("Assunzioni", [HIRES, [ANNA, HOST, "01/06/2024", said, ""]]),
    )
    assert made.entries(Sheet.HIRES)[0].contract == contract


# Spending


def spent(*rows, books=None):
    return planned(("Spese", [SPENDING, *rows]), books=books)


@pytest.mark.parametrize(
    ("row", "setback"),
    [
        (["01/01/2024", "PERSONALE ", "x", "1,00"], None),
        (["01/01/2024", "indennita di tirocinio", "x", -5.0], None),
        (["", "Personale", "x", 1.0], Setback.DATE),
        (["01/01/2024", "Personale", "x", "circa 500"], Setback.AMOUNT),
        (["01/01/2024", "Personale", "x", ""], Setback.AMOUNT),
        (["01/01/2024", "Viaggi spaziali", "x", 1.0], Setback.COST_LINE),
        (["01/01/2024", "", "x", 1.0], Setback.COST_LINE),
        (["", "TOTALE", "", 9.0], Setback.TOTAL),
        (["", "Totale generale", "", 9.0], Setback.TOTAL),
        (["31/12/2024", "Tot.", "", 9.0], Setback.TOTAL),
        (["TOTALE", "", "", 9.0], Setback.TOTAL),
        (["", "", "Totale spese", 9.0], Setback.TOTAL),
        (["01/01/2024", "Personale", "totale fattura 12", 9.0], None),
    ],
)
def test_why_spending_is_set_aside(row, setback):
    assert setbacks(spent(row), Sheet.SPENDING) == [setback]


def test_spending_of_a_day_to_come_is_set_aside():
    books = new_books()
    books.last_day = date(2024, 1, 1)
    rows = [["01/01/2024", "Personale", "x", 1.0], ["02/01/2024", "Personale", "x", 1.0]]
    assert setbacks(spent(*rows, books=books), Sheet.SPENDING) == [None, Setback.FUTURE]


def test_a_lone_sum_under_the_list_is_a_total():
    rows = [["01/01/2024", "Personale", "a", "10,10"], ["02/01/2024", "Formazione", "b", "0,20"], ["", "", "", 10.3]]
    assert setbacks(spent(*rows), Sheet.SPENDING) == [None, None, Setback.TOTAL]


def test_two_equal_rows_are_two_expenses_and_a_third_is_new():
    row = ["01/01/2024", "Personale", "x", "1,00"]
    key = ("Personale", date(2024, 1, 1), "x", Decimal("1.00"))
    assert [entry.occurrence for entry in spent(row, row).entries(Sheet.SPENDING)] == [1, 2]
    books = new_books()
    books.spending[key] = 2
    made = spent(row, row, row, books=books)
    assert setbacks(made, Sheet.SPENDING) == [Setback.DUPLICATE, Setback.DUPLICATE, None]
    assert made.entries(Sheet.SPENDING)[0].occurrence == 3


# Mending


def test_a_mended_cell_is_read_in_its_place():
    repairs = {"Persone:2:opened_on": "01/02/2024"}
    made = planned(("Persone", [PEOPLE, person(opened="primavera")]), repairs=repairs)
    row = made.rows[Sheet.PEOPLE][0]
    assert row.is_accepted
    assert ("opened_on", Repair.MENDED) in row.repairs


def test_mending_a_person_brings_her_internship_back():
    sheets = (
        ("Persone", [PEOPLE, person(opened="primavera")]),
        ("Aziende", [HOSTS, host()]),
        ("Tirocini", [INTERNSHIPS, internship()]),
    )
    assert planned(*sheets).setbacks == {"Persone:unreadable date": 1, "Tirocini:unknown person": 1}
    assert planned(*sheets, repairs={"Persone:2:opened_on": "1/2/2024"}).setbacks == {}
