"""The pages of the figures: by chapter, each explained, as cohorts; and what is said where there is nothing."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from reporting import rules
from reporting.enums import Audience
from reporting.explained import explain
from reporting.indicators import FIGURES, HIDDEN, Year, cohorts, count
from reporting.pictures.cohorts import sides_of
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory
from tests.placements.factories import HireFactory, InternshipFactory
from tests.reporting.population import Population

pytestmark = pytest.mark.django_db


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def page(code, year=2024):
    return reverse("reporting:figure", args=[year, code])


@pytest.mark.parametrize(
    ("part", "whole", "interval"),
    [(0, 0, None), (0, 10, (0, 28)), (10, 10, (72, 100)), (5, 10, (24, 76)), (40, 100, (31, 50))],
)
def test_the_interval_of_a_part(part, whole, interval):
    assert rules.wilson(part, whole) == interval


def test_every_figure_has_a_page_that_explains_it(browse, service, franca):
    session = browse(franca)
    for code, figure in FIGURES.items():
        shown = text(session.get(page(code)))
        assert "Beside earlier years" in shown, code
        assert str(figure.source.act) in shown.replace("&#x27;", "'"), code
        assert all(reverse("reporting:figure", args=[year, code]) in shown for year in (2021, 2022, 2023)), code


def test_a_year_without_data_says_so(browse, service, franca):
    session = browse(franca)
    assert "No one yet in 1999." in text(session.get(page("people_in_charge", 1999)))
    assert "a part of nothing is no figure" in text(session.get(page("placement_to_job", 1999)))
    assert "there is nothing to measure" in text(session.get(page("days_in_charge", 1999)))
    assert session.get(reverse("reporting:figures"), {"year": 1999}).status_code == 200


def test_a_rate_of_nothing_is_no_rate(franca):
    counted = count(Year(Population(1, people=0).ambito, 2024))
    assert counted["placement_to_job"] is None
    assert counted["days_to_placement"] is None


def test_a_rate_of_few_says_how_little_it_says(alice):
    person = PersonFactory()
    episode = EpisodeFactory(person=person)
    InternshipFactory(episode=episode, person=person, starts_on=date(2024, 3, 1), ends_on=date(2024, 5, 31))
    HireFactory(episode=episode, person=person, starts_on=date(2024, 6, 3))
    told = explain(FIGURES["placement_to_job"], Year(person.ambito, 2024))
    assert str(told.value) == "100\u00a0%"
    assert "1 of 1." in told.sentence
    assert "from 21\u00a0% to 100\u00a0%" in told.sentence


def test_what_could_not_be_counted_leads_to_a_list(browse, service, franca):
    shown = text(browse(franca).get(page("eeco02")))
    behind = reverse("reporting:cases_behind", args=[2024, "missing_employment"])
    assert behind in shown
    assert browse(franca).get(behind).status_code == 200


def test_a_job_before_its_case_is_told(alice, episode):
    HireFactory(episode=episode, person=episode.person, starts_on=date(2024, 1, 15))
    counted = count(Year(episode.team.ambito, 2024))
    assert counted["jobs_before_case"] == 1
    assert counted["jobs_after_6"] == {"unknown": 1}


def test_what_tells_of_colleagues_or_compares_people_is_for_the_inclusion_team(browse, service, alice, franca):
    codes = [code for code, figure in FIGURES.items() if figure.audience == Audience.DESK]
    assert {"cases_by_role", "placed_by_disability"} <= {*codes}
    for code in codes:
        assert browse(alice).get(page(code)).status_code == 403
        assert browse(alice).get(reverse("reporting:cases_behind", args=[2024, code])).status_code == 403
        assert browse(franca).get(page(code)).status_code == 200
    assert 'id="workload"' not in text(browse(alice).get(reverse("reporting:figures"), {"year": 2024}))


def test_no_mean_tells_of_one_colleague(browse, franca, alice, episode):
    shown = text(browse(franca).get(reverse("reporting:figures"), {"year": 2024}))
    assert 'data-label="Cases a colleague">–' in shown


def test_a_list_of_disabilities_is_shown_to_who_follows(alice, bruno, franca, episode):
    episode.disabled = True
    episode.save(update_fields=["disabled"])
    figure, year = FIGURES["eeco12"], Year(episode.team.ambito, 2024)
    assert [figure.seen_by(reader, year).count() for reader in (alice, bruno, franca)] == [1, 0, 1]


def test_one_finds_a_figure_by_its_words(browse, service, franca):
    url = reverse("reporting:figures")
    shown = text(browse(franca).get(url, {"year": 2024, "q": "first internship"}))
    assert "Until the first internship" in shown
    assert "People in charge" not in shown.split("<main")[1]
    assert "No figure is called like that" in text(browse(franca).get(url, {"year": 2024, "q": "xyzzy"}))


def test_pages_ask_few_questions(browse, service, franca, django_assert_max_num_queries):
    session = browse(franca)
    session.get(page("people_in_charge"))
    for code in ("people_in_charge", "jobs_after_6", "distance_travelled"):
        with django_assert_max_num_queries(26):
            session.get(page(code))
    with django_assert_max_num_queries(32):
        session.get(reverse("reporting:figures"), {"year": 2024})


@pytest.mark.parametrize("seed", range(3))
def test_the_years_as_cohorts_are_those_of_a_plain_count(seed):
    ambito = Population(seed).ambito
    for year in (2023, 2024):
        counted = count(Year(ambito, year))
        came = {cohort.year: cohort for cohort in cohorts.entered(ambito)}[year]
        assert came.people == counted["people_entered"]
        became = sum(came.counts[name] for name in ("open", "dropped", "left"))
        assert became == came.people
        gone = {cohort.year: cohort for cohort in cohorts.left(ambito)}[year]
        exits, later = counted["exits_by_standing"], counted["six_months_by_standing"]
        assert gone.people == counted["people_exited"]
        assert gone.counts["working"] == exits.get("employed", 0)
        assert gone.counts["not_working"] == exits.get("seeking", 0) + exits.get("not_seeking", 0)
        assert gone.counts["later_unknown"] == later.get("unknown", 0)


def test_the_page_of_the_cohorts(browse, service, franca, django_assert_max_num_queries):
    session = browse(franca)
    session.get(reverse("reporting:cohorts"))
    with django_assert_max_num_queries(14):
        assert "By the year they came" in text(session.get(reverse("reporting:cohorts")))


def test_a_cohort_leads_to_the_cases_it_is_made_of(browse, service, franca):
    page = browse(franca).get(reverse("reporting:cohorts")).content.decode()
    for code in ("people_entered", "people_exited"):
        assert reverse("reporting:figure", args=[2024, code]) in page


def test_steps_stand_in_their_order():
    figure = FIGURES["came_open_by_step"]
    assert [*figure.read({figure.code: {"hired": 1, "elsewhere": 4, "opened": 2, "placed": 0, "project": 3}})] == [
        *("opened", "project", "hired", "elsewhere")
    ]


def test_what_one_cost_tells_what_was_divided_and_opens_the_spending(browse, service, franca):
    page = browse(franca).get(reverse("reporting:figure", args=[2024, "cost_per_job"])).content.decode()
    assert "Numerator" in page
    assert f"{reverse('reporting:spending')}?year=2024" in page


def test_what_a_figure_counted_is_found_again_by_its_keys(service):
    for figure in (each for each in FIGURES.values() if each.opens):
        counted = set(figure.behind(Year(service, 2024)).values_list("pk", flat=True)[:5])
        assert {each.pk for each in figure.noun.named(counted, Year(service, 2024))} == counted, figure.code


def test_figures_that_others_are_made_of_exist():
    for figure in FIGURES.values():
        named = (figure.part, figure.whole, figure.sums_to, *figure.gaps, *figure.spread)
        assert [code for code in named if code and code not in FIGURES] == [], figure.code


def test_the_handbook_tells_every_figure():
    told = (Path(__file__).parents[2] / "docs" / "algorithms" / "figures.md").read_text(encoding="utf-8")
    with override("en"):
        rows = [f"| `{code}` | {f.label} | {f.definition} | {f.source} |" for code, f in FIGURES.items()]
    assert [row for row in rows if row not in told] == []
    assert told.count("\n| `") == len(rows)


@pytest.mark.parametrize("seed", range(2))
def test_the_lists_behind_a_cohort_hold_as_many_as_it_counts(seed):
    ambito = Population(seed).ambito
    for code, found in (("entered", cohorts.entered(ambito)), ("left", cohorts.left(ambito))):
        for cohort in found:
            lists = {name: cohorts.behind(code, name).total(Year(ambito, cohort.year)) for name in cohort.counts}
            assert lists == cohort.counts


def test_a_job_counts_after_an_internship_that_began_before(alice, episode):
    hired = HireFactory(episode=episode, person=episode.person, starts_on=date(2024, 5, 2))
    [came] = cohorts.entered(episode.team.ambito)
    assert (came.counts["hired"], came.counts["placed"], came.counts["converted"]) == (1, 0, 0)
    InternshipFactory(episode=episode, person=episode.person, starts_on=hired.starts_on, ends_on=date(2024, 8, 1))
    assert cohorts.entered(episode.team.ambito)[0].counts["converted"] == 1


@pytest.mark.parametrize("path", ["reporting:figures", "reporting:cohorts"])
def test_the_desk_sees_small_numbers_and_their_cases(browse, franca, alice, episode, path):
    """One case alone: the desk that sees it is told so, with a word of caution; a unit that sees its own is not."""
    url, asked = reverse(path), {"year": 2024}
    desk, unit = text(browse(franca).get(url, asked)), text(browse(alice).get(url, asked))
    compared = desk.split('id="equity"')[-1]
    assert "few people: read with caution" in compared
    assert "not shown" not in compared.replace("are shown here, not", "")
    assert "Small numbers: no line of this table can be shown." in unit.split('id="equity"')[-1]


def test_each_number_of_the_desk_opens_the_cases_it_counts(browse, franca, alice, episode):
    name = str(episode.person)
    for path, way in (
        (reverse("reporting:cohorts"), reverse("reporting:cohort_cases", args=[2024, "entered", "open"])),
        (
            reverse("reporting:figures") + "?year=2024",
            reverse("reporting:cases_behind", args=[2024, "in_charge_by_sex"]) + f"?line={episode.person.sex}",
        ),
    ):
        assert way in text(browse(franca).get(path))
        assert way not in text(browse(alice).get(path))
        assert name in text(browse(franca).get(way))
    assert browse(alice).get(reverse("reporting:cohort_cases", args=[2024, "entered", "open"])).status_code == 403
    assert browse(franca).get(reverse("reporting:cohort_cases", args=[2024, "entered", "x"])).status_code == 404


def test_years_as_cohorts_tell_what_is_missing_where_there_is_nothing(browse, franca):
    shown = text(browse(franca).get(reverse("reporting:cohorts")))
    assert "No one has come yet" in shown
    assert "No one has left yet" in shown


@pytest.mark.parametrize("seed", range(3))
def test_pictures_of_cohorts_draw_no_hidden_number(seed):
    ambito = Population(seed, people=60).ambito
    hidden = 0
    for side in sides_of(ambito, opens=False):
        for picture in side.pictures:
            for bar in picture.bars:
                lengths = [length for _look, length in bar.parts]
                hidden += str(HIDDEN) in bar.note
                assert not {1, 2, 3, 4} & set(lengths)
                assert bar.url == ""
    assert hidden


def test_the_desk_of_another_district_sees_no_small_numbers_here(browse, alice, episode):
    """Alice works in a unit here, and at the desk elsewhere: of this district she sees her own cases only."""
    far = TeamFactory(ambito=AmbitoFactory(name="Tagliamento"), name="Equipe Tagliamento", kind="inclusion")
    MembershipFactory(user=alice, team=far, role="mediator")
    assert alice.ambito == episode.team.ambito
    assert "Small numbers: no line of this table can be shown." in text(browse(alice).get(reverse("reporting:cohorts")))
    assert browse(alice).get(page("placed_by_sex")).status_code == 403
    assert browse(alice).get(reverse("reporting:cohort_cases", args=[2024, "entered", "open"])).status_code == 403
