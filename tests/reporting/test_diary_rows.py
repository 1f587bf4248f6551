"""Rows of the sheet Diario and rows that complete people, without a database: what becomes of each, in any order."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.enums import Channel
from reporting.register.books import Books, Case
from reporting.register.entries import Completion
from reporting.register.plan import plan
from reporting.register.reading import bare
from reporting.register.sheets import find_sheets
from reporting.register.words import Setback, Sheet, Warned

ANNA, BRUNO = "PVTGRI81C07G273X", "HXHMRL86E66Z100N"
DIARY = ["Codice fiscale", "Data", "Ora", "Modalità", "Minuti", "Operatore", "Testo", "Riservata"]
FRANCA, ALICE = 1, 2
COLLEAGUES = {"francabertoli": FRANCA, "bertolifranca": FRANCA, "alicebertoli": ALICE, "aliceexampleorg": ALICE}


def books(**known):
    told = {"cases": {ANNA: [Case(date(2024, 2, 1), None)]}, "colleagues": COLLEAGUES, "hands_in": FRANCA}
    return Books(**told | {"last_day": date(2024, 12, 31)} | known)


def note(tax_code=ANNA, day="04/03/2024", text="Primo colloquio.", **other):
    told = {"hour": "10:30", "channel": "colloquio", "minutes": 30.0, "author": "", "private": ""} | other
    return [tax_code, day, *(told[name] for name in ("hour", "channel", "minutes", "author")), text, told["private"]]


def planned(*rows, against=None, **repairs):
    return plan(find_sheets([("Diario", [DIARY, *rows])]), against or books(), repairs or None)


def rows_of(made):
    return made.rows[Sheet.DIARY]


# Notes


def test_a_note_goes_to_the_case_that_was_open_on_its_day():
    cases = [Case(date(2022, 1, 1), date(2023, 6, 30)), Case(date(2024, 2, 1), None)]
    made = planned(note(day="30/06/2023"), note(), against=books(cases={ANNA: cases}))
    assert [entry.opened_on for entry in made.entries(Sheet.DIARY)] == [date(2022, 1, 1), date(2024, 2, 1)]


@pytest.mark.parametrize(
    ("row", "setback", "column"),
    [
        (note(BRUNO), Setback.UNKNOWN_PERSON, "tax_code"),
        (note(day="primavera"), Setback.DATE, "day"),
        (note(day=""), Setback.DATE, "day"),
        (note(day="31/01/2024"), Setback.CASE, "day"),
        (note(day="01/01/2025"), Setback.FUTURE, "day"),
        (note(author="Nessuno di noi"), Setback.AUTHOR, "author"),
        (note(text="  "), Setback.TEXT, "text"),
        (note(text="x" * 20_001), Setback.LONG, "text"),
        (note(author="Alice Bertoli", private="sì"), Setback.PRIVATE, "private"),
        (note(private="forse"), Setback.UNCLEAR, "private"),
    ],
)
def test_why_a_note_is_set_aside(row, setback, column):
    (made,) = rows_of(planned(row))
    assert (made.setback, made.column) == (setback, column)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (note(), FRANCA),
        (note(author="Bertoli Franca", private="sì"), FRANCA),
        (note(author="alice@example.org"), ALICE),
        (note(author="ALICE BERTOLI", private="no"), ALICE),
    ],
)
def test_who_wrote_it(row, said):
    assert planned(row).entries(Sheet.DIARY)[0].author == said


@pytest.mark.parametrize(
    ("said", "channel", "warned"),
    [
        ("Colloquio in ufficio", Channel.INTERVIEW, False),
        ("colloquio telefonico", Channel.PHONE, False),
        ("visita domiciliare", Channel.HOME_VISIT, False),
        ("visita presso il soggetto ospitante", Channel.HOST_VISIT, False),
        ("E-mail", Channel.MESSAGE, False),
        ("incontro con altri servizi", Channel.NETWORK, False),
        ("riunione d’équipe", Channel.TEAM, False),
        ("nota senza contatto", Channel.NOTE, False),
        ("", Channel.NOTE, False),
        ("piccione viaggiatore", Channel.NOTE, True),
    ],
)
def test_how_it_took_place(said, channel, warned):
    (row,) = rows_of(planned(note(channel=said)))
    assert (row.entry.channel, Warned.WORD in row.warnings) == (channel, warned)


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        ("04/03/2024", "10:30", datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        ("04/03/2024", "ore 10.30", datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        ("04/03/2024", 9.0, datetime(2024, 3, 4, 8, 0, tzinfo=UTC)),
        ("04/03/2024", 0.4375, datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        ("04/03/2024", "", datetime(2024, 3, 4, 11, 0, tzinfo=UTC)),
        ("04/07/2024", "", datetime(2024, 7, 4, 10, 0, tzinfo=UTC)),
        ("04/03/2024 10:30", "", datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        (datetime(2024, 3, 4, 10, 30), "", datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        (date(2024, 3, 4), "16:00:00", datetime(2024, 3, 4, 15, 0, tzinfo=UTC)),
    ],
)
def test_the_hour_stands_in_its_column_or_behind_the_day(day, hour, utc):
    assert planned(note(day=day, hour=hour)).entries(Sheet.DIARY)[0].happened_at == utc


@pytest.mark.parametrize("hour", ["pomeriggio", "25:00", "10:75"])
def test_an_hour_nobody_understands_is_noon_and_says_so(hour):
    (row,) = rows_of(planned(note(hour=hour)))
    assert row.entry.happened_at.hour == 12
    assert Warned.WORD in row.warnings


@pytest.mark.parametrize(
    ("said", "minutes", "warned"),
    [(30.0, 30, False), ("45 min", 45, False), ("", None, False), (0.0, None, True), (2000.0, None, True)],
)
def test_the_minutes_of_a_day_at_most(said, minutes, warned):
    (row,) = rows_of(planned(note(minutes=said)))
    assert (row.entry.minutes, Warned.WORD in row.warnings) == (minutes, warned)


def test_a_long_text_is_whole_and_its_lines_stay_lines():
    text = "Prima riga.\r\n\r\n" + "x" * 19_900
    assert planned(note(text=text)).entries(Sheet.DIARY)[0].text == text.replace("\r\n", "\n")


def test_the_same_note_twice_is_one_and_another_author_makes_another():
    made = planned(note(), note(), note(author="Alice Bertoli"), note(text="Altro."))
    assert [row.setback for row in rows_of(made)] == [None, Setback.DUPLICATE, None, None]


def test_an_unknown_author_is_put_right_in_place():
    rows = [note(author="A. Bertoli")]
    assert planned(*rows).created["Diario"] == 0
    assert planned(*rows, **{"Diario:2:author": "Alice Bertoli"}).entries(Sheet.DIARY)[0].author == ALICE


def test_cases_of_the_same_workbook_count_wherever_their_sheet_stands():
    people = ("Persone", [PEOPLE, person(opened="01/02/2024")])
    diary = ("Diario", [DIARY, note()])
    for sheets in permutations([people, diary]):
        assert plan(find_sheets(sheets), books(cases={})).created["Diario"] == 1


def test_a_register_without_a_diary_is_whole_and_a_diary_alone_is_a_workbook():
    register = find_sheets([("Persone", [PEOPLE, person()])])
    assert "Diario" not in plan(register, books(cases={})).created
    assert Sheet.DIARY not in register.missing_sheets
    assert not find_sheets([("Diario", [DIARY, note()])]).is_empty


# A second file


PEOPLE = ["Codice fiscale", "Cognome", "Nome", "Presa in carico", "Chiusura", "Data segnalazione", "Motivo"]
PEOPLE += ["Telefono", "E-mail", "Indirizzo", "Luogo di nascita", "Comune di residenza", "Cittadinanza"]
PEOPLE += ["Titolo di studio", "Condizione occupazionale"]
GAPS = {
    "Data segnalazione": "15/01/2024",
    "Motivo": "Cerca lavoro",
    "Telefono": "333 1234567",
    "E-mail": "igor@example.org",
    "Indirizzo": "Via Roma 1",
    "Luogo di nascita": "Udine",
    "Comune di residenza": "Porcia",
    "Cittadinanza": "Romania",
    "Titolo di studio": "laurea",
    "Condizione occupazionale": "disoccupato",
}
HER_OWN = ("Telefono", "E-mail", "Indirizzo", "Luogo di nascita", "Comune di residenza", "Cittadinanza")


def person(opened="01/02/2024", **other):
    told = {"Codice fiscale": ANNA, "Cognome": "Pivetta", "Nome": "Igor", "Presa in carico": opened} | other
    return [told.get(name, "") for name in PEOPLE]


def new_books():
    return Books(municipalities={bare("Porcia"): "Porcia", bare("Cordenons"): "Cordenons"})


def people(*rows, against=None):
    return plan(find_sheets([("Persone", [PEOPLE, *rows])]), against or new_books()).rows[Sheet.PEOPLE]


@pytest.mark.parametrize("heading", GAPS)
def test_a_row_that_says_what_was_not_known_completes(heading):
    _first, second = people(person(), person(**{heading: GAPS[heading]}))
    assert isinstance(second.entry, Completion)
    assert len(second.fills) == 1
    assert len(second.entry.fills | second.entry.fills_case) == 1


@pytest.mark.parametrize("heading", GAPS)
def test_what_is_known_already_is_a_duplicate(heading):
    _first, second = people(person(**GAPS), person(**{heading: GAPS[heading]}))
    assert (second.setback, second.differs) == (Setback.DUPLICATE, [])


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("Telefono", "0434 999999"),
        ("Comune di residenza", "Cordenons"),
        ("Cittadinanza", "Albania"),
        ("Titolo di studio", "licenza media"),
        ("Cognome", "Rossi"),
        ("Chiusura", "01/05/2024"),
    ],
)
def test_what_differs_is_told_and_stays(heading, other):
    known = new_books()
    people(person(**GAPS | {"E-mail": ""}), against=known)
    before = known.people[ANNA] | {}
    (row,) = people(person(**{"E-mail": "igor@example.org", heading: other}), against=known)
    assert (row.is_completing, len(row.differs)) == (True, 1)
    assert Warned.KEPT in row.warnings
    assert known.people[ANNA] == before | {"email": "igor@example.org"}


def test_without_a_day_a_row_completes_the_person_alone():
    known = new_books()
    people(person(), against=known)
    (row,) = people(person(opened="", **GAPS), against=known)
    assert row.entry.fills_case == {}
    assert set(row.entry.fills) == {"birth_place", "citizenship", "municipality", "address", "phone", "email"}
    assert Warned.NO_CASE in row.warnings
    (row,) = people(person(opened="", Motivo="Cerca lavoro"), against=known)
    assert (row.setback, row.column) == (Setback.DATE, "opened_on")


def test_a_file_without_the_day_knows_people_by_their_codes():
    known = new_books()
    people(person(), against=known)
    rows = [["Ente gestore", "C.F.", "80001234567"], ["CF", "Tel."], [ANNA, "333 1234567"], [BRUNO, "0434 1"]]
    made = plan(find_sheets([("Persone", rows)]), known).rows[Sheet.PEOPLE]
    assert [row.setback for row in made] == [None, Setback.UNKNOWN_PERSON]
    assert made[0].entry.fills == {"phone": "333 1234567"}


def test_an_address_that_cannot_be_written_to_is_passed_over():
    _first, second = people(person(), person(**{"E-mail": "igor chiocciola posta", "Telefono": "333"}))
    assert (second.fills, Warned.WORD in second.warnings) == (["phone"], True)


def test_a_new_case_of_somebody_known_completes_her_too():
    _first, second = people(person(opened="01/02/2022", Chiusura="01/03/2023"), person(Telefono="333"))
    assert (second.is_completing, second.entry.fills) == (False, {"phone": "333"})


some_gaps = st.sets(st.sampled_from(sorted(GAPS))).map(lambda names: {name: GAPS[name] for name in names})
files = st.lists(st.tuples(st.sampled_from(["01/02/2022", "01/02/2024"]), some_gaps), min_size=1, max_size=4)


def brought_in(*many):
    known = new_books()
    for file in many:
        people(*(person(day, Chiusura="01/03/2022" * (day[-1] == "2"), **gaps) for day, gaps in file), against=known)
    cases = {case.opened_on: case.known for case in known.cases[ANNA]}
    return known.people[ANNA], cases


@given(first=files, second=files)
def test_which_file_comes_first_does_not_matter(first, second):
    assert brought_in(first, second) == brought_in(second, first)


@given(first=files, second=files)
def test_twice_is_once(first, second):
    assert brought_in(first, second, second, first) == brought_in(first, second)


@given(file=files)
def test_a_file_brought_in_again_completes_nothing(file):
    known = new_books()
    rows = [person(day, Chiusura="01/03/2022" * (day[-1] == "2"), **gaps) for day, gaps in file]
    people(*rows, against=known)
    assert {row.setback for row in people(*rows, against=known)} == {Setback.DUPLICATE}
