"""What the deeds change, which trace they leave, and what is refused without one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connection

from beneficiaries import actions
from beneficiaries.enums import Area, Channel, CitizenshipGroup, NeedLevel, ReferralState, StepKind
from beneficiaries.models import DiaryEntry, Episode, Person, Referral
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory
from tests.equipe.factories import AmbitoFactory, TeamFactory

AT = datetime(2024, 2, 5, 10, 0, tzinfo=UTC)
CODE = "MRONNA85E57G888E"


def newcomer(**fields):
    return PersonFactory.build(ambito=AmbitoFactory(), **fields)


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def unit(alice):
    return TeamFactory()


@pytest.fixture
def referral(alice, unit):
    return ReferralFactory(referrer=alice, team=unit)


def refer(person, *, by, team=None, **fields):
    return actions.refer(person, team=team or TeamFactory(), reason="Needs work.", by=by, at=AT, **fields)


class TestRefer:
    def test_a_new_person_is_registered_and_waits(self, alice):
        referral = refer(newcomer(), by=alice, needs={Area.WORK: (NeedLevel.STRONG, "no job since 2021")})
        assert (referral.state, referral.person.last_name) == (ReferralState.SENT, "Moro")
        assert {need.area: need.level for need in referral.needs.all()} == {
            "housing": 0,
            "economy": 0,
            "exclusion": 0,
            "work": 2,
        }
        assert [step.kind for step in referral.steps.all()] == [StepKind.SENT]
        assert verbs() == ["person.registered", "referral.sent"]

    def test_a_known_tax_code_is_the_same_person_and_only_gaps_are_filled(self, alice):
        known = PersonFactory(tax_code=CODE, phone="0434 1", address="")
        referral = refer(newcomer(tax_code="mro nna 85e57 g888e", phone="333", address="Via Roma 1"), by=alice)
        known.refresh_from_db()
        assert referral.person == known
        assert (known.phone, known.address) == ("0434 1", "Via Roma 1")

    def test_a_wrong_tax_code_is_refused_without_a_trace(self, alice):
        with pytest.raises(Refused, match="last letter"):
            refer(newcomer(tax_code="MRONNA85E57G888A"), by=alice)
        assert verbs() == []
        assert Person.objects.count() == 0

    def test_who_is_in_charge_is_not_referred_again(self, alice, episode):
        with pytest.raises(Refused, match="already taken in charge"):
            refer(episode.person, by=alice)
        assert verbs() == []

    def test_a_second_referral_waits_for_the_first(self, alice, referral):
        with pytest.raises(Refused, match="already waiting"):
            refer(referral.person, by=alice)
        assert Referral.objects.count() == 1

    def test_what_the_referrer_may_not_see_is_not_told(self, alice, chiara):
        other = ReferralFactory(referrer=chiara, team=TeamFactory(name="UOT Cordenons"))
        with pytest.raises(Refused) as refusal:
            refer(other.person, by=alice)
        assert "waiting" not in str(refusal.value)
        assert "Moro" not in str(refusal.value)

    def test_an_open_case_elsewhere_is_not_betrayed(self, alice, chiara):
        elsewhere = EpisodeFactory(team=TeamFactory(name="UOT Cordenons"), case_manager=chiara)
        assert refer(elsewhere.person, by=alice).state == ReferralState.SENT


class TestDecide:
    def test_accepting_opens_the_case(self, alice, dario, referral):
        referral.person.citizenship = "UA"
        episode = actions.accept(referral, case_manager=alice, opened_on=date(2024, 2, 5), by=dario, at=AT)
        referral.refresh_from_db()
        assert (referral.state, referral.decided_at, referral.episode) == (ReferralState.ACCEPTED, AT, episode)
        assert (episode.case_manager, episode.team, episode.referred_on) == (alice, referral.team, date(2024, 1, 15))
        assert episode.citizenship_group == CitizenshipGroup.THIRD_COUNTRY
        assert episode.reason == referral.reason
        assert verbs() == ["episode.opened", "referral.accepted"]

    def test_a_long_reason_is_kept_whole_on_the_referral_and_in_short_on_the_case(self, alice, dario, referral):
        referral.reason = "word " * 100
        episode = actions.accept(referral, case_manager=alice, opened_on=date(2024, 2, 5), by=dario, at=AT)
        assert len(episode.reason) <= 200
        assert episode.reason.endswith("…")

    def test_who_is_in_charge_elsewhere_cannot_be_accepted(self, alice, dario, referral):
        EpisodeFactory(person=referral.person, opened_on=date(2024, 1, 20))
        with pytest.raises(Refused, match="already taken in charge"):
            actions.accept(referral, case_manager=alice, opened_on=date(2024, 2, 5), by=dario, at=AT)
        referral.refresh_from_db()
        assert referral.state == ReferralState.SENT
        assert verbs() == []

    def test_the_conversation_goes_to_and_fro(self, alice, dario, referral):
        actions.return_with_question(referral, text="Has she a permit?", by=dario, at=AT)
        assert referral.state == ReferralState.RETURNED
        actions.answer(referral, text="Yes, until 2026.", by=alice, at=AT)
        assert referral.state == ReferralState.SENT
        actions.decline(referral, text="Moved away.", by=dario, at=AT)
        referral.refresh_from_db()
        assert (referral.state, referral.decided_at) == (ReferralState.DECLINED, AT)
        assert [(step.kind, step.text) for step in referral.steps.order_by("pk")] == [
            ("returned", "Has she a permit?"),
            ("answered", "Yes, until 2026."),
            ("declined", "Moved away."),
        ]
        assert verbs() == ["referral.returned", "referral.answered", "referral.declined"]

    @pytest.mark.parametrize(
        "deed",
        [
            lambda referral, user: actions.answer(referral, text="x", by=user, at=AT),
            lambda referral, user: actions.decline(
                ReferralFactory(person=referral.person, state="declined", decided_at=AT), text="x", by=user, at=AT
            ),
        ],
    )
    def test_a_step_out_of_place_is_refused_without_a_trace(self, dario, referral, deed):
        with pytest.raises(Refused, match="quicker"):
            deed(referral, dario)
        assert verbs() == []

    def test_a_declined_person_may_be_referred_again(self, alice, dario, referral):
        actions.decline(referral, text="Not now.", by=dario, at=AT)
        assert refer(referral.person, by=alice).state == ReferralState.SENT


class TestOpenCase:
    def test_who_comes_back_gets_a_new_episode(self, alice, dario):
        first = EpisodeFactory(closed=True)
        again = actions.open_case(
            first.person, team=first.team, case_manager=alice, opened_on=date(2025, 1, 7), by=dario
        )
        assert list(first.person.episodes.newest_first()) == [again, first]

    def test_nobody_is_in_charge_twice_at_once(self, alice, dario):
        first = EpisodeFactory(closed=True)
        with pytest.raises(Refused, match="later day"):
            actions.open_case(first.person, team=first.team, case_manager=alice, opened_on=date(2024, 6, 1), by=dario)
        assert verbs() == []


class TestEditCase:
    sheet = {"wishes": "A job nearby", "fragilities": ""}

    def test_the_sheet_is_kept_and_traced_without_its_words(self, alice, episode):
        actions.edit_case(episode, version=0, strengths="Cooks well", **self.sheet, by=alice)
        episode.refresh_from_db()
        assert (episode.strengths, episode.wishes, episode.version) == ("Cooks well", "A job nearby", 1)
        assert AuditEntry.objects.get().details == {"fields": ["strengths", "wishes"]}

    def test_a_stale_save_overwrites_nothing(self, alice, episode):
        actions.edit_case(episode, version=0, strengths="first", **self.sheet, by=alice)
        with pytest.raises(actions.Stale):
            actions.edit_case(episode, version=0, strengths="second", **self.sheet, by=alice)
        episode.refresh_from_db()
        assert episode.strengths == "first"
        assert verbs() == ["episode.edited"]

    def test_a_closed_case_is_not_edited(self, alice):
        with pytest.raises(Refused, match="closed"):
            actions.edit_case(EpisodeFactory(closed=True), version=0, strengths="x", **self.sheet, by=alice)


class TestEditPerson:
    def test_names_are_corrected(self, alice):
        person = PersonFactory()
        actions.edit_person(person, version=0, last_name="Mori", tax_code="", by=alice)
        assert (person.last_name, person.version) == ("Mori", 1)
        assert AuditEntry.objects.get().details == {"fields": ["last_name"]}

    def test_a_stale_save_overwrites_nothing(self, alice):
        person = PersonFactory(version=3)
        with pytest.raises(actions.Stale):
            actions.edit_person(person, version=2, last_name="Mori", by=alice)
        assert verbs() == []

    def test_the_tax_code_of_another_is_refused(self, alice):
        PersonFactory(tax_code=CODE)
        with pytest.raises(Refused, match="Another person"):
            actions.edit_person(PersonFactory(), version=0, tax_code=CODE, by=alice)
        assert verbs() == []


def test_handing_over_changes_hands_and_is_traced(alice, bruno, episode):
    team = TeamFactory(name="UOT Porcia")
    actions.hand_over(episode, case_manager=bruno, team=team, by=alice, at=AT)
    episode.refresh_from_db()
    assert (episode.case_manager, episode.team) == (bruno, team)
    assert AuditEntry.objects.get(verb="episode.handed_over").details["from_case_manager"] == alice.pk


def test_a_closed_case_is_not_handed_over(alice, bruno):
    episode = EpisodeFactory(closed=True)
    with pytest.raises(Refused):
        actions.hand_over(episode, case_manager=bruno, team=episode.team, by=alice, at=AT)


def test_the_diary_is_written_while_the_case_is_open(alice, episode):
    entry = actions.write_diary(episode, happened_at=AT, channel=Channel.PHONE, text="Called.", by=alice, minutes=10)
    assert (entry.author, entry.private) == (alice, False)
    assert verbs() == ["diary.written"]


def test_the_diary_of_a_closed_case_is_not_written(alice):
    with pytest.raises(Refused, match="closed"):
        actions.write_diary(EpisodeFactory(closed=True), happened_at=AT, channel=Channel.PHONE, text="x", by=alice)
    assert not DiaryEntry.objects.exists()
    assert verbs() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_wins(dario, franca, alice):
    referral = ReferralFactory(referrer=alice, team=TeamFactory())
    together = Barrier(2)

    def accept(user):
        mine = Referral.objects.select_related("person", "team").get(pk=referral.pk)
        together.wait(timeout=10)
        try:
            actions.accept(mine, case_manager=alice, opened_on=date(2024, 2, 5), by=user, at=AT)
        except Refused as refusal:
            return str(refusal)
        else:
            return "accepted"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(accept, [dario, franca]))
    assert answers[1] == "accepted"
    assert "quicker" in answers[0]
    assert Episode.objects.of_person(referral.person).count() == 1
    assert verbs() == ["episode.opened", "referral.accepted"]
