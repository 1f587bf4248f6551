"""Following an internship: visits that shift with its acts, what both saw, reports, signals, loads, the link."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import CaseAccess, Episode, deadlines
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.actions.acts import add_act
from placements.actions.observations import note_observations
from placements.models import Day, EarlierVisit, HostReport, Internship, PutAside, Tutor, Visit
from placements.watching import signals_of
from reporting import worklists
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory, item

START, END = date(2026, 6, 15), date(2026, 11, 27)
TODAY = date(2026, 6, 26)
NOW = datetime(2026, 6, 26, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-26 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(scale, episode, dario):
    internship = InternshipFactory(
        episode=episode,
        agreement=AgreementFactory(host=HostFactory(name="Il Faro")),
        promoter_tutor=dario,
        starts_on=START,
        ends_on=END,
        timetable=[[day, "08:30", "12:30"] for day in range(5)],
    )
    actions.begin([internship])
    actions.replan(internship, on=START - timedelta(days=1), by=dario)
    return internship


def door(name, thing):
    return reverse(f"placements:{name}", args=[thing.pk])


def words(page):
    return " ".join(page.content.decode().split())


def planned(internship):
    return [(visit.planned_on, visit.checkpoint) for visit in Visit.objects.of(internship).planned().in_order()]


def away(internship, *days, presence="absent"):
    Day.objects.bulk_create(
        Day(internship=internship, day=day, presence=presence, reason="illness" if presence == "absent" else "")
        for day in days
    )


# The plan


def test_an_internship_opens_with_its_plan(internship):
    points = {point: day for day, point in planned(internship) if point}
    assert list(points) == ["first", "midterm", "final"]
    assert points["first"] == date(2026, 6, 18)
    assert END - points["final"] < timedelta(days=14)


def test_an_early_end_leaves_one_last_look_to_make(internship, dario):
    actions.interrupt(internship, version=0, on=TODAY, dated_on=TODAY, reason="health", by=dario)
    final = Visit.objects.get(checkpoint="final")
    assert final.planned_on == date(2026, 6, 29)  # today is a Friday
    said = {"kind": "meeting", "how": "watch", "words": "Colloquio finale."}
    done = actions.visit_done(final, version=0, done_on=date(2026, 6, 29), by=dario, today=date(2026, 6, 29), **said)
    assert done.done_on == date(2026, 6, 29)


def _written(internship, by):
    visit = Visit.objects.get(checkpoint="first")
    said = {"done_on": TODAY, "kind": "visit", "how": "well", "words": "Tutto bene."}
    return actions.visit_done(visit, version=0, by=by, today=TODAY, **said)


def test_what_is_written_of_a_visit_is_put_right_and_stays_readable(browse, dario, franca, internship):
    visit = _written(internship, dario)
    page, client = door("correct_visit", visit), browse(dario)
    typed = {"version": visit.version, "done_on": "2026-06-25", "kind": "visit", "how": "watch", "words": "Stanco."}
    assert client.post(page, typed).status_code == 302
    shown = words(client.get(visit.get_absolute_url()))
    assert "Stanco." in shown
    assert "Tutto bene." in shown
    late = client.post(page, typed | {"words": "Altro."})
    assert "Altro." in late.content.decode()
    assert EarlierVisit.objects.count() == 1
    visit.refresh_from_db()
    assert (visit.done_on, visit.how, visit.words) == (date(2026, 6, 25), "watch", "Stanco.")
    again = typed | {"version": visit.version, "words": "Stanco, ma presente."}
    assert browse(franca).post(page, again).status_code == 302
    assert [one.told_by for one in EarlierVisit.objects.newest_first()] == [dario, dario]


def test_only_who_wrote_it_and_the_coordinator_put_a_visit_right(browse, dario, elena, internship):
    visit = _written(internship, dario)
    assert browse(elena).get(door("correct_visit", visit)).status_code == 403


def test_planning_again_changes_nothing(internship, dario):
    before = list(Visit.objects.in_order().values())
    actions.replan(internship, on=START - timedelta(days=1), by=dario)
    assert list(Visit.objects.in_order().values()) == before
    assert AuditEntry.objects.filter(verb="visits.planned").count() == 1


def test_a_suspension_moves_what_lies_ahead_and_nothing_else(internship, dario):
    first, *_rest = Visit.objects.in_order()
    by_hand = Visit.objects.planned().get(checkpoint="midterm")
    actions.move_visit(by_hand, version=0, planned_on=date(2026, 9, 30), by=dario)
    before = planned(internship)
    said = {"dated_on": TODAY, "by": dario}
    add_act(internship, "suspension", holds_from=date(2026, 7, 6), reason="illness", **said)
    add_act(internship, "resumption", holds_from=date(2026, 8, 17), **said)
    actions.replan(internship, on=TODAY, by=dario)
    after = planned(internship)
    assert (first.planned_on, "first") in after  # late, and still to be told
    assert (date(2026, 9, 30), "midterm") in after
    assert not [day for day, _point in after if date(2026, 7, 6) <= day < date(2026, 8, 17)]
    assert after != before


def test_an_extension_and_an_early_end_move_the_last_check_point(internship, dario):
    internship.agreement.ends_on = date(2027, 12, 31)
    internship.agreement.save()
    internship = actions.extend(
        internship, version=0, ends_on=date(2026, 12, 11), motive="Certified by the service.", by=dario, on=TODAY
    )
    final = Visit.objects.get(checkpoint="final")
    assert date(2026, 11, 28) <= final.planned_on <= date(2026, 12, 11)
    actions.interrupt(internship, version=internship.version, on=date(2026, 7, 31), reason="health", by=dario)
    assert planned(internship)
    assert [(date(2026, 8, 3), "final")] == [one for one in planned(internship) if one[0] > date(2026, 7, 31)]


def test_a_new_tutor_takes_over_what_lies_ahead(internship, dario, elena):
    Tutor.objects.filter(side="promoter").update(to_day=TODAY)
    successor = Tutor.objects.create(
        internship=internship, side="promoter", user=elena, name="Elena", from_day=TODAY + timedelta(days=1)
    )
    actions.replan(internship, on=TODAY, by=dario)
    ahead = Visit.objects.of(internship).planned().after(TODAY)
    assert {visit.tutor_id for visit in ahead} == {successor.pk}
    assert ahead.count() > 4


def test_another_rhythm(internship, dario, browse):
    tutor = internship.tutors.get(side="promoter")
    browse(dario).post(door("set_rhythm", tutor), {"every": 14})
    assert len(planned(internship)) > 10
    page = browse(dario).post(door("set_rhythm", tutor), {"every": 3})
    assert "greater than or equal to 7" in words(page)


# Writing a visit down


@pytest.fixture
def visit(internship):
    return Visit.objects.get(checkpoint="first")


def typed(visit, **more):
    return {"done_on": TODAY, "kind": "visit", "how": "well", "words": "All well.", "version": visit.version, **more}


def test_a_visit_is_written_down_with_what_was_seen(visit, internship, dario, browse):
    page = browse(dario).get(visit.get_absolute_url())
    first = page.context["done"].items[0]
    browse(dario).post(
        visit.get_absolute_url(), typed(visit, **{f"level-{first.pk}": "2", f"note-{first.pk}": "Late."})
    )
    visit.refresh_from_db()
    assert (visit.done_on, visit.how, visit.told_by) == (TODAY, "well", dario)
    look = visit.tutor.observations.get()
    assert (look.lineage, look.level, look.note, look.on) == (first.lineage, 2, "Late.", TODAY)
    page = words(browse(dario).get(door("following", internship)))
    for told in ("going well", first.title, "Late."):
        assert told in page
    assert "All well." in words(browse(dario).get(visit.get_absolute_url()))


def test_what_was_typed_stays_when_another_told_it_first(visit, dario, elena, browse):
    browse(elena).post(visit.get_absolute_url(), typed(visit, words="Elena was there."))
    page = words(browse(dario).post(visit.get_absolute_url(), typed(visit, words="Dario was there.")))
    for told in ("is written already", "Elena was there.", "Dario was there."):
        assert told in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"done_on": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"done_on": START - timedelta(days=1)}, "choose a day in it"),
        ({"done_on": "31/02/2026"}, "There is no such day"),
        ({"how": ""}, "Choose how it goes"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_and_nothing_is_lost(visit, dario, browse, changed, says):
    page = words(browse(dario).post(visit.get_absolute_url(), typed(visit, **changed)))
    assert says in page
    assert "All well." in page
    visit.refresh_from_db()
    assert visit.is_planned


def test_a_missed_check_point_is_made_up_for(visit, dario, browse):
    page = browse(dario).post(door("miss_visit", visit), {"because": "", "version": 0})
    assert "Write in a few words why" in words(page)
    again = {"because": "The host was closed.", "again_on": "2026-07-01", "version": 0}
    browse(dario).post(door("miss_visit", visit), again)
    visit.refresh_from_db()
    assert visit.missed_because == "The host was closed."
    assert Visit.objects.planned().get(checkpoint="first").planned_on == date(2026, 7, 1)


def test_who_follows_from_outside_the_desk_writes_too(internship, visit, bruno, alice, browse):
    """The case manager reads; the service's tutor writes, whatever her role."""
    assert browse(alice).get(visit.get_absolute_url()).status_code == 200
    assert browse(alice).post(visit.get_absolute_url(), typed(visit)).status_code == 403
    Internship.objects.update(promoter_tutor=alice)
    assert browse(alice).post(visit.get_absolute_url(), typed(visit)).status_code == 302


def test_a_tutor_who_has_handed_the_case_over_reads_and_writes_nothing(internship, visit, accident, chiara, browse):
    """She moved to another unit and reads the case for a while: whoever came after her writes."""
    Internship.objects.update(promoter_tutor=chiara)
    days = {"since": START, "until": date(2027, 6, 30)}
    CaseAccess.objects.create(episode=internship.episode, user=chiara, kind="former", given_by=chiara, **days)
    assert browse(chiara).get(visit.get_absolute_url()).status_code == 200
    doors = ((visit.get_absolute_url(), typed(visit)), (door("handle_report", accident), {"how": "Called."}))
    for url, what in (*doors, (door("plan_visits", internship), {})):
        assert browse(chiara).post(url, what).status_code == 403
    visit.refresh_from_db()
    assert visit.is_planned


@pytest.mark.parametrize("deed", ["done", "missed", "moved", "rhythm"])
def test_visits_are_touched_with_their_internship_held_first(internship, visit, dario, deed):
    """As acts do it: otherwise an act that plans anew takes away what is being written down, or both wait for ever."""
    said = {"version": visit.version, "by": dario}
    told = {"done_on": TODAY, "kind": "visit", "how": "well", "words": "", "today": TODAY}
    deeds = {
        "done": lambda: actions.visit_done(visit, **told, **said),
        "missed": lambda: actions.visit_missed(visit, because="Closed.", today=TODAY, **said),
        "moved": lambda: actions.move_visit(visit, planned_on=TODAY, **said),
        "rhythm": lambda: actions.set_rhythm(visit.tutor, every=14, by=dario, on=TODAY),
    }
    with CaptureQueriesContext(connection) as queries:
        deeds[deed]()
    told = [query["sql"] for query in queries]
    held = next(n for n, sql in enumerate(told) if "FOR NO KEY UPDATE" in sql and "placements_internship" in sql)
    assert held < next(n for n, sql in enumerate(told) if sql.startswith("UPDATE"))


def test_a_visit_that_was_planned_away_is_told_with_what_was_typed(visit, dario):
    Visit.objects.filter(pk=visit.pk).delete()
    with pytest.raises(Refused, match="planned anew"):
        actions.visit_missed(visit, version=visit.version, because="Closed.", by=dario, today=TODAY)


# Side by side


def test_both_stand_side_by_side_over_time(internship, dario, browse):
    of_service, of_host = internship.tutors.in_order()
    punctual = item("keeps-times")
    for tutor, levels in ((of_service, {15: 1, 22: 2}), (of_host, {16: 3, 23: 4, 25: None})):
        for day, level in levels.items():
            note_observations(internship, tutor, [(punctual, level, "")], on=date(2026, 6, day), by=None)
    page = browse(dario).get(door("following", internship))
    [row] = page.context["following"].looks[0]
    assert [mark.look.level for mark in row.service] == [1, 2]
    assert [mark.look.level for mark in row.host] == [3, 4]
    assert [look.level for look in row.latest] == [2, 4]
    assert row.service[0].y > row.host[0].y  # higher levels stand higher
    assert len(re.findall("<polyline", words(page))) == 2


# Reports


@pytest.fixture
def accident(internship):
    return HostReport.objects.create(
        internship=internship,
        tutor=internship.tutors.get(side="host"),
        kind="accident",
        on=TODAY,
        words="A finger in the press.",
        reported_at=NOW - timedelta(hours=7, minutes=30),
    )


def test_an_accident_is_on_the_desk_on_the_page_and_among_the_deadlines(accident, internship, dario, browse):
    [due] = [due for due in deadlines(Episode.objects.all(), reader=dario) if due.deadline.kind == "accident"]
    assert due.deadline.by == date(2026, 6, 28)
    lines = {plate.title: plate.lines for plate in worklists.of(dario, on=TODAY).plates}
    [line] = lines["Accidents to report within 48 hours"]
    assert "hour" in line.state  # by the clock of the database
    assert "40 hours left to report it" in words(browse(dario).get(internship.get_absolute_url()))
    page = words(browse(dario).get(door("following", internship)))
    assert "Ask how long" in page
    assert "Accident" in words(browse(dario).get(door("reports", internship.episode)))


def test_what_was_done_ends_the_clock_once(accident, internship, dario, elena, browse):
    page = browse(dario).post(door("handle_report", accident), {"how": ""})
    assert "what was done" in words(page)
    browse(dario).post(door("handle_report", accident), {"how": "Reported to INAIL.", "days_away": 5})
    accident.refresh_from_db()
    assert (accident.handled_by, accident.duty) == (dario, "report")
    page = words(browse(elena).post(door("handle_report", accident), {"how": "Called the host."}))
    assert "already written what was done" in page
    assert "Called the host." in page
    assert not [due for due in deadlines(Episode.objects.all(), reader=dario) if due.deadline.kind == "accident"]


def test_an_accident_is_told_once_with_its_clock_and_not_among_the_signals(accident, internship, dario, franca, browse):
    for reader in (dario, franca):
        desk = {plate.title: plate.lines for plate in worklists.of(reader, on=TODAY).plates}
        assert [line.text for line in desk["Accidents to report within 48 hours"]] == [str(internship.person)]
        assert all(line.state != "accident" for line in desk["Early signals"])
    page = words(browse(dario).get(door("following", internship)))
    assert "nobody has said what was done" not in page
    assert "Write down the next visit" not in page


# Signals


def kinds(internship):
    [found] = signals_of([internship], on=TODAY).values()
    return {str(signal.kind): signal for signal in found}


def test_a_quiet_internship_shows_nothing_but_the_late_visit(internship):
    assert set(kinds(internship)) == {"visit_overdue"}


def test_three_absences_are_told_put_aside_and_told_again(internship, dario, browse):
    away(internship, *(date(2026, 6, day) for day in (22, 23, 24)))
    signal = kinds(internship)["absences"]
    desk = {plate.title: plate.lines for plate in worklists.of(dario, on=TODAY).plates}
    assert "Absent on 3 of the planned days" in desk["Early signals"][0].detail
    aside = {"kind": "absences", "up_to": signal.latest.isoformat()}
    page = browse(dario).post(door("put_aside", internship), aside | {"reason": ""})
    assert "whoever reads it later" in words(page)
    for _click in range(2):
        browse(dario).post(door("put_aside", internship), aside | {"reason": "Flu, certified."})
    assert PutAside.objects.count() == 1
    assert "absences" not in kinds(internship)
    assert "Flu, certified." in words(browse(dario).get(door("following", internship)))
    away(internship, date(2026, 6, 25))
    assert "absences" in kinds(internship)
    with pytest.raises(Refused, match="Something new"):
        actions.put_aside(internship, kind="absences", up_to=signal.latest, reason="x", by=dario, at=NOW)


def test_signals_of_many_cost_no_more_questions(internship, django_assert_max_num_queries):
    for n in range(3):
        other = InternshipFactory(starts_on=START, ends_on=END)
        actions.begin([other])
        away(other, *(date(2026, 6, 22 + day) for day in range(n + 2)))
    with django_assert_max_num_queries(9):
        signals_of(Internship.objects.with_people(), on=TODAY)


# Loads and the state of the link


def test_the_page_tells_when_the_link_was_sent_opened_and_used(internship, dario, elena, browse):
    page = words(browse(dario).get(door("following", internship)))
    assert "has no link yet" in page
    page = words(browse(dario).post(door("send_host_link", internship), {"to": "fabio@"}))
    assert "name@example.org" in page
    assert 'value="fabio@"' in page
    browse(dario).post(door("send_host_link", internship), {"to": "fabio@example.org"})
    assert "on its way" in words(browse(dario).get(door("following", internship)))
    shown = browse(dario).post(door("show_host_link", internship))
    secret = shown.context["secret"]
    assert f"<strong>{secret}</strong>" in words(shown)
    assert secret not in words(browse(dario).get(door("following", internship)))
    assert "not opened yet" in words(browse(dario).get(door("following", internship)))
    browse(dario).post(door("revoke_host_link", internship))
    assert "revoked or replaced" in words(browse(dario).get(door("following", internship)))
