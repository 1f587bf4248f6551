"""Access beside responsibility: who helps, who still reads after a hand-over, and for whom the case is closed again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from beneficiaries import actions
from beneficiaries.enums import AccessKind, Channel
from beneficiaries.models import CaseAccess, DiaryEntry, Episode, Person, Referral, Task
from beneficiaries.permissions import can_edit, can_write_diary, may_write, reads_only
from equipe.actions import deactivate, end_membership
from equipe.models import AuditEntry, User
from equipe.verdicts import Refused
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory, ReferralFactory
from tests.doors import DOORS
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory
from tests.test_doors import knock
from tests.world import world  # noqa: F401

AT = datetime(2024, 2, 5, 10, 0, tzinfo=UTC)


def today():
    return timezone.localdate()


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def anew(user):
    """The user as the next request meets her."""
    return User.objects.get(pk=user.pk)


def sees(user, episode):
    return Episode.objects.visible_to(anew(user)).contains(episode)


def access(episode, user, kind=AccessKind.HELPER, *, since=-1, until=None, by=None):
    """An access from a day to a day, told from today."""
    last = None if until is None else today() + timedelta(days=until)
    days = {"since": today() + timedelta(days=since), "until": last}
    return CaseAccess.objects.create(episode=episode, user=user, kind=kind, given_by=by or episode.case_manager, **days)


@pytest.fixture
def cordenons(chiara):
    return TeamFactory(name="UOT Cordenons")


class TestSeeing:
    @pytest.mark.parametrize(
        ("since", "until", "seen"),
        [(0, None, True), (-30, 0, True), (-31, -1, False), (1, None, False), (1, 8, False), (-3, 3, True)],
    )
    def test_an_access_opens_the_case_from_its_first_day_to_its_last(self, chiara, episode, since, until, seen):
        access(episode, chiara, since=since, until=until)
        assert sees(chiara, episode) is seen

    def test_one_that_was_ended_opens_nothing(self, chiara, alice, episode):
        actions.end_access(access(episode, chiara), by=alice, at=timezone.now())
        assert not sees(chiara, episode)

    def test_it_opens_this_case_alone(self, chiara, alice, episode):
        access(episode, chiara)
        other = EpisodeFactory(person=PersonFactory(last_name="Zanet"), case_manager=alice)
        assert sees(chiara, episode)
        assert not sees(chiara, other)

    def test_it_opens_nothing_to_who_no_longer_works_with_cases(self, chiara, episode, ines):
        access(episode, chiara)
        end_membership(chiara.memberships.get(), at=timezone.now(), by=ines)
        assert not sees(chiara, episode)

    def test_it_ends_where_the_district_ends(self, chiara, episode):
        access(episode, chiara)
        elsewhere = TeamFactory(name="UOT altrove", ambito=AmbitoFactory(name="Carso"))
        chiara.memberships.update(team=elsewhere)
        assert not sees(chiara, episode)

    def test_the_person_and_the_referral_come_with_the_case(self, chiara, alice, episode):
        referral = ReferralFactory(
            person=episode.person, team=episode.team, referrer=alice, state="accepted", decided_at=AT, episode=episode
        )
        assert not Person.objects.visible_to(anew(chiara)).contains(episode.person)
        access(episode, chiara)
        assert Person.objects.visible_to(anew(chiara)).contains(episode.person)
        assert Referral.objects.visible_to(anew(chiara)).contains(referral)

    def test_private_notes_stay_private(self, browse, chiara, alice, episode):
        DiaryEntryFactory(episode=episode, author=alice, private=True, text="CANARY")
        access(episode, chiara)
        assert "CANARY" not in page(browse(chiara).get(url("case", episode.pk)))

    def test_it_costs_no_question_more(self, chiara, episode, django_assert_num_queries):
        access(episode, chiara)
        user = anew(chiara)
        with django_assert_num_queries(2):
            list(Episode.objects.visible_to(user))


class TestWriting:
    def test_a_helper_writes_and_leads_nothing(self, chiara, episode):
        access(episode, chiara)
        user = anew(chiara)
        assert (can_write_diary(user, episode), can_edit(user, episode)) == (True, False)

    def test_who_handed_over_reads_and_writes_nothing(self, chiara, episode):
        access(episode, chiara, AccessKind.FORMER, until=30)
        user = anew(chiara)
        assert (reads_only(user, episode), may_write(user, episode), can_edit(user, episode)) == (True, False, False)

    def test_who_works_in_the_team_all_the_same_writes(self, bruno, episode):
        access(episode, bruno, AccessKind.FORMER, until=30)
        assert may_write(anew(bruno), episode)

    def test_not_even_at_the_desk_of_another_district(self, dario, episode):
        """Desk elsewhere, social worker here once: what the desk may, it may in its own district."""
        elsewhere = EpisodeFactory(
            person=PersonFactory(last_name="Zanet"),
            team=TeamFactory(name="UOT Carso", ambito=AmbitoFactory(name="Carso")),
        )
        MembershipFactory(user=dario, team=TeamFactory(name="UOT Monfalcone", ambito=elsewhere.team.ambito))
        access(elsewhere, dario, AccessKind.FORMER, until=30, by=dario)
        assert sees(dario, elsewhere)
        assert not can_edit(anew(dario), elsewhere)


OF_OTHERS = {
    "referral",
    "draft_project",
    "proposed_project",
    "signature",
    "meeting",
    "agenda_item",
    "entry",
    "private_entry",
}
"""Things of the world that are no part of the case: of other people, of a team's meeting, of who wrote a note."""


def doors_of_the_case():
    """Doors that a colleague of the team meets open and a stranger does not see."""
    for name, things, method, expected in DOORS:
        _alice, bruno, chiara, *_ = expected.split()
        if things and chiara == "H" and bruno in "SR":
            yield name, things, method, bruno


def test_a_helper_meets_every_door_as_a_colleague_of_the_team(world):  # noqa: F811
    chiara = world.actors["chiara"]
    episode = Episode.objects.get(pk=world.things["episode"])
    access(episode, chiara, until=0)
    found = {}
    for name, things, method, bruno in doors_of_the_case():
        if not OF_OTHERS & set(things.split()):
            address = reverse(name, args=[world.things[thing] for thing in things.split()])
            found[name, method] = (knock(anew(chiara), method, address), bruno)
    assert len(found) > 30
    assert {door: met for door, met in found.items() if met[0] != met[1]} == {}


@pytest.mark.parametrize(("until", "looks"), [(0, True), (-1, False)], ids=["day 30", "day 31"])
def test_who_handed_over_reads_until_the_last_day_and_never_writes(world, until, looks):  # noqa: F811
    chiara = world.actors["chiara"]
    access(Episode.objects.get(pk=world.things["episode"]), chiara, AccessKind.FORMER, since=until - 30, until=until)
    for name, things, method, bruno in doors_of_the_case():
        if OF_OTHERS & set(things.split()):
            continue
        address = reverse(name, args=[world.things[thing] for thing in things.split()])
        met = knock(anew(chiara), method, address)
        if not looks:
            assert met == "H", (name, method)
        elif method == "POST":
            assert met in "RH", (name, method)
        elif method == "GET":
            assert met in (bruno, "R"), (name, method)  # a form that writes is not even shown


class TestHandingOver:
    def hand_over(self, episode, alice, chiara, cordenons, **told):
        return actions.hand_over(episode, case_manager=chiara, team=cordenons, by=alice, at=timezone.now(), **told)

    def test_who_followed_still_reads_for_thirty_days(self, alice, chiara, cordenons, episode):
        self.hand_over(episode, alice, chiara, cordenons)
        kept = CaseAccess.objects.get()
        assert (kept.user, kept.kind, kept.until) == (alice, AccessKind.FORMER, today() + timedelta(days=30))
        assert sees(alice, episode)
        assert not may_write(anew(alice), episode)

    @override_settings(READS_AFTER_HANDOVER_DAYS=0)
    def test_a_district_may_close_the_case_at_once(self, alice, chiara, cordenons, episode):
        self.hand_over(episode, alice, chiara, cordenons)
        assert not CaseAccess.objects.exists()
        assert not sees(alice, episode)

    def test_within_the_team_nothing_needs_to_be_kept(self, alice, bruno, episode):
        actions.hand_over(episode, case_manager=bruno, team=episode.team, by=alice, at=timezone.now())
        assert not CaseAccess.objects.exists()

    def test_tasks_go_along_or_stay(self, alice, bruno, chiara, cordenons, episode):
        hers = actions.add_task(episode, text="Call", owner=alice, by=alice)
        others = actions.add_task(episode, text="Write", owner=bruno, by=alice)
        done = Task.objects.create(
            episode=episode, text="Done", owner=alice, created_by=alice, end="done", ended_at=AT, ended_by=alice
        )
        self.hand_over(episode, alice, chiara, cordenons)
        owners = {task.pk: task.owner for task in Task.objects.select_related("owner")}
        assert owners == {hers.pk: chiara, others.pk: bruno, done.pk: alice}
        self.hand_over(episode, chiara, alice, TeamFactory(), tasks_go_along=False)
        assert Task.objects.get(pk=hers.pk).owner == chiara

    def test_the_words_to_the_successor_stand_in_the_diary(self, alice, chiara, cordenons, episode):
        self.hand_over(episode, alice, chiara, cordenons, note="Ring in the morning.")
        entry = DiaryEntry.objects.get()
        assert (entry.text, entry.author, entry.channel, entry.private) == (
            "Ring in the morning.",
            alice,
            Channel.NOTE,
            False,
        )

    def test_who_comes_back_needs_no_access_beside(self, alice, chiara, cordenons, episode):
        self.hand_over(episode, alice, chiara, cordenons)
        self.hand_over(episode, chiara, alice, TeamFactory())
        assert CaseAccess.objects.standing().get().user == chiara
        assert may_write(anew(alice), episode)

    def test_the_same_click_twice_changes_hands_once(self, alice, chiara, cordenons, episode):
        for _ in range(2):
            self.hand_over(episode, alice, chiara, cordenons, note="Once.")
        verbs = list(AuditEntry.objects.values_list("verb", flat=True))
        assert verbs.count("episode.handed_over") == 1
        assert CaseAccess.objects.count() == DiaryEntry.objects.count() == 1

    def test_all_or_none(self, alice, chiara, cordenons, episode):
        closed = EpisodeFactory(person=PersonFactory(last_name="Zanet"), case_manager=alice, closed=True)
        with pytest.raises(Refused):
            actions.hand_over_all([episode, closed], case_manager=chiara, team=cordenons, by=alice, at=timezone.now())
        episode.refresh_from_db()
        assert episode.case_manager == alice


class TestAskingToHelp:
    def ask(self, episode, user, by, **days):
        asked = {"since": today()} | days
        return actions.ask_to_help(episode, user=user, by=by, at=timezone.now(), **asked)

    def test_who_is_responsible_stays_so(self, alice, chiara, episode):
        self.ask(episode, chiara, alice)
        episode.refresh_from_db()
        assert episode.case_manager == alice
        assert sees(chiara, episode)
        assert AuditEntry.objects.get(verb="access.given").details["user"] == chiara.pk

    def test_asked_twice_it_is_one(self, alice, chiara, episode):
        first = self.ask(episode, chiara, alice)
        assert self.ask(episode, chiara, alice) == first
        assert AuditEntry.objects.filter(verb="access.given").count() == 1

    def test_another_period_takes_the_place_of_the_first(self, alice, chiara, episode):
        self.ask(episode, chiara, alice)
        longer = self.ask(episode, chiara, alice, until=today() + timedelta(days=9))
        assert CaseAccess.objects.standing().get() == longer

    @pytest.mark.parametrize("who", ["bruno", "dario"])
    def test_who_sees_the_case_anyway_is_not_asked(self, request, alice, episode, who):
        with pytest.raises(Refused, match="already"):
            self.ask(episode, request.getfixturevalue(who), alice)

    def test_a_closed_case_needs_no_help(self, alice, chiara):
        with pytest.raises(Refused, match="closed"):
            self.ask(EpisodeFactory(case_manager=alice, closed=True), chiara, alice)

    def test_days_the_wrong_way_round_are_refused(self, alice, chiara, episode):
        with pytest.raises(Refused, match="before the first"):
            self.ask(episode, chiara, alice, until=today() - timedelta(days=1))

    def test_ending_is_recorded_once(self, alice, chiara, episode):
        given = self.ask(episode, chiara, alice)
        for _ in range(2):
            actions.end_access(given, by=alice, at=timezone.now())
        assert AuditEntry.objects.filter(verb="access.ended").count() == 1


class TestPages:
    def test_the_case_says_who_helps_and_who_may_read(self, browse, alice, chiara, episode):
        former = MembershipFactory(team=TeamFactory(name="UOT Porcia"), user__first_name="Federica").user
        access(episode, chiara)
        access(episode, former, AccessKind.FORMER, until=3)
        shown = page(browse(alice).get(url("case", episode.pk)))
        assert "<strong>Chiara Bertoli</strong> helps" in shown
        assert "Federica Bertoli may read until" in shown

    def test_who_only_reads_is_told_so(self, browse, chiara, episode):
        access(episode, chiara, AccessKind.FORMER, until=3)
        shown = page(browse(chiara).get(url("case", episode.pk)))
        assert "You have handed this case over" in shown
        assert url("write_diary", episode.pk) not in shown

    def test_a_helper_is_asked_and_sent_home_again(self, browse, alice, chiara, episode):
        client = browse(alice)
        client.post(url("ask_to_help", episode.pk), {"user": chiara.pk, "since": str(today())})
        given = CaseAccess.objects.get()
        assert "Chiara Bertoli" in page(client.get(url("ask_to_help", episode.pk)))
        assert browse(chiara).get(url("case", episode.pk)).status_code == 200
        client.post(url("end_access", given.pk))
        assert browse(chiara).get(url("case", episode.pk)).status_code == 404

    def test_a_helper_may_withdraw_and_end_nobody_elses_access(self, browse, chiara, episode):
        other = access(episode, MembershipFactory(team=TeamFactory(name="UOT Porcia"), user__first_name="Nora").user)
        hers = access(episode, chiara)
        client = browse(chiara)
        assert client.post(url("end_access", other.pk)).status_code == 403
        assert client.post(url("end_access", hers.pk)).url == url("caseload")
        assert not sees(chiara, episode)

    def test_the_wrong_day_is_told_at_the_field(self, browse, alice, chiara, episode):
        typed = {"user": chiara.pk, "since": str(today()), "until": str(today() - timedelta(days=1))}
        assert "still to come" in page(browse(alice).post(url("ask_to_help", episode.pk), typed))


class TestNobodyWhoIsHere:
    def listed(self, browse, user):
        return "Moro Anna" in page(browse(user).get(url("caseload"), {"whose": "nobody"}))

    def test_a_followed_case_is_not_there(self, browse, franca, episode):
        assert not self.listed(browse, franca)

    def test_a_case_that_nobody_follows(self, browse, franca, episode):
        Episode.objects.same_as(episode).update(case_manager=None)
        assert self.listed(browse, franca)

    def test_a_colleague_whose_account_was_closed(self, browse, franca, ines, alice, episode):
        deactivate(alice, at=timezone.now(), by=ines)
        assert self.listed(browse, franca)
        assert "has left" in page(browse(franca).get(url("caseload")))

    def test_a_colleague_whose_role_ended_or_who_went_to_another_unit(self, browse, franca, ines, alice, episode):
        end_membership(alice.memberships.get(), at=timezone.now(), by=ines)
        assert self.listed(browse, franca)
        MembershipFactory(user=alice, team=TeamFactory(name="UOT Porcia"))
        assert self.listed(browse, franca)
        alice.memberships.create(team=episode.team, role="social_worker")
        assert not self.listed(browse, franca)

    def test_the_desk_follows_everywhere(self, browse, franca, dario, episode):
        Episode.objects.same_as(episode).update(case_manager=dario)
        assert not self.listed(browse, franca)

    def test_the_tile_of_the_coordinator_leads_there(self, browse, franca, episode):
        Episode.objects.same_as(episode).update(case_manager=None)
        assert f"{url('caseload')}?whose=nobody" in page(browse(franca).get(reverse("reporting:desk")))
