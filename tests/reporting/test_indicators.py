"""Every figure against a slow count in plain Python; what opens behind a figure is what was counted."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beneficiaries.models import DiaryEntry, Episode, Person, Referral
from placements.models import Agreement, Hire, Internship
from reporting import rules
from reporting.indicators import COMPARED, FIGURES, GROUPINGS, REGISTER_KEYS, Counted, Year, count, series
from reporting.models import FundingYear, Spending
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import MunicipalityFactory
from tests.reporting import plainly as slowly
from tests.reporting.population import Population


def plainly(year):
    """The same figures, read row by row as data/README.md words them."""
    first, last = year.days
    within = lambda day: day is not None and first <= day <= last  # noqa: E731
    cases = list(Episode.objects.filter(person__ambito=year.ambito).select_related("person").order_by("opened_on"))
    entered = {}
    for case in cases:
        if within(case.opened_on):
            entered.setdefault(case.person_id, case)
    interns = list(Internship.objects.filter(person__ambito=year.ambito))
    ended = lambda i: i.interrupted_on or i.ends_on  # noqa: E731
    started = [i for i in interns if within(i.starts_on)]
    hires = [h for h in Hire.objects.filter(person__ambito=year.ambito) if within(h.starts_on)]
    spent = [s for s in Spending.objects.filter(ambito=year.ambito).select_related("cost_line") if within(s.dated_on)]
    lines = Counter()
    for row in spent:
        lines[row.cost_line.name] += row.amount
    total = sum(lines.values(), Decimal("0.00"))
    valid = [a for a in Agreement.objects.filter(host__ambito=year.ambito) if a.starts_on <= last <= a.ends_on]
    decided = [r for r in Referral.objects.filter(team__ambito=year.ambito) if within(r.decided_at.date())]
    contacts = [e for e in DiaryEntry.objects.filter(episode__team__ambito=year.ambito) if within(e.happened_at.date())]
    contacts = [e for e in contacts if e.channel != "note"]
    waited = [(r.decided_at.date() - r.sent_at.date()).days for r in decided]
    return {
        "people_in_charge": len(
            {c.person_id for c in cases if c.opened_on <= last and (c.closed_on is None or c.closed_on >= first)}
        ),
        "people_entered": len(entered),
        "people_left": sum(within(c.closed_on) for c in cases),
        "placements_started": len(started),
        "placements_running": sum(i.starts_on <= last and ended(i) >= first for i in interns),
        "people_placed": len({i.person_id for i in started}),
        "placements_completed": sum(within(ended(i)) and not i.interrupted_on for i in interns),
        "placements_interrupted": sum(within(i.interrupted_on) for i in interns),
        "jobs_started": len(hires),
        "jobs_same_host_within_6_months": sum(
            any(
                i.person_id == h.person_id
                and i.host_id == h.host_id
                and rules.follows_internship(h.starts_on, ended_on=ended(i))
                for i in interns
            )
            for h in hires
        ),
        "agreements_valid_at_year_end": len(valid),
        "seats_at_year_end": sum(a.seats for a in valid),
        "entered_by_sex": Counter(c.person.sex for c in entered.values()),
        "entered_by_citizenship": Counter(c.citizenship_group for c in entered.values()),
        "entered_by_age": Counter(
            rules.age_band(rules.age_on(c.opened_on, birth_date=c.person.birth_date)) for c in entered.values()
        ),
        "entered_by_isced": Counter(c.isced or "unknown" for c in entered.values()),
        "entered_disabled": sum(c.disabled for c in entered.values()),
        "placements_by_kind": Counter(i.kind for i in started),
        "placements_by_month": Counter(f"{i.starts_on.month:02}" for i in started),
        "jobs_by_contract": Counter(h.contract for h in hires),
        "referrals_accepted": len(decided),
        "waiting_days": round(median(waited)) if waited else None,
        "contacts": len(contacts),
        "contact_minutes": round(sum(e.minutes or 0 for e in contacts) / 60),
        "cost_lines": dict(lines),
        "cost_total": total,
        "share_region": rules.share_out(total, (70, 30))[0],
        "share_municipality": rules.share_out(total, (70, 30))[1],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_the_figures_are_those_of_a_plain_count(seed):
    year = Year(Population(seed).ambito, 2024)
    Population(seed + 100, name="Livenza")  # a neighbour's service, which must not count
    counted, plain = count(year), plainly(year)
    assert {code: counted[code] for code in plain} == plain
    assert set(REGISTER_KEYS) <= set(plain)
    newer = slowly.plainly(year)
    assert {code: counted[code] for code in newer} == newer
    untold = {code for code, figure in FIGURES.items() if figure.noun and not figure.reckoned} - {*plain, *newer}
    assert untold <= TOLD_ELSEWHERE


TOLD_ELSEWHERE = {
    "referrals_received",
    "referrals_declined",
    "waiting_days_from",
    "waiting_days_to",
    "left_by_reason",
    "assessments_agreed",
    "interrupted_by_reason",
    "jobs_by_month",
}
"""Figures that the others of their kind stand for: the same conditions, another field."""


@pytest.mark.django_db
def test_behind_each_figure_stand_the_rows_it_counts(franca):
    year = Year(Population(3).ambito, 2024)
    counted = count(year)
    for code, figure in FIGURES.items():
        if figure.noun is None or figure.measure:
            continue
        if figure.is_breakdown:
            keys = [line.key for line in figure.slices] or [*counted[code]]
            behind = {key: figure.seen_by(franca, year, key).count() for key in keys}
            assert {key: number for key, number in behind.items() if number} == counted[code], code
        else:
            assert figure.seen_by(franca, year).count() == counted[code], code
        for thing in figure.seen_by(franca, year)[:3]:
            who, address, what, when = figure.noun.row(thing)
            assert str(who)
            assert str(when)


@pytest.mark.django_db
def test_a_social_worker_sees_her_own_team_behind_a_figure(alice, episode):
    year = Year(Population(3).ambito, 2024)
    figure = FIGURES["people_in_charge"]
    assert [*figure.seen_by(alice, year)] == [episode]
    assert count(year)["people_in_charge"] > 1


@pytest.mark.django_db
def test_who_comes_back_in_the_same_year_entered_once_as_she_was_first(alice):
    ambito = Population(1, people=0).ambito
    person = PersonFactory(ambito=ambito)
    EpisodeFactory(person=person, opened_on=date(2024, 2, 1), closed_on=date(2024, 3, 1), isced="0-2")
    EpisodeFactory(person=person, opened_on=date(2024, 9, 1), isced="3-4")
    counted = count(Year(ambito, 2024))
    assert counted["people_entered"] == 1
    assert counted["entered_by_isced"] == {"0-2": 1}


@pytest.mark.django_db
def test_two_cases_of_one_day_which_a_merge_leaves_are_one_person():
    ambito = Population(1, people=0).ambito
    person, day = PersonFactory(ambito=ambito, sex="F"), date(2024, 2, 1)
    for beside in (False, True):
        EpisodeFactory(person=person, opened_on=day, closed_on=date(2024, 3, 1), opened_beside=beside)
    counted = count(Year(ambito, 2024))
    assert counted["entered_by_sex"] == counted["in_charge_by_sex"] == {"F": 1}
    assert counted["people_entered"] == counted["people_exited"] == 1


@pytest.mark.parametrize("figure", [each for each in FIGURES.values() if each.noun and each.noun.apart])
def test_what_is_counted_apart_adds_up(figure):
    """Rows do, people do not; and a median is of the rows of one fact, by which alone they are counted apart."""
    assert not figure.distinct
    assert figure.measure is None or figure.noun.apart == (figure.of,)


@pytest.mark.django_db
def test_who_was_placed_or_hired_is_asked_once_whatever_they_are_compared_by():
    year = Year(Population(3).ambito, 2024)
    with CaptureQueriesContext(connection) as queries:
        series([f"{what}_by_{group}" for what in COMPARED for group in GROUPINGS], [year])
    (asked,) = queries
    assert asked["sql"].count('FROM "placements_internship"') == asked["sql"].count('FROM "placements_hire"') == 1


@pytest.mark.django_db
def test_an_empty_year_is_all_zeros():
    counted = count(Year(Population(1, people=0).ambito, 1999))
    assert counted["people_in_charge"] == 0
    assert counted["entered_by_sex"] == {}
    assert counted["cost_total"] == Decimal("0.00")
    assert counted["cost_per_person"] is None


@pytest.mark.django_db
def test_questions_stay_few_however_many_people_there_are():
    few, many = Population(1, name="Livenza", people=3), Population(2, people=60)
    asked = []
    for population in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            count(Year(population.ambito, 2024))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


@pytest.mark.django_db
def test_the_years_own_shares_are_used():
    ambito = Population(1).ambito
    FundingYear.objects.create(
        ambito=ambito, year=2024, granted=Decimal("100000.01"), share_region=60, share_municipality=40
    )
    counted = count(Year(ambito, 2024))
    assert counted["granted_region"] == Decimal("60000.01")
    assert counted["granted_municipality"] == Decimal("40000.00")
    assert counted["share_region"] + counted["share_municipality"] == counted["cost_total"]
    assert counted["residual"] == Decimal("100000.01") - counted["cost_total"]


@pytest.mark.django_db
def test_frozen_figures_thaw_to_the_same():
    counted = count(Year(Population(5).ambito, 2024))
    thawed = Counted.thawed(json.loads(json.dumps(counted.frozen())))
    assert thawed == counted
    assert all([*thawed[code]] == [*counted[code]] for code in ("cost_lines", "entered_by_age", "placements_by_month"))


@pytest.mark.django_db
def test_quarters_make_the_year_and_municipalities_no_more_than_it():
    ambito = Population(3, people=40).ambito
    one, other = MunicipalityFactory(ambito=ambito), MunicipalityFactory(ambito=ambito)
    Person.objects.filter(sex="F").update(municipality=one)
    Person.objects.exclude(sex="F").update(municipality=other)
    whole = count(Year(ambito, 2024))
    quarters = [count(Year(ambito, 2024, number)) for number in range(1, 5)]
    for code in ("placements_started", "jobs_started", "people_left", "referrals_received", "cost_total"):
        assert sum(each[code] for each in quarters) == whole[code], code
    places = [count(Year(ambito, 2024, municipality=place)) for place in ambito.municipalities.all()]
    for code in ("people_in_charge", "placements_started", "jobs_started", "contacts"):
        assert sum(each[code] for each in places) == whole[code], code
