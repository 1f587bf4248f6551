"""The doors of a report: begun with one click, worded with its figures beside, taken along only once it is frozen."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from beneficiaries.models import Episode, Person
from equipe.models import AuditEntry, Draft, Job
from reporting import actions, freezing, pdf
from reporting.indicators import HIDDEN
from reporting.models import Passage, Report
from reporting.papers.filling import marks
from tests.equipe.factories import MunicipalityFactory
from tests.reporting.conftest import TODAY, accept_all, day_frozen
from tests.reporting.factories import CostLineFactory, SpendingFactory

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def unprinted(monkeypatch):
    """Without the seconds that setting pages takes."""
    monkeypatch.setattr("reporting.tasks.pdf.render_with_archive", lambda *words, **more: (b"%PDF-1", b"%PDF-2"))


@pytest.fixture
def draft(service, franca):
    return actions.begin_report(service, kind="funding", year=2024, by=franca)


def door(name, report, *more):
    return reverse(f"reporting:{name}", args=[report.pk, *more])


def again(report):
    return Report.objects.with_who().get(pk=report.pk)


def test_reports_says_when_nothing_can_be_printed(browse, franca, monkeypatch):
    assert "No report yet" in text(browse(franca).get(reverse("reporting:reports")))
    monkeypatch.setattr(pdf, "available", lambda: False)
    assert "apt-get install" in text(browse(franca).get(reverse("reporting:reports")))


def test_a_paper_is_begun_with_one_click_and_twice_is_once(browse, service, franca):
    client = browse(franca)
    first = client.post(reverse("reporting:request_report"), {"kind": "funding", "year": 2024})
    again = client.post(reverse("reporting:request_report"), {"kind": "funding", "year": 2024})
    assert first.url == again.url == Report.objects.get().get_absolute_url()
    page = text(client.get(first.url))
    assert "warnings wait for an answer" in page
    assert "Granted, spent and left over" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Choose one of the papers"),
        ({"kind": "funding"}, "Choose one of the papers"),
        ({"kind": "x", "year": 2024}, "Choose one of the papers"),
        ({"kind": "funding", "year": 1}, "Choose one of the papers"),
        ({"kind": "quarter", "year": 2024}, "Choose the quarter"),
        ({"kind": "municipality", "year": 2024}, "Choose the municipality"),
        ({"kind": "municipality", "year": 2024, "municipality": 0}, "Choose the municipality|Select a valid"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(browse, service, franca, asked, said):
    response = browse(franca).post(reverse("reporting:request_report"), asked, follow=True)
    assert any(each in text(response) for each in said.split("|"))
    assert not Report.objects.exists()


def test_a_note_and_a_sheet_are_begun(browse, service, franca):
    place = MunicipalityFactory(ambito=service)
    Person.objects.update(municipality=place)
    client = browse(franca)
    for asked in ({"kind": "quarter", "quarter": 2}, {"kind": "municipality", "municipality": place.pk}):
        response = client.post(reverse("reporting:request_report"), {"year": 2024, **asked})
        page = text(client.get(response.url))
        assert "quarter 2" in page or str(place) in page
    assert {(each.quarter, each.municipality) for each in Report.objects.all()} == {(2, None), (None, place)}


def test_the_page_asks_few_questions(browse, draft, franca, django_assert_max_num_queries):
    client = browse(franca)
    client.get(draft.get_absolute_url())
    with django_assert_max_num_queries(50):
        client.get(draft.get_absolute_url())


def test_a_paper_is_read_in_its_own_language(browse, draft, franca):
    Report.objects.filter(pk=draft.pk).update(language="it")
    page = text(browse(franca).get(draft.get_absolute_url()))
    paper = page[page.index("<article") : page.index("</article>")]
    assert "Concesso" in paper
    assert ",00 €" in paper
    assert ".00 €" not in paper


def test_words_are_written_looked_at_kept_and_taken_back(browse, draft, franca):
    client, words = browse(franca), door("passage", draft, "premise")
    looked = text(client.post(words, {"text": "We followed {people_in_charge} people.", "seen": 0, "preview": 1}))
    assert "How it reads today" in looked
    assert not Passage.objects.exists()
    client.post(words, {"text": "First {year}.", "seen": 0})
    client.post(words, {"text": "Second.", "seen": 1})
    stale = text(client.post(words, {"text": "Third of mine.", "seen": 1}))
    assert "Somebody else has changed this meanwhile" in stale
    assert "Third of mine." in stale
    client.post(door("restore_passage", draft, "premise"), {"number": 1, "seen": 2})
    assert "First 2024." in text(client.get(draft.get_absolute_url()))
    assert Passage.objects.count() == 3


def test_words_are_looked_at_as_they_will_be_printed(browse, draft, franca):
    [now, _before] = freezing.count_for(draft).told
    mark = next(code for code in marks() if now.values.get(code) is HIDDEN)
    looked = browse(franca).post(
        door("passage", draft, "premise"), {"text": f"As many as {{{mark}}}.", "seen": 0, "preview": 1}
    )
    assert "As many as not shown." in text(looked)
    assert str({name: told for name, _words, told in looked.context["marks"]}[mark]) == "not shown"


def test_an_unknown_mark_is_refused_and_nothing_typed_is_lost(browse, draft, franca):
    page = text(browse(franca).post(door("passage", draft, "premise"), {"text": "All {of_them}.", "seen": 0}))
    assert "No figure fills {of_them}" in page
    assert "All {of_them}." in page


def test_a_draft_of_the_words_comes_back(browse, draft, franca):
    key = f"passage-premise:{draft.pk}"
    Draft.objects.create(user=franca, key=key, content={"text": "Half a sentence"})
    page = text(browse(franca).get(door("passage", draft, "premise")))
    assert "Half a sentence" in page
    assert "Restored from" in page


def test_no_such_passage_in_this_paper(browse, draft, franca):
    assert browse(franca).get(door("passage", draft, "outlook")).status_code == 404


def answering(*said):
    """What is sent when answers are kept: (warning, fact, because) each."""
    sent = {"form-TOTAL_FORMS": len(said), "form-INITIAL_FORMS": len(said)}
    for number, row in enumerate(said):
        sent |= {
            f"form-{number}-{name}": value for name, value in zip(("warning", "fact", "because"), row, strict=True)
        }
    return sent


def test_several_warnings_are_answered_at_once_and_a_refused_answer_loses_no_other(browse, draft, franca):
    client = browse(franca)
    typed = answering(
        ("empty:premise", "", "Short this year."), ("empty:money", "", ""), ("missing:sex", "1/9", "Asked.")
    )
    page = text(client.post(door("answer_warnings", draft), typed))
    assert "says something else now" in page
    assert "Short this year." in page
    assert not draft.answers.exists()
    typed = answering(("empty:premise", "", "Short this year."), ("empty:money", "", "As planned."))
    assert "2 answers are kept." in text(client.post(door("answer_warnings", draft), typed, follow=True))
    assert "Write why a warning is accepted" in text(client.post(door("answer_warnings", draft), answering()))


def test_from_the_check_to_the_freezer_to_the_protocol_and_back(browse, draft, franca, worker):
    client, url = browse(franca), draft.get_absolute_url()
    refused = client.post(door("check_report", draft), {"version": draft.version}, follow=True)
    assert "have no answer yet" in text(refused)
    client.post(door("answer_warnings", draft), answering(("empty:premise", "", "Short this year.")))
    accept_all(draft, by=franca)
    client.post(door("check_report", draft), {"version": again(draft).version})
    assert "Freeze" in text(client.get(url))
    client.post(door("freeze_report", draft), {"version": again(draft).version})
    part = client.get(url, headers={"HX-Request": "true"})
    assert "hx-get" in text(part)
    assert "HX-Refresh" not in part
    assert "Waiting for its turn" in text(client.get(url))
    worker(draft)
    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = text(client.get(url))
    assert again(draft).frozen.sha256 in page
    assert "Short this year." in page
    day = day_frozen(again(draft))
    sending = {"protocol": "12/25", "on": day - timedelta(days=1), "sent_to": "Regione"}
    assert "It was frozen on" in text(
        client.post(door("send_report", draft), sending | {"version": again(draft).version})
    )
    sending |= {"on": day, "version": again(draft).version}
    client.post(door("send_report", draft), sending)
    assert "12/25" in text(client.get(url))
    back = {"on": day, "because": "Wrong line.", "version": again(draft).version}
    client.post(door("return_report", draft), back)
    response = client.post(door("begin_new_version", draft))
    assert response.url != url
    assert "version 2" in text(client.get(response.url))


def test_the_freezing_is_cancelled_and_a_failure_can_be_tried_again(browse, draft, franca):
    accept_all(draft, by=franca)
    actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
    client = browse(franca)
    client.post(door("freeze_report", draft), {"version": again(draft).version})
    assert "Cancelled" in text(client.post(door("cancel_freezing", draft), follow=True))
    client.post(door("freeze_report", draft), {"version": again(draft).version})
    Job.objects.unfinished().update(failed_at=draft.begun_at)
    page = text(client.get(draft.get_absolute_url()))
    assert "could not be frozen" in page
    assert "Freeze" in page


def test_two_coordinators_one_wins_and_the_other_reads_why(browse, draft, franca):
    accept_all(draft, by=franca)
    seen = {"version": again(draft).version}
    client = browse(franca)
    client.post(door("check_report", draft), seen)
    later = text(client.post(door("check_report", draft), seen, follow=True))
    assert "Somebody else has changed this meanwhile" in later


def test_downloads_are_attachments_and_leave_a_trace(browse, draft, franca, freeze):
    report = freeze(draft, by=franca)
    client = browse(franca)
    for name, field in (
        ("pdf", "pdf"),
        ("archive", "archive"),
        ("workbook", "workbook"),
        ("tables", "tables"),
        ("data", "content"),
    ):
        taken = client.get(door(f"report_{name}", report))
        assert taken["Content-Disposition"].startswith('attachment; filename="yearly-funding-report-2024.')
        assert taken.content == bytes(getattr(report.frozen, field))
    book = client.get(door("report_workbook", report))
    assert openpyxl.load_workbook(io.BytesIO(book.content)).worksheets
    assert AuditEntry.objects.filter(verb="report.downloaded", actor=franca).count() == 6


def test_no_download_before_it_is_frozen(browse, draft, franca):
    for name in ("pdf", "archive", "workbook", "tables", "data"):
        assert browse(franca).get(door(f"report_{name}", draft)).status_code == 404


def test_a_report_is_hidden_from_everybody_but_coordinators(browse, draft, alice, guido, ines):
    for user in (alice, guido, ines):
        assert browse(user).get(draft.get_absolute_url()).status_code == 404


def test_what_changed_since_it_was_frozen_down_to_the_cases(browse, draft, franca, freeze):
    report = freeze(draft, by=franca)
    client = browse(franca)
    assert "Nothing has changed" in text(client.get(door("report_changes", report)))
    SpendingFactory(cost_line=CostLineFactory(ambito=report.ambito), amount="0.01")
    in_charge = Episode.objects.filter(team__ambito=report.ambito, opened_on__lte="2024-12-31", closed_on=None).first()
    Episode.objects.filter(pk=in_charge.pk).update(opened_on="2030-01-01")
    page = text(client.get(door("report_changes", report)))
    assert "People in charge" in page
    assert "0 came, 1 left" in page
    assert "Spent" in page
    cases = text(client.get(door("changed_cases", report, "people_in_charge")))
    assert str(in_charge.person) in cases
    assert AuditEntry.objects.filter(verb="person.read", actor=franca).exists()
    assert "Counted before, and no more" in cases


def test_a_version_is_compared_with_the_one_before(browse, draft, franca, freeze):
    report = freeze(draft, by=franca)
    day = day_frozen(report)
    actions.send_report(report, protocol="1", sent_to="R", on=day, today=day, version=report.version, by=franca)
    report = again(report)
    said = {"because": "Wrong.", "on": day, "today": day, "by": franca}
    actions.return_report(report, version=report.version, **said)
    SpendingFactory(cost_line=CostLineFactory(ambito=report.ambito), amount="7.00")
    second = freeze(actions.begin_new_version(again(report), by=franca), by=franca)
    page = text(browse(franca).get(door("report_changes", second), {"since": 1}))
    assert "Between version 1 and version 2" in page
    assert "Spent" in page
