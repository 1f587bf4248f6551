"""An internship is approved by who answers for its cost: asked for, then opened, or given back with a reason."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from beneficiaries.actions import hand_over, merge
from beneficiaries.models.pending import pending_in
from equipe import audit, drafts
from equipe.models import Draft, Team
from placements import actions
from placements.enums import Answered
from placements.models import Agreement, AgreementAct, ApprovalRequest, Host, Internship
from reporting.actions import plan_amount
from reporting.enums import Chapter
from reporting.models import Fund, PaidFrom, PlannedAmount
from tests import actors
from tests.beneficiaries.factories import PersonFactory
from tests.equipe.factories import AmbitoFactory
from tests.placements.agreed import typed_steps
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory, OpeningFactory
from tests.reporting.factories import CostLineFactory, FundFactory

TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield TODAY


@pytest.fixture
def typed(dario):
    """300 € a month for six months, paid by the service."""
    steps = typed_steps(AgreementFactory(), dario)
    return steps | {"money": steps["money"] | {"payer": "promoter"}}


@pytest.fixture
def line(franca):
    """A line with 2,000 € planned this year."""
    line = CostLineFactory(name="Borse di tirocinio", chapter=Chapter.PARTICIPANTS)
    fund = FundFactory(ambito=line.ambito, year=2026)
    told = {"fund": fund, "cost_line": line, "dated_on": date(2026, 1, 1), "amount": Decimal(2000)}
    plan_amount(PlannedAmount(**told), by=franca)
    return line


def words(response):
    return " ".join(response.content.decode().split())


def walk(client, episode, typed):
    for slug, what in typed.items():
        answer = client.post(reverse("placements:internship_step", args=[episode.pk, slug]), what)
    return answer


@pytest.fixture
def asked(browse, dario, franca, episode, typed):
    """What the mediator has asked for."""
    walk(browse(dario), episode, typed)
    return ApprovalRequest.objects.get()


def test_what_the_mediator_makes_ready_waits_for_the_coordinator(browse, dario, franca, episode, typed):
    check = words(browse(dario).get(reverse("placements:internship_step", args=[episode.pk, "check"])))
    assert "Something is still missing" in check
    answer = walk(browse(dario), episode, typed)
    asked = ApprovalRequest.objects.get()
    assert answer["Location"] == asked.get_absolute_url()
    assert not Internship.objects.exists()
    assert not Draft.objects.exists()
    assert (asked.asked_by, asked.starts_on, asked.ends_on) == (dario, date(2026, 7, 1), date(2026, 12, 31))
    assert "Internships to approve" in words(browse(franca).get(reverse("reporting:desk")))
    assert asked.get_absolute_url() in words(browse(franca).get(reverse("reporting:desk")))
    assert "Internships asked for" in words(browse(dario).get(reverse("reporting:desk")))
    assert "waits for approval" in words(browse(dario).get(reverse("placements:panel", args=[episode.pk])))


def test_where_nobody_coordinates_the_desk_opens_it_itself(browse, dario, episode, typed):
    walk(browse(dario), episode, typed)
    assert Internship.objects.exists()
    assert not ApprovalRequest.objects.exists()


def test_who_coordinates_opens_what_she_makes_ready(browse, dario, franca, episode, typed):
    walk(browse(franca), episode, typed)
    assert Internship.objects.exists()


def test_the_coordinator_sees_cost_line_and_what_is_left_before_she_approves(browse, franca, asked, line):
    page = words(browse(franca).get(asked.get_absolute_url()))
    assert "1,800.00" in page  # six months
    assert "Borse di tirocinio" in page
    assert "2,000.00" in page  # left now
    assert "200.00" in page  # left then
    assert not Internship.objects.exists()


def test_approving_opens_it_and_keeps_the_line(browse, franca, dario, asked, line, episode):
    answer = browse(franca).post(asked.get_absolute_url(), {"line": key_of(line), "why": ""})
    internship = Internship.objects.get()
    assert answer["Location"] == reverse("placements:internship_opened", args=[internship.pk])
    assert (internship.allowance, internship.promoter_tutor, internship.episode) == (300, dario, episode)
    assert PaidFrom.objects.get().cost_line == line
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by, asked.internship) == (Answered.APPROVED, franca, internship)
    assert asked.terms == {}
    told = audit.history(internship).get(verb="internship.approved").details
    assert told["amount"] == "1800.00"
    assert "Approved by" in words(browse(dario).get(asked.get_absolute_url()))


def test_where_a_line_could_pay_one_says_which_or_that_it_is_chosen_later(browse, franca, asked, line):
    page = words(browse(franca).post(asked.get_absolute_url(), {"why": "Good"}))
    assert "Choose from which line" in page
    assert "Good" in page
    assert not Internship.objects.exists()
    assert "lines that could pay" not in page
    unknown = words(browse(franca).post(asked.get_absolute_url(), {"line": "00000000-1", "why": ""}))
    assert "not one of the available choices" in unknown
    assert not Internship.objects.exists()


def test_a_line_without_enough_wants_words(browse, franca, asked, line):
    tight = PlannedAmount(fund=Fund.objects.get(), cost_line=line, dated_on=date(2026, 1, 2), amount=Decimal(1000))
    plan_amount(tight, by=franca)
    told = {"line": key_of(line), "why": ""}
    page = words(browse(franca).post(asked.get_absolute_url(), told))
    assert "has not enough left" in page
    assert not Internship.objects.exists()
    blind = words(browse(franca).post(asked.get_absolute_url(), told | {"why": "Good"}))
    assert "has not enough left" in blind  # words from before it was short are no reason
    assert f'name="short" value="{key_of(line)}"' in blind
    assert not Internship.objects.exists()
    told |= {"why": "The Region grants more in autumn", "short": key_of(line)}
    browse(franca).post(asked.get_absolute_url(), told)
    assert Internship.objects.exists()
    asked.refresh_from_db()
    assert asked.why == "The Region grants more in autumn"
    assert PaidFrom.objects.get().cost_line == line


def test_given_back_it_is_in_the_hands_of_the_desk_again(browse, franca, dario, elena, asked, episode, typed):
    url = asked.get_absolute_url()
    assert "Write in a sentence" in words(browse(franca).post(url, {"give_back": "1", "why": " "}))
    browse(franca).post(url, {"give_back": "1", "why": "Begin in September, please"})
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == (Answered.RETURNED, franca)
    desk = words(browse(dario).get(reverse("reporting:desk")))
    assert "Begin in September, please" in desk
    step = words(browse(elena).get(reverse("placements:internship_step", args=[episode.pk, "learning"])))
    assert "Begin in September, please" in step
    assert "Sanding and painting" in step  # nothing of it is typed again
    later = typed | {"when": typed["when"] | {"starts_on": "2026-09-01"}}
    walk(browse(elena), episode, later)
    again = ApprovalRequest.objects.waiting().get()
    assert (again.asked_by, again.starts_on) == (elena, date(2026, 9, 1))
    assert "Begin in September, please" not in words(browse(dario).get(reverse("reporting:desk")))
    assert again.get_absolute_url() in words(browse(dario).get(url))  # the old page leads on


def test_what_a_page_keeps_while_one_types_does_not_push_aside_what_came_back(browse, franca, dario, asked, episode):
    browse(franca).post(asked.get_absolute_url(), {"give_back": "1", "why": "Begin in September, please"})
    told = {"content": {"starts_on": "2026-09-01"}, "page": "window-1", "at": timezone.now()}
    drafts.keep(dario, f"internship:{episode.pk}", **told)
    when = words(browse(dario).get(reverse("placements:internship_step", args=[episode.pk, "when"])))
    assert "2026-09-01" in when
    check = words(browse(dario).get(reverse("placements:internship_step", args=[episode.pk, "check"])))
    assert "Something is still missing" not in check


def test_the_desk_takes_back_what_it_wants_to_change(browse, dario, asked, episode):
    entrance = reverse("placements:open_internship", args=[episode.pk])
    assert browse(dario).get(entrance)["Location"] == asked.get_absolute_url()
    browse(dario).post(reverse("reporting:withdraw_approval", args=[asked.pk]))
    again = browse(dario).get(entrance, follow=True)
    assert "What the rules answer" in words(again)
    assert Draft.objects.count() == 0  # looking writes nothing
    browse(dario).post(reverse("reporting:let_approval_go", args=[asked.pk]))
    asked.refresh_from_db()
    assert asked.terms == {}
    assert "Choose an opening" not in words(browse(dario).get(entrance))


def test_what_is_answered_is_answered_once(browse, franca, dario, asked, line):
    browse(franca).post(asked.get_absolute_url(), {"line": "later", "why": ""})
    for url, told in (
        (asked.get_absolute_url(), {"line": "later", "why": ""}),
        (asked.get_absolute_url(), {"give_back": "1", "why": "Too late"}),
        (reverse("reporting:withdraw_approval", args=[asked.pk]), {}),
        (reverse("reporting:let_approval_go", args=[asked.pk]), {}),
    ):
        page = words(browse(franca).post(url, told, follow=True))
        assert "Somebody has already decided on this request" in page
    asked.refresh_from_db()
    assert asked.answer == Answered.APPROVED
    assert Internship.objects.count() == 1
    assert not PaidFrom.objects.exists()  # chosen later


def test_one_internship_of_a_case_waits_at_a_time(browse, dario, franca, asked, episode, typed):
    answer = walk(browse(dario), episode, typed)
    assert "waits for approval already" in words(answer)
    assert Draft.objects.exists()  # what was typed is there
    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovalRequest.objects.create(
            episode=episode, agreement=asked.agreement, starts_on=TODAY, ends_on=TODAY, asked_on=TODAY, asked_by=dario
        )


def gone_tutor(asked, dario):
    dario.memberships.update(ended_at=timezone.now())


def deactivated(asked, dario):
    Host.objects.filter(pk=asked.agreement.host_id).update(deactivated_on=TODAY)


def ended_agreement(asked, dario):
    Agreement.objects.filter(pk=asked.agreement_id).update(ends_on=date(2026, 6, 29))


def opening_of_elsewhere(asked, dario):
    other = OpeningFactory(agreement=AgreementFactory(host=HostFactory(ambito=AmbitoFactory(name="Altrove"))))
    asked.terms |= {"opening": str(other.pk), "agreement": ""}
    asked.save()


@pytest.mark.parametrize("changed", [gone_tutor, deactivated, ended_agreement, opening_of_elsewhere])
def test_what_it_was_made_of_has_changed(browse, franca, dario, asked, line, changed):
    changed(asked, dario)
    page = words(browse(franca).get(asked.get_absolute_url()))
    assert "it can only be given back" in page
    assert "Approve and open" not in page
    page = words(browse(franca).post(asked.get_absolute_url(), {"line": "later", "why": ""}))
    assert "give it back, so that it is looked at again" in page
    assert not Internship.objects.exists()
    browse(franca).post(asked.get_absolute_url(), {"give_back": "1", "why": "Look at it again"})
    asked.refresh_from_db()
    assert asked.answer == Answered.RETURNED


def test_an_opening_that_was_filled_meanwhile_is_told(browse, franca, asked, line):
    opening = OpeningFactory(agreement=asked.agreement, places=1)
    asked.terms |= {"opening": str(opening.pk)}
    asked.save()
    days = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 12, 31)}
    InternshipFactory(agreement=asked.agreement, opening=opening, **days)
    page = words(browse(franca).post(asked.get_absolute_url(), {"line": "later", "why": ""}))
    assert "not possible as it stands" in page
    assert Internship.objects.count() == 1


def test_it_moves_with_case_and_host(browse, franca, dario, elena, asked, episode, line):
    stays, same = PersonFactory(), HostFactory()
    merge(stays, episode.person, taken=(), by=franca, at=timezone.now())
    actions.merge_hosts(same, asked.agreement.host, by=elena)
    page = words(browse(franca).get(asked.get_absolute_url()))
    assert same.name in page
    browse(franca).post(asked.get_absolute_url(), {"line": key_of(line), "why": ""})
    internship = Internship.objects.get()
    assert (internship.person, internship.host, internship.episode) == (stays, same, episode)


def test_it_goes_along_where_a_case_is_handed_over(browse, alice, franca, asked, episode, line):
    chiara = actors.chiara()
    team = Team.objects.get(name="UOT Cordenons")
    hand_over(episode, case_manager=chiara, team=team, by=alice, at=timezone.now())
    assert browse(chiara).get(asked.get_absolute_url()).status_code == 404  # she is not at the desk
    browse(franca).post(asked.get_absolute_url(), {"line": key_of(line), "why": ""})
    assert Internship.objects.get().episode == episode


def test_a_line_of_another_district_pays_nothing_here(browse, franca, asked, line):
    elsewhere = CostLineFactory(ambito=AmbitoFactory(name="Altrove"), chapter=Chapter.PARTICIPANTS)
    fund = FundFactory(ambito=elsewhere.ambito, year=2026)
    plan_amount(
        PlannedAmount(fund=fund, cost_line=elsewhere, dated_on=date(2026, 1, 1), amount=Decimal(9000)), by=franca
    )
    for key in (f"{fund.pk}-{elsewhere.pk}", f"{fund.pk}-{line.pk}"):
        page = words(browse(franca).post(asked.get_absolute_url(), {"line": key, "why": "Please"}))
        assert "not one of the available choices" in page
    assert not Internship.objects.exists()


def test_over_two_years_each_fund_says_what_it_would_pay(browse, franca, dario, episode, typed, line):
    following = FundFactory(ambito=line.ambito, year=2027)
    told = {"fund": following, "cost_line": line, "dated_on": date(2026, 6, 1), "amount": Decimal(5000)}
    plan_amount(PlannedAmount(**told), by=franca)
    when = typed["when"] | {"starts_on": "2026-09-01", "ends_on": "2027-02-28"}
    walk(browse(dario), episode, typed | {"when": when, "money": typed["money"] | {"allowance": "333,33"}})
    page = words(browse(franca).get(ApprovalRequest.objects.get().get_absolute_url()))
    assert "1,999.98" in page
    assert "1,333.32" in page  # four months of this year
    assert page.count("666.66") >= 2  # what lies outside the one is what the other would pay


def test_looking_writes_nothing_and_asks_few_questions(browse, franca, asked, line, django_assert_max_num_queries):
    browser = browse(franca)
    browser.get(asked.get_absolute_url())
    for n in range(30):
        other = CostLineFactory(ambito=line.ambito, name=f"Voce {n}", chapter=Chapter.PARTICIPANTS)
        told = {"fund": Fund.objects.get(), "cost_line": other, "dated_on": date(2026, 1, 1), "amount": Decimal(100)}
        plan_amount(PlannedAmount(**told), by=franca)
    with django_assert_max_num_queries(40) as asked_for:
        page = words(browser.get(asked.get_absolute_url()))
    assert "Voce 29" in page
    writes = [each["sql"] for each in asked_for.captured_queries if each["sql"].startswith(("INSERT", "UPDATE"))]
    assert all("audit" in sql or "session" in sql for sql in writes), writes


def test_words_that_were_not_sent_are_there_again(browse, franca, asked, line):
    drafts.keep(franca, f"approval:{asked.pk}", {"why": "Begin in September"}, page="w", at=timezone.now())
    assert "Begin in September" in words(browse(franca).get(asked.get_absolute_url()))


def test_traces_name_nobody(browse, franca, asked, line, episode):
    browse(franca).post(asked.get_absolute_url(), {"line": key_of(line), "why": "For Rosa Bianchi"})
    traces = [*audit.history(episode), *audit.history(Internship.objects.get())]
    assert {"internship.approval_asked", "internship.opened", "internship.approved", "internship.paid_from"} <= {
        each.verb for each in traces
    }
    told = str([each.details for each in traces])
    assert not any(name in told for name in ("Rosa", episode.person.last_name, "Fabio"))


def test_a_seat_that_went_meanwhile_is_told_to_the_coordinator(browse, franca, asked, line):
    Agreement.objects.update(seats=1)
    AgreementAct.objects.update(seats=1)
    InternshipFactory(agreement=asked.agreement, starts_on=date(2026, 7, 1), ends_on=date(2026, 12, 31))
    page = words(browse(franca).get(asked.get_absolute_url()))
    assert "not possible as it stands" in page
    page = words(browse(franca).post(asked.get_absolute_url(), {"line": key_of(line), "why": ""}))
    assert Internship.objects.count() == 1
    assert "seat" in page
    assert not PaidFrom.objects.exists()
    assert ApprovalRequest.objects.waiting().exists()


@pytest.mark.parametrize("closed_on", [TODAY, date(2026, 6, 15)])
def test_a_case_that_closes_takes_its_request_with_it(asked, episode, franca, closed_on):
    actions.close_case(episode, closed_on=closed_on, reason="other", by=franca)
    asked.refresh_from_db()
    assert (asked.answer, asked.terms) == (Answered.WITHDRAWN, {})
    assert asked.answered_on == TODAY  # never before it was asked
    told = audit.history(episode).get(verb="internship.approval_withdrawn")
    assert told.details == {"request": str(asked.pk)}


def test_who_takes_a_case_over_is_told_what_waits(asked, episode, alice):
    pending = pending_in([episode], reader=alice, on=TODAY)[episode.pk]
    assert any("waits for approval" in thing.words for thing in pending)


def key_of(line):
    return f"{Fund.objects.get().pk}-{line.pk}"
