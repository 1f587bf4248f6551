"""The invented service: the same every time, plausible, within every rule, with something behind each door."""

import io
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F

from assessments.calibrating import rater_key
from assessments.enums import HeldKind
from assessments.inventory import inventory_of
from assessments.models import (
    AgreedRating,
    Assessment,
    Calibration,
    CalibrationSession,
    HeldCompetence,
    Rating,
    Round,
    WorkExperience,
)
from assessments.vignette_agreement import agreement_of
from assessments.vignette_results import own_results
from beneficiaries.models import (
    CaringDuty,
    DiaryEntry,
    Episode,
    HouseholdMember,
    Merge,
    OtherService,
    Person,
    PossibleDuplicate,
    Referral,
)
from beneficiaries.rules import compare, parse_tax_code
from equipe.enums import Role
from equipe.models import Ambito, AuditEntry, User
from placements.making import Making
from placements.models import (
    Adjustment,
    Agreement,
    ApprovalRequest,
    AttendanceMonth,
    Day,
    Evaluation,
    Hire,
    Host,
    Internship,
    LearningGoal,
    Opening,
    PaymentRun,
    Requirement,
    Tutor,
    tutors_of,
)
from placements.months import sheet
from placements.rules import agreements, allowance, attendance, duration, quotas, tutors
from placements.rules import openings as openings_rules
from reporting.demo.stage import Occupied, Stage, months_later
from reporting.demo.story import tell
from reporting.management.commands import seed_demo
from reporting.models import FundingYear, Spending

TODAY = date(2026, 11, 23)
FULL_YEARS = (2024, 2025)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The story, told once for all these tests and taken back at the end."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        tell(TODAY)
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


# Plausible


def test_one_district_with_its_people_at_work(told):
    ambito = Ambito.objects.get()
    assert ambito.name == "Noncello"
    assert ambito.municipalities.count() == 6
    assert Counter(ambito.teams.values_list("kind", flat=True)) == {"unit": 3, "inclusion": 1, "office": 1}
    roles = Counter(User.objects.values_list("memberships__role", flat=True))
    assert roles == {
        "social_worker": 5, "mediator": 1, "educator": 2, "coordinator": 1, "auditor": 1, "administrator": 1
    }  # fmt: skip
    assert all(user.persona and user.email.endswith("@example.org") for user in User.objects.filter(is_active=True))
    assert User.objects.filter(emailaddress__verified=True).count() == 10


def test_who_left_is_followed_by_a_colleague(told):
    [before] = Tutor.objects.filter(user__is_active=False)
    [after] = Tutor.objects.of(before.internship).on_side("promoter").current()
    assert (after.user.last_name, after.from_day) == ("Martinuzzi", before.to_day + timedelta(days=1))
    start, *_between, handover = before.internship.acts.in_order()
    assert [tutor.name for tutor in tutors_of(start)][0] == before.name
    assert [tutor.name for tutor in tutors_of(handover)][0] == after.name


def test_about_two_hundred_and_twenty_people_from_here_and_elsewhere(told):
    people = Person.objects.all()
    assert 210 <= people.count() <= 230
    assert 0.4 < people.filter(citizenship="IT").count() / people.count() < 0.75
    for person in people:
        code = parse_tax_code(person.tax_code, on=TODAY)
        names = {"last_name": person.last_name.replace("’", "'"), "first_name": person.first_name}
        assert compare(code, birth_date=person.birth_date, sex=person.sex, **names).favourable, person.pk


@pytest.mark.parametrize("number", FULL_YEARS)
def test_a_full_year_has_about_75_internships_and_20_jobs(told, number):
    assert 70 <= Internship.objects.started_within(*year(number)).count() <= 80
    assert 18 <= Hire.objects.started_within(*year(number)).count() <= 22
    assert 45 <= Episode.objects.opened_within(*year(number)).count() <= 95


def test_the_running_year_is_in_the_middle_of_things(told):
    internships = Internship.objects.started_within(date(2026, 1, 1), TODAY)
    assert 60 <= internships.count() <= 76
    running = Internship.objects.running(on=TODAY)
    assert running.count() >= 12
    assert Internship.objects.started_within(TODAY + timedelta(days=1), date(2027, 12, 31)).exists()
    asked = attendance.asked_month(TODAY)
    waiting = Internship.objects.running_within(asked, attendance.last_of(asked)).exclude(
        pk__in=AttendanceMonth.objects.filter(month=asked).values("internship")
    )
    assert waiting.exists()
    assert AttendanceMonth.objects.filter(month=asked).exists()


def test_referrals_stand_in_every_state(told):
    states = Counter(Referral.objects.values_list("state", flat=True))
    assert set(states) == {"sent", "returned", "accepted", "declined"}
    assert Referral.objects.filter(state="returned", steps__kind="returned").exists()


def test_the_awkward_cases_are_there(told):
    assert Person.objects.annotate(cases=Count("episodes")).filter(cases__gt=1).count() == 12
    assert Internship.objects.interrupted().count() > 15
    extended = AuditEntry.objects.filter(verb="internship.extended").values("thing_id")
    assert Internship.objects.running(on=TODAY).filter(pk__in=[row["thing_id"] for row in extended]).exists()
    assert Agreement.objects.ending_within(TODAY, TODAY + timedelta(days=9)).exists()
    assert AgreedRating.objects.filter(reason__contains="mantiene il suo parere").count() == 1
    valid = Agreement.objects.valid(on=TODAY)
    assert any(one.internships.running(on=TODAY).count() >= one.seats for one in valid)


def test_assessments_by_several_raters_in_every_state(told):
    raters = Assessment.objects.values("round").annotate(raters=Count("pk")).values_list("raters", flat=True)
    assert min(raters) >= 1
    assert Counter(raters)[2] > 50
    assert Round.objects.agreed().count() > 100
    assert Round.objects.unagreed().waiting_for_raters().exists()
    assert Round.objects.unagreed().answered_by_all().exists()
    profiles = set(Round.objects.agreed().values_list("profile", flat=True))
    assert len(profiles - {""}) == 4  # soft skills give none


def test_hosts_offer_places_and_interns_learn(told):
    openings = Opening.objects.with_hosts()
    assert 10 <= openings.count() <= 12
    assert {one.state(on=TODAY) for one in openings} >= {"open", "paused", "coming"}
    for opening in openings:
        verdict = openings_rules.places(opening.places, seats=opening.agreement.seats)
        agreed = opening.agreement.starts_on, opening.agreement.ends_on
        verdict += openings_rules.within(opening.opens_on, opening.closes_on, agreed=agreed)
        assert verdict.favourable, str(verdict)
    assert Requirement.objects.count() > 40
    goals = LearningGoal.objects.all()
    assert goals.standing().count() > 50
    assert goals.exclude(ended_on=None).exists()
    assert goals.exclude(start=None).exists()
    for internship in Internship.objects.running(on=TODAY):
        assert goals.of(internship).exists(), internship


def test_internships_wait_for_approval_and_one_came_back(told):
    coordinator = User.objects.with_role(Role.COORDINATOR).first()
    assert ApprovalRequest.objects.waiting().count() == 2
    assert ApprovalRequest.objects.to_take_up().get().why
    for asked in ApprovalRequest.objects.with_cases():
        making = Making(asked.episode, user=coordinator, today=TODAY, kept=asked.terms)
        assert not making.lacking
        assert not making.arrangement.verdict.refused


def test_hosts_tutors_saw_what_their_interns_do(told):
    evaluations = Evaluation.objects.with_rounds()
    assert evaluations.count() > 40
    assert any(not one.is_answered for one in evaluations)
    assert any(one.is_answered and not one.round.agreed_on for one in evaluations)
    assert any(one.round.agreed_on for one in evaluations)
    seen = Rating.objects.filter(assessment__role="host_tutor")
    assert seen.exists()
    assert not seen.filter(item__observable=False).exists()


def test_every_year_was_calibrated_on_one_scale(told):
    calibrations = list(Calibration.objects.order_by("number"))
    assert [one.until.year for one in calibrations] == [2024, 2025, 2026]
    assert {one.scale for one in calibrations} == {1}
    latest = calibrations[-1]
    (scale,) = latest.scales
    assert scale.continues
    assert scale.reliability > 0.8
    assert (scale.unused, scale.disordered) == ((), ())
    assert len(scale.items) == 20  # two behaviours are known from the written cases alone
    assert latest.made_at.date() <= TODAY
    by_name = {rater_key(user.pk, None): user.first_name for user in User.objects.all()}
    severity = {by_name.get(rater.rater): rater.severity for rater in scale.raters}
    assert severity["Giulia"] == max(severity.values())
    assert severity["Giulia"] - severity["Omar"] > 0.5


def test_diaries_are_long_and_varied(told):
    texts = list(DiaryEntry.objects.values_list("text", flat=True))
    assert len(texts) > 2000
    assert len(set(texts)) > 400
    assert not [text for text in texts if "{" in text or "~" in text]
    assert DiaryEntry.objects.filter(private=True).count() > 50


def test_people_bring_work_and_competences_and_some_licence_runs_out(told):
    assert WorkExperience.objects.count() > 150
    assert set(HeldCompetence.objects.values_list("kind", flat=True)) == set(HeldKind)
    known = [inventory_of(episode) for episode in Episode.objects.open()]
    assert any(inventory.running_out(on=TODAY) for inventory in known)
    assert any(inventory.is_empty for inventory in known)


def test_money_is_granted_and_spent_month_by_month(told):
    for number in FULL_YEARS:
        spent = Spending.objects.dated_within(*year(number)).total()
        granted = FundingYear.objects.get(year=number).granted
        assert 0.8 * float(granted) < spent < 1.1 * float(granted)
    months = Spending.objects.dated_within(date(2025, 1, 1), date(2025, 12, 31)).dates("dated_on", "month")
    assert len(months) == 12


def test_the_log_tells_who_opened_what(told):
    assert AuditEntry.objects.reads().count() > 200
    # Instruments and cases are loaded and ratings calibrated when the demo is made, whatever day it tells of
    made_now = ("instrument.loaded", "vignette.loaded", "calibration.made")
    assert not AuditEntry.objects.exclude(verb__in=made_now).filter(at__date__gt=TODAY).exists()


# Possible


def test_nothing_lies_in_the_future_but_plans(told):
    assert not Episode.objects.filter(opened_on__gt=TODAY).exists()
    assert not Episode.objects.filter(closed_on__gt=TODAY).exists()
    assert not DiaryEntry.objects.filter(happened_at__date__gt=TODAY).exists()
    assert not Hire.objects.filter(starts_on__gt=TODAY).exists()
    assert not Spending.objects.filter(dated_on__gt=TODAY).exists()
    assert not Round.objects.filter(agreed_on__gt=TODAY).exists()


def test_everything_lies_within_its_case(told):
    assert not Internship.objects.filter(starts_on__lt=F("episode__opened_on")).exists()
    assert not Internship.objects.filter(ends_on__gt=F("episode__closed_on")).exists()
    assert not Round.objects.filter(opened_on__lt=F("episode__opened_on")).exists()
    assert not Round.objects.filter(agreed_on__gt=F("episode__closed_on")).exists()
    assert not DiaryEntry.objects.filter(happened_at__date__lt=F("episode__opened_on")).exists()
    assert not Episode.objects.filter(closed_on__lt=F("opened_on") + timedelta(days=30)).exists()


def test_no_internship_breaks_a_rule(told):
    for one in Internship.objects.select_related("host", "agreement"):
        days = {"starts_on": one.starts_on, "ends_on": one.ends_on}
        verdict = agreements.within(**days, agreed=(one.agreement.starts_on, one.agreement.ends_on))
        verdict += duration.minimum(**days, kind=one.kind)
        verdict += duration.maximum(**days, kind=one.kind, host_kind=one.host.kind)
        verdict += allowance.allowance(
            one.allowance, weekly_hours=one.weekly_hours, kind=one.kind, host_kind=one.host.kind
        )
        assert verdict.favourable, str(verdict)


def most(internships, room):
    periods = [(one.starts_on, one.last_day) for one in internships]
    return agreements.most_at_once(periods, first=date(2020, 1, 1), last=date(2030, 1, 1)) <= room


def test_seats_quotas_and_tutors_hold(told):
    assert Host.objects.count() == 25
    hosts = Host.objects.with_employees(on=TODAY)
    for host in hosts.prefetch_related("agreements__internships", "internships"):
        assert host.agreements.exists()
        assert most(host.internships.all(), quotas.quota(host.employees)), host
        for agreement in host.agreements.all():
            assert most(agreement.internships.all(), agreement.seats), agreement
        for tutor in {one.host_tutor_name for one in host.internships.all()}:
            followed = [one for one in host.internships.all() if one.host_tutor_name == tutor]
            assert most(followed, tutors.HOST_TUTOR_INTERNS), tutor
    for user in User.objects.filter(tutored_internships__isnull=False).distinct():
        assert most(user.tutored_internships.all(), tutors.PROMOTER_TUTOR_INTERNS), user


def test_months_pay_what_the_rule_says(told):
    for month in AttendanceMonth.objects.select_related("internship"):
        planned = sheet(month.internship, month.month)
        assert month.due == planned.due_for(month.days_planned, month.days_attended).amount
        assert planned.part.last < TODAY


def test_the_last_months_are_noted_by_day_paid_and_once_adjusted(told):
    asked = attendance.asked_month(TODAY)
    closed = AttendanceMonth.objects.filter(month=asked, from_days=True)
    assert closed.exists()
    noted = Internship.objects.filter(days__day__gte=asked).distinct()
    assert noted.unconfirmed(asked, attendance.last_of(asked)).exists()
    assert set(Day.objects.values_list("noted_from", flat=True)) == {"desk", "link", "sheet"}
    assert not Day.objects.filter(day__gte=TODAY).exists()
    run = PaymentRun.objects.get()
    assert sum(line.amount for line in run.lines.all()) > 0
    adjusted = Adjustment.objects.get().month
    assert adjusted.due < adjusted.due_now <= adjusted.internship.allowance


def test_only_people_from_abroad_have_a_permit_of_stay(told):
    italian = DiaryEntry.objects.filter(episode__person__citizenship="IT")
    assert not italian.filter(text__contains="Permesso di soggiorno").exists()


# The same every time


def fingerprint():
    return (
        list(Person.objects.order_by("tax_code", "pk").values_list("pk", "tax_code", "last_name")),
        list(Internship.objects.order_by("pk").values_list("pk", "starts_on", "ends_on", "allowance")),
        list(DiaryEntry.objects.order_by("pk").values_list("pk", "text"))[:200],
        Spending.objects.total(),
    )


def test_the_staff_rate_together_and_differ_on_two_items(told):
    first, second, running = CalibrationSession.objects.with_vignettes().order_by("opened_on")
    assert (first.is_open(on=TODAY), second.is_open(on=TODAY), running.is_open(on=TODAY)) == (False, False, True)
    coordinator = User.objects.with_role("coordinator").get()
    read = {row.item.code for row in agreement_of(second, coordinator).to_discuss}
    assert read == {"takes-feedback", "handles-disagreement"}
    omar = User.objects.get(email__startswith="omar")
    assert "more than the others" in own_results(second, omar).sentence


class TakenBack(Exception):
    """Ends a story without keeping it."""


def told_on(today):
    """The story of a day, told and taken back."""
    try:
        with transaction.atomic():
            tell(today)
            story = fingerprint()
            raise TakenBack
    except TakenBack:
        return story


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2024, 2, 29)])
def test_the_same_day_tells_the_same_story(db, today):
    first = told_on(today)
    assert first == told_on(today)
    assert len(first[0]) == 221  # one of them is a record that was merged


def test_chance_is_fixed():
    one, other = Stage(TODAY), Stage(TODAY)
    assert [one.id() for _ in range(3)] == [other.id() for _ in range(3)]
    assert one.day_between(date(2026, 1, 1), TODAY) == other.day_between(date(2026, 1, 1), TODAY)


def test_families_and_people_registered_twice(told):
    tied = HouseholdMember.objects.exclude(relative=None)
    assert tied.count() == 6
    assert HouseholdMember.objects.count() > 60
    assert CaringDuty.objects.count() > 10
    assert OtherService.objects.values("kind").distinct().count() == 8
    assert PossibleDuplicate.objects.undecided().count() == 3
    assert Merge.objects.get().merged.standing_record == Merge.objects.get().survivor


def test_months_later_ends_with_the_month():
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2023, 12, 15), 2) == date(2024, 2, 15)


def test_seats_are_taken_until_none_is_left():
    seats = Occupied(2)
    for first in (1, 5):
        seats.take(date(2026, 1, first), date(2026, 1, 20))
    assert not seats.has_room(date(2026, 1, 4), date(2026, 1, 6))
    assert seats.has_room(date(2026, 1, 1), date(2026, 1, 4))
    assert seats.has_room(date(2026, 1, 21), date(2026, 2, 4))


# The command


def test_seeding_twice_is_refused_and_if_empty_is_silent(db, monkeypatch):
    monkeypatch.setattr(seed_demo, "tell", lambda today: Ambito.objects.create(name="Noncello"))
    monkeypatch.setattr(seed_demo, "keep_last_week", lambda stage: None)
    monkeypatch.setattr(seed_demo, "print_papers", lambda stage: None)
    printed = io.StringIO()
    call_command("seed_demo", "--today", "2026-11-23", stdout=printed)
    assert "demo-orienta-lavoro" in printed.getvalue()
    call_command("seed_demo", "--if-empty", stdout=printed)
    with pytest.raises(CommandError):
        call_command("seed_demo", stdout=printed)
