"""Who is around a person: written, corrected, ended; seen from both sides by those who may."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.enums import CareKind, Relation, ServiceKind
from beneficiaries.models import CaringDuty, HouseholdMember, OtherService, household_of, timeline
from equipe.models import AuditEntry, Draft
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory
from tests.equipe.factories import TeamFactory

TODAY = date(2024, 6, 10)
LUCA = {"name": "Luca", "relation": "child", "born_in": "2014", "lives_together": "on"}
SERD = {"kind": "addiction", "name": "SerD Pordenone", "contact": "dr. Zanette", "phone": "0434 123456"}


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def member(person, by, name="Luca", relation=Relation.CHILD, **told):
    return HouseholdMember.objects.create(person=person, name=name, relation=relation, written_by=by, **told)


class TestKeeping:
    def test_somebody_is_written_down_and_shown(self, browse, alice, episode):
        client = browse(alice)
        answer = client.post(url("add_to_household", episode.pk, "member"), LUCA)
        assert answer.url == url("household", episode.pk)
        shown = page(client.get(url("household", episode.pk)))
        assert "Luca" in shown
        assert "son or daughter" in shown
        assert AuditEntry.objects.filter(verb="household.added", actor=alice).count() == 1

    def test_sent_twice_it_is_one_row(self, browse, alice, episode):
        typed = LUCA | {"key": "7a0cbd7e-54d8-4dfb-a7c5-5d3a7d7e5a11"}
        answers = [browse(alice).post(url("add_to_household", episode.pk, "member"), typed) for _ in range(2)]
        assert {answer.url for answer in answers} == {url("household", episode.pk)}
        assert HouseholdMember.objects.count() == 1
        assert AuditEntry.objects.filter(verb="household.added").count() == 1

    def test_a_key_of_another_file_opens_nothing(self, browse, alice, episode):
        foreign = member(PersonFactory(last_name="Zanin"), alice)
        typed = LUCA | {"key": str(foreign.pk)}
        assert "somebody changed the record" in page(
            browse(alice).post(url("add_to_household", episode.pk, "member"), typed)
        )

    def test_a_duty_says_when(self, browse, alice, episode):
        typed = {"kind": "children", "for_whom": "Luca"}
        assert "Say at which times of day" in page(
            browse(alice).post(url("add_to_household", episode.pk, "duty"), typed)
        )
        browse(alice).post(url("add_to_household", episode.pk, "duty"), typed | {"times": ["weekend", "morning"]})
        assert CaringDuty.objects.get().when == ["mornings", "weekends"]
        assert "<strong>mornings, weekends</strong>" in page(browse(alice).get(url("household", episode.pk)))

    def test_a_service_is_called_from_the_plate(self, browse, alice, episode):
        browse(alice).post(url("add_to_household", episode.pk, "service"), SERD)
        assert OtherService.objects.get().episode == episode
        assert 'href="tel:0434123456"' in page(browse(alice).get(url("household_panel", episode.pk)))

    def test_what_is_over_gets_a_last_day(self, browse, alice, episode):
        row = member(episode.person, alice)
        browse(alice).post(
            url("edit_household", episode.pk, "member", row.pk), LUCA | {"version": "0", "until": "2024-01-31"}
        )
        row.refresh_from_db()
        assert (row.until, row.version) == (date(2024, 1, 31), 1)
        shown = household_of(episode.person, user=alice, on=TODAY)
        assert [r.name for r in shown.earlier] == ["Luca"]
        assert shown.relatives == ()

    def test_of_two_who_save_at_once_both_texts_are_seen(self, browse, alice, episode):
        row = member(episode.person, alice, note="at school")
        actions.edit_kept(row, episode, version=0, by=alice, note="at the seaside")
        shown = page(
            browse(alice).post(
                url("edit_household", episode.pk, "member", row.pk), LUCA | {"version": "0", "note": "at nursery"}
            )
        )
        assert "Nothing was overwritten" in shown
        assert "at the seaside" in shown
        assert "at nursery" in shown

    def test_a_closed_case_is_not_changed_from_an_old_tab(self, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        with pytest.raises(Refused, match="closed"):
            actions.add_kept(OtherService, episode, by=alice, kind=ServiceKind.HEALTH, name="ASL")

    def test_the_household_of_a_person_is_there_in_her_next_case(self, browse, alice):
        before = EpisodeFactory(case_manager=alice, closed=True)
        member(before.person, alice)
        again = EpisodeFactory(case_manager=alice, person=before.person, opened_on=date(2025, 1, 7))
        assert "Luca" in page(browse(alice).get(url("household_panel", again.pk)))

    def test_a_row_of_another_person_is_not_found(self, browse, alice, episode):
        foreign = member(PersonFactory(last_name="Zanin"), alice)
        assert browse(alice).get(url("edit_household", episode.pk, "member", foreign.pk)).status_code == 404
        assert browse(alice).get(url("add_to_household", episode.pk, "pet")).status_code == 404

    def test_what_was_typed_is_there_again(self, browse, alice, episode):
        Draft.objects.create(user=alice, key=f"service:{episode.pk}", content={"task": "Half a sen"})
        assert "Half a sen" in page(browse(alice).get(url("add_to_household", episode.pk, "service")))

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda p, u: member(p, u, since=date(2024, 2, 1), until=date(2024, 1, 1)),
            lambda p, u: member(p, u, relative=p),
            lambda p, u: member(p, u, born_in=204),
            lambda p, u: CaringDuty.objects.create(person=p, kind=CareKind.NIGHT, for_whom="x", written_by=u),
            lambda p, u: CaringDuty.objects.create(
                person=p, kind=CareKind.NIGHT, for_whom="x", hours=169, written_by=u
            ),
        ],
    )
    def test_the_database_holds_no_lie(self, episode, alice, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong(episode.person, alice)


class TestBothSides:
    @pytest.fixture
    def marco(self, alice):
        """Anna's brother is followed by Alice too."""
        person = PersonFactory(first_name="Marco", sex="M", birth_date=date(1980, 3, 3))
        return EpisodeFactory(case_manager=alice, person=person)

    def test_a_namesake_is_asked_about_and_tied(self, browse, alice, episode, marco):
        typed = {"name": "Marco Moro", "relation": "sibling"}
        address = url("add_to_household", episode.pk, "member")
        assert "Somebody of this name is registered" in page(browse(alice).post(address, typed))
        browse(alice).post(address, typed | {"who": str(marco.person.pk)})
        assert HouseholdMember.objects.get().relative == marco.person
        shown = page(browse(alice).get(url("household", episode.pk)))
        assert url("case", marco.pk) in shown

    def test_only_the_name_may_be_written(self, browse, alice, episode, marco):
        typed = {"name": "Marco Moro", "relation": "sibling", "who": "nobody"}
        browse(alice).post(url("add_to_household", episode.pk, "member"), typed)
        assert HouseholdMember.objects.get().relative is None

    def test_the_tie_is_read_from_the_other_end(self, alice, episode, marco):
        member(episode.person, alice, name="Marco", relation=Relation.PARENT, relative=marco.person)
        [seen] = household_of(marco.person, user=alice, on=TODAY).relatives
        assert (seen.name, seen.relation, seen.leads_to, seen.row) == ("Anna Moro", Relation.CHILD, episode.pk, None)

    def test_written_on_both_sides_it_is_one_line(self, alice, episode, marco):
        member(episode.person, alice, name="Marco", relation=Relation.SIBLING, relative=marco.person)
        member(marco.person, alice, name="Anna", relation=Relation.SIBLING, relative=episode.person)
        assert len(household_of(marco.person, user=alice, on=TODAY).relatives) == 1

    def test_nothing_tells_that_somebody_is_in_charge_elsewhere(self, browse, alice, chiara, franca, episode):
        """Canary: the name is part of this file, the tie to a case that Alice may not see is not."""
        theirs = EpisodeFactory(
            team=TeamFactory(name="UOT Cordenons"), case_manager=chiara, person=PersonFactory(first_name="Zora")
        )
        tied = member(episode.person, franca, name="Zora Moro", relation=Relation.SIBLING, relative=theirs.person)
        untied = member(episode.person, franca, name="Vera Moro", relation=Relation.SIBLING)
        shown = page(browse(alice).get(url("household", episode.pk)))
        assert "Zora Moro" in shown
        for secret in (theirs.pk, theirs.person.pk):
            assert str(secret) not in shown
        edits = [page(browse(alice).get(url("edit_household", episode.pk, "member", row.pk))) for row in (tied, untied)]
        assert [page.count('name="who"') for page in edits] == [0, 0]
        assert url("case", theirs.pk) in page(browse(franca).get(url("household", episode.pk)))

    def test_another_who_saves_leaves_the_tie_she_cannot_see(self, browse, alice, chiara, franca, episode):
        theirs = EpisodeFactory(team=TeamFactory(name="UOT Cordenons"), case_manager=chiara)
        row = member(episode.person, franca, name="Zora", relation=Relation.SIBLING, relative=theirs.person)
        typed = {"name": "Zora", "relation": "sibling", "version": "0", "note": "nurse"}
        browse(alice).post(url("edit_household", episode.pk, "member", row.pk), typed)
        row.refresh_from_db()
        assert (row.note, row.relative) == ("nurse", theirs.person)

    def test_from_the_other_side_her_name_is_shown_only_to_who_may_see_her(
        self, browse, alice, chiara, franca, episode
    ):
        """Canary: Anna's file names Zora; in Zora's file Chiara, who may not see Anna, finds nothing of it."""
        theirs = EpisodeFactory(
            team=TeamFactory(name="UOT Cordenons"), case_manager=chiara, person=PersonFactory(last_name="Zora")
        )
        episode.person.first_name = "Canarina"
        episode.person.save()
        member(episode.person, alice, name="Zora", relation=Relation.SIBLING, relative=theirs.person)
        for door in ("household", "household_panel", "case"):
            assert "Canarina" not in page(browse(chiara).get(url(door, theirs.pk)))
        assert "Canarina" in page(browse(franca).get(url("household", theirs.pk)))


class TestPages:
    def test_the_referral_speaks_while_nothing_is_written(self, browse, alice, dario):
        referral = ReferralFactory(referrer=alice, team=TeamFactory(), household="two children, works at night")
        episode = actions.accept(
            referral, case_manager=alice, opened_on=date(2024, 2, 5), by=dario, at=datetime(2024, 2, 5, tzinfo=UTC)
        )
        assert "two children, works at night" in page(browse(alice).get(url("household_panel", episode.pk)))

    def test_the_plate_is_a_part_of_its_page(self, browse, alice, episode):
        part = page(browse(alice).get(url("household_panel", episode.pk), headers={"HX-Request": "true"}))
        assert part.strip().startswith("<section")
        assert "Write somebody down" in part

    @pytest.mark.parametrize("door", ["household", "household_panel"])
    def test_no_more_than_eight_questions(self, browse, alice, episode, door):
        for number in range(5):
            other = EpisodeFactory(case_manager=alice, person=PersonFactory(first_name=f"Rita{number}"))
            member(episode.person, alice, name=f"Rita{number}", relative=other.person)
            actions.add_kept(OtherService, episode, by=alice, kind=ServiceKind.HEALTH, name=f"ASL {number}")
        client = browse(alice)
        client.get(url(door, episode.pk))
        with CaptureQueriesContext(connection) as asked:
            client.get(url(door, episode.pk))
        questions = [q["sql"] for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(questions) <= 8, questions


def test_the_story_tells_since_when_another_service_is_in_charge_and_until_when(alice, episode):
    told = {"kind": ServiceKind.ADDICTION, "written_by": alice, "since": date(2024, 3, 1)}
    OtherService.objects.create(episode=episode, name="SerD Pordenone", until=date(2024, 5, 2), **told)
    OtherService.objects.create(episode=episode, name="ASL", kind=ServiceKind.HEALTH, written_by=alice)
    elsewhere = EpisodeFactory(case_manager=alice)
    OtherService.objects.create(episode=elsewhere, name="CPI", **told)
    story = [(str(moment.at.date()), moment.title, moment.text) for moment in timeline([episode], reader=alice)]
    assert story[:2] == [
        ("2024-05-02", "another service no longer in charge", "SerD Pordenone"),
        ("2024-03-01", "another service in charge", "SerD Pordenone"),
    ]
    assert len(story) == 3  # it was not told since when the health authority is in charge; the third is the opening
