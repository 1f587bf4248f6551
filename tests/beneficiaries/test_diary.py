"""The diary: nothing written in it is lost, nothing private is told, nothing is written twice."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.enums import Channel
from beneficiaries.models import DiaryEntry, EarlierWording, Episode, NoteTemplate, timeline
from equipe.models import AuditEntry, Draft
from equipe.verdicts import Refused
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, NoteTemplateFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory

AT = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
SAID = {"happened_at": AT, "channel": Channel.PHONE, "minutes": 15, "text": "She called.", "private": False}
TYPED = {"text": "She called.", "happened_at": "2024-03-05T10:30", "channel": "phone", "minutes": "15"}


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def case_of(last_name, **fields):
    return EpisodeFactory(person=PersonFactory(last_name=last_name), **fields)


def story(episode, reader):
    return timeline([episode], reader=reader)


# A note from anywhere


class TestNote:
    def test_it_stands_in_the_header_for_who_works_with_cases(self, browse, alice, guido, episode):
        shown = page(browse(alice).get("/"))
        assert f'href="{url("note")}"' in shown
        assert 'data-key="n"' in shown
        assert url("note") not in page(browse(guido).get("/"))
        assert f"{url('note')}?case={episode.pk}" in page(browse(alice).get(episode.get_absolute_url()))

    def test_who_wants_no_single_key_has_none(self, browse, alice):
        browse(alice).post(reverse("equipe:profile"), {"first_name": "A", "last_name": "B", "language": "en"})
        assert 'data-key="n"' not in page(browse(alice).get("/"))

    def test_from_a_case_it_comes_with_the_person(self, browse, alice, episode):
        form = browse(alice).get(url("note"), {"case": episode.pk}).context["form"]
        assert form["people"].value() == [str(episode.pk)]

    @pytest.mark.parametrize("asked", [uuid4(), "nobody", "\x00"])
    def test_a_case_that_is_none_is_not_found(self, browse, alice, asked):
        assert browse(alice).get(url("note"), {"case": asked}).status_code == 404

    def test_one_person_is_a_plain_entry(self, browse, alice, episode):
        answer = browse(alice).post(url("note"), TYPED | {"people": [episode.pk]})
        entry = DiaryEntry.objects.get()
        assert (answer.url, entry.group, entry.said) == (episode.get_absolute_url(), None, SAID)

    def test_several_people_are_one_meeting(self, browse, alice, bruno, episode):
        others = [case_of("Gashi", case_manager=bruno), case_of("Hoxha", case_manager=bruno)]
        browse(alice).post(url("note"), TYPED | {"people": [episode.pk, *(other.pk for other in others)]})
        entries = DiaryEntry.objects.all()
        assert {entry.episode for entry in entries} == {episode, *others}
        assert len({entry.group for entry in entries}) == 1
        [moment] = [m for m in story(episode, alice) if m.channel]
        assert moment.others == 2
        shown = page(browse(alice).get(url("entry", entries.get(episode=episode).pk)))
        assert "Gashi" in shown
        assert "Hoxha" in shown

    def test_of_people_one_may_not_see_only_the_number_is_told(self, browse, dario, alice, chiara, episode):
        """Dario of the desk meets Alice's person and Chiara's together."""
        hers = chiara.episodes.get()
        written = actions.write_together([episode, hers], **SAID, by=dario)
        for reader, entry, hidden in ((alice, written[0], "Zanin"), (chiara, written[1], "Moro")):
            client = browse(reader)
            for door in (url("entry", entry.pk), entry.episode.get_absolute_url()):
                shown = page(client.get(door))
                assert hidden not in shown
                assert "1 other person" in shown or "1 person whose case" in shown
                assert str(written[0 if reader == chiara else 1].pk) not in shown

    def test_of_a_case_closed_meanwhile_nothing_is_written_for_anybody(self, browse, alice, episode):
        closed = case_of("Gashi", case_manager=alice, closed=True)
        shown = page(browse(alice).post(url("note"), TYPED | {"people": [episode.pk, closed.pk]}))
        assert "Closed in the meantime, take out: Anna Gashi" in shown
        assert "She called." in shown
        assert not DiaryEntry.objects.exists()

    def test_whom_one_may_not_see_cannot_be_chosen(self, browse, alice, chiara):
        theirs = chiara.episodes.get()
        shown = page(browse(alice).post(url("note"), TYPED | {"people": [theirs.pk]}))
        assert "no longer among your cases" in shown
        assert "Zanin" not in shown

    def test_names_are_found_as_one_types_and_stand_in_no_address(self, browse, alice, chiara, episode):
        EpisodeFactory(case_manager=alice, closed=True, person=PersonFactory(last_name="Mora"))
        client = browse(alice)
        shown = page(client.post(url("note_people"), {"q": "mro"}, headers={"HX-Request": "true"}))
        assert "Anna Moro" in shown
        assert "Mora" not in shown
        assert "Zanin" not in page(client.post(url("note_people"), {"q": "zanin"}))
        assert client.get(url("note_people"), {"q": "mro"}).status_code == 405

    def test_who_is_chosen_stays_chosen_while_another_is_sought(self, browse, alice, episode):
        case_of("Gashi", case_manager=alice)
        shown = page(browse(alice).post(url("note_people"), {"q": "gashi", "people": [episode.pk, "x", uuid4()]}))
        assert re.search(rf'value="{episode.pk}"[^>]*checked', shown)
        assert "Gashi" in shown

    def test_without_a_script_a_button_searches_and_keeps_what_was_typed(self, browse, alice, episode):
        shown = page(browse(alice).post(url("note"), TYPED | {"find": "1", "q": "moro", "private": "on"}))
        assert "She called." in shown
        assert 'value="2024-03-05T10:30"' in shown
        assert "Anna Moro" in shown
        assert not DiaryEntry.objects.exists()

    def test_those_looked_at_lately_are_offered_first(self, browse, alice, episode):
        case_of("Gashi", case_manager=alice)
        client = browse(alice)
        client.get(episode.get_absolute_url())
        found = client.get(url("note")).context["found"]
        assert [one.person.last_name for one in found] == ["Moro"]

    def test_a_template_fills_in_and_adds_to_what_was_typed(self, browse, alice, episode):
        template = NoteTemplateFactory(channel="home_visit", minutes=60, text="At home: …")
        form = browse(alice).post(url("note"), TYPED | {"fill": template.pk, "people": [episode.pk]}).context["form"]
        assert form["text"].value() == "She called.\nAt home: …"
        assert (form["channel"].value(), form["minutes"].value()) == ("home_visit", 60)
        assert form["people"].value() == [str(episode.pk)]
        assert not DiaryEntry.objects.exists()

    def test_a_draft_of_it_brings_the_people_too(self, browse, alice, episode):
        begun = {"text": "Half a sen", "people": str(episode.pk), "channel": "phone"}
        Draft.objects.create(user=alice, key="note:new", content=begun)
        answer = browse(alice).get(url("note"))
        assert "Half a sen" in page(answer)
        assert answer.context["picked"] == [episode]

    def test_eight_questions_are_enough(self, browse, alice, episode, django_assert_max_num_queries):
        client = browse(alice)
        client.get(episode.get_absolute_url())
        with django_assert_max_num_queries(10):  # two of them are the bounds of the transaction
            client.get(url("note"), {"case": episode.pk})


# Correcting and striking out


class TestCorrection:
    @pytest.fixture
    def entry(self, alice, episode):
        return DiaryEntryFactory(episode=episode, author=alice, **SAID)

    def test_every_earlier_wording_stays(self, browse, alice, bruno, entry):
        client = browse(alice)
        for version, text in enumerate(("She called twice.", "She called three times.")):
            client.post(url("edit_entry", entry.pk), TYPED | {"text": text, "version": version})
        entry.refresh_from_db()
        assert (entry.text, entry.version) == ("She called three times.", 2)
        assert list(EarlierWording.objects.newest_first().values_list("text", flat=True)) == [
            "She called twice.",
            "She called.",
        ]
        shown = page(browse(bruno).get(url("entry", entry.pk)))
        assert shown.index("three times") < shown.index("She called twice.") < shown.index("She called.")
        assert [m.remark for m in story(entry.episode, bruno) if m.channel] == ["corrected"]
        assert "She called" not in str(AuditEntry.objects.values("details"))

    def test_the_same_words_twice_are_one_correction(self, alice, entry):
        said = SAID | {"text": "She called twice."}
        for _ in range(2):
            actions.correct_entry(entry, version=0, **said, by=alice)
        assert (entry.earlier.count(), AuditEntry.objects.filter(verb="diary.corrected").count()) == (1, 1)

    def test_a_stale_correction_shows_both_and_overwrites_nothing(self, browse, alice, entry):
        actions.correct_entry(entry, version=0, **SAID | {"text": "From the phone."}, by=alice)
        shown = page(browse(alice).post(url("edit_entry", entry.pk), TYPED | {"text": "From the desk.", "version": 0}))
        assert "From the phone." in shown
        assert "From the desk." in shown
        entry.refresh_from_db()
        assert entry.text == "From the phone."

    def test_only_its_author_corrects(self, browse, bruno, dario, entry):
        for user in (bruno, dario):
            assert browse(user).post(url("edit_entry", entry.pk), TYPED | {"version": 0}).status_code == 403

    def test_after_the_closing_it_is_refused_and_the_text_kept(self, browse, alice, entry):
        Episode.objects.same_as(entry.episode).update(closed_on=AT, closing_reason="moved")
        client = browse(alice)
        shown = page(client.post(url("edit_entry", entry.pk), TYPED | {"text": "LATE-WORDS", "version": 0}))
        assert "This case is closed" in shown
        assert "LATE-WORDS" in shown
        assert Draft.objects.get(user=alice).content["text"] == "LATE-WORDS"
        assert "LATE-WORDS" in page(client.get(reverse("equipe:drafts")))
        assert client.get(url("edit_entry", entry.pk)).url == entry.get_absolute_url()

    def test_what_was_private_stays_its_authors_when_the_entry_is_shared(self, browse, alice, bruno, episode):
        entry = DiaryEntryFactory(episode=episode, author=alice, **SAID | {"text": "SECRET-8", "private": True})
        actions.correct_entry(entry, version=0, **SAID | {"text": "Open words."}, by=alice)
        assert "SECRET-8" in page(browse(alice).get(url("entry", entry.pk)))
        assert "SECRET-8" not in page(browse(bruno).get(url("entry", entry.pk)))

    def test_words_that_stand_in_another_entry_are_told(self, alice, episode, entry):
        DiaryEntryFactory(episode=episode, author=alice, **SAID | {"text": "Twin."})
        with pytest.raises(Refused, match="exactly these words"):
            actions.correct_entry(entry, version=0, **SAID | {"text": "Twin."}, by=alice)

    @pytest.mark.parametrize("when", ["0001-01-01T00:00", "0206-06-03T10:00", "2999-01-01T10:00", "x"])
    def test_a_moment_that_is_none_keeps_the_text(self, browse, alice, entry, when):
        shown = page(browse(alice).post(url("edit_entry", entry.pk), TYPED | {"happened_at": when, "version": 0}))
        assert "She called." in shown
        assert not EarlierWording.objects.exists()


class TestStriking:
    @pytest.fixture
    def entry(self, bruno, episode):
        return DiaryEntryFactory(episode=episode, author=bruno, **SAID | {"text": "WRONG-CASE"})

    def test_it_is_read_by_its_author_and_the_case_manager_alone(self, browse, alice, bruno, dario, entry):
        browse(bruno).post(url("strike_entry", entry.pk), {"reason": "It was REASON-9."})
        for reader, reads in ((alice, True), (bruno, True), (dario, False)):
            client = browse(reader)
            for door in (url("entry", entry.pk), entry.episode.get_absolute_url()):
                shown = page(client.get(door))
                assert "struck out" in shown
                assert ("WRONG-CASE" in shown) is reads, (reader, door)
        assert "REASON-9" in page(browse(alice).get(url("entry", entry.pk)))
        assert "REASON-9" not in page(browse(dario).get(url("entry", entry.pk)))

    def test_a_reason_is_asked_for_and_a_second_click_changes_nothing(self, browse, bruno, entry):
        client = browse(bruno)
        assert "why the entry is wrong" in page(client.post(url("strike_entry", entry.pk), {"reason": ""}))
        for _ in range(2):
            assert client.post(url("strike_entry", entry.pk), {"reason": "Wrong."}).url == entry.get_absolute_url()
        assert AuditEntry.objects.filter(verb="diary.struck").count() == 1

    def test_the_same_can_be_written_anew_and_counts_once(self, bruno, entry):
        actions.strike_entry(entry, reason="Wrong.", by=bruno, at=AT)
        again = actions.write_diary(entry.episode, **SAID | {"text": "WRONG-CASE"}, by=bruno)
        assert again.pk != entry.pk
        assert list(DiaryEntry.objects.standing()) == [again]

    def test_what_was_struck_out_is_not_corrected(self, bruno, entry):
        actions.strike_entry(entry, reason="Wrong.", by=bruno, at=AT)
        with pytest.raises(Refused, match="struck out"):
            actions.correct_entry(entry, version=0, **SAID, by=bruno)


# Templates


class TestTemplates:
    typed = {"name": "No answer", "channel": "phone", "minutes": "5", "text": "Called at …"}

    def test_the_coordinator_writes_for_all_and_everybody_for_herself(self, browse, alice, bruno, franca):
        browse(franca).post(url("add_note_template"), self.typed | {"shared": "on", "key": uuid4()})
        browse(alice).post(url("add_note_template"), self.typed | {"name": "MINE-5", "shared": "on", "key": uuid4()})
        assert [t.owner for t in NoteTemplate.objects.by_name()] == [None, alice]
        assert "MINE-5" in page(browse(alice).get(url("note")))
        for colleague in (bruno, franca):
            shown = page(browse(colleague).get(url("note"))) + page(browse(colleague).get(url("note_templates")))
            assert "No answer" in shown
            assert "MINE-5" not in shown

    def test_another_districts_are_not_offered(self, browse, alice):
        NoteTemplateFactory(ambito=AmbitoFactory(name="Elsewhere"), name="THEIRS-6")
        assert "THEIRS-6" not in page(browse(alice).get(url("note")))

    def test_one_fills_in_only_what_one_is_offered(self, browse, alice, bruno):
        theirs = NoteTemplateFactory(owner=bruno, text="SECRET-6")
        for asked in (theirs.pk, "x", uuid4()):
            assert browse(alice).post(url("note"), {"fill": asked}).status_code == 404

    def test_a_name_is_given_once(self, browse, alice):
        for _ in range(2):
            shown = browse(alice).post(url("add_note_template"), self.typed | {"key": uuid4()})
        assert "already" in page(shown)
        assert NoteTemplate.objects.count() == 1

    def test_one_that_is_no_longer_offered_frees_its_name(self, browse, alice):
        mine = NoteTemplateFactory(owner=alice, name="No answer")
        for _ in range(2):
            assert browse(alice).post(url("retire_note_template", mine.pk)).status_code == 302
        browse(alice).post(url("add_note_template"), self.typed | {"key": uuid4()})
        assert NoteTemplate.objects.in_use().count() == 1

    def test_a_stale_save_overwrites_nothing(self, browse, franca):
        template = NoteTemplateFactory()
        actions.edit_note_template(template, version=0, **self.typed | {"minutes": 5, "text": "Theirs."}, by=franca)
        answer = browse(franca).post(url("edit_note_template", template.pk), self.typed | {"version": 0})
        assert "Theirs." in page(answer)
        template.refresh_from_db()
        assert template.text == "Theirs."


# Five megabytes


def test_a_pasted_book_is_refused_with_a_sentence_and_comes_back(browse, alice, episode):
    book = "Una riga di testo, perché no? \r\n" * 164_000
    assert len(book) > 5_000_000
    for door, typed in ((url("write_diary", episode.pk), {}), (url("note"), {"people": [episode.pk]})):
        client = browse(alice)
        sent = urlencode(TYPED | typed | {"text": book}, doseq=True)  # as a browser sends it
        answer = client.post(door, sent, "application/x-www-form-urlencoded")
        assert "at most 20000 fit" in page(answer).replace(",", "").replace(".", "")
        assert page(answer).count("perché no?") >= 160_000
    assert not DiaryEntry.objects.exists()


def test_a_browser_is_not_told_to_cut_what_is_pasted(browse, alice, episode):
    assert "maxlength" not in re.search(r"<textarea[^>]*>", page(browse(alice).get(url("note"))))[0]


# Canary


def test_a_private_note_shows_to_its_author_alone(browse, alice, bruno, dario, franca, episode):
    other = case_of("Gashi", case_manager=bruno)
    written = actions.write_together([episode, other], **SAID | {"text": "SECRET-7", "private": True}, by=alice)
    Draft.objects.create(user=alice, key=f"diary:{episode.pk}", content={"text": "SECRET-7 and more"})
    doors = [episode.get_absolute_url(), other.get_absolute_url(), url("note"), url("note_templates"), "/"]
    doors += [f"{url('note')}?case={episode.pk}", reverse("equipe:drafts"), url("case_history", episode.pk)]
    for colleague in (bruno, dario, franca):
        client = browse(colleague)
        assert all("SECRET-7" not in page(client.get(door)) for door in doors)
        assert [client.get(url("entry", entry.pk)).status_code for entry in written] == [404, 404]
        for entry in written:
            assert client.post(url("edit_entry", entry.pk), TYPED).status_code == 404
            assert client.post(url("strike_entry", entry.pk), {"reason": "x"}).status_code == 404
    assert "SECRET-7" in page(browse(alice).get(url("entry", written[0].pk)))


def test_a_private_note_of_a_group_says_nothing_to_the_others_about_the_group(browse, alice, bruno, episode):
    """A shared entry beside a private one of the same group would betray that the private one is there."""
    other = case_of("Gashi", case_manager=bruno)
    first, second = actions.write_together([episode, other], **SAID, by=alice)
    actions.correct_entry(second, version=0, **SAID | {"private": True}, by=alice)
    assert second.get_absolute_url() not in page(browse(bruno).get(url("entry", first.pk)))
