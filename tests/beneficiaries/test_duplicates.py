"""Warned before somebody is registered twice, without a word on people one may not see; the desk decides afterwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.clockwork import look_for_duplicates
from beneficiaries.models import Merge, Person, PossibleDuplicate, Referral, alike_people
from beneficiaries.rules import phone_key
from equipe.models import AuditEntry
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory
from tests.equipe.factories import AmbitoFactory, TeamFactory

CODE, ONE_APART, OTHER_CODE = "MRONNA85E57G888E", "MRONNA85E58G888G", "MRONNA85E57L483N"
ANNA = {"last_name": "Moro", "first_name": "Anna", "sex": "F", "birth_date": "1985-05-17", "reason": "Lost her job."}
AT = datetime(2024, 6, 10, 9, 0, tzinfo=UTC)


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


@pytest.fixture
def typed(alice):
    return ANNA | {"team": TeamFactory().pk}


class TestWarnedBefore:
    @pytest.mark.parametrize(
        ("known", "asked"),
        [
            ({"last_name": "Mroo"}, {}),
            ({"last_name": "Anna", "first_name": "Moro"}, {}),
            ({"last_name": "Moró", "first_name": "Anna Maria"}, {}),
            (
                {"last_name": "Rossi", "birth_date": date(1990, 1, 1), "phone": "+39 333 1234567"},
                {"phone": "3331234567"},
            ),
            ({"last_name": "Rossi", "first_name": "Ada", "tax_code": ONE_APART}, {"tax_code": CODE}),
        ],
    )
    def test_somebody_alike_whom_one_may_see_is_asked_about(self, browse, alice, typed, known, asked):
        twin = EpisodeFactory(case_manager=alice, closed=True, person=PersonFactory(**known)).person
        shown = page(browse(alice).post(url("refer"), typed | asked))
        assert twin.full_name in shown
        assert "say whether it is the same person" in shown
        assert not Referral.objects.exists()

    def test_what_was_typed_completes_the_person_who_was_chosen(self, browse, alice, typed):
        twin = EpisodeFactory(case_manager=alice, closed=True, person=PersonFactory(last_name="Mroo", phone="1")).person
        more = {"tax_code": CODE, "phone": "333 1234567", "email": "anna@example.org", "same_person": str(twin.pk)}
        browse(alice).post(url("refer"), typed | more)
        twin.refresh_from_db()
        assert Referral.objects.get().person == twin
        assert (twin.tax_code, twin.phone, twin.email, twin.last_name) == (CODE, "1", "anna@example.org", "Mroo")

    def test_another_person_waits_for_the_desk_to_look(self, browse, alice, typed):
        EpisodeFactory(case_manager=alice, closed=True)
        browse(alice).post(url("refer"), typed | {"same_person": "other"})
        assert Referral.objects.count() == 1
        assert PossibleDuplicate.objects.undecided().count() == 1

    @pytest.mark.parametrize(
        "hidden",
        [
            {"last_name": "Mroo", "phone": "333 1234567"},
            {"last_name": "Rossi", "first_name": "Zora", "tax_code": ONE_APART, "birth_date": date(1985, 5, 18)},
        ],
    )
    def test_of_people_one_may_not_see_there_is_no_word(self, browse, alice, chiara, dario, typed, hidden):
        """Canary: the pages are the same as if the other one were not there; the desk finds the pair."""
        asked = typed | {"phone": "3331234567", "tax_code": CODE}
        person = PersonFactory(**hidden | {"address": "Via del Canarino 1"})
        EpisodeFactory(team=TeamFactory(name="UOT Cordenons"), case_manager=chiara, person=person)
        client = browse(alice)
        answer = client.post(url("refer"), asked, follow=True)
        [referral] = Referral.objects.all()
        seen = (
            page(answer)
            + page(client.get(referral.get_absolute_url()))
            + page(client.get(referral.person.get_absolute_url()))
        )
        seen += page(client.get(reverse("reporting:home"))) + page(client.get(url("caseload")))
        for word in (person.full_name, "Canarino", "twice", "duplicate", str(person.pk)):
            assert word not in seen
        pair = PossibleDuplicate.objects.undecided().get()
        assert set(pair.people) == {person, referral.person}
        assert client.get(pair.get_absolute_url()).status_code == 404
        assert "may be registered twice" in page(browse(dario).get(referral.get_absolute_url()))

    def test_the_same_form_sent_twice_asks_nothing_new(self, browse, alice, typed):
        again = typed | {"key": "7a0cbd7e-54d8-4dfb-a7c5-5d3a7d7e5a11"}
        browse(alice).post(url("refer"), again)
        assert "say whether it is the same" not in page(browse(alice).post(url("refer"), again))
        assert (Person.objects.count(), Referral.objects.count()) == (1, 1)


class TestFinding:
    def test_the_phone_key_of_the_database_is_that_of_the_rule(self, db):
        phones = ("+39 333 1234567", "0039 333-1234567", "0434/123456", "1", "", "393 1234567")
        with connection.cursor() as cursor:
            for phone in phones:
                cursor.execute("SELECT phone_key(%s)", [phone])
                assert cursor.fetchone() == (phone_key(phone),)

    def test_another_district_is_never_compared(self, db):
        PersonFactory(ambito=AmbitoFactory(name="Livenza"))
        assert alike_people(PersonFactory()) == []

    def test_a_correction_is_compared_again(self, alice):
        PersonFactory()
        other = PersonFactory(last_name="Rossi")
        assert not PossibleDuplicate.objects.exists()
        actions.edit_person(other, version=0, by=alice, last_name="Moro")
        assert PossibleDuplicate.objects.count() == 1

    def test_the_night_compares_what_came_in_by_the_hundred(self, db):
        Person.objects.bulk_create([PersonFactory.build(ambito=PersonFactory().ambito)])
        look_for_duplicates()
        look_for_duplicates()
        assert PossibleDuplicate.objects.count() == 1

    def test_a_district_that_begins_is_compared_as_a_whole(self, capsys, db):
        PersonFactory.create_batch(3)
        call_command("find_duplicates")
        assert "3 pairs" in capsys.readouterr().out
        assert PossibleDuplicate.objects.count() == 3

    def test_who_was_told_apart_is_not_found_again(self, franca):
        PersonFactory.create_batch(2)
        look_for_duplicates()
        actions.tell_apart(PossibleDuplicate.objects.get(), by=franca, at=AT)
        look_for_duplicates()
        pair = PossibleDuplicate.objects.get()
        assert (pair.told_apart_by, pair.told_apart_at) == (franca, AT)
        assert AuditEntry.objects.filter(verb="person.told_apart").count() == 2


class TestTheDesk:
    @pytest.fixture
    def pair(self, alice):
        EpisodeFactory(case_manager=alice, closed=True, person=PersonFactory(tax_code=CODE, phone="333 1234567"))
        new = PersonFactory(last_name="Mroo", email="anna@example.org")
        ReferralFactory(person=new, team=TeamFactory(), referrer=alice)
        look_for_duplicates()
        return PossibleDuplicate.objects.get()

    def test_the_list_shows_them_side_by_side(self, browse, dario, pair):
        shown = page(browse(dario).get(url("duplicates")))
        for words in ("Anna Moro", "Anna Mroo", "same date of birth and a similar name", CODE):
            assert words in shown

    def test_choose_look_and_merge(self, browse, franca, pair):
        old, new = Person.objects.get(tax_code=CODE), Person.objects.get(last_name="Mroo")
        client, choice = browse(franca), {"stays": str(old.pk), "last_name": str(new.pk)}
        assert "What belongs to each" in page(client.get(pair.get_absolute_url()))
        preview = page(client.post(pair.get_absolute_url(), choice))
        assert "Nothing has been written yet." in preview
        assert "Referrals" in preview
        assert not Merge.objects.exists()
        answer = client.post(pair.get_absolute_url(), choice | {"confirmed": "1"})
        assert answer.url == old.get_absolute_url()
        old.refresh_from_db()
        assert (old.last_name, old.email, old.phone) == ("Mroo", "anna@example.org", "333 1234567")
        assert Referral.objects.get().person == old

    def test_a_second_click_merges_nothing_more(self, browse, franca, pair):
        old = Person.objects.get(tax_code=CODE)
        for _ in range(2):
            answer = browse(franca).post(pair.get_absolute_url(), {"stays": str(old.pk), "confirmed": "1"})
            assert answer.url == old.get_absolute_url()
        assert Merge.objects.count() == 1
        assert AuditEntry.objects.filter(verb="person.merged").count() == 2

    def test_what_stands_against_it_is_told_before(self, browse, franca, pair):
        for person, day in zip(pair.people, (3, 4), strict=True):
            EpisodeFactory(person=person, opened_on=date(2025, 1, day))
        shown = page(browse(franca).get(pair.get_absolute_url()))
        assert "Close one of the two first" in shown
        preview = page(browse(franca).post(pair.get_absolute_url(), {"stays": str(pair.first_id)}))
        assert "Close one of the two first" in preview
        assert 'name="confirmed"' not in preview
        browse(franca).post(pair.get_absolute_url(), {"stays": str(pair.first_id), "confirmed": "1"})
        assert not Merge.objects.exists()

    def test_told_apart_with_who_and_when(self, browse, dario, pair):
        browse(dario).post(url("tell_apart", pair.pk))
        assert "No two records look alike" in page(browse(dario).get(url("duplicates")))
        assert "told apart by Dario" in page(browse(dario).get(url("duplicates") + "?state=told_apart"))

    def test_a_stranger_to_the_two_records_chooses_nothing(self, browse, franca, pair):
        stranger = PersonFactory(last_name="Zanin")
        client = browse(franca)
        client.post(pair.get_absolute_url(), {"stays": str(stranger.pk), "confirmed": "1"})
        assert not Merge.objects.exists()
        client.post(pair.get_absolute_url(), {"stays": str(pair.first_id), "email": str(stranger.pk), "confirmed": "1"})
        assert not Merge.objects.exists()

    def test_a_merge_that_cannot_be_undone_says_why(self, browse, franca, pair):
        old, new = Person.objects.get(tax_code=CODE), Person.objects.get(last_name="Mroo")
        merge = actions.merge(old, new, taken=[], by=franca, at=datetime.now(UTC) - timedelta(days=31))
        answer = browse(franca).post(url("undo_merge", merge.pk), follow=True)
        assert "thirty days have passed" in page(answer)

    def test_looks_leave_a_trace(self, browse, dario, pair):
        browse(dario).get(pair.get_absolute_url())
        read = AuditEntry.objects.filter(verb="person.read", actor=dario, details__section="duplicates")
        assert {entry.thing_id for entry in read} == {str(person.pk) for person in pair.people}
