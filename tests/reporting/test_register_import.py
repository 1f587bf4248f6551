"""The register of 2024 in the database: counted right, twice; all of it or nothing; what was set aside is kept."""

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from beneficiaries.actions import merge
from beneficiaries.models import Episode, Person
from equipe.enums import TeamKind
from equipe.models import Ambito, AuditEntry, Municipality, Team
from equipe.verdicts import Refused
from placements.models import Agreement, Hire, Host, Internship
from reporting.indicators import Year, count
from reporting.models import CostLine, Spending
from reporting.register import writing
from reporting.register.sheets import find_sheets
from reporting.register.workbook import open_workbook
from tests.beneficiaries.factories import PersonFactory
from tests.equipe.factories import AmbitoFactory, TeamFactory

REGISTER = Path(__file__).parent.parent / "data" / "registro-2024.xlsx"
RIGHT = json.loads(REGISTER.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def register():
    return find_sheets(open_workbook(REGISTER.read_bytes()))


@pytest.fixture
def brought_in(db, register):
    return writing.bring_in(register, AmbitoFactory(), by=None)


def command(*arguments, file=REGISTER):
    printed = io.StringIO()
    call_command("import_register", str(file), "--ambito", "Noncello", *arguments, stdout=printed)
    return printed.getvalue()


def test_the_command_prints_what_a_right_import_gives_and_nothing_new_the_second_time(db):
    first = json.loads(command("--create", "--json"))
    assert first["created"] == RIGHT["accepted"]
    assert first["set_aside"] == RIGHT["set_aside"]
    again = json.loads(command("--json"))
    assert set(again["created"].values()) == {0}
    assert again["set_aside"]["Spese:duplicate"] == RIGHT["accepted"]["Spese"]


def test_the_figures_of_the_year_are_the_right_ones_twice(brought_in, register):
    for _time in range(2):
        assert figures(Ambito.objects.get()) == RIGHT["figures"]
        writing.bring_in(register, Ambito.objects.get(), by=None)


def test_who_was_merged_into_another_is_known_by_her_old_code(brought_in, register, franca):
    ambito = Ambito.objects.get()
    for merged in list(Person.objects.by_name()[:12]):
        survivor = PersonFactory(ambito=ambito, last_name=merged.last_name, tax_code=f"OLD{merged.tax_code[3:]}")
        merge(survivor, merged, taken=[], by=franca, at=datetime(2025, 1, 7, tzinfo=UTC))
    before = (Person.objects.count(), Episode.objects.count(), Internship.objects.count(), Hire.objects.count())
    writing.bring_in(register, ambito, by=None)
    assert before == (Person.objects.count(), Episode.objects.count(), Internship.objects.count(), Hire.objects.count())


def figures(ambito):
    printed = io.StringIO()
    call_command("yearly_figures", "2024", "--json", "--ambito", ambito.name, stdout=printed)
    return json.loads(printed.getvalue())


def test_every_row_becomes_what_it_says(brought_in):
    assert (Person.objects.count(), Episode.objects.count()) == (230, 230)
    assert (Host.objects.count(), Agreement.objects.count()) == (22, 22)
    assert (Internship.objects.count(), Hire.objects.count(), Spending.objects.count()) == (115, 20, 83)
    assert list(Municipality.objects.by_name().values_list("name", flat=True)) == [
        *("Cordenons", "Porcia", "Pordenone", "Roveredo in Piano", "San Quirino", "Zoppola"),
    ]
    assert set(Team.objects.values_list("name", flat=True)) == {"UOT Cordenons", "UOT Porcia", "UOT Pordenone"}
    assert CostLine.objects.count() == 5


def test_a_person_and_her_case_as_the_register_has_them(brought_in):
    episode = Episode.objects.with_people().get(person__tax_code="HXHMRL86E66Z100N")
    person = episode.person
    assert (person.last_name, person.first_name, person.sex) == ("Hoxha", "Mirela", "F")
    assert (person.birth_date, person.citizenship, str(person.municipality)) == (date(1986, 5, 26), "AL", "Porcia")
    assert (episode.opened_on, episode.closed_on, episode.closing_reason) == (
        *(date(2022, 11, 22), date(2023, 7, 10), "gave_up"),
    )
    assert (episode.disabled, episode.isced, str(episode.team)) == (True, "0-2", "UOT Pordenone")
    assert episode.case_manager is None


def test_an_internship_stands_under_its_agreement_and_names_both_tutors(brought_in):
    internship = Internship.objects.get(person__tax_code="TFFLCU84R65C991U", starts_on=date(2024, 5, 5))
    assert (internship.allowance, internship.weekly_hours, internship.kind) == (Decimal("450.00"), 30, "inclusion")
    assert (internship.agreement.number, internship.host_tutor_name) == ("317/2021", "Enrico D'Andrea")
    assert (internship.promoter_tutor, internship.promoter_tutor_name) == (None, "Pietro Moro")


def test_a_tutor_who_works_here_is_recognised(db, register, elena):
    elena.first_name, elena.last_name = "Elisa", "Basso"
    elena.save()
    writing.bring_in(register, elena.ambito, by=None)
    assert Internship.objects.filter(promoter_tutor=elena, promoter_tutor_name="").count() > 50


def test_one_import_leaves_one_trace_without_a_name_in_it(brought_in):
    entry = AuditEntry.objects.get(verb="register.imported")
    assert entry.details["created"] == RIGHT["accepted"]


def test_nothing_half_done(db, register, monkeypatch):
    monkeypatch.setattr(writing, "_write_spending", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        writing.bring_in(register, AmbitoFactory(), by=None)
    assert not Person.objects.exists()
    assert not Host.objects.exists()


def test_someone_registered_in_the_same_moment_stops_it_whole(db, register, monkeypatch):
    ambito = AmbitoFactory()
    monkeypatch.setattr(writing, "books_of", lambda _ambito: writing_books())
    writing.bring_in(register, ambito, by=None)
    with pytest.raises(Refused):
        writing.bring_in(register, ambito, by=None)
    assert Person.objects.count() == 230


def writing_books():
    from reporting.register.known import books_of  # noqa: PLC0415 - the one that was put aside by the test

    return books_of(None)


def test_two_districts_do_not_know_each_other(brought_in, register):
    made = writing.bring_in(register, AmbitoFactory(name="Altrove"), by=None)
    assert made.created == RIGHT["accepted"]


# The command


def test_without_create_the_district_and_its_units_must_be_there(db):
    with pytest.raises(CommandError, match="--create"):
        command()
    AmbitoFactory()
    with pytest.raises(CommandError, match="UOT Cordenons, UOT Porcia, UOT Pordenone"):
        command()
    for name in ("UOT Cordenons", "UOT Porcia", "uot pordenone"):
        TeamFactory(name=name)
    assert "230" in command()
    assert Team.objects.filter(kind=TeamKind.UNIT).count() == 3


def test_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError):
        command("--create", file=tmp_path / "nowhere.xlsx")
    assert not Ambito.objects.exists()


def test_what_was_set_aside_is_written_to_a_workbook_of_its_own(db, tmp_path):
    command("--create", "--rejects", str(tmp_path / "rejects.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "rejects.xlsx")
    assert {page.title: page.max_row - 1 for page in book} == {
        "Persone": 9, "Aziende": 1, "Tirocini": 6, "Assunzioni": 1, "Spese": 3
    }  # fmt: skip
    names = [row[2] for page in book for row in page.iter_rows(min_row=2, values_only=True)]
    assert {f"{name}" for name in names} == {key.split(":")[1] for key in RIGHT["set_aside"]}
    head, *rows = book["Spese"].iter_rows(values_only=True)
    assert head[3:] == ("Data", "Voce di spesa", "Descrizione", "Importo")
    total = next(row for row in rows if row[2] == "total row")
    assert total[6] == 250960.55


def workbook_of(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    file = tmp_path / "register.xlsx"
    book.save(file)
    return file


def test_no_formula_comes_out_and_unknown_columns_are_not_lost(db, tmp_path):
    evil = '=HYPERLINK("http://example.org","x")'
    book = workbook_of(
        tmp_path, Spese=[["Data", "Voce di spesa", "Descrizione", "Importo", "Nota"], ["x", "Personale", "", 1, ""]]
    )
    page = openpyxl.load_workbook(book)
    for column, row in ((3, 2), (5, 2)):
        page["Spese"].cell(row, column).value = evil
        page["Spese"].cell(row, column).data_type = "s"
    page.save(book)
    command("--create", "--rejects", str(tmp_path / "out.xlsx"), file=book)
    out = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in out for row in sheet.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == evil] == ["s"] * 3
    assert "Spese" in out.sheetnames[0]
    assert len(out.sheetnames) == 2


def test_a_district_with_cost_lines_of_its_own_knows_only_those(db, tmp_path):
    CostLine.objects.create(ambito=AmbitoFactory(), name="Beni e servizi")
    rows = [["Data", "Voce di spesa", "Importo"], ["01/01/2024", "BENI E SERVIZI", 1], ["01/01/2024", "Personale", 2]]
    findings = json.loads(command("--create", "--json", file=workbook_of(tmp_path, Spese=rows)))
    assert findings["created"]["Spese"] == 1
    assert findings["set_aside"] == {"Spese:unknown cost line": 1}


def test_counted_as_the_screen_counts(brought_in):
    counted = count(Year(Ambito.objects.get(), 2024))
    assert counted.values["people_entered"] == RIGHT["figures"]["people_entered"]
