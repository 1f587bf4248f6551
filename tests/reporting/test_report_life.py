"""The life of a report: begun, worded, checked, frozen, sent, returned; and what nobody can do to a frozen one."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from reporting import actions, freezing
from reporting.checking import look_at, may_warn, warnings_of
from reporting.models import FrozenReport, Passage, Report
from tests.reporting.conftest import TODAY, accept_all, day_frozen
from tests.reporting.factories import CostLineFactory, ReportFactory, SpendingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(service, franca):
    return actions.begin_report(service, kind="funding", year=2024, by=franca)


@pytest.fixture
def unprinted(monkeypatch):
    """Without the seconds that setting pages takes."""
    monkeypatch.setattr("reporting.tasks.pdf.render_with_archive", lambda *words, **more: (b"%PDF-1", b"%PDF-2"))


def again(report):
    return Report.objects.with_who().get(pk=report.pk)


class TestTheDraft:
    def test_it_is_begun_once(self, service, franca, draft):
        assert actions.begin_report(service, kind="funding", year=2024, by=franca) == draft
        assert actions.begin_report(service, kind="outcomes", year=2024, by=franca) != draft
        assert Report.objects.count() == 2

    def test_a_year_without_data_is_refused(self, service, franca):
        with pytest.raises(Refused, match="nothing to report"):
            actions.begin_report(service, kind="funding", year=1990, by=franca)
        assert not Report.objects.exists()

    def test_every_version_of_its_words_is_kept(self, draft, franca):
        for text in ("We followed {people_in_charge} people.", "We helped {people_in_charge} people."):
            actions.write_passage(draft, "premise", text=text, seen=draft.passages.count(), by=franca)
        actions.restore_passage(draft, "premise", number=1, seen=2, by=franca)
        texts = [(each.number, each.text[:9]) for each in draft.passages.in_field("premise").newest_first()]
        assert texts == [(3, "We follow"), (2, "We helped"), (1, "We follow")]

    @pytest.mark.parametrize("text", ["{nobody}", "a {people_in_charge", "{people_in_charge.after}", "{}", "}"])
    def test_a_mark_that_no_figure_fills_is_refused(self, draft, franca, text):
        with pytest.raises(Refused, match="No figure fills"):
            actions.write_passage(draft, "premise", text=text, seen=0, by=franca)
        assert not Passage.objects.exists()

    def test_a_passage_of_another_paper_is_refused(self, draft, franca):
        with pytest.raises(Refused, match="no such passage"):
            actions.write_passage(draft, "outlook", text="x", seen=0, by=franca)

    def test_two_coordinators_at_once_one_wins_and_the_other_hears_of_it(self, draft, franca):
        seen = again(draft)
        actions.write_passage(draft, "premise", text="Hers.", seen=0, by=franca)
        with pytest.raises(Refused, match="Somebody else"):
            actions.write_passage(seen, "premise", text="Mine.", seen=0, by=franca)
        assert [each.text for each in Passage.objects.all()] == ["Hers."]


class TestTheCheck:
    def test_it_wants_an_answer_to_every_warning(self, draft, franca):
        with pytest.raises(Refused, match="warnings have no answer yet"):
            actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        assert again(draft).state == "checked"

    def test_mended_is_believed_when_it_is_gone(self, draft, franca):
        mended = {("empty:premise", ""): ("mended", "")}
        with pytest.raises(Refused, match="It still stands"):
            actions.answer_warnings(draft, mended, on=TODAY, by=franca)
        actions.write_passage(draft, "premise", text="Here it is.", seen=0, by=franca)
        draft = again(draft)
        actions.answer_warnings(draft, mended, on=TODAY, by=franca)
        assert draft.answers.get().manner == "mended"

    @pytest.mark.parametrize(
        "code", ["forged", "", "empty", "empty:outlook", "missing:nobody", "radar:nothing", "changed:hours_by_role"]
    )
    def test_nothing_is_mended_that_no_check_of_the_paper_says(self, draft, franca, code):
        with pytest.raises(Refused, match="No check of this paper says this"):
            actions.answer_warnings(draft, {(code, ""): ("mended", "")}, on=TODAY, by=franca)
        assert not draft.answers.exists()

    @pytest.mark.parametrize("kind", ["funding", "outcomes", "esf"])
    def test_whatever_warns_can_be_mended(self, service, franca, kind):
        report = actions.begin_report(service, kind=kind, year=2024, by=franca)
        found = [each.code for each in warnings_of(look_at(again(report), on=date(2024, 6, 1)))]
        assert len(found) > 2
        assert [code for code in found if not may_warn(report, code)] == []

    def test_accepted_needs_a_reason(self, draft, franca):
        said = {("empty:premise", ""): ("accepted", "Short this year."), ("empty:money", ""): ("accepted", "  ")}
        with pytest.raises(Refused, match="Write why"):
            actions.answer_warnings(draft, said, on=TODAY, by=franca)
        assert not draft.answers.exists()

    def test_a_text_that_names_a_figure_without_value_cannot_be_accepted(self, franca):
        """Money was spent and nobody placed: what a placement cost has no value."""
        ambito = SpendingFactory().ambito
        report = actions.begin_report(ambito, kind="outcomes", year=2024, by=franca)
        actions.write_passage(report, "premise", text="{cost_per_placement}", seen=0, by=franca)
        (warning,) = [each for each in warnings_of(look_at(again(report), on=TODAY)) if not each.acceptable]
        assert warning.key == ("no_value:premise", "")
        with pytest.raises(Refused, match="cannot be accepted"):
            actions.answer_warnings(again(report), {warning.key: ("accepted", "x")}, on=TODAY, by=franca)

    def test_words_are_not_changed_after_it(self, draft, franca):
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        draft = again(draft)
        with pytest.raises(Refused, match="while the report is “draft”"):
            actions.write_passage(draft, "premise", text="Late.", seen=0, by=franca)
        actions.reopen_report(draft, version=draft.version, by=franca)
        assert again(draft).state == "draft"

    def test_what_came_up_since_is_answered_before_it_is_frozen(self, draft, franca, worker):
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        draft = again(draft)
        actions.freeze_report(draft, version=draft.version, by=franca)
        SpendingFactory(cost_line=CostLineFactory(ambito=draft.ambito), amount="900000.00")
        report = worker(draft)
        assert report.state == "checked"
        assert "Since the check" in report.job.problem


class TestTheFreezing:
    def test_everything_is_kept_together_with_its_digest(self, draft, franca, freeze):
        actions.write_passage(draft, "premise", text="{people_in_charge} people, {year}.", seen=0, by=franca)
        report = freeze(again(draft), by=franca)
        frozen = report.frozen
        assert report.state == "frozen"
        assert hashlib.sha256(bytes(frozen.content)).hexdigest() == frozen.sha256
        assert [bytes(getattr(frozen, name))[:4] for name in ("pdf", "archive", "workbook", "tables")] == [
            b"%PDF",
            b"%PDF",
            b"PK\x03\x04",
            b"PK\x03\x04",
        ]
        kept = freezing.read_back(report, frozen)
        written = [words for section in kept.paper.sections for words in section.written]
        assert written[0] == f"{kept.counted['people_in_charge']} people, 2024."
        assert kept.counted == freezing.count_for(report).counted
        assert AuditEntry.objects.filter(verb="report.frozen").count() == 1

    def test_read_back_it_is_the_same_paper(self, draft, franca, freeze, unprinted):
        report = freeze(draft, by=franca)
        kept = freezing.read_back(report, report.frozen)
        assert kept.paper == freezing.count_for(report).paper(report)
        assert freezing.spelled(json.loads(bytes(report.frozen.content))) == bytes(report.frozen.content)

    def test_no_name_is_in_it(self, draft, franca, freeze, unprinted):
        report = freeze(draft, by=franca)
        told = bytes(report.frozen.content).decode() + json.dumps(report.frozen.behind)
        people = report.ambito.teams.values_list("episodes__person__last_name", flat=True)
        assert [name for name in people if name and name in told] == []

    def test_who_may_no_longer_freeze_freezes_nothing(self, draft, franca, worker):
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        draft = again(draft)
        actions.freeze_report(draft, version=draft.version, by=franca)
        franca.memberships.update(ended_at=draft.begun_at)
        report = worker(draft)
        assert report.frozen_at is None
        assert "no longer" in report.job.problem

    def test_cancelled_before_it_begins_and_asked_for_again(self, draft, franca, unprinted):
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        draft = again(draft)
        actions.freeze_report(draft, version=draft.version, by=franca)
        with pytest.raises(Refused, match="being frozen"):
            actions.reopen_report(again(draft), version=again(draft).version, by=franca)
        actions.cancel_freezing(again(draft), by=franca)
        jobs.carry_out(job_id=str(again(draft).job_id))
        assert not FrozenReport.objects.exists()
        assert again(draft).job.was_cancelled
        with pytest.raises(Refused, match="nothing to cancel"):
            actions.cancel_freezing(again(draft), by=franca)
        actions.freeze_report(again(draft), version=again(draft).version, by=franca)
        jobs.carry_out(job_id=str(again(draft).job_id))
        assert again(draft).state == "frozen"

    def test_cancelled_in_the_middle_nothing_is_kept(self, draft, franca, monkeypatch):
        accept_all(draft, by=franca)
        actions.check_report(draft, on=TODAY, version=draft.version, by=franca)
        actions.freeze_report(again(draft), version=again(draft).version, by=franca)
        made = []

        def cancel_first(*words, **more):
            made.append(words)
            jobs.cancel(Job.objects.get(pk=again(draft).job_id), by=franca)
            return b"%PDF", b"%PDF"

        monkeypatch.setattr("reporting.tasks.pdf.render_with_archive", cancel_first)
        jobs.carry_out(job_id=str(again(draft).job_id))
        assert made
        assert not FrozenReport.objects.exists()
        assert again(draft).state == "checked"


FORBIDDEN = (
    "UPDATE reporting_frozenreport SET content = 'x'",
    "UPDATE reporting_frozenreport SET behind = '{}'",
    "DELETE FROM reporting_frozenreport",
    "UPDATE reporting_report SET year = 2020",
    "UPDATE reporting_report SET frozen_at = NULL",
    "UPDATE reporting_report SET checked_at = now()",
    "DELETE FROM reporting_report",
    "UPDATE reporting_passage SET text = 'x'",
    "DELETE FROM reporting_passage",
    "INSERT INTO reporting_passage (report_id, field, number, text, written_by_id, written_at) "
    "SELECT report_id, field, 9, 'x', written_by_id, now() FROM reporting_passage",
    "UPDATE reporting_answer SET because = 'x'",
    "UPDATE reporting_answer SET report_id = report_id",
    "DELETE FROM reporting_answer",
)
"""What nobody may do to a frozen report, its words and its answers, not even in SQL."""

GUARDS_PUT_ASIDE = (
    "SET session_replication_role = replica",
    "ALTER TABLE reporting_frozenreport DISABLE TRIGGER frozen_reports_stand",
    "ALTER TABLE reporting_frozenreport DISABLE TRIGGER ALL",
    "DROP TRIGGER frozen_reports_stand ON reporting_frozenreport",
    "CREATE OR REPLACE FUNCTION frozen_reports_stand() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "DROP FUNCTION frozen_reports_stand() CASCADE",
    "ALTER TABLE reporting_frozenreport OWNER TO equipe",
    "TRUNCATE reporting_frozenreport CASCADE",
    "DROP TABLE reporting_frozenreport CASCADE",
)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


class TestTheFrozen:
    @pytest.fixture
    def frozen(self, draft, franca, freeze, unprinted):
        actions.write_passage(draft, "premise", text="Words.", seen=0, by=franca)
        return freeze(again(draft), by=franca)

    def test_the_database_refuses_every_change(self, frozen):
        before = bytes(frozen.frozen.content)
        for change in FORBIDDEN:
            refused = pytest.raises(DatabaseError, match="stands still|stays in the history")
            with refused, transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
        assert bytes(FrozenReport.objects.get().content) == before

    @pytest.mark.parametrize("deed", GUARDS_PUT_ASIDE)
    def test_the_applications_role_cannot_put_its_guard_aside(self, frozen, deed):
        before = bytes(frozen.frozen.content)
        with pytest.raises(ProgrammingError, match="must be owner|permission denied"), transaction.atomic():
            run(deed)
        with pytest.raises(DatabaseError, match="stands still"), transaction.atomic():
            run("UPDATE reporting_frozenreport SET content = ''")
        assert bytes(FrozenReport.objects.get().content) == before

    def test_no_answer_is_moved_to_it(self, frozen, franca):
        other = ReportFactory(ambito=frozen.ambito, begun_by=franca, kind="outcomes")
        other.answers.create(warning="x", said="x", manner="accepted", because="x", answered_by=franca)
        with pytest.raises(DatabaseError, match="stands still"), transaction.atomic():
            other.answers.update(report=frozen)

    def test_a_report_is_not_frozen_without_its_content(self, draft):
        with pytest.raises(DatabaseError, match="with its content"), transaction.atomic():
            Report.objects.update(frozen_at="2025-01-20T00:00Z", checked_at="2025-01-20T00:00Z")

    def test_a_later_correction_does_not_change_its_bytes(self, frozen):
        before = {name: bytes(getattr(frozen.frozen, name)) for name in ("content", "pdf", "archive", "workbook")}
        SpendingFactory(cost_line=CostLineFactory(ambito=frozen.ambito), amount="0.01")
        later = FrozenReport.objects.get()
        assert {name: bytes(getattr(later, name)) for name in before} == before
        assert freezing.read_back(frozen, later).counted != freezing.count_for(frozen).counted

    def test_sent_returned_and_a_new_version_with_its_words_and_answers(self, frozen, franca, freeze):
        day, one = day_frozen(frozen), timedelta(days=1)
        say = {"protocol": "12/2025", "sent_to": "Regione", "today": day, "by": franca}
        with pytest.raises(Refused, match="future"):
            actions.send_report(frozen, on=day + one, version=frozen.version, **say)
        with pytest.raises(Refused, match="It was frozen on .*: a report is sent that day or later"):
            actions.send_report(frozen, on=day - one, version=frozen.version, **say)
        actions.send_report(frozen, on=day, version=frozen.version, **say)
        sent = again(frozen)
        assert (sent.state, sent.protocol) == ("sent", "12/2025")
        with pytest.raises(DatabaseError, match="stands still"), transaction.atomic():
            Report.objects.update(protocol="13/2025")
        with pytest.raises(Refused, match="follows one that was returned"):
            actions.begin_new_version(sent, by=franca)
        actions.return_report(sent, because="Wrong line.", on=day, today=day, version=sent.version, by=franca)
        second = actions.begin_new_version(again(sent), by=franca)
        assert (second.number, second.state) == (2, "draft")
        assert [each.text for each in second.passages.all()] == ["Words."]
        assert second.answers.count() == frozen.answers.count()
        assert freeze(second, by=franca).frozen.sha256 != frozen.frozen.sha256
