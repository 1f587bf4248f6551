"""Of a running year: what begins or ends after today is said beside the figure, and papers isolate nobody by it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from reporting import freezing
from reporting.indicators import HIDDEN, Told, Year, to_come, told_to_come
from reporting.models import Report
from reporting.views import figures
from tests.beneficiaries.factories import EpisodeFactory
from tests.placements.factories import HireFactory, InternshipFactory

TODAY = date(2026, 11, 10)
STARTED = "placements_started"


def told(whole, months, year=2026):
    months = {f"{month:02}": n for month, n in months.items()}
    values = {STARTED: whole, "placements_by_month": months, "placements_completed": 40}
    return Told(year, None, values)


@pytest.mark.parametrize(
    ("n", "whole", "months", "said"),
    [
        (7, 30, {3: 23, 12: 7}, 7),  # a month to come, told by itself
        (13, 30, {3: 11, 11: 12, 12: 7}, 13),  # six of twelve of this month, six before today
        (9, 30, {3: 11, 11: 12, 12: 7}, None),  # two of this month begin after today
        (17, 30, {3: 11, 11: 12, 12: 7}, None),  # two of this month have begun
        (3, 30, {3: 27, 12: 3}, None),
        (27, 30, {3: 3, 12: 27}, None),  # all but three are to come
        (30, 30, {12: 30}, 30),
        (12, HIDDEN, {11: 12}, None),
        (12, 30, {3: 18, 11: HIDDEN, 12: HIDDEN}, None),
        (12, 30, {3: HIDDEN, 4: HIDDEN, 12: 12}, 12),  # what is hidden is over
    ],
)
def test_a_paper_tells_how_many_are_to_come_where_nobody_is_isolated(n, whole, months, said):
    assert told_to_come({STARTED: n}, told(whole, months), on=TODAY) == {STARTED: said}


def test_of_what_ends_a_paper_says_only_that_there_is_some():
    assert told_to_come({"placements_completed": 20}, told(30, {}), on=TODAY) == {"placements_completed": None}


@pytest.fixture
def internships(episode):
    """As many as are asked for, each of another person of Alice's team."""

    def made(number, *, starts_on, ends_on):
        for _each in range(number):
            case = EpisodeFactory(team=episode.team, opened_on=date(2026, 1, 7))
            InternshipFactory(episode=case, person=case.person, starts_on=starts_on, ends_on=ends_on)

    return made


@pytest.mark.django_db
def test_what_begins_or_ends_today_is_not_to_come(episode, internships):
    ambito = episode.team.ambito
    internships(1, starts_on=date(2026, 3, 1), ends_on=TODAY)
    internships(1, starts_on=TODAY, ends_on=date(2026, 12, 31))
    internships(1, starts_on=date(2026, 11, 11), ends_on=date(2027, 1, 2))
    HireFactory(episode=episode, person=episode.person, starts_on=date(2026, 12, 1))
    found = {"placements_started": 1, "placements_completed": 1, "jobs_started": 1}
    assert to_come(Year(ambito, 2026), on=TODAY) == found
    assert to_come(Year(ambito, 2026), on=date(2026, 12, 31)) == {}
    assert to_come(Year(ambito, 2025), on=TODAY) == {}


@pytest.mark.django_db
def test_the_pages_of_a_running_year_say_how_many_are_to_come(browse, franca, internships, monkeypatch):
    monkeypatch.setattr(figures, "timezone", SimpleNamespace(localdate=lambda: TODAY))
    internships(2, starts_on=date(2026, 3, 1), ends_on=date(2026, 12, 20))
    internships(1, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 2))
    session = browse(franca)
    every = session.get(reverse("reporting:figures"), {"year": 2026}).content.decode()
    assert "of which 1 begins after 10 November 2026" in every
    assert "of which 2 end after 10 November 2026" in every
    one = session.get(reverse("reporting:figure", args=[2026, "placements_started"])).content.decode()
    assert '<p class="figure-number">3</p>' in one
    assert "Of which 1 begins after 10 November 2026." in one
    assert "begins after" not in session.get(reverse("reporting:figures"), {"year": 2025}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["funding", "outcomes", "mayors", "quarter"])
def test_papers_of_a_running_year_say_it_in_every_chapter_that_tells_the_figure(franca, internships, kind):
    internships(6, starts_on=date(2026, 3, 1), ends_on=date(2026, 12, 20))
    internships(7, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 2))
    report = Report(ambito=franca.ambito, kind=kind, year=2026, begun_by=franca, language="it")
    report.quarter = 4 if kind == "quarter" else None
    counting = freezing.count_for(report, on=TODAY)
    tells = [each for each in counting.paper(report).sections if "placements_started" in each.figures]
    said = "di cui alcuni iniziano dopo il" if report.quarter else "di cui 7 iniziano dopo il"
    assert tells
    assert all(any(said in words for words in each.sentences) for each in tells)
    with_none = freezing.count_for(report, on=date(2026, 12, 31)).paper(report)
    assert not any("dopo il" in words for each in with_none.sections for words in each.sentences)
    assert with_none.tables == counting.paper(report).tables
