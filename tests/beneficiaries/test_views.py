"""What the doors add: the form becomes the deed, the refusal reaches the screen, nothing typed is lost."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.enums import Channel, ReferralState
from beneficiaries.models import DiaryEntry, Episode, Person, Referral
from equipe.models import AuditEntry, Draft
from tests.beneficiaries.factories import (
    DiaryEntryFactory,
    EpisodeFactory,
    PersonFactory,
    ReferralFactory,
    TaskFactory,
)
from tests.equipe.factories import MunicipalityFactory, TeamFactory

CODE = "MRONNA85E57G888E"
AT = datetime(2024, 2, 5, 10, 0, tzinfo=UTC)
PERSON = {"last_name": "Moro", "first_name": "Anna", "sex": "F", "birth_date": "1985-05-17"}


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def questions(client, address):
    """What a page asks the database, without the bounds of transactions."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.fixture
def referral(alice):
    return ReferralFactory(referrer=alice, team=TeamFactory())


class TestRefer:
    @pytest.fixture
    def typed(self, alice):
        return PERSON | {
            "team": TeamFactory().pk,
            "reason": "Lost her job.",
            "work_level": "2",
            "work_note": "welder",
            "household": "two children",
        }

    def test_the_form_becomes_a_referral_and_the_draft_is_forgotten(self, browse, alice, typed):
        Draft.objects.create(user=alice, key="referral:new", content={"reason": "Lost"})
        response = browse(alice).post(url("refer"), typed)
        referral = Referral.objects.get()
        assert response.url == url("referral", referral.pk)
        assert (referral.referrer, referral.household, referral.person.last_name) == (alice, "two children", "Moro")
        assert referral.needs.get(area="work").note == "welder"
        assert not Draft.objects.exists()

    def test_a_refused_form_keeps_everything_that_was_typed(self, browse, alice, typed):
        del typed["last_name"]
        response = browse(alice).post(url("refer"), typed | {"tax_code": "MRONNA85E57G888A"})
        shown = page(response)
        assert "Enter the last name." in shown
        assert "mistyped" in shown
        for text in ("Lost her job.", "welder", "two children", "MRONNA85E57G888A"):
            assert text in shown
        assert not Referral.objects.exists()

    def test_what_was_begun_is_there_again(self, browse, alice):
        Draft.objects.create(user=alice, key="referral:new", content={"reason": "Half a sen", "last_name": "Mor"})
        shown = page(browse(alice).get(url("refer")))
        assert "Half a sen" in shown
        assert 'value="Mor"' in shown

    def test_the_same_name_and_birthday_is_asked_about(self, browse, alice, typed):
        known = EpisodeFactory(case_manager=alice, closed=True).person
        assert "already here" in page(browse(alice).post(url("refer"), typed))
        browse(alice).post(url("refer"), typed | {"same_person": str(known.pk)})
        assert Referral.objects.get().person == known
        assert Person.objects.count() == 1

    def test_another_person_of_the_same_name_is_possible(self, browse, alice, typed):
        EpisodeFactory(case_manager=alice, closed=True)
        browse(alice).post(url("refer"), typed | {"same_person": "other"})
        assert Person.objects.count() == 2

    def test_a_person_the_referrer_may_not_see_is_not_betrayed(self, browse, alice, chiara, typed):
        EpisodeFactory(team=TeamFactory(name="UOT Cordenons"), case_manager=chiara, person=PersonFactory(tax_code=CODE))
        answer = browse(alice).post(url("fill_from_tax_code"), {"tax_code": CODE})
        assert "already here" not in page(answer)
        assert "already here" not in page(browse(alice).post(url("refer"), typed))

    def test_a_known_person_is_offered_by_her_address(self, browse, alice):
        person = EpisodeFactory(case_manager=alice, closed=True).person
        response = browse(alice).post(
            f"{url('refer')}?person={person.pk}", {"team": TeamFactory().pk, "reason": "Back again."}
        )
        assert response.status_code == 302
        assert Referral.objects.get().person == person


class TestFillFromTaxCode:
    def test_the_code_fills_birth_sex_and_place(self, browse, alice):
        shown = page(browse(alice).post(url("fill_from_tax_code"), {"tax_code": CODE.lower(), "last_name": "Rossi"}))
        assert 'value="1985-05-17"' in shown
        assert "Pordenone (PN)" in shown
        assert "The last name does not match the tax code." in shown

    def test_a_name_changed_later_is_compared_and_nothing_filled(self, browse, alice):
        typed = {"tax_code": CODE, "last_name": "Moro", "birth_date": "1985-05-18", "only_compare": "1"}
        shown = page(browse(alice).post(url("fill_from_tax_code"), typed))
        assert "The date of birth does not match" in shown
        assert "The last name does not match" not in shown
        assert "hx-swap-oob" not in shown

    def test_a_visible_person_is_recognised(self, browse, alice):
        person = EpisodeFactory(case_manager=alice, person=PersonFactory(tax_code=CODE)).person
        shown = page(browse(alice).post(url("fill_from_tax_code"), {"tax_code": CODE}))
        assert "already here" in shown
        assert url("person", person.pk) in shown

    @pytest.mark.parametrize(("typed", "words"), [("", ""), ("MRO", "16 characters"), (CODE[:-1] + "A", "mistyped")])
    def test_a_slip_is_told_and_nothing_filled(self, browse, alice, typed, words):
        shown = page(browse(alice).post(url("fill_from_tax_code"), {"tax_code": typed}))
        assert words in shown
        assert "hx-swap-oob" not in shown


class TestDecide:
    def test_accepting_leads_to_the_case(self, browse, alice, dario, referral):
        typed = {"case_manager": alice.pk, "opened_on": "2024-02-05", "isced": "3-4", "employment": "unemployed"}
        response = browse(dario).post(url("accept", referral.pk), typed)
        episode = Episode.objects.get()
        assert response.url == url("case", episode.pk)
        assert (episode.isced, episode.case_manager) == ("3-4", alice)

    def test_the_second_reads_a_sentence(self, browse, alice, dario, referral):
        actions.decline(referral, text="Moved.", by=dario, at=AT)
        typed = {"case_manager": alice.pk, "opened_on": "2024-02-05"}
        shown = page(browse(dario).post(url("accept", referral.pk), typed))
        assert "Somebody was quicker" in shown

    def test_the_conversation(self, browse, alice, dario, referral):
        browse(dario).post(url("return_referral", referral.pk), {"question-text": "Has she a permit?"})
        assert "Has she a permit?" in page(browse(alice).get(url("referral", referral.pk)))
        browse(alice).post(url("answer_referral", referral.pk), {"reply-text": "Until 2026."})
        assert "Until 2026." in page(browse(dario).get(url("referral", referral.pk)))
        browse(dario).post(url("decline", referral.pk), {"refusal-text": "Not yet."})
        referral.refresh_from_db()
        assert referral.state == ReferralState.DECLINED
        assert "Not yet." in page(browse(alice).get(url("referral", referral.pk)))

    def test_an_empty_question_says_what_to_do(self, browse, dario, referral):
        assert "Write your question." in page(browse(dario).post(url("return_referral", referral.pk), {}))

    @pytest.mark.parametrize(
        ("name", "door"), [("question", "return_referral"), ("refusal", "decline"), ("reply", "answer_referral")]
    )
    def test_what_was_begun_is_there_again(self, browse, alice, dario, referral, name, door):
        if name == "reply":
            actions.return_with_question(referral, text="Has she a permit?", by=dario, at=AT)
        user = alice if name == "reply" else dario
        key, begun = f"{name}:{referral.pk}", {f"{name}-text": "Half a sen"}
        Draft.objects.create(user=user, key=key, content=begun)
        shown = page(browse(user).get(url("referral", referral.pk)))
        assert f'data-draft="{key}"' in shown
        assert "Half a sen" in shown
        assert f'action="{url(door, referral.pk)}"' in shown
        assert "Half a sen" not in page(browse(dario if user == alice else alice).get(url("referral", referral.pk)))

    def test_drafts_are_forgotten_when_the_deed_is_done(self, browse, alice, dario, referral):
        def deed(user, door, name):
            key = f"{name}:{referral.pk}"
            Draft.objects.create(user=user, key=key, content={f"{name}-text": "Half a sen"})
            browse(user).post(url(door, referral.pk), {})
            assert Draft.objects.get().key == key
            browse(user).post(url(door, referral.pk), {f"{name}-text": "A whole sentence."})
            assert not Draft.objects.exists()

        deed(dario, "return_referral", "question")
        deed(alice, "answer_referral", "reply")
        deed(dario, "decline", "refusal")

    def test_only_the_desk_decides(self, browse, alice, referral):
        for door in ("accept", "return_referral", "decline"):
            assert browse(alice).post(url(door, referral.pk), {}).status_code == 403

    def test_days_waiting_stand_in_the_list(self, browse, alice, referral):
        shown = page(browse(alice).get(url("referrals")))
        assert "Moro Anna" in shown
        assert "Moro Anna" not in page(browse(alice).get(url("referrals"), {"state": "declined"}))


class TestCaseload:
    def test_one_sees_the_cases_of_ones_team_only(self, browse, alice, bruno, chiara, dario, episode):
        names = {user: "Moro Anna" in page(browse(user).get(url("caseload"))) for user in (alice, bruno, chiara, dario)}
        assert names == {alice: True, bruno: True, chiara: False, dario: True}

    def test_what_is_typed_never_stands_in_a_url(self, browse, alice, episode):
        client = browse(alice)
        response = client.post(url("people"), {"q": "mroo ana"})
        assert "mroo" not in response.url
        assert "Moro Anna" in page(client.get(response.url))
        assert "mroo" not in client.get(response.url).wsgi_request.get_full_path()

    def test_the_key_of_a_search_is_worth_nothing_to_others(self, browse, alice, bruno, episode):
        response = browse(alice).post(url("people"), {"q": "nobody here"})
        assert "Moro Anna" in page(browse(bruno).get(response.url))

    def test_a_search_looks_only_where_one_may(self, browse, chiara, episode):
        client = browse(chiara)
        response = client.post(url("people"), {"q": "moro"})
        assert "Moro Anna" not in page(client.get(response.url))

    def test_who_was_referred_and_waits_is_found_too(self, browse, alice, referral):
        client = browse(alice)
        shown = page(client.get(client.post(url("people"), {"q": "moro"}).url))
        assert url("referral", referral.pk) in shown

    def test_filters_narrow(self, browse, alice, bruno, episode):
        place = MunicipalityFactory()
        EpisodeFactory(person=PersonFactory(last_name="Zanin", municipality=place), case_manager=bruno)
        EpisodeFactory(person=PersonFactory(last_name="Gone"), case_manager=alice, closed=True)
        client = browse(alice)

        def listed(**filters):
            shown = page(client.get(url("caseload"), filters))
            return {name for name in ("Moro", "Zanin", "Gone") if f">{name} Anna<" in shown}

        assert listed() == {"Moro", "Zanin"}
        assert listed(whose="mine") == {"Moro"}
        assert listed(state="closed") == {"Gone"}
        assert listed(state="all") == {"Moro", "Zanin", "Gone"}
        assert listed(municipality=place.pk) == {"Zanin"}
        assert listed(municipality="x", state="y", page="z", order="q") == {"Moro", "Zanin"}

    def test_pages_and_total(self, browse, alice):
        for number in range(30):
            EpisodeFactory(person=PersonFactory(last_name=f"Moro{number:02}"), case_manager=alice)
        client = browse(alice)
        assert "30 cases" in page(client.get(url("caseload")))
        second = page(client.get(url("caseload"), {"page": 2}))
        assert "Moro25" in second
        assert "Moro24" not in second
        assert "Moro00" in page(client.get(url("caseload"), {"page": 99}))

    def test_each_case_tells_its_first_open_task_and_the_list_may_follow_them(self, browse, alice, episode):
        later = EpisodeFactory(person__last_name="Adami", case_manager=alice)
        EpisodeFactory(person__last_name="Abate", case_manager=alice)
        TaskFactory(episode=later, text="Visit the host", due_on=date(2024, 9, 1))
        TaskFactory(episode=episode, text="Write the report", due_on=date(2024, 8, 1))
        TaskFactory(episode=episode, text="Call the host", due_on=date(2024, 7, 1))
        TaskFactory(episode=episode, text="Call the school", due_on=date(2024, 5, 1), done=True)
        shown = page(browse(alice).get(url("caseload"), {"order": "next"}))
        assert shown.index("Call the host") < shown.index("Visit the host") < shown.index("Abate")
        assert "Write the report" not in shown
        assert "Call the school" not in shown

    def test_a_part_of_the_page_is_the_same_template(self, browse, alice, episode):
        part = page(browse(alice).get(url("caseload"), headers={"HX-Request": "true"}))
        assert "Moro Anna" in part
        assert "<html" not in part

    @pytest.mark.parametrize("rows", [1, 25])
    def test_seven_questions_are_enough(self, browse, alice, rows):
        for number in range(rows):
            EpisodeFactory(
                person=PersonFactory(last_name=f"M{number}", municipality=MunicipalityFactory()), case_manager=alice
            )
        client = browse(alice)
        assert len(questions(client, url("caseload"))) <= 7


class TestCase:
    def test_the_page_tells_who_what_and_what_next(self, browse, alice, episode):
        Episode.objects.same_as(episode).update(strengths="Cooks well")
        TaskFactory(episode=episode, text="Call the host")
        shown = page(browse(alice).get(url("case", episode.pk)))
        for words in ("Anna Moro", "Cooks well", "Call the host", "Alice Bertoli"):
            assert words in shown
        assert shown.index("Cooks well") < shown.index("Fragilities")

    def test_the_look_is_recorded_before_anything_is_shown(self, browse, alice, episode, monkeypatch):
        browse(alice).get(url("case", episode.pk))
        assert AuditEntry.objects.about(episode).reads().get().actor == alice

        def fail(*_args, **_kwargs):
            raise RuntimeError("no trace, no page")

        monkeypatch.setattr("equipe.audit.record_read", fail)
        with pytest.raises(RuntimeError):
            browse(alice).get(url("case", episode.pk))

    def test_what_one_may_not_see_is_not_there(self, browse, chiara, guido, ines, episode):
        for user in (chiara, guido, ines):
            assert browse(user).get(url("case", episode.pk)).status_code == 404
        assert not AuditEntry.objects.reads().exists()

    def test_a_closed_case_is_read_and_not_written(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        client = browse(alice)
        shown = page(client.get(url("case", episode.pk)))
        assert "closed" in shown
        assert url("write_diary", episode.pk) not in shown
        assert client.get(url("edit_case", episode.pk)).status_code == 403

    def test_eight_questions_are_enough(self, browse, alice, episode):
        for minute in range(30):
            DiaryEntryFactory(episode=episode, happened_at=datetime(2024, 3, 4, 10, minute, tzinfo=UTC))
        client = browse(alice)
        assert len(questions(client, url("case", episode.pk))) <= 8

    def test_the_timeline_tells_everything_in_order_and_by_pages(self, browse, alice, dario, referral):
        actions.return_with_question(referral, text="Which permit?", by=dario, at=AT)
        actions.answer(referral, text="Until 2026.", by=alice, at=AT)
        episode = actions.accept(referral, case_manager=alice, opened_on=date(2024, 2, 6), by=dario, at=AT)
        for minute in range(25):
            DiaryEntryFactory(
                episode=episode, text=f"note {minute:02}", happened_at=datetime(2024, 3, 4, 10, minute, tzinfo=UTC)
            )
        client = browse(alice)
        first = page(client.get(url("case", episode.pk)))
        assert first.index("note 24") < first.index("note 05")
        assert "note 04" not in first
        [going_on] = re.findall(r'href="([^"#]+before=[^"#]+)#story"', first)
        older = page(client.get(url("case", episode.pk) + unescape(going_on), headers={"HX-Request": "true"}))
        assert older.index("note 04") < older.index("Taken in charge") < older.index("Until 2026.")
        assert "<html" not in older

    def test_the_history_tells_deeds(self, browse, alice, bruno, episode):
        actions.hand_over(episode, case_manager=bruno, team=episode.team, by=alice, at=AT)
        assert "case handed over" in page(browse(alice).get(url("case_history", episode.pk)))


class TestDiary:
    typed = {"text": "She called.", "happened_at": "2024-03-05T10:30", "channel": Channel.PHONE, "minutes": "15"}

    def test_an_entry_is_written_and_the_draft_forgotten(self, browse, bruno, episode):
        Draft.objects.create(user=bruno, key=f"diary:{episode.pk}", content={"text": "She ca"})
        response = browse(bruno).post(url("write_diary", episode.pk), self.typed)
        entry = DiaryEntry.objects.get()
        assert response.url == url("case", episode.pk)
        assert (entry.author, entry.minutes, entry.happened_at) == (bruno, 15, datetime(2024, 3, 5, 9, 30, tzinfo=UTC))
        assert not Draft.objects.exists()

    def test_htmx_gets_the_diary_alone(self, browse, alice, episode):
        part = page(browse(alice).post(url("write_diary", episode.pk), self.typed, headers={"HX-Request": "true"}))
        assert "She called." in part
        assert "<html" not in part

    def test_a_refused_entry_keeps_its_text(self, browse, alice, episode):
        for headers in ({}, {"HX-Request": "true"}):
            typed = self.typed | {"happened_at": "2999-01-01T10:00"}
            shown = page(browse(alice).post(url("write_diary", episode.pk), typed, headers=headers))
            assert "She called." in shown
            assert "Enter a moment that has passed" in shown
        assert not DiaryEntry.objects.exists()

    def test_the_diary_of_a_case_closed_meanwhile_keeps_the_text(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        shown = page(browse(alice).post(url("write_diary", episode.pk), self.typed))
        assert "She called." in shown
        assert "closed" in shown

    def test_a_draft_is_there_again(self, browse, alice, bruno, episode):
        Draft.objects.create(user=alice, key=f"diary:{episode.pk}", content={"text": "Half a sen"})
        assert "Half a sen" in page(browse(alice).get(url("case", episode.pk)))
        assert "Half a sen" not in page(browse(bruno).get(url("case", episode.pk)))

    def test_a_private_entry_is_seen_by_its_author_alone(self, browse, alice, bruno, dario, franca, episode):
        browse(alice).post(url("write_diary", episode.pk), self.typed | {"text": "SECRET-7", "private": "on"})
        doors = [url("case", episode.pk), url("person", episode.person.pk), url("caseload")]
        doors += [url("case_history", episode.pk), url("referrals")]
        assert "SECRET-7" in page(browse(alice).get(doors[0]))
        for colleague in (bruno, dario, franca):
            client = browse(colleague)
            assert all("SECRET-7" not in page(client.get(door)) for door in doors)
            assert "diary entry" not in page(client.get(doors[3]))
            part = client.get(doors[0], {"before": "0"}, headers={"HX-Request": "true"})
            assert "SECRET-7" not in page(part)


class TestSheet:
    typed = {"version": 0, "strengths": "Cooks", "wishes": "", "fragilities": ""}

    def test_the_sheet_is_saved(self, browse, alice, episode):
        assert browse(alice).post(url("edit_case", episode.pk), self.typed).url == url("case", episode.pk)
        episode.refresh_from_db()
        assert episode.strengths == "Cooks"
        assert AuditEntry.objects.get(verb="episode.edited").details == {"fields": ["strengths"]}

    def test_a_stale_save_shows_both_texts_and_overwrites_nothing(self, browse, alice, dario, episode):
        browse(dario).post(url("edit_case", episode.pk), self.typed | {"strengths": "Drives"})
        shown = page(browse(alice).post(url("edit_case", episode.pk), self.typed))
        assert "Drives" in shown
        assert "Cooks" in shown
        assert 'name="version" value="1"' in shown
        episode.refresh_from_db()
        assert episode.strengths == "Drives"
        browse(alice).post(url("edit_case", episode.pk), self.typed | {"version": 1})
        episode.refresh_from_db()
        assert episode.strengths == "Cooks"

    def test_a_colleague_reads_and_does_not_edit(self, browse, bruno, episode):
        assert browse(bruno).get(url("edit_case", episode.pk)).status_code == 403


class TestPerson:
    def test_the_cases_stand_newest_first(self, browse, alice):
        old = EpisodeFactory(case_manager=alice, closed=True)
        new = EpisodeFactory(person=old.person, case_manager=alice, opened_on=date(2025, 2, 1))
        shown = page(browse(alice).get(url("person", old.person.pk)))
        assert shown.index(url("case", new.pk)) < shown.index(url("case", old.pk))

    def test_cases_of_other_teams_are_not_told(self, browse, alice, chiara):
        mine = EpisodeFactory(case_manager=alice, closed=True)
        theirs = EpisodeFactory(
            person=mine.person,
            team=TeamFactory(name="UOT Cordenons"),
            case_manager=chiara,
            opened_on=date(2025, 2, 1),
        )
        shown = page(browse(alice).get(url("person", mine.person.pk)))
        assert url("case", theirs.pk) not in shown
        assert "Cordenons" not in shown

    def test_personal_data_are_corrected(self, browse, alice, episode):
        typed = PERSON | {"version": 0, "last_name": "Mori", "tax_code": CODE}
        browse(alice).post(url("edit_person", episode.person.pk), typed)
        episode.person.refresh_from_db()
        assert (episode.person.last_name, episode.person.tax_code) == ("Mori", CODE)

    def test_a_stale_correction_shows_both(self, browse, alice, episode):
        Person.objects.in_version(episode.person, 0).update(version=4, last_name="Moretti")
        shown = page(
            browse(alice).post(url("edit_person", episode.person.pk), PERSON | {"version": 0, "last_name": "Mori"})
        )
        assert "Moretti" in shown
        assert 'value="Mori"' in shown


class TestHandOver:
    def test_the_case_changes_hands(self, browse, alice, bruno, episode):
        typed = {"team": episode.team.pk, "case_manager": bruno.pk}
        assert browse(alice).post(url("hand_over", episode.pk), typed).url == url("case", episode.pk)
        episode.refresh_from_db()
        assert episode.case_manager == bruno

    def test_who_leaves_the_case_is_led_to_the_list(self, browse, alice, chiara, episode):
        typed = {"team": TeamFactory(name="UOT Cordenons").pk, "case_manager": chiara.pk}
        assert browse(alice).post(url("hand_over", episode.pk), typed).url == url("caseload")

    def test_a_second_click_says_that_it_is_done(self, browse, alice, bruno, episode):
        client, typed = browse(alice), {"team": episode.team.pk, "case_manager": bruno.pk}
        for _ in range(2):
            answer = client.post(url("hand_over", episode.pk), typed)
        assert answer.url == url("case", episode.pk)
        assert "done already: Bruno Bertoli" in page(client.get(answer.url))
        assert client.post(url("hand_over", episode.pk), typed | {"case_manager": alice.pk}).status_code == 403

    def test_case_manager_and_team_must_fit(self, browse, alice, chiara, episode):
        typed = {"team": episode.team.pk, "case_manager": chiara.pk}
        assert "does not work in the chosen team" in page(browse(alice).post(url("hand_over", episode.pk), typed))


class TestOpenCase:
    def test_the_desk_opens_a_case_for_who_comes_back(self, browse, alice, dario):
        old = EpisodeFactory(case_manager=alice, closed=True)
        typed = {"team": old.team.pk, "case_manager": alice.pk, "opened_on": "2025-01-07", "reason": "back"}
        response = browse(dario).post(f"{url('open_case')}?person={old.person.pk}", typed)
        assert response.url == url("case", Episode.objects.open().get().pk)

    def test_a_newcomer_is_registered_with_it(self, browse, alice, dario):
        typed = {"team": TeamFactory().pk, "case_manager": alice.pk, "opened_on": "2024-01-07"}
        browse(dario).post(url("open_case"), PERSON | typed)
        assert Episode.objects.get().person.full_name == "Anna Moro"

    def test_social_workers_refer_instead(self, browse, alice):
        assert browse(alice).get(url("open_case")).status_code == 403


@pytest.mark.parametrize("door", ["caseload", "referrals", "refer", "open_case"])
def test_who_works_with_no_cases_is_refused(browse, guido, ines, door):
    assert browse(guido).get(url(door)).status_code == 403
    assert browse(ines).get(url(door)).status_code == 403


def test_a_referral_opens_nothing_of_a_person_others_follow(browse, alice, chiara):
    """Alice knows Chiara's person by tax code and refers her: her phone and her page stay closed to Alice."""
    hers = chiara.episodes.get().person
    Person.objects.same_row(hers).update(phone="0434 555123")
    referral = ReferralFactory(person=hers, referrer=alice, team=TeamFactory())
    page = browse(alice).get(referral.get_absolute_url())
    assert page.status_code == 200
    assert "0434 555123" not in page.content.decode()
    assert browse(alice).get(hers.get_absolute_url()).status_code == 404
    assert browse(chiara).get(hers.get_absolute_url()).status_code == 200
