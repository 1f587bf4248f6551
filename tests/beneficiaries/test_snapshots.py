"""How somebody stood when she came, when she left and six months later: who may know it, and what cannot be wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from beneficiaries import actions
from beneficiaries.enums import DateKind, SnapshotMoment
from beneficiaries.models import EntryFacts, Episode, Snapshot, deadlines, timeline
from beneficiaries.rules import deadlines as rules_of_deadlines
from beneficiaries.rules import seen_in_time, window
from equipe.verdicts import Refused

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 7, 9, tzinfo=UTC)
LEFT = date(2024, 11, 30)


def close(episode, day=LEFT):
    Episode.objects.filter(pk=episode.pk).update(closed_on=day, closing_reason="other")
    episode.refresh_from_db()
    return episode


@pytest.mark.parametrize(
    ("moment", "day", "fine"),
    [
        ("exit", LEFT - timedelta(days=1), False),
        ("exit", LEFT, True),
        ("exit", LEFT + timedelta(days=28), True),
        ("exit", LEFT + timedelta(days=29), False),
        ("six_months", LEFT + timedelta(days=149), False),
        ("six_months", LEFT + timedelta(days=150), True),
        ("six_months", LEFT + timedelta(days=210), True),
        ("six_months", LEFT + timedelta(days=211), False),
    ],
)
def test_one_looks_in_the_days_the_fund_looks_at(moment, day, fine):
    assert seen_in_time(moment, day, left_on=LEFT).favourable is fine


def test_leaving_is_noted_in_four_weeks_and_asked_again_after_six_months():
    days = {DateKind.LEFT: date(2024, 8, 31), DateKind.LEFT_HALF_A_YEAR: date(2024, 8, 31)}
    assert [due.by for due in rules_of_deadlines(days)] == [date(2024, 9, 28), date(2025, 2, 28)]


def test_a_correction_stands_beside_what_was_noted(alice, episode):
    close(episode)
    told = {"moment": SnapshotMoment.EXIT, "seen_on": LEFT, "by": alice, "at": AT}
    first = actions.take_snapshot(episode, standing="employed", **told)
    assert actions.take_snapshot(episode, standing="employed", **told) == first  # a second click
    with pytest.raises(actions.Stale):
        actions.take_snapshot(episode, standing="seeking", **told)
    second = actions.take_snapshot(episode, standing="seeking", corrects=first.pk, **told)
    assert list(Snapshot.objects.standing()) == [second]
    told = [
        moment.text
        for moment in timeline(Episode.objects.filter(pk=episode.pk), reader=alice)
        if moment.title == "upon leaving"
    ]
    assert told == ["without work, and looking for it"]
    assert Snapshot.objects.count() == 2


def test_an_open_case_has_nobody_who_left(alice, episode):
    with pytest.raises(Refused, match="This case is open"):
        actions.take_snapshot(episode, moment="exit", seen_on=LEFT, standing="employed", by=alice, at=AT)


def test_deadlines_ask_for_it_until_it_is_noted(alice, episode):
    close(episode, localdate() - timedelta(days=10))
    mine = Episode.objects.filter(pk=episode.pk)
    assert [str(due.deadline.kind) for due in deadlines(mine, reader=alice)] == ["exit_asked", "follow_up"]
    actions.take_snapshot(episode, moment="exit", seen_on=episode.closed_on, by=alice, at=AT)  # "not known" is told too
    assert [str(due.deadline.kind) for due in deadlines(mine, reader=alice)] == ["follow_up"]
    close(episode, localdate() - timedelta(days=400))
    assert deadlines(mine, reader=alice) == []


def test_what_is_sensitive_is_shown_to_who_follows_and_to_the_desk(browse, alice, bruno, franca, episode):
    EntryFacts.objects.create(episode=episode, minority="yes", written_by=alice)
    panel = reverse("beneficiaries:standing_panel", args=[episode.pk])
    words = "of a minority"
    for reader, sees in ((alice, True), (bruno, False), (franca, True)):
        assert (words in browse(reader).get(panel).content.decode().lower()) is sees


def test_facts_are_kept_once_and_nobody_is_overwritten(browse, alice, episode):
    door = reverse("beneficiaries:entry_facts", args=[episode.pk])
    assert b"need not answer" in browse(alice).get(door).content
    page = dict.fromkeys(("long_unemployed", "in_training", "foreign_background", "minority"), "not_asked")
    page |= {"homeless": "yes", "rural": "no", "children": "refused", "evidence": "declaration", "version": "0"}
    browse(alice).post(door, page | {"employment": "inactive", "isced": "3-4"})
    facts = EntryFacts.objects.get()
    assert (facts.homeless, facts.children, facts.version) == ("yes", "refused", 1)
    episode.refresh_from_db()
    assert (episode.employment, episode.isced) == ("inactive", "3-4")
    answer = browse(alice).post(door, page | {"homeless": "no"})
    assert "Nothing was overwritten" in answer.content.decode()
    assert EntryFacts.objects.get().homeless == "yes"


def test_the_page_notes_and_says_what_is_wrong(browse, alice, episode):
    close(episode)
    page = reverse("beneficiaries:afterwards", args=[episode.pk])
    first, last = window("six_months", left_on=LEFT)
    assert b"Six months after leaving" in browse(alice).get(page).content
    door = reverse("beneficiaries:take_snapshot", args=[episode.pk, "six_months"])
    sent = {"standing": "employed", "evidence": "register", "improved": "not_asked", "seen_on": LEFT.isoformat()}
    assert f"{first:%d/%m/%Y}" in browse(alice).post(door, sent).content.decode()
    browse(alice).post(door, sent | {"seen_on": last.isoformat()}, follow=True)
    assert Snapshot.objects.get().standing == "employed"


def test_closing_a_case_tells_how_she_stands(browse, alice, episode):
    door = reverse("placements:close_case", args=[episode.pk])
    sent = {
        "closed_on": "2024-11-30",
        "reason": "job_found",
        "note": "",
        "standing": "employed",
        "evidence": "register",
    }
    assert browse(alice).post(door, sent).status_code == 302
    snapshot = Snapshot.objects.get()
    assert (snapshot.moment, snapshot.standing, snapshot.in_training) == ("exit", "employed", "not_asked")
    assert snapshot.seen_on == date(2024, 11, 30)
