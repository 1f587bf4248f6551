"""The pages of a register: handed in, looked at, mended, confirmed once, brought in by the worker."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beneficiaries.models import Person
from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from reporting.models import RegisterImport
from reporting.register import actions, tasks
from reporting.register.handed_in import planned
from tests.equipe.factories import AmbitoFactory

REGISTER = Path(__file__).parent.parent / "data" / "registro-2024.xlsx"
RIGHT = json.loads(REGISTER.with_suffix(".json").read_text(encoding="utf-8"))
SURNAME = "Kovalenko"


@pytest.fixture
def handed_in(franca):
    return actions.hand_in(franca.ambito, filename="registro.xlsx", content=REGISTER.read_bytes(), by=franca)


@pytest.fixture
def small(franca):
    """A workbook of one person whose opening day cannot be read."""
    book = openpyxl.Workbook()
    book.active.title = "Persone"
    book.active.append(["Cognome", "Nome", "Codice fiscale", "Inviante", "Presa in carico"])
    book.active.append(["Pivetta", "Igor", "PVTGRI81C07G273X", "UOT Porcia", "primavera"])
    made = io.BytesIO()
    book.save(made)
    return actions.hand_in(franca.ambito, filename="piccolo.xlsx", content=made.getvalue(), by=franca)


def url(name, handed_in):
    return reverse(f"reporting:{name}", args=[handed_in.pk])


def upload(client, content, name="registro.xlsx"):
    return client.post(reverse("reporting:register_imports"), {"workbook": SimpleUploadedFile(name, content)})


def carry_out(handed_in):
    """What the worker does when the bell rings."""
    handed_in.refresh_from_db()
    jobs.carry_out(job_id=str(handed_in.job_id))
    handed_in.refresh_from_db()
    return handed_in


def test_a_workbook_is_handed_in_and_shown_row_by_row(browse, franca):
    answer = upload(browse(franca), REGISTER.read_bytes())
    handed_in = RegisterImport.objects.get()
    assert answer["Location"] == handed_in.get_absolute_url()
    page = browse(franca).get(handed_in.get_absolute_url()).content.decode()
    assert all(str(count) in page for count in RIGHT["accepted"].values())
    assert "the tax code is not valid" in page
    assert not Person.objects.exists()


def test_what_is_kept_is_sealed(handed_in):
    assert bytes(handed_in.content) != REGISTER.read_bytes()
    assert b"PK" not in bytes(handed_in.content)[:8]


@pytest.mark.parametrize("content", [b"", b"Cognome;Nome", b"PK\x03\x04"])
def test_a_refused_file_is_said_at_the_field(browse, franca, content):
    answer = upload(browse(franca), content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["workbook"]
    assert not RegisterImport.objects.exists()


def test_a_workbook_without_any_of_the_sheets(browse, franca):
    book = openpyxl.Workbook()
    book.active.append(["x"])
    made = io.BytesIO()
    book.save(made)
    assert "Persone" in str(upload(browse(franca), made.getvalue()).context["form"].errors["workbook"])


def test_rows_are_chosen_by_sheet_and_kind(browse, franca, handed_in):
    client = browse(franca)
    for sheet, kind in (("Persone", "all"), ("Tirocini", "warned"), ("Spese", "repaired"), ("Altro", "nonsense")):
        answer = client.get(f"{handed_in.get_absolute_url()}?sheet={sheet}&kind={kind}&page=2")
        assert answer.status_code == 200
    rows = client.get(f"{handed_in.get_absolute_url()}?sheet=Tirocini&kind=set_aside").context["rows"]
    assert [row.number for row in rows] == [117, 118, 119, 120, 121, 122]


def test_the_preview_asks_little_of_the_database(browse, franca, handed_in, django_assert_max_num_queries):
    client = browse(franca)
    with django_assert_max_num_queries(28):
        client.get(handed_in.get_absolute_url())


def test_a_look_leaves_a_trace_and_no_name_in_it(browse, franca, handed_in):
    browse(franca).get(handed_in.get_absolute_url())
    entry = AuditEntry.objects.get(verb="registerimport.read")
    assert entry.actor == franca
    assert SURNAME not in json.dumps(entry.details)


def test_a_cell_is_put_right_and_the_row_is_planned_anew(browse, franca, small):
    client = browse(franca)
    cell = {"sheet": "Persone", "row": 2, "column": "opened_on", "value": "1/2/2024", "kind": "set_aside", "page": 1}
    answer = client.post(url("repair_cell", small), cell)
    assert answer["Location"].endswith("?sheet=Persone&kind=set_aside&page=1")
    small.refresh_from_db()
    assert small.repairs == {"Persone:2:opened_on": "1/2/2024"}
    assert planned(small).created["Persone"] == 1
    client.post(url("repair_cell", small), cell | {"value": ""})
    small.refresh_from_db()
    assert small.repairs == {}


@pytest.mark.parametrize(
    "wrong", [{"column": "nonsense"}, {"row": "x"}, {"sheet": "Altro"}, {"column": "amount"}, {"value": "x" * 400}]
)
def test_a_cell_that_is_not_there_is_not_put_right(browse, franca, small, wrong):
    cell = {"sheet": "Persone", "row": 2, "column": "opened_on", "value": "1/2/2024"} | wrong
    assert browse(franca).post(url("repair_cell", small), cell).status_code == 302
    small.refresh_from_db()
    assert small.repairs == {}


def test_confirmed_twice_it_is_brought_in_once(browse, franca, handed_in):
    client = browse(franca)
    for _click in range(2):
        assert client.post(url("confirm_import", handed_in)).status_code == 302
    assert Job.objects.count() == 1
    assert "progress" in client.get(handed_in.get_absolute_url()).content.decode()
    done = carry_out(handed_in)
    assert (done.result["created"], done.result["set_aside"]) == (RIGHT["accepted"], RIGHT["set_aside"])
    assert Person.objects.count() == RIGHT["accepted"]["Persone"]
    client.post(url("confirm_import", handed_in))
    assert Job.objects.count() == 1


def test_the_result_is_shown_and_what_was_set_aside_can_be_taken(browse, franca, handed_in):
    client = browse(franca)
    client.post(url("confirm_import", handed_in))
    carry_out(handed_in)
    page = client.get(handed_in.get_absolute_url()).content.decode()
    assert "470 rows brought in" in page
    assert "20 rows set aside" in page
    taken = client.get(url("import_rejects", handed_in))
    assert taken["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(io.BytesIO(taken.content))
    assert sum(page.max_row - 1 for page in book) == sum(RIGHT["set_aside"].values())
    assert AuditEntry.objects.filter(verb="registerimport.downloaded").count() == 1


def test_what_was_mended_is_brought_in_mended(franca, small):
    actions.mend_cell(small, sheet="Persone", row=2, column="opened_on", value="01/02/2024", by=franca)
    actions.confirm(small, by=franca)
    assert carry_out(small).result["created"]["Persone"] == 1
    assert Person.objects.get().last_name == "Pivetta"


def test_a_confirmed_register_is_not_mended_any_more(franca, small):
    actions.confirm(small, by=franca)
    with pytest.raises(Refused):
        actions.mend_cell(small, sheet="Persone", row=2, column="opened_on", value="01/02/2024", by=franca)


def refuse(*_, **__):
    raise Refused("Somebody else was quicker.")


def test_a_register_that_could_not_be_brought_in_may_be_confirmed_again(browse, franca, handed_in, monkeypatch):
    client = browse(franca)
    client.post(url("confirm_import", handed_in))
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "bring_in", refuse)
        carry_out(handed_in)
    assert handed_in.job.failed_at
    assert not Person.objects.exists()
    page = client.get(handed_in.get_absolute_url()).content.decode()
    assert "Somebody else was quicker." in page
    assert "could not be brought in" in page
    client.post(url("confirm_import", handed_in))
    assert carry_out(handed_in).done_at


def test_who_is_no_longer_coordinator_brings_nothing_in(franca, handed_in):
    actions.confirm(handed_in, by=franca)
    franca.memberships.update(role="educator")
    carry_out(handed_in)
    assert handed_in.job.failed_at
    assert not Person.objects.exists()


def test_the_page_asks_again_until_the_job_has_ended(browse, franca, handed_in):
    client = browse(franca)
    client.post(url("confirm_import", handed_in))
    waiting = client.get(handed_in.get_absolute_url(), headers={"HX-Request": "true"})
    assert "hx-trigger" in waiting.content.decode()
    carry_out(handed_in)
    ended = client.get(handed_in.get_absolute_url(), headers={"HX-Request": "true"})
    assert ended["HX-Refresh"] == "true"


# Doors


@pytest.mark.parametrize("actor", ["alice", "dario", "guido", "ines"])
def test_only_coordinators_bring_registers_in(browse, request, handed_in, actor):
    client = browse(request.getfixturevalue(actor))
    assert client.get(reverse("reporting:register_imports")).status_code == 403
    assert client.get(handed_in.get_absolute_url()).status_code == 404
    for name in ("repair_cell", "confirm_import"):
        assert client.post(url(name, handed_in)).status_code == 404
    assert client.get(url("import_rejects", handed_in)).status_code == 404


def test_a_coordinator_of_another_district_sees_nothing_of_it(browse, franca, handed_in):
    handed_in.ambito = AmbitoFactory(name="Altrove")
    handed_in.save()
    assert browse(franca).get(handed_in.get_absolute_url()).status_code == 404
