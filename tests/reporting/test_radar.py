"""What will be missing in the report: found as the rules say, told to whoever mends it, set aside with a reason."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from beneficiaries.models import EntryFacts
from equipe.verdicts import Refused
from reporting import actions, rules
from reporting.indicators import Year
from reporting.models import RadarLetter, RadarWeek, SetAside
from reporting.radar import KINDS, Asked, found, mended_since, rows_of
from reporting.tasks import tell_missing
from tests.beneficiaries.factories import EpisodeFactory
from tests.reporting.population import Population

ON = date(2024, 11, 30)


@pytest.mark.parametrize(
    ("on", "year", "season"),
    [
        (date(2026, 9, 30), 2026, False),
        (date(2026, 10, 1), 2026, True),
        (date(2026, 12, 31), 2026, True),
        (date(2027, 1, 31), 2026, True),
        (date(2027, 2, 1), 2027, False),
    ],
)
def test_from_october_to_january_one_mends_the_year_of_the_report(on, year, season):
    assert (rules.year_to_mend(on), rules.in_season(on)) == (year, season)


def test_nobody_is_written_to_twice_a_day():
    assert rules.may_write_again(None, on=ON)
    assert not rules.may_write_again(ON, on=ON)
    assert rules.may_write_again(ON - timedelta(days=1), on=ON)


@pytest.fixture
def asked(db):
    return Asked(Year(Population(11, people=40).ambito, 2024), ON)


def case_of(asked, alice, **told):
    """A case of Alice's with all that the report asks, but for what is told."""
    known = {"employment": "unemployed", "isced": "0-2", "case_manager": alice, "opened_on": date(2024, 3, 1)}
    return EpisodeFactory(team__ambito=asked.year.ambito, **known | told)


def test_facts_at_entry_are_missing_until_they_are_written(asked, alice):
    episode = case_of(asked, alice)
    assert str(episode.pk) in found(asked).of_kind("entry", owner=str(alice.pk))
    EntryFacts.objects.create(episode=episode, written_by=alice)
    assert str(episode.pk) not in found(asked).of_kind("entry")


def test_what_nobody_follows_falls_to_the_role(asked):
    episode = case_of(asked, None)
    assert str(episode.pk) in found(asked).of_kind("entry", owner=str(KINDS["entry"].role))


def test_the_question_counts_what_the_lists_show(asked):
    missing = found(asked)
    for kind in KINDS.values():
        rows = kind.rows(asked)
        assert sorted(missing.of_kind(kind.code)) == sorted(map(str, rows.values_list("pk", flat=True))), kind.code
    assert {"entry", "end", "months"} <= {kind.code for kind, _number, _owners in missing.by_kind}


def test_attendance_is_missing_for_each_month_that_is_over_and_not_closed(asked):
    open_ones = set(map(str, KINDS["months"].rows(asked).values_list("pk", flat=True)))
    for internship in KINDS["months"].rows(asked).model.objects.all():
        last = min(internship.last_day, date(2024, 10, 31))
        first = max(internship.starts_on, date(2024, 1, 1))
        passed = (last.year - first.year) * 12 + last.month - first.month + 1 if first <= last else 0
        closed = internship.months.filter(month__range=(date(2024, 1, 1), last)).count()
        assert (str(internship.pk) in open_ones) == (closed < passed)


def test_few_questions_however_much_is_missing(asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        found(asked)


def test_set_aside_it_is_told_of_no_longer(asked, alice, franca):
    episode = case_of(asked, alice)
    told = {"kind": "entry", "record": episode.pk}
    with pytest.raises(Refused):
        actions.set_aside(asked.year.ambito, because=" ", by=franca, **told)
    aside = actions.set_aside(asked.year.ambito, because="Rifiuta di rispondere.", by=franca, **told)
    assert str(episode.pk) not in found(asked).of_kind("entry")
    with pytest.raises(Refused):
        actions.set_aside(asked.year.ambito, because="Ancora.", by=franca, **told)
    actions.take_back(aside, by=franca)
    assert str(episode.pk) in found(asked).of_kind("entry")


def test_a_week_later_one_sees_what_was_mended(asked, alice):
    episode = case_of(asked, alice)
    actions.keep_week(asked.year.ambito, on=ON - timedelta(days=7))
    assert actions.keep_week(asked.year.ambito, on=ON - timedelta(days=7)) == RadarWeek.objects.get()
    EntryFacts.objects.create(episode=episode, written_by=alice)
    _week, mended = mended_since(asked.year.ambito, found(asked))
    assert mended["entry"] == 1


def test_letters_go_once_a_day_and_tell_of_nobody(asked, alice, franca):
    episode = case_of(asked, alice)
    told = {"link": "https://equipe.example/radar/", "by": franca}
    assert actions.send_lists(asked.year.ambito, {alice: 3, franca: 0}, on=ON, **told) == 1
    with pytest.raises(Refused):
        actions.send_lists(asked.year.ambito, {alice: 3}, on=ON, **told)
    sent = RadarLetter.objects.get()
    assert sent.number == 3
    tell_missing(sent.job, lambda *_words: None)
    [letter] = mail.outbox
    assert letter.to == [alice.email]
    assert "3" in letter.subject
    assert str(episode.person) not in letter.body
    assert str(episode.pk) not in letter.body


def test_everybody_sees_her_own_and_the_coordinator_all(alice, chiara, franca, browse):
    ours = Asked(Year(franca.ambito, rules.year_to_mend(date.today())), date.today())
    episode = EpisodeFactory(team=alice.standing[0].team, case_manager=alice, opened_on=ours.year.first, isced="")
    url = reverse("reporting:radar_list", args=["entry"])
    assert str(episode.person) in browse(franca).get(url).content.decode()
    assert str(episode.person) in browse(alice).get(url).content.decode()
    assert str(episode.person) not in browse(chiara).get(url).content.decode()
    page = browse(franca).get(reverse("reporting:radar")).content.decode()
    assert str(alice) in page
    assert reverse("reporting:send_lists") in page
    assert reverse("reporting:send_lists") not in browse(alice).get(reverse("reporting:radar")).content.decode()
    preview = browse(franca).get(reverse("reporting:send_lists")).content.decode()
    assert str(alice) in preview
    browse(franca).post(reverse("reporting:set_aside", args=["entry", episode.pk]), {"because": "Trasferita."})
    assert SetAside.objects.get().because == "Trasferita."
    assert rows_of(KINDS["entry"], ours, user=alice).count() == 0
