"""A workbook of diary entries, and a second file about people who are there: planned, put right, written once."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

import reporting.tasks  # noqa: F401 - what the worker can do
from beneficiaries.actions import complete_case, complete_person
from beneficiaries.models import DiaryEntry, Episode, Person
from equipe import jobs
from equipe.models import AuditEntry
from reporting.register import actions, writing
from reporting.register.handed_in import planned
from reporting.register.sheets import find_sheets
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory
from tests.equipe.factories import MunicipalityFactory

ANNA = "MRONNA85E57L483N"
DIARY = ["Codice fiscale", "Data", "Ora", "Operatore", "Testo", "Riservata"]
SECRET = "Canarino: mi ha confidato una cosa."


@pytest.fixture
def anna(alice):
    """Alice's open case of a person of whom little is known."""
    person = PersonFactory(tax_code=ANNA, citizenship="")
    return EpisodeFactory(person=person, case_manager=alice, citizenship_group="third_country")


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def hand_in(by, **sheets):
    return actions.hand_in(by.ambito, filename="diario.xlsx", content=workbook(**sheets), by=by)


def carry_out(handed_in, *, by):
    actions.confirm(handed_in, by=by)
    handed_in.refresh_from_db()
    jobs.carry_out(job_id=str(handed_in.job_id))
    handed_in.refresh_from_db()
    assert handed_in.done_at, handed_in.job.problem
    return handed_in.result


NOTES = [
    DIARY,
    [ANNA, "04/03/2024", "10:30", "", SECRET, "sì"],
    [ANNA, datetime(2024, 3, 5, 9, 0), "", "Alice Bertoli", "Prima riga.\nSeconda riga.", ""],
    [ANNA, "06/03/2024", "", "Chiunque", "Da mettere a posto.", ""],
]

# The diary


def test_notes_are_handed_in_put_right_and_brought_in_once(browse, franca, alice, anna):
    client = browse(franca)
    handed_in = hand_in(franca, Diario=NOTES)
    page = client.get(handed_in.get_absolute_url()).content.decode()
    assert "no colleague of the district has this name" in page
    assert "<option>Alice Bertoli</option>" in page
    cell = {"sheet": "Diario", "row": 4, "column": "author", "value": "alice@example.org", "kind": "set_aside"}
    assert client.post(reverse("reporting:repair_cell", args=[handed_in.pk]), cell).status_code == 302
    result = carry_out(handed_in, by=franca)
    assert (result["created"]["Diario"], result["set_aside"]) == (3, {})
    told = DiaryEntry.objects.order_by("happened_at").values_list("author", "private", "happened_at", "text")
    assert list(told) == [
        (franca.pk, True, datetime(2024, 3, 4, 9, 30, tzinfo=UTC), SECRET),
        (alice.pk, False, datetime(2024, 3, 5, 8, 0, tzinfo=UTC), "Prima riga.\nSeconda riga."),
        (alice.pk, False, datetime(2024, 3, 6, 11, 0, tzinfo=UTC), "Da mettere a posto."),
    ]
    assert {entry.episode for entry in DiaryEntry.objects.all()} == {anna}
    again = carry_out(hand_in(franca, Diario=NOTES[:3]), by=franca)
    assert (again["created"]["Diario"], again["set_aside"]) == (0, {"Diario:duplicate": 2})
    shown = client.get(handed_in.get_absolute_url()).content.decode()
    assert "3 rows brought in" in shown


def test_what_was_written_by_hand_is_not_written_again(franca, anna, alice):
    DiaryEntryFactory(
        episode=anna, happened_at=datetime(2024, 3, 5, 8, 0, tzinfo=UTC), text="Prima riga.\nSeconda riga."
    )
    assert planned(hand_in(franca, Diario=NOTES)).setbacks == {"Diario:duplicate": 1, "Diario:unknown author": 1}


def test_a_private_note_is_its_authors_alone_and_so_is_the_file(browse, franca, alice, anna, elena):
    elena.memberships.update(role="coordinator")
    handed_in = hand_in(franca, Diario=NOTES[:3])
    assert browse(elena).get(handed_in.get_absolute_url()).status_code == 404
    assert browse(elena).post(reverse("reporting:confirm_import", args=[handed_in.pk])).status_code == 404
    carry_out(handed_in, by=franca)
    assert DiaryEntry.objects.get(private=True).author == franca
    for reader, sees in ((franca, True), (alice, False), (elena, False)):
        page = browse(reader).get(anna.get_absolute_url()).content.decode()
        assert ("Canarino" in page) is sees
    assert not any("Canarino" in str(entry.details) for entry in AuditEntry.objects.all())


def test_nothing_happened_after_the_file_was_handed_in(franca, anna):
    rows = [[ANNA, day, "", "", "Colloquio.", ""] for day in ("04/03/2024", "04/03/2099")]
    handed_in = hand_in(franca, Diario=[DIARY, *rows])
    assert planned(handed_in).setbacks == {"Diario:in the future": 1}


def test_a_note_of_a_closed_case_within_its_days_is_taken_in(franca, anna):
    Episode.objects.update(closed_on=date(2024, 4, 30))
    rows = [[ANNA, day, "", "", "Colloquio.", ""] for day in ("30/04/2024", "01/05/2024")]
    made = planned(hand_in(franca, Diario=[DIARY, *rows]))
    assert (made.created["Diario"], made.setbacks) == (1, {"Diario:no case on the day": 1})


def test_cases_of_another_district_take_no_notes(franca, anna):
    Person.objects.update(ambito=MunicipalityFactory(ambito__name="Altrove").ambito)
    assert planned(hand_in(franca, Diario=NOTES)).setbacks == {"Diario:unknown person": 3}


def test_a_long_text_is_shown_by_its_beginning_and_never_offered_to_be_cut(browse, franca, anna):
    handed_in = hand_in(franca, Diario=[DIARY, [ANNA, "04/03/2024", "", "", "x" * 20_001, ""]])
    page = browse(franca).get(handed_in.get_absolute_url()).content.decode()
    assert "(20001 characters)" in page
    assert "x" * 601 not in page


def test_the_command_asks_who_hands_the_notes_in(franca, anna, tmp_path):
    file = tmp_path / "diario.xlsx"
    file.write_bytes(workbook(Diario=NOTES[:2]))
    call_command("import_register", str(file), "--ambito", "Noncello", stdout=io.StringIO())
    assert not DiaryEntry.objects.exists()
    with pytest.raises(CommandError, match="nobody@example.org"):
        call_command("import_register", str(file), "--ambito", "Noncello", "--by", "nobody@example.org")
    call_command("import_register", str(file), "--ambito", "Noncello", "--by", franca.email, stdout=io.StringIO())
    assert DiaryEntry.objects.get().author == franca


# A second file about people who are there


PEOPLE = ["Codice fiscale", "Presa in carico", "Telefono", "E-mail", "Cittadinanza", "Comune di residenza", "Motivo"]
PEOPLE += ["Titolo di studio", "Cognome"]
MORE = [ANNA, "01/02/2024", 3331234567, "anna@example.org", "Romania", "Porcia", "Cerca lavoro", "laurea", "Moro"]


def test_gaps_are_filled_traced_by_name_of_field_and_filled_once(browse, franca, anna):
    MunicipalityFactory(name="Porcia")
    handed_in = hand_in(franca, Persone=[PEOPLE, MORE])
    page = browse(franca).get(f"{handed_in.get_absolute_url()}?kind=enriched").content.decode()
    assert "<strong>Luogo" not in page
    assert "<strong>Cittadinanza, Comune di residenza, Telefono, E-mail, Motivo, Titolo di studio</strong>" in page
    assert "1 row completes what is empty" in page
    result = carry_out(handed_in, by=franca)
    assert (result["created"]["Persone"], result["enriched"]) == (0, {"Persone": 1})
    anna.refresh_from_db()
    person = Person.objects.select_related("municipality").get()
    assert (person.phone, person.email, person.citizenship, person.municipality.name) == (
        *("3331234567", "anna@example.org", "RO", "Porcia"),
    )
    assert (anna.reason, anna.isced, anna.citizenship_group) == ("Cerca lavoro", "5-8", "eu")
    assert AuditEntry.objects.get(verb="person.edited").details == {
        "fields": ["citizenship", "email", "municipality", "phone"]
    }
    assert AuditEntry.objects.get(verb="episode.edited").details == {"fields": ["isced", "reason"]}
    again = carry_out(hand_in(franca, Persone=[PEOPLE, MORE]), by=franca)
    assert (again["enriched"], again["set_aside"]) == ({}, {"Persone:duplicate": 1})
    assert "1 row completed a person" in browse(franca).get(handed_in.get_absolute_url()).content.decode()


def test_what_somebody_wrote_is_told_apart_and_stays(browse, franca, anna):
    Person.objects.update(phone="0434 1")
    handed_in = hand_in(franca, Persone=[PEOPLE, MORE])
    page = browse(franca).get(f"{handed_in.get_absolute_url()}?kind=warned").content.decode()
    assert "What is there stays: Telefono" in page
    carry_out(handed_in, by=franca)
    assert Person.objects.get().phone == "0434 1"


def test_what_somebody_writes_between_plan_and_deed_is_not_overwritten(franca, anna, monkeypatch):
    register = find_sheets([("Persone", [PEOPLE, MORE])])
    plan = writing.plan

    def a_colleague_is_quicker(*args):
        made = plan(*args)
        Person.objects.update(phone="0434 1")
        return made

    monkeypatch.setattr(writing, "plan", a_colleague_is_quicker)
    writing.bring_in(register, franca.ambito, by=franca)
    person = Person.objects.get()
    assert (person.phone, person.email) == ("0434 1", "anna@example.org")
    assert "phone" not in AuditEntry.objects.get(verb="person.edited").details["fields"]


def test_only_what_is_empty_is_filled(franca, anna):
    assert complete_person(anna.person, phone="333", last_name="Rossi", by=franca) == ["phone"]
    assert complete_person(anna.person, phone="444", by=franca) == []
    assert complete_case(anna, reason="Cerca lavoro", employment="unknown", by=franca) == ["reason"]
    assert complete_case(anna, reason="Altro", employment="employed", by=franca) == ["employment"]
    person = Person.objects.get()
    assert (person.phone, person.last_name, person.version) == ("333", "Moro", 1)
    assert AuditEntry.objects.filter(verb="person.edited").count() == 1


FIRST = [["Codice fiscale", "Cognome", "Nome", "Presa in carico", "Inviante", "Telefono"]]
FIRST += [["PVTGRI81C07G273X", "Pivetta", "Igor", "01/02/2024", "UOT Pordenone", "333"]]
SECOND = [["Codice fiscale", "Cognome", "Nome", "Presa in carico", "Inviante", "Cittadinanza", "Motivo"]]
SECOND += [["PVTGRI81C07G273X", "Pivetta", "Igor", "01/02/2024", "UOT Pordenone", "Italia", "Cerca lavoro"]]


@pytest.mark.parametrize("files", [(FIRST, SECOND), (SECOND, FIRST), (FIRST, SECOND, FIRST, SECOND)])
def test_which_of_two_files_comes_first_does_not_matter(franca, files):
    for rows in files:
        writing.bring_in(find_sheets([("Persone", rows)]), franca.ambito, by=franca)
    episode = Episode.objects.select_related("person").get()
    assert (episode.person.phone, episode.person.citizenship) == ("333", "IT")
    assert (episode.reason, episode.citizenship_group) == ("Cerca lavoro", "italian")


# The workbook to fill in


def test_the_workbook_to_fill_in_is_one_that_can_be_read(browse, franca):
    answer = browse(franca).get(reverse("reporting:blank_register"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Persone", "Aziende", "Tirocini", "Assunzioni", "Spese", "Diario"]
    sheets = [(page.title, [[cell.value for cell in row] for row in page.iter_rows()]) for page in book]
    assert [found.missing_columns + found.unknown_columns for found in find_sheets(sheets).sheets.values()] == [[]] * 6
