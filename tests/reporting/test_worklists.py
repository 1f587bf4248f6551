"""What waits for whom on a given day; nothing of other people's, nothing that is done."""

from datetime import date, timedelta

import pytest

from assessments.models import Round
from beneficiaries.models import KnownDay
from equipe.enums import Role
from placements.actions import begin
from placements.models import Agreement, Cover, Host, Internship
from reporting import worklists
from tests.assessments.factories import agreed_round, answer, open_round
from tests.beneficiaries.factories import EpisodeFactory, NoticeFactory, ReferralFactory, TaskFactory
from tests.equipe.factories import MembershipFactory, TeamFactory
from tests.reporting.factories import FundingYearFactory, SpendingFactory

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 12)


def plate(user, title):
    return next(plate for plate in worklists.of(user, on=TODAY).plates if plate.title == title)


def texts(user, title):
    return [line.text for line in plate(user, title).lines]


def number(user, label):
    return next(tile.number for tile in worklists.of(user, on=TODAY).tiles if tile.label == label)


@pytest.fixture
def host(episode):
    return Host.objects.create(ambito=episode.team.ambito, name="Vivai Cellina", vat_number="1" * 11, kind="business")


@pytest.fixture
def agreement(host):
    return Agreement.objects.create(
        host=host, number="1/2024", starts_on=date(2024, 1, 1), ends_on=TODAY + timedelta(days=20), seats=3
    )


def intern(episode, agreement, **dates):
    return Internship.objects.create(
        episode=episode,
        person=episode.person,
        host=agreement.host,
        agreement=agreement,
        kind="inclusion",
        weekly_hours=20,
        allowance=300,
        host_tutor_name="T",
        **dates,
    )


def test_my_people_first_what_is_due(alice, episode):
    late = EpisodeFactory(case_manager=alice, person__last_name="Basso")
    TaskFactory(episode=late, due_on=date(2024, 6, 1), text="Call")
    TaskFactory(episode=late, due_on=date(2024, 5, 1), text="Wrote", done=True)
    EpisodeFactory(case_manager=alice, person__last_name="Corazza", closed=True)
    lines = plate(alice, "My people").lines
    assert [line.text for line in lines] == ["Basso Anna", "Moro Anna"]
    assert (lines[0].detail, lines[0].kind, lines[0].url) == ("Call", "stop", late.get_absolute_url())
    assert (number(alice, "People I follow"), number(alice, "Steps overdue")) == (2, 1)


def test_a_long_list_says_that_there_is_more(alice):
    for number_of in range(worklists.shapes.SHOWN + 1):
        EpisodeFactory(case_manager=alice, person__last_name=f"Moro {number_of}")
    found = plate(alice, "My people")
    assert (len(found.lines), found.more) == (worklists.shapes.SHOWN, True)


def test_assessments_wait_for_who_has_not_answered(episode, alice, elena):
    waiting = open_round(episode, alice, elena)
    answer(waiting, alice)
    assert texts(alice, "Assessments to do") == []
    assert texts(elena, "Assessments to do") == ["Moro Anna"]
    answer(waiting, elena)
    assert texts(elena, "Assessments to agree") == ["Moro Anna"]


def test_free_seats_and_endings(dario, episode, agreement):
    intern(episode, agreement, starts_on=date(2024, 3, 1), ends_on=TODAY + timedelta(days=5))
    assert number(dario, "Free seats") == 2
    assert texts(dario, "Internships ending within 30 days") == ["Moro Anna"]
    assert texts(dario, "Agreements ending within 90 days") == ["Vivai Cellina"]
    assert plate(dario, "Agreements ending within 90 days").lines[0].kind == "stop"


def test_months_to_confirm(dario, episode, agreement):
    intern(episode, agreement, starts_on=date(2024, 5, 31), ends_on=date(2024, 9, 30))
    assert texts(dario, "Months to close") == ["Moro Anna"]


def test_ready_without_a_place(dario, episode, agreement, alice):
    agreed = agreed_round(episode, alice)
    Round.objects.filter(pk=agreed.pk).update(profile="mild")
    assert texts(dario, "Ready, without a place") == ["Moro Anna"]
    intern(episode, agreement, starts_on=date(2024, 5, 31), ends_on=date(2024, 9, 30))
    assert texts(dario, "Ready, without a place") == []


def test_the_coordinators_year(franca, episode, agreement):
    intern(episode, agreement, starts_on=date(2024, 3, 1), ends_on=date(2024, 9, 30))
    FundingYearFactory(target_placements=4)
    SpendingFactory(amount="50000.01")
    assert [bar.words for bar in plate(franca, "2024 against its target").bars] == ["1 of 4", "0; no target set"]
    region, municipality = plate(franca, "Money spent in 2024").bars
    assert region.words.replace("\u00a0", " ") == "35,000.01 € of 70,000.01 € (50 %)"
    assert municipality.words.replace("\u00a0", " ") == "15,000.00 € of 30,000.00 € (50 %)"
    assert texts(franca, "Agreements ending within 90 days") == [str(agreement.host)]


def test_overdue_counts_teams_and_nobody_in_them(franca, alice, episode):
    elsewhere = EpisodeFactory(team=TeamFactory(name="UOT Cordenons"), case_manager=None)
    for told in (episode, elsewhere):
        NoticeFactory(episode=told, noted_by=franca)
    TaskFactory(episode=episode, due_on=TODAY - timedelta(days=1))
    TaskFactory(episode=episode, due_on=TODAY)
    KnownDay.objects.create(episode=elsewhere, kind="isee", day=date(2023, 12, 31), noted_by=franca)
    lines = plate(franca, "Overdue by team").lines
    assert [(line.text, line.detail, line.state) for line in lines] == [
        ("UOT Cordenons", "tasks: 0 · deadlines: 1", "1"),
        (episode.team.name, "tasks: 1 · deadlines: 0", "1"),
    ]
    assert alice.last_name not in str(lines)


def test_referrals_waiting_oldest_first(franca):
    ReferralFactory(person__last_name="Basso")
    assert plate(franca, "Referrals waiting").lines[0].kind == "stop"


def test_roles_add_up_and_nothing_stands_twice(elena):
    MembershipFactory(user=elena, team=TeamFactory(inclusion=True), role=Role.MEDIATOR)
    titles = [plate.title for plate in worklists.of(elena, on=TODAY).plates]
    assert len(titles) == len(set(titles))
    assert {"Assessments to do", "Months to close", "Ready, without a place"} <= set(titles)


def test_nothing_waits_for_who_sees_no_cases(guido, ines):
    assert worklists.of(guido, on=TODAY) == worklists.of(ines, on=TODAY) == worklists.Desk((), ())


def test_a_communication_stands_until_it_is_noted(elena, dario, agreement, episode):
    row = intern(episode, agreement, starts_on=TODAY + timedelta(days=5), ends_on=TODAY + timedelta(days=90))
    cover = Cover.objects.create(internship=row)
    begin([row], by=dario, dated_on=TODAY)
    title = "Communications (COB) to be made"
    assert texts(dario, title) == [str(episode.person)]
    cover.cob_on = TODAY
    cover.save()
    assert texts(dario, title) == []


def test_insurance_that_ends_before_the_internship_is_told(dario, agreement, episode):
    row = intern(episode, agreement, starts_on=TODAY, ends_on=TODAY + timedelta(days=90))
    title = "Insurance that ends before the internship"
    cover = Cover.objects.create(internship=row, liability_until=TODAY + timedelta(days=91))
    assert texts(dario, title) == []
    cover.liability_until = agreement.insured_until = TODAY + timedelta(days=10)
    cover.save()
    agreement.save()
    assert texts(dario, title) == ["Vivai Cellina", str(episode.person)]
    row.interrupted_on = TODAY + timedelta(days=9)
    row.save()
    assert texts(dario, title) == []
