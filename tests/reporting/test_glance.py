"""The year at a glance: pictures that say what they show, numbers as counted, never older than the page says."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from celery import current_app
from django.urls import reverse
from django.utils import translation

from equipe import jobs
from equipe.enums import Role
from equipe.models import AuditEntry, Job, Membership
from reporting import actions, clockwork, rules
from reporting.indicators import FIGURES, Counted, Glance, Plan, Year, count, look
from reporting.indicators.balance import standings
from reporting.indicators.glance import Money, Pipeline, Place, Source, whole_of
from reporting.models import KeptYear
from reporting.pictures import caseload, flow, money, pictures_of, pipeline, places, targets
from reporting.pictures.shapes import Bar
from reporting.rules import Position
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory

ROME = ZoneInfo("Europe/Rome")
DOOR = "reporting:year"


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


# A glance without database


def glance(*, on=date(2024, 7, 1), sources=(), told_money=(), told_places=(), way=None, target=75, **figures):
    empty = {code: {} if figure.is_breakdown else 0 for code, figure in FIGURES.items()}
    days = {code: None for code in FIGURES if code.startswith("days_to_") or code == "waiting_days"}
    plan = Plan(Decimal(0), Decimal(70), Decimal(30), target, 0)
    values = empty | days | {"cost_lines": {}, "cost_by_month": {}} | figures
    return Glance(7, Counted(2024, plan, values), on, tuple(sources), tuple(told_money), tuple(told_places), way)


@pytest.mark.parametrize(
    ("target", "on", "due"),
    [
        (75, date(2023, 12, 31), 0),
        (75, date(2024, 1, 1), 0),
        (366, date(2024, 1, 1), 1),
        (366, date(2024, 12, 31), 366),
        (75, date(2024, 7, 1), 38),
        (75, date(2025, 3, 1), 75),
        (0, date(2024, 7, 1), 0),
    ],
)
def test_where_one_should_be_by_a_day(target, on, due):
    assert rules.due_by(target, year=2024, on=on) == due


NOON = datetime(2024, 7, 1, 12, tzinfo=ROME)


@pytest.mark.parametrize(
    ("counted_at", "last_deed", "new_day", "over", "said"),
    [
        (None, None, False, False, True),  # never counted
        (NOON, None, False, False, False),
        (NOON, NOON - timedelta(hours=1), False, False, False),
        (NOON, NOON + timedelta(minutes=1), False, False, True),
        (NOON, NOON - timedelta(minutes=5), False, False, True),  # perhaps written down after it
        (NOON, None, True, False, True),  # another day stands elsewhere
        (NOON, NOON + timedelta(hours=1), False, True, False),  # a year that is over waits for the night
        (NOON, NOON + timedelta(hours=1), True, True, True),
        (NOON, NOON - timedelta(hours=1), True, True, False),
    ],
)
def test_when_a_year_is_counted_again(counted_at, last_deed, new_day, over, said):
    assert rules.is_to_count(counted_at, last_deed=last_deed, new_day=new_day, over=over) is said


@pytest.mark.parametrize(
    ("on", "started", "target", "said"),
    [
        (date(2024, 7, 1), 0, 75, "Internships begun: 0 of 75; an even pace would be at 38 by now, 38 more."),
        (date(2024, 7, 1), 37, 75, "Internships begun: 37 of 75; an even pace would be at 38 by now, 1 more."),
        (date(2024, 7, 1), 38, 75, "Internships begun: 38 of 75, just where an even pace would be by now."),
        (date(2024, 7, 1), 40, 75, "Internships begun: 40 of 75, 2 ahead of an even pace."),
        (date(2024, 7, 1), 80, 75, "Internships begun: 80, the target of 75 is reached."),
        (date(2024, 7, 1), 4, 0, "Internships begun: 4; no target is set."),
        (date(2025, 7, 1), 4, None, "Internships begun: 4; no target is set."),
        (date(2025, 7, 1), 74, 75, "Internships begun: 74 of 75, 1 fewer than aimed at."),
        (date(2025, 7, 1), 75, 75, "Internships begun: 75, the target of 75 was reached."),
    ],
)
def test_the_sentence_of_the_target(on, started, target, said):
    picture = targets.against_target(glance(on=on, placements_started=started, target=target))
    assert picture.sentence.startswith(said)


def test_where_no_target_was_set_none_is_drawn():
    shown = glance(placements_started=5, placements_by_month={"01": 2, "03": 3}, target=None)
    picture = targets.against_target(shown)
    assert (picture.bars[0].number, picture.bars[0].mark) == ("5; no target set", None)
    assert [str(cell) for cell in picture.table.lines[0].cells] == ["5", "–", "no target set"]
    assert (picture.key, picture.stairs[0].target) == ((), 0)


def test_what_begins_in_the_months_to_come_is_not_counted_for_the_pace():
    shown = glance(on=date(2024, 7, 1), placements_started=42, placements_by_month={"06": 38, "07": 1, "11": 3})
    picture = targets.against_target(shown)
    told = "Internships begun: 39 of 75, 1 ahead of an even pace. 3 more begin in the months to come."
    assert picture.sentence.startswith(told)
    assert (picture.bars[0].number, picture.bars[0].parts) == ("42 of 75", (("good", 39), ("waits", 3)))
    assert picture.stairs[0].steps[-1] == 39


def test_the_stairs_end_where_the_year_has_come():
    shown = glance(on=date(2024, 4, 2), placements_started=5, placements_by_month={"01": 2, "03": 3})
    stairs = targets.against_target(shown).stairs[0]
    assert stairs.steps == (2, 2, 5, 5)
    assert "March: 5" in stairs.alt
    assert "May" not in stairs.alt


@pytest.mark.parametrize(
    ("waiting", "left", "said"),
    [
        ({}, {}, "Nobody has come in 2024 yet."),
        (
            {"opened": 1},
            {},
            "One person came in 2024: assessed 0, with a signed project 0, in an internship 0, in a job 0. "
            "Most wait for the first assessment (1).",
        ),
        (
            {"opened": 2, "project": 3},
            {"hired": 4, "assessed": 1},
            "10 people came in 2024: assessed 8, with a signed project 7, in an internship 4, in a job 4. "
            "Most wait for an internship (3). Most left before a project (1).",
        ),
        (
            {"opened": 2, "project": 2},
            {},
            "4 people came in 2024: assessed 2, with a signed project 2, in an internship 0, in a job 0.",
        ),
    ],
)
def test_the_sentence_of_the_flow(waiting, left, said):
    shown = glance(came_open_by_step=waiting, came_left_by_step=left)
    assert flow.along_the_way(shown).sentence == said
    for bar in flow.along_the_way(shown).bars[1:]:
        assert sum(length for _look, length in bar.parts) == int(bar.number)


def line(fund, name, planned, committed, spent):
    return Money(fund, name, Position(Decimal(planned), Decimal(committed), Decimal(spent)))


FUND = "7d444840-9dc0-11d1-b245-5ffdce74fad2"


@pytest.mark.parametrize(
    ("granted", "lines", "said"),
    [
        (None, (), "No fund is written down for this year, and nothing was spent."),
        (
            None,
            (line("", "Staff", 0, 0, 10),),
            "No grant is written down yet; 10.00\u00a0€ are spent and 0.00\u00a0€ committed.",
        ),
        (
            100,
            (line(FUND, "Staff", 80, 20, 30),),
            "Of 100.00\u00a0€ granted, 30\u00a0% is spent and 20\u00a0% committed: 50.00\u00a0€ are left.",
        ),
        (
            100,
            (line(FUND, "Staff", 80, 60, 50),),
            "Of 100.00\u00a0€ granted, 10.00\u00a0€ more are spent and committed than there are.",
        ),
    ],
)
def test_the_sentence_of_the_money(granted, lines, said):
    sources = () if granted is None else (Source(FUND, "POR", Decimal(granted)),)
    shown = glance(sources=sources, told_money=lines, granted=Decimal(granted or 0))
    assert money.by_source(shown).sentence == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "No cost line has been planned or used yet."),
        ((line(FUND, "Staff", 80, 20, 30),), "Every line has room for what is spent and committed on it."),
        (
            (line(FUND, "Staff", 80, 60, 30), line("", "Cars", 0, 0, 1)),
            "More is spent and committed than planned: Staff.",
        ),
        (
            (line(FUND, "Staff", 80, 20, 30), line("", "Cars", 0, 0, 1)),
            "Every planned line holds; nothing was planned for: Cars.",
        ),
        (
            (line("", "Staff", 0, 0, 30), line("", "Cars", 0, 0, 1)),
            "Nothing was planned line by line; most was spent on Staff: 30.00\u00a0€.",
        ),
    ],
)
def test_the_sentence_of_the_lines(lines, said):
    assert money.by_line(glance(told_money=lines)).sentence == said


@pytest.mark.parametrize(
    ("told", "people", "said"),
    [
        ((), {}, "No municipality is written down, and nobody was in charge."),
        (
            (Place("Arta", None),),
            {"Arta": 1},
            "Nobody has written down the inhabitants of the municipalities: people are counted, rates are not.",
        ),
        ((Place("Arta", 1000),), {"Arta": 1}, "In Arta, 1.0 of 1,000 inhabitants were in charge."),
        (
            (Place("Arta", 1000), Place("Zuglio", 500)),
            {"Arta": 4, "Zuglio": 2},
            "In every municipality, 4.0 of 1,000 inhabitants were in charge.",
        ),
        (
            (Place("Arta", 10_000), Place("Zuglio", 500)),
            {"Arta": 4, "Zuglio": 2, "unknown": 3},
            "Of 1,000 inhabitants, most were in charge in Zuglio (4.0), fewest in Arta (0.4).",
        ),
    ],
)
def test_the_sentence_of_the_municipalities(told, people, said):
    picture = places.by_place(glance(told_places=told, in_charge_by_municipality=people))
    assert picture.sentence == said
    assert len(picture.bars) == len(people)


def test_the_sentences_of_agreements_and_openings():
    nothing = Pipeline(0, 0, 0, 0, 0, 0, 0, {})
    assert pipeline.agreed_and_offered(glance(way=nothing)).sentence.startswith(
        "No agreement is valid and nothing is offered"
    )
    some = replace(nothing, agreements=3, running_out=1, seats=8, taken=2, openings=4, candidacies={"proposed": 5})
    assert pipeline.agreed_and_offered(glance(way=some)).sentence == (
        "Valid agreements: 3; free seats: 6 of 8; open openings: 4; people on the way to one: 5. "
        "Agreements that end within 90 days with nothing after them: 1."
    )
    over = glance(on=date(2025, 3, 1), agreements_valid_at_year_end=2, seats_at_year_end=5)
    assert pipeline.agreed_and_offered(over).sentence == "At the end of 2024: valid agreements 2, seats 5."


def test_the_caseload_tells_of_units_and_of_no_one_alone():
    shown = glance(cases_by_unit={"North": 12, "South": 7}, followers_by_unit={"North": 3, "South": 1})
    picture = caseload.carried(shown, "unit")
    assert picture.sentence == "Open cases: 19; colleagues who follow them: 4."
    assert [bar.note for bar in picture.bars] == ["colleagues: 3 · cases for each: 4", "colleagues: 1"]
    assert caseload.carried(glance(), "unit").sentence == "No case is open."
    assert caseload.carried(glance(on=date(2025, 1, 1)), "unit").sentence == "No case was open at the end of 2024."


def test_lines_without_a_plan_are_drawn_beside_the_longest():
    lines = (line("", "Staff", 0, 0, 30), line("", "Cars", 0, 0, 15))
    drawn = [bar.stretches[0].width for bar in money.by_line(glance(told_money=lines)).bars]
    assert drawn == [1000, 500]


def test_a_year_planned_before_it_had_funds_shows_what_it_counted_on():
    shown = glance(told_money=(line("", "Staff", 0, 0, 30),), granted=Decimal(120))
    picture = money.by_source(shown)
    assert (
        picture.sentence
        == "Of 120.00\u00a0€ granted, 25\u00a0% is spent and 0\u00a0% committed: 90.00\u00a0€ are left."
    )
    assert [(bar.label, bar.number) for bar in picture.bars] == [("Without a fund", "30.00\u00a0€ of 120.00\u00a0€")]


@pytest.mark.parametrize("parts", [(), ((("a", 0),)), (("a", 3), ("b", 4)), (("a", -5), ("b", Decimal("7.5")))])
def test_the_stretches_of_a_bar_stay_on_it(parts):
    drawn = Bar("x", "1", parts, 7.5).stretches
    assert all(each.x >= 0 and each.x + each.width <= 1000 for each in drawn)
    assert all(first.x + first.width == then.x for first, then in zip(drawn, drawn[1:], strict=False))


# Kept, and as counted


@pytest.mark.django_db
def test_what_is_kept_is_what_is_counted(service):
    at, on = datetime(2024, 12, 30, 10, 42, tzinfo=ROME), date(2024, 12, 30)
    kept = actions.keep_year(service, 2024, at=at, on=on)
    kept.refresh_from_db()
    told = Glance.thawed(kept.told, kept.ambito_id)
    assert told == look(Year(service, 2024), on=on)
    assert told.counted.values == count(Year(service, 2024)).values
    assert whole_of(told.money) == sum((each.whole for each in standings(service, on=on)), Position())
    assert kept.counted_at == at


@pytest.mark.django_db
def test_who_began_to_count_later_is_kept(service):
    early, late = (datetime(2024, 12, 30, hour, tzinfo=ROME) for hour in (9, 10))
    for at in (late, early):
        actions.keep_year(service, 2024, at=at, on=date(2024, 12, 30))
    assert KeptYear.objects.get().counted_at == late


@pytest.mark.django_db
def test_the_clock_counts_what_may_have_changed(service, franca):
    with time_machine.travel("2024-07-01T08:00Z"):
        clockwork.count_the_years()
    first = KeptYear.objects.of(service).moments()
    assert {2023, 2024} <= first.keys()
    with time_machine.travel("2024-07-01T08:20Z"):
        clockwork.count_the_years()
    assert KeptYear.objects.of(service).moments() == first, "nothing was done"
    with time_machine.travel("2024-07-01T08:25Z"):
        AuditEntry.objects.create(verb="episode.opened", thing_kind="x", thing_id="x", actor=franca)
    with time_machine.travel("2024-07-01T08:30Z"):
        clockwork.count_the_years()
    later = KeptYear.objects.of(service).moments()
    assert {year for year in later if later[year] != first[year]} == {2024}
    with time_machine.travel("2024-07-02T05:00Z"):
        clockwork.count_the_years()
    assert all(moment > later[year] for year, moment in KeptYear.objects.of(service).moments().items())
    assert not AuditEntry.objects.filter(verb="keptyear.counted").exists()


# The page


@pytest.fixture
def session(browse, franca):
    return browse(franca)


@pytest.fixture
def carry_out():
    """Does a job as the worker would."""
    current_app.loader.import_default_modules()
    return lambda job: jobs.carry_out(job_id=str(job.pk))


@pytest.fixture
def kept(service):
    return actions.keep_year(service, 2024, at=datetime(2024, 12, 30, 10, 42, tzinfo=ROME), on=date(2024, 12, 30))


def test_the_page_reads_what_is_kept(session, kept, django_assert_max_num_queries):
    url = reverse(DOOR)
    session.get(url, {"year": 2024})
    with django_assert_max_num_queries(8):
        shown = text(session.get(url, {"year": 2024}))
    assert "As of 30 December 2024, 10:42" in shown
    for picture in pictures_of(Glance.thawed(kept.told, kept.ambito_id)):
        assert f'id="{picture.code}"' in shown
    assert shown.count("The numbers as a table") == shown.count('<details class="picture-table"')


def test_every_way_behind_leads_somewhere(session, kept):
    for picture in pictures_of(Glance.thawed(kept.told, kept.ambito_id)):
        urls = {bar.url for bar in picture.bars} | {line.url for line in picture.table.lines}
        for url in (urls | {way for _words, way in picture.ways}) - {""}:
            assert session.get(url).status_code == 200, url


def test_the_lists_behind_the_flow_are_as_long_as_it_says(session, kept, service):
    shown = Glance.thawed(kept.told, kept.ambito_id)
    for step, number in shown.counted["came_open_by_step"].items():
        behind = FIGURES["came_open_by_step"].behind(Year(service, 2024), step)
        assert behind.count() == number


def test_before_anything_is_kept_the_page_counts(session, service):
    with time_machine.travel("2024-12-30T09:42Z", tick=False):
        shown = text(session.get(reverse(DOOR), {"year": 2024}))
    assert "As of 10:42" in shown
    assert "Counted while you waited" in shown
    assert not KeptYear.objects.exists(), "a look writes nothing"


def test_what_was_kept_before_a_figure_was_invented_is_counted_again(session, kept):
    del kept.told["figures"]["values"]["jobs_started"]
    kept.save(update_fields=["told"])
    assert "Counted while you waited" in text(session.get(reverse(DOOR), {"year": 2024}))


def test_one_has_a_year_counted_and_sees_how_far_it_is(session, kept, franca, carry_out):
    url = reverse("reporting:count_year")
    for _turn in range(2):
        shown = text(session.post(url, {"year": 2024}, follow=True))
        assert "Waiting for its turn" in shown
        assert "As of 30 December 2024, 10:42" in shown, "what is shown is no newer than it says"
    job = Job.objects.get()  # asked for twice, counted once
    assert not session.get(job.get_absolute_url(), headers={"HX-Request": "true"}).has_header("HX-Refresh")
    carry_out(job)
    assert session.get(job.get_absolute_url(), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert KeptYear.objects.get().counted_at > kept.counted_at
    shown = text(session.get(reverse(DOOR), {"year": 2024}))
    assert "10:42" not in shown
    assert "Waiting for its turn" not in shown
    assert AuditEntry.objects.get(verb="keptyear.counted").actor == franca


def test_a_counting_that_failed_is_told_until_a_later_one(session, kept, franca, carry_out):
    session.post(reverse("reporting:count_year"), {"year": 2024})
    Membership.objects.filter(user=franca).update(role=Role.MEDIATOR)
    carry_out(Job.objects.get())
    Membership.objects.filter(user=franca).update(role=Role.COORDINATOR)
    assert "may no longer see it" in text(session.get(reverse(DOOR), {"year": 2024}))
    assert KeptYear.objects.get().counted_at == kept.counted_at
    session.post(reverse("reporting:count_year"), {"year": 2024})
    carry_out(Job.objects.newest_first().first())
    assert "may no longer see it" not in text(session.get(reverse(DOOR), {"year": 2024}))


@pytest.mark.parametrize("sent", [{}, {"year": ""}, {"year": "x"}, {"year": "1066"}, {"year": "99999999999"}])
def test_a_year_nobody_knows_is_this_one(session, service, sent):
    assert session.post(reverse("reporting:count_year"), sent).status_code == 302
    assert session.get(reverse(DOOR), sent).status_code == 200


def test_a_year_without_data_teaches(session, franca):
    shown = text(session.get(reverse(DOOR)))
    assert "is noted in" in shown
    assert "Targets of the year" in shown
    assert '<svg class="strip"' not in shown


def test_of_another_district_no_list_of_hers_is_promised(session, franca, service):
    there = AmbitoFactory(name="Tagliamento")
    MembershipFactory(user=franca, team=TeamFactory(ambito=there, inclusion=True), role=Role.COORDINATOR)
    from_there = text(session.get(reverse(DOOR), {"district": there.pk}))
    assert "Tagliamento" in from_there
    assert "/cases/" not in from_there
    session.post(f"{reverse('reporting:count_year')}?district={there.pk}", {})
    assert Job.objects.get().payload["ambito"] == there.pk


def test_her_first_page_leads_there(session, service):
    assert reverse(DOOR) in text(session.get(reverse("reporting:home")))
    assert reverse(DOOR) in text(session.get(reverse("reporting:desk")))
