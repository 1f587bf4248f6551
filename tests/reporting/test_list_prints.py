"""Lists on paper: asked for beside the list, printed once by the worker, fetched by who asked, thrown away in time."""

import io
from datetime import timedelta

import openpyxl
import pypdf
import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from equipe import jobs
from equipe.models import AuditEntry, Job, Membership
from equipe.offered import offered
from equipe.printable import printable
from equipe.sealing import unseal
from reporting import actions, pdf, tasks
from reporting.clockwork import sweep_list_prints
from reporting.long_print.printing import Paper
from reporting.long_print.setters import SetterDied
from reporting.models import ListPrint
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory, TaskFactory

pytestmark = pytest.mark.django_db

PRINTABLE = [declared.name for declared in offered("PRINTABLE")]


def text(response):
    return " ".join(response.content.decode().split())


def ask(client, **told):
    return client.post(reverse("reporting:print_list"), {"list": "caseload"} | told)


def paper_of(response):
    return " ".join(
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(response.content)).pages
    )


@pytest.fixture
def registers(monkeypatch):
    """What would be printed: nothing is set, for that takes seconds."""
    given = []

    def take(register, **_more):
        given.append(register)
        return Paper(b"%PDF-1.7", 1)

    monkeypatch.setattr(tasks, "print_register", take)
    return given


def test_from_the_list_to_the_paper(browse, alice, episode, worker):
    """She asks, waits, downloads: what the workbook holds, with who, when and what was chosen."""
    EpisodeFactory(case_manager=alice, person__last_name="Basso", closed=True)
    client = browse(alice)
    page = text(client.get(reverse("beneficiaries:caseload"), {"whose": "mine"}))
    assert "Print (PDF)" in page
    response = ask(client, query="whose=mine&columns=name&columns=place")
    asked = ListPrint.objects.get()
    assert response.url == asked.get_absolute_url()
    assert "Waiting for its turn" in text(client.get(response.url))
    assert client.get(reverse("reporting:list_print_pdf", args=[asked.pk])).status_code == 404
    worker(asked)
    page = text(client.get(response.url))
    assert "ready" in page
    assert "Only you can download it" in page
    paper = client.get(reverse("reporting:list_print_pdf", args=[asked.pk]))
    assert paper["Content-Disposition"].startswith('attachment; filename="people-')
    words = paper_of(paper)
    for told in ("Moro Anna", "Case manager only mine", str(alice), "Printed on", "page 1 of 1"):
        assert told in words
    assert "Basso" not in words
    assert (asked.rows, asked.pages) == (1, 1)
    assert AuditEntry.objects.filter(verb="listprint.downloaded", actor=alice, thing_id=asked.pk).count() == 1


def test_rows_and_columns_are_those_of_the_workbook(browse, alice, worker, registers):
    for number in range(30):
        EpisodeFactory(case_manager=alice, person__last_name=f"Moro {number:02}")
    client, query = browse(alice), "order=-name&columns=name&columns=born&columns=team"
    book = client.get(reverse("beneficiaries:export_caseload") + f"?{query}")
    sheet = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(book.content)).active.iter_rows()
    ]
    ask(client, query=query)
    worker(ListPrint.objects.get())
    (register,) = registers
    assert [*register.columns] == [*sheet[0]]
    assert [row[0] for row in register.rows] == [row[0] for row in sheet[1:]]
    assert len(register.rows) == 30


@pytest.mark.parametrize("name", PRINTABLE)
def test_every_list_that_is_a_tool_can_be_printed(browse, franca, episode, worker, registers, name):
    TaskFactory(episode=episode, text="Call", due_on="2024-03-01", owner=franca)
    ReferralFactory(person=PersonFactory(last_name="Hoxha"), referrer=franca)
    declared = printable(name)
    everything = "&".join(f"columns={column.name}" for column in declared.listing.columns)
    ask(browse(franca), list=name, query=everything)
    asked = worker(ListPrint.objects.get())
    assert asked.printed_at, asked.job.problem
    assert len(registers[0].columns) == len(declared.listing.columns)
    assert all(len(row) == len(registers[0].columns) for row in registers[0].rows)
    assert asked.rows == (0 if name in {"internships", "hosts"} else 1)


def test_all_lists_of_the_house_can_be_printed():
    assert {declared.name for declared in offered("LISTS")} == set(PRINTABLE)


# Who looked, and what is told to whom


def test_each_file_that_is_printed_was_looked_at_and_what_fails_leaves_no_look(browse, alice, worker, registers):
    cases = [EpisodeFactory(case_manager=alice) for _each in range(3)]
    TaskFactory(episode=cases[0], text="One", owner=alice)
    TaskFactory(episode=cases[0], text="Two", owner=alice)
    client = browse(alice)
    ask(client)
    assert not AuditEntry.objects.filter(verb="episode.read").exists()
    worker(ListPrint.objects.get())
    looks = AuditEntry.objects.filter(verb="episode.read", actor=alice, details__section="print")
    assert {look.thing_id for look in looks} == {str(case.pk) for case in cases}
    ask(client, list="tasks", query="whose=")
    worker(ListPrint.objects.get(list="tasks"))
    assert looks.filter(thing_id=cases[0].pk).count() == 2  # two tasks of a case are one look


def test_what_was_searched_for_is_sealed_and_stands_in_no_job_and_no_trace(browse, alice, worker, registers):
    EpisodeFactory(case_manager=alice, person__last_name="Zvonimir")
    EpisodeFactory(case_manager=alice, person__last_name="Moro")
    client = browse(alice)
    found = client.post(reverse("beneficiaries:people"), {"q": "Zvonimir"})
    key = QueryDict(found.url.partition("?")[2])["search"]
    assert f'name="search" value="{key}"' in text(client.get(found.url))
    response = ask(client, search=key)
    asked = ListPrint.objects.get()
    assert asked.searched == "Zvonimir"
    assert b"Zvonimir" not in bytes(asked.words)
    assert "Zvonimir" not in f"{asked.query}{asked.job.payload}{response.url}"
    worker(asked)
    assert [row[0] for row in registers[0].rows] == ["Zvonimir Anna"]
    assert ("Searched", "Zvonimir") in registers[0].about
    assert not [e for e in AuditEntry.objects.filter(actor=alice) if "Zvonimir" in str(e.details)]
    asked.refresh_from_db()
    assert b"%PDF" not in bytes(asked.pdf)
    assert unseal(asked.pdf) == b"%PDF-1.7"


def test_it_is_hidden_from_everybody_else_even_the_coordinator(browse, alice, bruno, franca, episode):
    ask(browse(alice))
    asked = ListPrint.objects.get()
    for user in (bruno, franca):
        for door in ("list_print", "list_print_pdf"):
            assert browse(user).get(reverse(f"reporting:{door}", args=[asked.pk])).status_code == 404


def test_who_lost_the_right_meanwhile_gets_nothing(browse, alice, episode, worker, registers):
    ask(browse(alice))
    Membership.objects.filter(user=alice).update(ended_at=timezone.now())
    asked = worker(ListPrint.objects.get())
    assert (asked.printed_at, registers) == (None, [])
    assert "may no longer print it" in asked.job.problem
    assert browse(alice).get(asked.get_absolute_url()).status_code == 403


@pytest.mark.parametrize("told", [{}, {"list": ""}, {"list": "nonsense"}])
def test_there_is_no_print_of_no_list(browse, alice, told):
    assert browse(alice).post(reverse("reporting:print_list"), told).status_code == 404


def test_what_an_address_may_not_hold_is_not_kept(browse, alice):
    ask(browse(alice), query="whose=mine&q=Rossi&state=<b>&columns=nonsense&evil=1")
    assert ListPrint.objects.get().query == "whose=mine&columns=nonsense"


# Once, and not for ever


def test_two_clicks_make_one_print_and_a_fourth_list_waits(browse, alice):
    client = browse(alice)
    assert ask(client).url == ask(client).url
    assert ask(client, q="Moro").url == ask(client, q="Moro").url
    ask(client, query="whose=mine")
    assert ListPrint.objects.count() == 3
    refused = client.post(reverse("reporting:print_list"), {"list": "tasks"}, follow=True)
    assert "still being printed" in text(refused)
    assert ListPrint.objects.count() == 3


def test_a_setting_process_that_is_killed_costs_an_attempt_and_the_paper_is_kept_once(
    browse, alice, episode, worker, monkeypatch
):
    ask(browse(alice))
    asked, turns = ListPrint.objects.get(), []

    def print_register(register, **_more):
        turns.append(register)
        if len(turns) == 1:
            raise SetterDied
        return Paper(b"%PDF-1.7", 1)

    monkeypatch.setattr(tasks, "print_register", print_register)
    worker(asked)
    assert asked.printed_at is None
    assert asked.job.is_waiting
    Job.objects.update(lease_until=None)
    worker(asked)
    assert asked.printed_at
    jobs.carry_out(job_id=str(asked.job_id))
    assert len(turns) == 2
    assert AuditEntry.objects.filter(verb="listprint.printed").count() == 1


def test_one_that_failed_can_be_asked_for_again(browse, alice, episode):
    ask(browse(alice))
    asked, client = ListPrint.objects.get(), browse(alice)
    Job.objects.update(failed_at=asked.requested_at)
    assert "Try again" in text(client.get(asked.get_absolute_url()))
    client.post(reverse("reporting:print_list_again", args=[asked.pk]))
    assert "Waiting for its turn" in text(client.get(asked.get_absolute_url()))
    assert "on its way" in text(client.post(reverse("reporting:print_list_again", args=[asked.pk]), follow=True))


def test_it_is_thrown_away_by_its_reader_or_after_a_week(browse, alice, worker, registers):
    client = browse(alice)
    ask(client)
    worker(ListPrint.objects.get())
    client.post(reverse("reporting:discard_list_print", args=[ListPrint.objects.get().pk]))
    assert not ListPrint.objects.exists()
    for days in (6, 8):
        ask(client, query=f"team={days}")
        ListPrint.objects.filter(query=f"team={days}").update(requested_at=timezone.now() - timedelta(days=days))
    sweep_list_prints()
    assert [asked.query for asked in ListPrint.objects.all()] == ["team=6"]


def test_a_print_whose_row_was_thrown_away_meanwhile_is_not_made(alice, worker, registers):
    asked = actions.print_list(printable("caseload"), query=QueryDict(""), by=alice)
    ListPrint.objects.all().delete()
    jobs.carry_out(job_id=str(asked.job_id))
    assert Job.objects.get().failed_at
    assert registers == []


def test_where_nothing_can_be_printed_it_says_why(browse, alice, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    response = browse(alice).post(reverse("reporting:print_list"), {"list": "caseload"}, follow=True)
    assert "apt-get install" in text(response)
    assert not ListPrint.objects.exists()


def test_the_page_asks_few_questions(browse, alice, worker, registers, django_assert_max_num_queries):
    client = browse(alice)
    for number in range(3):
        ask(client, query=f"team={number}")
        for asked in ListPrint.objects.all():
            worker(asked)
    with django_assert_max_num_queries(10):
        assert "Your other printed lists" in text(client.get(asked.get_absolute_url()))
