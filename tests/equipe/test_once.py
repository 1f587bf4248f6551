"""A form sent twice does its deed once; with the key of somebody else's row nothing is done and nothing told."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from beneficiaries import actions as cases
from beneficiaries.models import Appointment, DataExchange, PrivacyNotice, Task
from equipe.verdicts import Refused
from placements import actions
from placements.models import HostReport, PaymentRun
from reporting import actions as money
from reporting.models import CostLine, Spending
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.agreed import internship_of
from tests.placements.factories import AttendanceMonthFactory, InternshipFactory

NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
TODAY = date(2026, 6, 30)
KEY = uuid.UUID("6ad40d8e-77a2-4b4e-8d6e-0b0c2a4c9d01")
SENTENCE = "This form was sent before, for something else"

pytestmark = pytest.mark.django_db


@pytest.fixture
def another():
    return EpisodeFactory(person=PersonFactory(last_name="Basso"))


def task(episode, by):
    return cases.add_task(episode, text="Ring", owner=by, by=by, key=KEY)


def appointment(episode, by):
    said = {"starts_at": NOW, "ends_at": NOW.replace(hour=9), "subject": "Plans"}
    return cases.make_appointment(episode=episode, owner=by, by=by, key=KEY, **said)


def notice(episode, by):
    said = {"purpose": "charge", "basis": "public_task", "notice_version": "1", "handing": "paper", "language": "it"}
    return cases.give_notice(episode, given_on=TODAY, by=by, key=KEY, **said)


def exchange(episode, by):
    said = {"receiver": "host", "name": "Del Ben", "what": "times", "telling": "allowed", "basis": "public_task"}
    return cases.record_exchange(episode, starts_on=TODAY, by=by, key=KEY, **said)


@pytest.mark.parametrize(
    ("write", "noun"),
    [(task, Task), (appointment, Appointment), (notice, PrivacyNotice), (exchange, DataExchange)],
)
def test_a_key_makes_one_row_of_its_own_case_and_none_of_another(write, noun, alice, episode, another):
    assert write(episode, alice) == write(episode, alice)
    assert noun.objects.count() == 1
    with pytest.raises(Refused, match=SENTENCE):
        write(another, alice)
    assert noun.objects.count() == 1


def test_two_hosts_tutors_with_one_key_are_both_heard(dario, another, episode):
    """Words that changed under one key are told too: a page taken back and sent anew loses nothing."""
    links = [
        actions.hand_host_link(internship_of(dario, episode=case), by=dario, on=TODAY)[0] for case in (episode, another)
    ]
    for link in links:
        for words in ("Late.", "Late.", "Late, and ill."):
            actions.report(link, key=KEY, kind="other", on=TODAY, words=words, at=NOW)
    assert HostReport.objects.count() == 4


def test_two_districts_with_one_key_make_two_payments(dario, episode):
    internship = InternshipFactory(episode=episode)
    AttendanceMonthFactory(internship=internship)
    elsewhere = InternshipFactory(
        episode=EpisodeFactory(
            person=PersonFactory(last_name="Corte", ambito__name="Altrove"), team__ambito__name="Altrove"
        )
    )
    AttendanceMonthFactory(internship=elsewhere)
    for ambito in (episode.team.ambito, elsewhere.episode.team.ambito, episode.team.ambito):
        actions.prepare_payment(ambito, date(2026, 3, 1), key=KEY, by=dario, at=NOW)
    assert PaymentRun.objects.count() == 2


def test_an_amount_under_the_key_of_another_line_is_refused(franca, episode):
    one, other = (CostLine.objects.create(ambito=episode.team.ambito, name=name, position=1) for name in ("A", "B"))

    def enter(line):
        row = Spending(cost_line=line, dated_on=TODAY, description="Fares", amount=Decimal("10.00"))
        return money.add_spending(row, key=KEY, by=franca)

    assert enter(one) == enter(one)
    with pytest.raises(Refused, match=SENTENCE):
        enter(other)
    assert Spending.objects.count() == 1
