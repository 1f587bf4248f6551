"""Who approves, withdraws and closes at once: one answer stands, the others are told, no line pays what is gone."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
import time_machine
from django.db import connection

from placements import actions as placing
from placements.enums import Answered, Undone
from placements.making import Making
from placements.models import ApprovalRequest, Internship
from reporting import actions
from reporting.actions import plan_amount
from reporting.enums import Chapter
from reporting.models import PaidFrom, PlannedAmount
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.agreed import typed_steps
from tests.placements.factories import AgreementFactory
from tests.placements.test_month_races import at_once
from tests.reporting.factories import CostLineFactory, FundFactory

TODAY = date(2026, 6, 30)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def line(franca):
    """2,000 € planned: enough for one internship of 1,800 €."""
    line = CostLineFactory(name="Borse di tirocinio", chapter=Chapter.PARTICIPANTS)
    fund = FundFactory(ambito=line.ambito, year=2026)
    plan_amount(PlannedAmount(fund=fund, cost_line=line, dated_on=date(2026, 1, 1), amount=Decimal(2000)), by=franca)
    return f"{fund.pk}-{line.pk}"


def making_of(request, user):
    return Making(request.episode, user=user, today=TODAY, kept=request.terms)


def asked_for(episode, dario):
    """Six months at 300 €, paid by the service."""
    steps = typed_steps(AgreementFactory(), dario)
    steps["money"]["payer"] = "promoter"
    kept = {name: str(value) for step in steps.values() for name, value in step.items()}
    making = Making(episode, user=dario, today=TODAY, kept=kept)
    arrangement, told = making.arrangement, {"terms": making.terms, "motive": making.agreed["motive"]}
    return placing.ask_approval(arrangement, by=dario, on=TODAY, **told)


def approving(request, by, line, why=""):
    """As her own page would do it, from her own reading of it."""
    read = ApprovalRequest.objects.with_cases().get(pk=request.pk)
    return partial(actions.approve, read, making_of(read, by), line=line, why=why, by=by, on=TODAY)


def test_two_who_approve_at_once_open_it_once(episode, dario, franca, line):
    request = asked_for(episode, dario)
    found = at_once(*[approving(request, franca, line) for _each in range(4)])
    assert found.count("done") == 1
    assert [told for told in found if told != "done"] == [Undone.DECIDED.label] * 3
    assert Internship.objects.count() == PaidFrom.objects.count() == 1


def test_of_two_on_one_line_the_second_sees_what_the_first_took(episode, dario, franca, line):
    other = EpisodeFactory(person=PersonFactory(last_name="Altri"), team=episode.team)
    requests = [asked_for(each, dario) for each in (episode, other)]
    found = at_once(*[approving(each, franca, line) for each in requests])
    assert found.count("done") == 1
    assert any("has not enough left" in told for told in found)
    assert PaidFrom.objects.count() == Internship.objects.count() == 1


@pytest.mark.parametrize("deed", ["withdraw", "give_back", "close"])
def test_approved_or_taken_away_never_both(episode, dario, franca, line, deed):
    request = asked_for(episode, dario)
    deeds = {
        "withdraw": partial(placing.withdraw, request, by=dario, on=TODAY),
        "give_back": partial(placing.give_back, request, why="Later", by=franca, on=TODAY),
        "close": partial(placing.close_case, episode, closed_on=TODAY, reason="other", by=franca),
    }
    found = at_once(approving(request, franca, line), deeds[deed])
    assert found.count("done") == 1, found
    assert not any("Error" in told for told in found), found
    now = ApprovalRequest.objects.get()
    assert Internship.objects.exists() == (now.answer == Answered.APPROVED)
    assert connection.in_atomic_block is False
