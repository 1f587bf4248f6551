"""Documents of a case: filed by their bytes, sealed, replaced, withdrawn, opened only where it leaves a trace."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from PIL import Image

from beneficiaries import actions
from beneficiaries.models import Document, Episode, narrowed, shelf_of, timeline
from equipe.incoming import Incoming
from equipe.models import AuditEntry, Draft
from equipe.sealing import unseal
from equipe.verdicts import Refused
from tests.beneficiaries.factories import DocumentFactory
from tests.beneficiaries.test_views import page, questions, url

TODAY = localdate()


def a_pdf(words="one"):
    made, written = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Title"] = words
    made.save(written, deterministic_id=True)
    return written.getvalue()


def a_photograph(color="red"):
    written, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "CANARY maker"
    Image.new("RGB", (60, 40), color).save(written, "JPEG", exif=exif)
    return written.getvalue()


def upload(name, content, claimed="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type=claimed)


def taken(words=b"CANARY secret bytes"):
    return Incoming(words, "application/pdf", 1)


@pytest.fixture
def filed(episode, alice):
    return actions.file_document(episode, taken(), kind="isee", title="ISEE 2024", by=alice, key=uuid4())


def replaced(document, by, words=b"newer", **said):
    return actions.replace_document(document, taken(words), by=by, key=uuid4(), **said)


class TestFiling:
    def send(self, client, episode, *files, **typed):
        typed = {"kind": "isee", "title": "", "key": uuid4()} | typed
        return client.post(url("file_document", episode.pk), typed | {"files": files})

    def test_a_file_is_filed_by_what_it_is_and_not_by_what_it_says(self, browse, alice, episode):
        Draft.objects.create(user=alice, key=f"document:{episode.pk}", content={"title": "ISE"})
        lying = upload("Anna Moro.docx", a_pdf(), "image/svg+xml")
        answer = self.send(browse(alice), episode, lying, title="ISEE 2024", expires_on="2027-01-31")
        assert answer.url == url("documents", episode.pk)
        document = Document.objects.get()
        assert (document.content_type, document.pages, document.filed_by) == ("application/pdf", 1, alice)
        assert (document.title, document.expires_on) == ("ISEE 2024", date(2027, 1, 31))
        assert unseal(document.content) == a_pdf()
        assert not Draft.objects.exists()

    def test_a_photograph_loses_what_is_not_seen(self, browse, alice, episode):
        self.send(browse(alice), episode, upload("IMG_1.jpg", a_photograph()))
        document = Document.objects.get()
        assert document.content_type == "image/jpeg"
        assert b"CANARY" not in unseal(document.content)

    def test_several_at_once_each_for_itself(self, browse, alice, episode):
        files = [upload("a.pdf", a_pdf("one")), upload("b.exe", b"MZ"), upload("c.pdf", a_pdf("two"))]
        answer = self.send(browse(alice), episode, *files, title="Contract", kind="signed")
        shown = page(answer)
        assert "b.exe: This is neither a PDF nor a picture" in shown
        assert "2 documents filed." in shown
        assert 'value="Contract"' in shown
        assert "a.pdf" not in shown
        assert sorted(Document.objects.values_list("title", flat=True)) == ["Contract (1)", "Contract (3)"]

    def test_a_refused_file_loses_nothing_that_was_typed(self, browse, alice, episode):
        answer = self.send(browse(alice), episode, upload("a.pdf", b"<html>"), title="My title", private="on")
        shown = page(answer)
        assert 'value="My title"' in shown
        assert "checked" in shown
        assert '<option value="isee" selected' in shown
        assert not Document.objects.exists()

    @pytest.mark.parametrize(
        ("typed", "says"),
        [({}, "Choose one file or several"), ({"files": [upload("a.pdf", b"x")], "kind": ""}, "Choose what it is.")],
    )
    def test_what_is_missing_is_asked_for(self, browse, alice, episode, typed, says):
        sent = {"kind": "isee", "title": "", "key": uuid4()} | typed
        assert says in page(browse(alice).post(url("file_document", episode.pk), sent))

    def test_six_files_or_thirty_megabytes_are_too_many(self, browse, alice, episode):
        many = [upload(f"{n}.pdf", b"x") for n in range(6)]
        assert "at most 5 files" in page(self.send(browse(alice), episode, *many))
        heavy = [upload(f"{n}.pdf", b"x" * (8 * 1024 * 1024)) for n in range(4)]
        assert "larger than 30 MB" in page(self.send(browse(alice), episode, *heavy))

    def test_the_same_click_twice_files_one(self, browse, alice, episode):
        key, client = uuid4(), browse(alice)
        answers = [self.send(client, episode, upload("a.pdf", a_pdf()), key=key) for _ in range(3)]
        assert {answer.url for answer in answers} == {url("documents", episode.pk)}
        assert Document.objects.count() == 1
        assert AuditEntry.objects.filter(verb="document.filed").count() == 1

    def test_the_same_file_again_is_told(self, browse, alice, bruno, episode):
        self.send(browse(alice), episode, upload("a.pdf", a_pdf()))
        assert "kept with the case already" in page(self.send(browse(bruno), episode, upload("a.pdf", a_pdf())))

    def test_that_a_private_one_is_the_same_is_not_told(self, browse, alice, bruno, episode):
        self.send(browse(alice), episode, upload("a.pdf", a_pdf()), private="on")
        assert self.send(browse(bruno), episode, upload("a.pdf", a_pdf())).status_code == 302
        assert Document.objects.count() == 2

    def test_in_a_closed_case_nothing_is_filed(self, browse, alice, episode):
        client = browse(alice)
        Episode.objects.same_as(episode).update(closed_on=TODAY, closing_reason="moved")
        assert "no more can be filed" in page(client.get(url("file_document", episode.pk)))
        self.send(client, episode, upload("a.pdf", a_pdf()))
        assert not Document.objects.exists()


def planned():
    """The questions this connection keeps planned; a page that asks one names it alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


class TestSealing:
    def test_the_database_holds_no_readable_byte(self, filed):
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(d)::text, encode(content, 'escape') FROM beneficiaries_document d")
            assert all("CANARY" not in told for row in cursor.fetchall() for told in row)
        assert unseal(Document.objects.get().content) == b"CANARY secret bytes"

    def test_lists_and_story_never_fetch_the_bytes(self, browse, alice, filed):
        newer = replaced(filed, alice)
        client = browse(alice)
        for address in (
            url("documents", filed.episode_id),
            url("documents_panel", filed.episode_id),
            url("document", newer.pk),
            url("edit_document", newer.pk),
            url("case", filed.episode_id),
        ):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            told = [sql for sql in (*(query["sql"] for query in asked), *planned()) if "beneficiaries_document" in sql]
            assert told
            assert [sql for sql in told if '"content"' in sql] == []

    @pytest.mark.parametrize("rows", [1, 12])
    def test_eight_questions_are_enough(self, browse, alice, episode, rows):
        for number in range(rows):
            newest = DocumentFactory(episode=episode, title=f"paper {number}")
        client = browse(alice)
        for address in (
            url("documents", episode.pk),
            url("documents_panel", episode.pk),
            url("document", newest.pk),
            url("privacy", episode.pk),
            url("privacy_panel", episode.pk),
        ):
            assert len(questions(client, address)) <= 8, address


class TestOpening:
    def test_a_paper_is_kept_and_never_shown_in_our_rooms(self, browse, alice, filed):
        answer = browse(alice).get(url("open_document", filed.pk))
        assert answer.content == b"CANARY secret bytes"
        assert answer["Content-Disposition"] == f'attachment; filename="isee-certificate-{TODAY}.pdf"'
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]

    def test_a_picture_is_shown_because_it_was_drawn_anew(self, browse, alice, episode):
        picture = DocumentFactory(episode=episode, content_type="image/png", kind="identity")
        client = browse(alice)
        assert url("open_document", picture.pk) in page(client.get(url("document", picture.pk)))
        shown = client.get(url("open_document", picture.pk))
        assert shown["Content-Disposition"].startswith("inline")
        assert shown["Content-Security-Policy"] == "sandbox; default-src 'none'"
        kept = client.get(url("open_document", picture.pk), {"save": "1"})
        assert kept["Content-Disposition"].startswith("attachment")

    def test_each_opening_is_written_down_before_a_byte_is_shown(self, browse, alice, filed, monkeypatch):
        browse(alice).get(url("open_document", filed.pk))
        assert AuditEntry.objects.about(filed).reads().get().actor == alice

        def fail(*_args, **_kwargs):
            raise RuntimeError("no trace, no byte")

        monkeypatch.setattr("equipe.audit.record_read", fail)
        with pytest.raises(RuntimeError):
            browse(alice).get(url("open_document", filed.pk))

    def test_its_name_and_address_tell_nothing_of_the_person(self, browse, alice, filed):
        answer = browse(alice).get(url("open_document", filed.pk))
        assert "Moro" not in answer["Content-Disposition"] + url("open_document", filed.pk)
        assert "ISEE 2024" not in answer["Content-Disposition"]


class TestWhoSees:
    @pytest.fixture
    def hidden(self, episode, alice, bruno):
        private = DocumentFactory(episode=episode, filed_by=alice, private=True, title="CANARY private")
        health = DocumentFactory(episode=episode, filed_by=alice, kind="health", title="CANARY health")
        return [private, health]

    def test_a_colleague_finds_neither_private_nor_health_papers(self, browse, bruno, episode, hidden):
        client = browse(bruno)
        for name in ("documents", "documents_panel", "case", "file_document", "case_history"):
            assert "CANARY" not in page(client.get(url(name, episode.pk))), name
        for name in ("document", "open_document", "edit_document", "replace_document"):
            assert {client.get(url(name, document.pk)).status_code for document in hidden} == {404}
        for name in ("withdraw_document", "put_back_document", "edit_document", "replace_document"):
            assert {client.post(url(name, document.pk)).status_code for document in hidden} == {404}
        assert "CANARY" not in str(timeline([episode], reader=bruno))

    def test_the_desk_finds_health_papers_and_no_private_ones(self, browse, dario, episode, hidden):
        shown = page(browse(dario).get(url("documents", episode.pk)))
        assert "CANARY health" in shown
        assert "CANARY private" not in shown

    def test_whoever_filed_it_always_finds_it(self, browse, bruno, episode):
        DocumentFactory(episode=episode, filed_by=bruno, kind="judicial", title="My own")
        assert "My own" in page(browse(bruno).get(url("documents", episode.pk)))

    def test_only_who_filed_every_version_makes_it_private(self, alice, dario, filed):
        newer = replaced(filed, dario)
        said = {"version": 0, "kind": "isee", "title": "", "expires_on": None, "private": True}
        with pytest.raises(Refused, match="Only who filed"):
            actions.edit_document(newer, by=dario, **said)
        with pytest.raises(Refused, match="Only who filed"):
            actions.edit_document(newer, by=alice, **said)

    def test_older_versions_are_as_hidden_as_the_newest(self, browse, bruno, alice, filed):
        newer = replaced(filed, alice)
        actions.edit_document(newer, version=0, kind="health", title="", expires_on=None, private=False, by=alice)
        assert {browse(bruno).get(url("open_document", each.pk)).status_code for each in (filed, newer)} == {404}


class TestVersions:
    def test_a_newer_version_replaces_and_the_older_stays_readable(self, browse, alice, episode, filed):
        answer = browse(alice).post(
            url("replace_document", filed.pk),
            {"files": upload("b.pdf", a_pdf("newer")), "title": "ISEE 2025", "key": uuid4()},
        )
        newer = Document.objects.current().get()
        assert answer.url == url("document", newer.pk)
        assert (newer.title, newer.kind) == ("ISEE 2025", "isee")
        shown = page(browse(alice).get(url("document", newer.pk)))
        assert url("document", filed.pk) in shown
        assert browse(alice).get(url("open_document", filed.pk)).content == b"CANARY secret bytes"
        [kept] = narrowed(shelf_of(episode, reader=alice, on=TODAY))
        assert (kept.document, kept.earlier) == (newer, (filed,))

    def test_a_refused_version_changes_nothing(self, browse, alice, filed):
        sent = {"files": upload("b.pdf", b"<svg/>"), "title": "ISEE 2025", "key": uuid4()}
        shown = page(browse(alice).post(url("replace_document", filed.pk), sent))
        assert "neither a PDF" in shown
        assert 'value="ISEE 2025"' in shown
        assert Document.objects.current().get() == filed

    def test_the_same_click_twice_replaces_once(self, browse, alice, filed):
        sent, client = {"title": "", "key": uuid4()}, browse(alice)
        answers = [
            client.post(url("replace_document", filed.pk), sent | {"files": upload("b.pdf", a_pdf())}).url
            for _ in range(2)
        ]
        assert len(set(answers)) == 1
        assert Document.objects.count() == 2

    def test_whoever_comes_second_is_told(self, alice, bruno, filed):
        replaced(filed, alice)
        with pytest.raises(Refused, match="newer version in the meantime"):
            replaced(filed, bruno, b"other")

    def test_a_withdrawn_version_gives_the_place_back(self, alice, episode, filed):
        newer = replaced(filed, alice)
        with pytest.raises(Refused):
            actions.withdraw_document(filed, by=alice)
        actions.withdraw_document(newer, by=alice)
        assert list(Document.objects.current()) == [filed]
        actions.withdraw_document(Document.objects.get(pk=filed.pk), by=alice)
        with pytest.raises(Refused, match="earlier version"):
            actions.put_back_document(newer, by=alice)
        actions.put_back_document(filed, by=alice)
        actions.put_back_document(newer, by=alice)
        assert list(Document.objects.current()) == [newer]


class TestWithdrawing:
    def test_what_is_withdrawn_is_out_of_use_and_comes_back(self, browse, alice, episode, filed):
        client = browse(alice)
        for _ in range(2):
            answer = client.post(url("withdraw_document", filed.pk), follow=True)
        assert "Put it back" in page(answer)
        assert "ISEE 2024" not in page(client.get(url("documents", episode.pk)))
        assert "ISEE 2024" in page(client.get(url("documents", episode.pk), {"show": "withdrawn"}))
        assert [one.who for one in timeline([episode], reader=alice) if "withdrawn" in one.title] == [""]
        for _ in range(2):
            client.post(url("put_back_document", filed.pk))
        assert Document.objects.current().get() == filed
        told = AuditEntry.objects.about(filed).deeds().newest_first()
        assert [entry.verb for entry in told] == ["document.put_back", "document.withdrawn", "document.filed"]

    def test_only_who_filed_who_follows_and_the_desk_change_it(self, browse, bruno, filed):
        for name in ("withdraw_document", "put_back_document", "edit_document", "replace_document"):
            assert browse(bruno).post(url(name, filed.pk)).status_code == 403


class TestDetails:
    def test_a_late_save_overwrites_nothing(self, browse, alice, dario, filed):
        said = {"kind": "isee", "title": "hers", "expires_on": "", "version": 0}
        browse(alice).post(url("edit_document", filed.pk), said)
        shown = page(browse(dario).post(url("edit_document", filed.pk), said | {"title": "his"}))
        assert "Nothing was overwritten" in shown
        assert 'value="his"' in shown
        assert "hers" in shown
        assert Document.objects.get().title == "hers"

    @pytest.mark.parametrize(
        ("days", "word", "expiring"),
        [(-1, "no longer valid", True), (0, "runs out soon", True), (60, "runs out soon", True), (61, None, False)],
    )
    def test_what_runs_out_is_marked_and_found(self, browse, alice, episode, days, word, expiring):
        DocumentFactory(episode=episode, title="A permit", expires_on=TODAY + timedelta(days=days))
        client = browse(alice)
        assert word is None or word in page(client.get(url("documents", episode.pk)))
        found = page(client.get(url("documents", episode.pk), {"show": "expiring", "kind": ""}))
        assert ("A permit" in found) is expiring

    def test_a_filter_that_cannot_be_understood_asks_for_nothing(self, browse, alice, filed):
        for asked in ({"show": "x"}, {"kind": "x"}, {"show": "current", "kind": "isee"}):
            assert "ISEE 2024" in page(browse(alice).get(url("documents", filed.episode_id), asked))
        assert "ISEE 2024" not in page(browse(alice).get(url("documents", filed.episode_id), {"kind": "permit"}))

    def test_the_story_leads_to_the_document(self, browse, alice, filed):
        shown = page(browse(alice).get(url("case", filed.episode_id)))
        assert reverse("beneficiaries:document", args=[filed.pk]) in shown


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_file_one(episode, alice):
    key, content = uuid4(), taken()

    def file(_number):
        try:
            return actions.file_document(episode, content, kind="isee", by=alice, key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        filed = set(crowd.map(file, range(16)))
    assert len(filed) == Document.objects.count() == 1
