"""Two records of one person become one, and two again: equal row for row, whatever belongs to them."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg2 import sql

from beneficiaries import actions
from beneficiaries.enums import CareKind, Channel, Relation
from beneficiaries.models import CaringDuty, DiaryEntry, Episode, HouseholdMember, Merge, Person, Referral
from beneficiaries.models.belongings import count_kinds, obstacles, references
from equipe import audit, drafts
from equipe.models import AuditEntry, Draft
from equipe.verdicts import Refused
from placements.actions import close_case
from placements.models import Hire, Internship
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory, ReferralFactory
from tests.equipe.factories import TeamFactory
from tests.world import world  # noqa: F401

AT = datetime(2024, 6, 10, 9, 0, tzinfo=UTC)
NOT_COMPARED = {"equipe_auditentry", "beneficiaries_merge", "django_session"}
CODE, OTHER_CODE = "MRONNA85E57G888E", "MRONNA85E57L483N"


def dump():
    """Every row of every table of the house, as the database writes it down."""
    rows = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names()) - NOT_COMPARED):
            cursor.execute(sql.SQL("SELECT row_to_json(t)::text FROM {} t ORDER BY 1").format(sql.Identifier(table)))
            rows[table] = [row for (row,) in cursor.fetchall()]
    return rows


def merged(survivor, loser, by, *taken, at=AT):
    return actions.merge(survivor, loser, taken=taken, by=by, at=at)


@pytest.fixture
def twice(alice):
    """Anna Moro, known by two records: one with a closed case, one just referred."""
    old = EpisodeFactory(
        case_manager=alice, closed=True, person=PersonFactory(tax_code=CODE, phone="333 1234567")
    ).person
    new = PersonFactory(last_name="Mroo", email="anna@example.org")
    ReferralFactory(person=new, team=TeamFactory(), referrer=alice)
    return old, new


class TestThereAndBack:
    def test_everything_of_the_world_moves_and_comes_back(self, world, franca):  # noqa: F811
        loser = Person.objects.get(pk=world.things["person"])
        survivor = EpisodeFactory(
            person=PersonFactory(last_name="Mroo", tax_code=CODE, phone="1"), opened_on=date(2023, 1, 9), closed=True
        ).person
        household(loser, franca)
        household(survivor, franca)
        drafts.keep(franca, f"referral:{loser.pk}", {"reason": "Half a sen"}, at=now())
        before = dump()
        merge = merged(survivor, loser, franca, "last_name", "tax_code", "phone", "municipality_id")
        assert dump() != before
        assert not any(count_kinds(loser).values())
        actions.undo_merge(merge, by=franca, at=AT + timedelta(days=29))
        after = dump()
        assert {table: rows for table, rows in after.items() if rows != before[table]} == {}

    def test_the_tax_code_of_the_merged_record_may_be_the_right_one(self, twice, franca):
        old, new = twice
        Person.objects.filter(pk=new.pk).update(tax_code=OTHER_CODE)
        before = dump()
        merge = merged(old, new, franca, "tax_code")
        assert Person.objects.with_tax_code(OTHER_CODE, ambito=old.ambito).get() == old
        actions.undo_merge(merge, by=franca, at=AT)
        assert dump() == before

    def test_what_was_chosen_and_what_moved(self, twice, franca):
        old, new = twice
        merge = merged(old, new, franca, "last_name", "email")
        old.refresh_from_db()
        new.refresh_from_db()
        assert (old.last_name, old.first_name, old.email, old.tax_code) == ("Mroo", "Anna", "anna@example.org", CODE)
        assert new.merged_into == old
        assert Referral.objects.get().person == old
        assert {(move["table"], move["column"], move["old"]) for move in merge.moved} == {
            ("beneficiaries.Referral", "person_id", str(new.pk))
        }
        assert merge.fields["last_name"] == ["Moro", "Mroo"]

    def test_the_cases_carry_the_name_that_was_chosen(self, twice, franca):
        old, new = twice
        merge = merged(old, new, franca, "last_name")
        assert Episode.objects.get().sort_name == "mroo anna"
        assert set(Person.objects.visible_to(franca).named_like("mroo anna")) == {old}
        actions.undo_merge(merge, by=franca, at=AT)
        assert Episode.objects.get().sort_name == "moro anna"

    @settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_whatever_belongs_to_either(self, alice, franca, data):
        with transaction.atomic():
            people = [PersonFactory(last_name="Mroo"), PersonFactory(tax_code=data.draw(st.sampled_from(["", CODE])))]
            for person in people:
                some_rows(person, alice, data.draw)
            survivor, loser = people if data.draw(st.booleans()) else reversed(people)
            taken = data.draw(st.sets(st.sampled_from(["last_name", "tax_code", "phone", "birth_date", "email"])))
            before = dump()
            if obstacles(loser, survivor):
                with pytest.raises(Refused):
                    merged(survivor, loser, franca, *taken)
                assert dump() == before
            else:
                merge = merged(survivor, loser, franca, *taken)
                written = "Written since." if data.draw(st.booleans()) else ""
                case = Episode.objects.of_person(survivor).open().first()
                if written and case:
                    actions.write_diary(case, happened_at=AT, channel=Channel.NOTE, text=written, by=alice)
                actions.undo_merge(merge, by=franca, at=AT)
                kept = DiaryEntry.objects.filter(text="Written since.")
                assert kept.count() == bool(written and case)
                kept.delete()
                assert dump() == before
            transaction.set_rollback(True)


def household(person, by):
    HouseholdMember.objects.create(person=person, name="Luca", relation=Relation.CHILD, written_by=by)
    other = PersonFactory(last_name="Bianchi", first_name=f"Rita{person.last_name}")
    HouseholdMember.objects.create(
        person=other, name=str(person), relation=Relation.SIBLING, relative=person, written_by=by
    )
    CaringDuty.objects.create(person=person, kind=CareKind.CHILDREN, for_whom="Luca", hours=20, written_by=by)


def some_rows(person, user, draw):
    """Cases without overlaps, perhaps a referral, some notes, a household."""
    for year in draw(st.sets(st.integers(2015, 2020), max_size=3)):
        closed = date(year, 11, 3)
        case = EpisodeFactory(person=person, case_manager=user, opened_on=date(year, 3, 3), closed_on=closed)
        for n in range(draw(st.integers(0, 2))):
            DiaryEntryFactory(episode=case, text=f"note {n}", private=draw(st.booleans()))
    if draw(st.booleans()):
        EpisodeFactory(person=person, case_manager=user, opened_on=date(2024, 1, 1 + draw(st.integers(0, 20))))
    if draw(st.booleans()):
        ReferralFactory(person=person, team=TeamFactory(), referrer=user)
    if draw(st.booleans()):
        household(person, user)
    if draw(st.booleans()):
        drafts.keep(user, f"referral:{person.pk}", {"reason": "Half"}, at=now())


class TestWhatStopsIt:
    def test_two_open_cases(self, alice, franca):
        one, other = (EpisodeFactory(opened_on=date(2024, month, 1)).person for month in (1, 2))
        before = dump()
        with pytest.raises(Refused, match="Close one of the two first"):
            merged(one, other, franca)
        assert dump() == before
        assert not AuditEntry.objects.filter(verb="person.merged").exists()

    def test_two_open_cases_of_the_same_day_until_one_of_them_is_closed(self, browse, franca, alice):
        client, (first, second) = browse(alice), [EpisodeFactory(case_manager=alice) for _ in range(2)]
        DiaryEntryFactory(episode=second, text="Of the second")
        with pytest.raises(Refused, match="Close one of the two first; it stays whole and moves"):
            merged(first.person, second.person, franca)
        close_case(second, closed_on=date(2024, 2, 5), reason="moved", by=alice)
        before = dump()
        merge = merged(first.person, second.person, franca)
        both = Episode.objects.of_person(first.person)
        assert set(both.values_list("pk", "opened_on")) == {(e.pk, date(2024, 2, 1)) for e in (first, second)}
        shown = client.get(first.person.get_absolute_url()).content.decode()
        assert first.get_absolute_url() in shown
        assert second.get_absolute_url() in shown
        assert "Of the second" in client.get(second.get_absolute_url()).content.decode()
        actions.undo_merge(merge, by=franca, at=AT)
        assert {table: rows for table, rows in dump().items() if rows != before[table]} == {}

    def test_three_records_of_one_day_become_one_and_three_again(self, franca):
        people = [EpisodeFactory(closed=True, closed_on=date(2024, 3, n)).person for n in (1, 2, 3)]
        before = dump()
        inner = merged(people[1], people[2], franca)
        outer = merged(people[0], people[1], franca)
        assert Episode.objects.of_person(people[0]).count() == 3
        actions.undo_merge(outer, by=franca, at=AT)
        actions.undo_merge(inner, by=franca, at=AT)
        assert dump() == before

    def test_nobody_opens_two_cases_on_one_day_for_all_that(self, twice, franca):
        case = Episode.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            EpisodeFactory(person=case.person, opened_on=case.opened_on, closed=True)

    def test_two_referrals_that_wait(self, alice, franca):
        one, other = (ReferralFactory(team=TeamFactory(), referrer=alice).person for _ in range(2))
        with pytest.raises(Refused, match="Decide on one of them first"):
            merged(one, other, franca)

    def test_one_in_the_household_of_the_other(self, twice, franca):
        old, new = twice
        HouseholdMember.objects.create(
            person=old, name="Anna", relation=Relation.SIBLING, relative=new, written_by=franca
        )
        for pair in (twice, twice[::-1]):
            with pytest.raises(Refused, match="Correct the household first"):
                merged(*pair, franca)

    def test_internships_at_the_same_time_are_refused_by_the_word_of_their_own_constraint(self, world, franca):  # noqa: F811
        theirs = Internship.objects.get(pk=world.things["internship"])
        case = EpisodeFactory(opened_on=date(2023, 1, 9), closed=True)
        fields = {f.attname: getattr(theirs, f.attname) for f in Internship._meta.concrete_fields if not f.primary_key}
        Internship.objects.create(**fields | {"episode_id": case.pk, "person_id": case.person_id})
        with pytest.raises(Refused, match="already has an internship in this period"):
            merged(case.person, theirs.person, franca)

    def test_a_record_that_was_merged_already(self, twice, franca):
        old, new = twice
        merged(old, new, franca)
        for survivor, loser in ((old, new), (new, old)):
            with pytest.raises(Refused, match="merged already"):
                merged(survivor, loser, franca)


class TestUndoing:
    def test_what_was_written_since_goes_with_its_case(self, twice, alice, dario, franca):
        old, new = twice
        merge = merged(old, new, franca)
        case = actions.accept(Referral.objects.get(), case_manager=alice, opened_on=date(2024, 12, 1), by=dario, at=AT)
        assert case.person == old
        entry = actions.write_diary(case, happened_at=AT, channel=Channel.NOTE, text="Since then.", by=alice)
        actions.undo_merge(merge, by=franca, at=AT)
        case.refresh_from_db()
        assert (case.person, case.referral.person) == (new, new)
        assert DiaryEntry.objects.get(pk=entry.pk).episode == case

    def test_a_case_opened_since_stays_with_the_record_that_stayed(self, twice, alice, franca):
        old, new = twice
        merge = merged(old, new, franca)
        Referral.objects.all().update(state="declined", decided_at=AT)
        case = actions.open_case(
            Person.objects.get(pk=old.pk),
            team=TeamFactory(),
            case_manager=alice,
            opened_on=date(2024, 12, 1),
            by=franca,
        )
        actions.undo_merge(merge, by=franca, at=AT)
        case.refresh_from_db()
        assert case.person == old
        assert Referral.objects.get().person == new

    def test_a_field_corrected_since_is_not_lost(self, twice, franca):
        old, new = twice
        merge = merged(old, new, franca, "email")
        current = Person.objects.get(pk=old.pk)
        actions.edit_person(current, version=current.version, by=franca, email="new@example.org")
        with pytest.raises(Refused, match="corrected: e-mail"):
            actions.undo_merge(merge, by=franca, at=AT)
        assert Person.objects.get(pk=old.pk).email == "new@example.org"
        assert Person.objects.get(pk=new.pk).merged_into == old

    def test_another_field_corrected_since_is_kept(self, twice, franca):
        old, new = twice
        merge = merged(old, new, franca, "email")
        current = Person.objects.get(pk=old.pk)
        actions.edit_person(current, version=current.version, by=franca, phone="0434 99")
        actions.undo_merge(merge, by=franca, at=AT)
        current = Person.objects.get(pk=old.pk)
        assert (current.email, current.phone, current.version) == ("", "0434 99", 3)

    def test_thirty_days_and_not_a_moment_more(self, twice, franca):
        merge = merged(*twice, franca)
        with pytest.raises(Refused, match="thirty days"):
            actions.undo_merge(merge, by=franca, at=AT + timedelta(days=30, seconds=1))
        actions.undo_merge(merge, by=franca, at=AT + timedelta(days=30))
        with pytest.raises(Refused, match="undone already"):
            actions.undo_merge(merge, by=franca, at=AT)

    def test_the_last_merge_is_undone_first(self, twice, franca):
        old, new = twice
        third = PersonFactory(first_name="Annamaria")
        first = merged(old, new, franca)
        second = merged(third, old, franca)
        assert Person.objects.get(pk=new.pk).standing_record == third
        with pytest.raises(Refused, match="undo that merge first"):
            actions.undo_merge(first, by=franca, at=AT)
        actions.undo_merge(second, by=franca, at=AT)
        actions.undo_merge(first, by=franca, at=AT)
        assert Referral.objects.get().person == new

    def test_a_tax_code_given_to_somebody_else_since(self, franca):
        survivor, loser = PersonFactory(tax_code=CODE), PersonFactory(tax_code=OTHER_CODE)
        merge = merged(survivor, loser, franca)
        PersonFactory(tax_code=OTHER_CODE)
        with pytest.raises(Refused, match="with the tax code"):
            actions.undo_merge(merge, by=franca, at=AT)

    def test_a_draft_finished_since_does_not_stop_it(self, twice, alice, franca):
        old, new = twice
        drafts.keep(alice, f"opening:{new.pk}", {"reason": "Half"}, at=now())
        merge = merged(old, new, franca)
        assert Draft.objects.get().key == f"opening:{old.pk}"
        drafts.forget(alice, f"opening:{old.pk}")
        actions.undo_merge(merge, by=franca, at=AT)


class TestNobodyWritesToAMergedRecord:
    def test_every_foreign_key_to_a_person_is_guarded(self, db):
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'only_standing_%'")
            guarded = set(cursor.fetchall())
        asked = {(field.model._meta.db_table, f"only_standing_{field.column}") for field in references()}
        assert asked == guarded
        assert {model for model in apps.get_models() if model in (Internship, Hire)} <= {f.model for f in references()}

    def test_the_database_refuses_it(self, twice, franca):
        old, new = twice
        merged(old, new, franca)
        for write in (
            lambda: EpisodeFactory(person=new),
            lambda: household(new, franca),
            lambda: Referral.objects.update(person=new),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                write()

    def test_the_old_tax_code_leads_to_the_record_that_stays(self, twice, alice, franca):
        old, new = twice
        Person.objects.filter(pk=new.pk).update(tax_code=OTHER_CODE)
        merged(old, new, franca)
        again = actions.register(PersonFactory.build(ambito=old.ambito, tax_code=OTHER_CODE), by=alice)
        assert again == old

    def test_the_traces_stay_and_are_told_together(self, twice, franca):
        old, new = twice
        audit.record("person.edited", new, by=franca, fields=["phone"])
        merged(old, new, franca)
        verbs = [entry.verb for entry in audit.history(old, new)]
        assert verbs.count("person.merged") == 2
        assert "person.edited" in verbs
        assert not audit.history(old).filter(verb="person.edited").exists()


@pytest.mark.django_db(transaction=True)
def test_who_writes_while_it_is_merged_waits_and_is_refused(franca, alice):
    """The merge holds both rows: a referral sent in that moment neither slips through nor is lost in silence."""
    old, new = PersonFactory(tax_code=CODE), PersonFactory(last_name="Mroo")
    began, answers = threading.Event(), []

    def send():
        began.set()
        try:
            with transaction.atomic():
                actions.refer(
                    Person.objects.get(pk=new.pk), team=TeamFactory(), reason="Lost her job.", by=alice, at=AT
                )
            answers.append("sent")
        except Refused:
            answers.append("refused")
        finally:
            connection.close()

    TeamFactory()
    with transaction.atomic():
        merged(old, new, franca)
        writer = threading.Thread(target=send)
        writer.start()
        began.wait()
        writer.join(0.5)
        assert writer.is_alive()  # it waits for the end of the merge
    writer.join()
    assert answers == ["refused"]
    assert not Referral.objects.filter(person=new).exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_being_written_is_moved_too(franca, alice):
    """Who was quicker than the merge is waited for: her row moves with all others."""
    old, new = PersonFactory(tax_code=CODE), PersonFactory(last_name="Mroo")
    merges = []

    def merge():
        try:
            merges.append(merged(old, new, franca))
        finally:
            connection.close()

    with transaction.atomic():
        actions.refer(new, team=TeamFactory(), reason="Lost her job.", by=alice, at=AT)
        merger = threading.Thread(target=merge)
        merger.start()
        merger.join(0.5)
        assert merger.is_alive()
    merger.join()
    assert Referral.objects.get().person == old
    assert len(merges[0].moved) == 1


class TestDoors:
    def test_an_old_address_leads_to_the_record_that_stays(self, twice, browse, alice, chiara, franca):
        old, new = twice
        merged(old, new, franca)
        answer = browse(alice).get(reverse("beneficiaries:person", args=[new.pk]))
        assert answer.url == old.get_absolute_url()
        assert browse(chiara).get(reverse("beneficiaries:person", args=[new.pk])).status_code == 404

    def test_a_merged_record_is_in_no_list(self, twice, franca):
        old, new = twice
        merged(old, new, franca)
        assert set(Person.objects.visible_to(franca)) == {old}

    def test_it_is_undone_on_the_page_of_the_person(self, twice, browse, alice, franca):
        old, new = twice
        merge = merged(old, new, franca, at=datetime.now(UTC))
        assert "Undo (until" in browse(franca).get(old.get_absolute_url()).content.decode()
        assert "Undo (until" not in browse(alice).get(old.get_absolute_url()).content.decode()
        browse(franca).post(reverse("beneficiaries:undo_merge", args=[merge.pk]))
        assert Merge.objects.get().undone_by == franca
        assert Person.objects.get(pk=new.pk).merged_into is None
