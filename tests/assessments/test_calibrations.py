"""Calibrations of a district: what counts and what does not, kept once, never changed, year after year."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from assessments import actions, calibrating, tasks
from assessments.calibrating import gather, rater_key, recalculated
from assessments.enums import RaterRole
from assessments.models import Assessment, Calibration, OutsideRater, Rating, Vignette
from assessments.rules import Answer
from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from tests.assessments.districts import FIRST_DAY, behaviours, cases, closed_session, district, own_view, rounds, staff
from tests.equipe.factories import AmbitoFactory

LATER = date(2024, 12, 31)
NEXT_YEAR = date(2025, 3, 3)


@pytest.fixture
def noncello(db):
    """A district with four raters and a round each of 24 people."""
    return district()


@pytest.fixture
def calibrated(noncello):
    return actions.calibrate(noncello[0], on=LATER)


def severities(calibration):
    return {rater.rater: rater.severity for scale in calibration.scales for rater in scale.raters}


# What follows


def test_raters_come_out_in_the_order_of_their_severity(noncello, calibrated):
    _ambito, raters, _rounds = noncello
    keys = [rater_key(rater.pk, None) for rater in raters]
    assert sorted(severities(calibrated), key=severities(calibrated).get) == keys
    assert (calibrated.number, calibrated.scale, calibrated.anchored_to) == (1, 1, None)
    assert calibrated.until == FIRST_DAY + timedelta(days=19)
    assert calibrated.counts["persons"] == 24
    assert calibrated.counts["ratings"] == 24 * 2 * 18
    assert AuditEntry.objects.get(verb="calibration.made").details == {"number": 1, "ratings": 24 * 2 * 18}


def test_the_frozen_ratings_give_the_same_again(calibrated):
    kept = Calibration.objects.get()
    assert kept.frozen.fingerprint(kept.engine) == kept.fingerprint
    assert recalculated(kept).as_json() == kept.result


def test_the_frozen_ratings_lead_back_to_nobody(noncello, calibrated):
    _ambito, _raters, opened = noncello
    kept = str(Calibration.objects.values_list("data", "result", "counts").get())
    for round in opened:
        assert str(round.pk) not in kept
        assert str(round.episode_id) not in kept


# What counts


def counted(ambito, on=LATER):
    return len(gather(ambito, on=on).frozen)


def test_a_round_counts_when_nobody_is_awaited(noncello):
    ambito, _raters, opened = noncello
    before = counted(ambito)
    late = opened[0].assessments.first()
    Assessment.objects.filter(pk=late.pk).update(submitted_at=None)
    assert counted(ambito) == before - 2 * 18
    assert gather(ambito, on=LATER).counts["rounds_waiting"] == 1
    Assessment.objects.filter(pk=late.pk).update(excused_on=FIRST_DAY, excuse="Ill")
    assert counted(ambito) == before - 18


def test_the_persons_own_view_stays_out(noncello):
    ambito, _raters, opened = noncello
    before = gather(ambito, on=LATER)
    own_view(opened[0], 4)
    after = gather(ambito, on=LATER)
    assert after.fingerprint == before.fingerprint
    assert after.counts["own_views"] == 18


def test_what_has_no_level_stays_out(noncello):
    ambito, _raters, opened = noncello
    sheet = opened[0].assessments.first()
    Rating.objects.filter(pk__in=[r.pk for r in sheet.ratings.all()[:3]]).update(value=None, absence="not_observable")
    assert counted(ambito) == 24 * 2 * 18 - 3
    assert gather(ambito, on=LATER).counts["without_level"] == 3


def test_another_district_stays_out(noncello):
    ambito, _raters, _rounds = noncello
    before = gather(ambito, on=LATER).fingerprint
    other, _theirs, _ = district(12, name="Tagliamento")
    assert gather(ambito, on=LATER).fingerprint == before
    first, second = (actions.calibrate(one, on=LATER) for one in (ambito, other))
    assert (first.number, second.number) == (1, 1)
    assert not set(severities(first)) & set(severities(second))


def test_a_rating_given_later_stays_out(noncello):
    ambito, _raters, _rounds = noncello
    assert counted(ambito, on=FIRST_DAY) == 2 * 2 * 18
    assert counted(ambito, on=FIRST_DAY - timedelta(days=1)) == 0


def test_raters_outside_the_service_count(noncello):
    ambito, raters, _rounds = noncello
    tutor = OutsideRater.objects.create(ambito=ambito, role=RaterRole.HOST_TUTOR, name="Fabio Rossi")
    rounds(cases(ambito, 12, by=raters[0]), [raters[0], tutor], severities=(-0.8, 1.5), seed=3)
    calibration = actions.calibrate(ambito, on=LATER)
    assert severities(calibration)[f"o{tutor.pk}"] == max(severities(calibration).values())


def test_written_cases_tie_raters_who_share_nobody(db):
    ambito = AmbitoFactory()
    ours, theirs = staff(ambito, named="Ours", count=2), staff(ambito, named="Theirs", count=2)
    for seed, raters in enumerate((ours, theirs)):
        rounds(cases(ambito, 12, by=raters[0]), raters, severities=(0, 0.5), seed=seed)
    torn = actions.calibrate(ambito, on=LATER)
    keys = [{rater_key(rater.pk, None) for rater in raters} for raters in (ours, theirs)]
    assert sorted(map(sorted, (part.raters for part in torn.parts))) == sorted(map(sorted, keys))
    closed_session(ambito, [*ours, *theirs])
    tied = actions.calibrate(ambito, on=LATER)
    assert len(tied.parts) == 1
    assert tied.counts["vignettes"] == 3
    assert max(written for _one, _other, _people, written in tied.links) == 3


def test_a_session_counts_when_it_is_closed(noncello):
    ambito, raters, _rounds = noncello
    session = closed_session(ambito, raters, on=LATER)
    assert gather(ambito, on=LATER).counts["vignettes"] == 0
    assert gather(ambito, on=session.closed_on).counts["vignettes"] == 3


# Too little


def test_with_too_few_people_rated_twice_nothing_is_made_and_the_reason_is_told(db):
    ambito, _raters, _rounds = district(9)
    with pytest.raises(Refused, match="rated by two raters: 9; at least 10"):
        actions.calibrate(ambito, on=LATER)
    assert not Calibration.objects.exists()


def test_without_any_rating_the_reason_is_told(db):
    with pytest.raises(Refused, match="no rating to count yet"):
        actions.calibrate(AmbitoFactory(), on=LATER)


# Once, and for ever


def test_nothing_new_makes_nothing_new(noncello, calibrated):
    with pytest.raises(Refused, match="since calibration 1"):
        actions.calibrate(noncello[0], on=LATER)
    assert Calibration.objects.count() == 1


@pytest.mark.parametrize("change", [{"until": LATER}, {"result": {}}, {"data": {}}])
def test_the_database_changes_no_calibration(calibrated, change):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Calibration.objects.update(**change)


def test_the_database_deletes_no_calibration(calibrated):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        calibrated.delete()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM assessments_calibration")


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_keep_one():
    ambito, _raters, _rounds = district(12)
    kept, together = [], Barrier(2)

    def run():
        try:
            prepared = calibrating.reckon(ambito, *calibrating.gather_new(ambito, on=LATER))
            together.wait(20)
            kept.append(calibrating.keep(prepared, by=None, at=Now()).pk)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(kept) == 2
    assert len(set(kept)) == 1
    assert Calibration.objects.count() == 1


# Year after year


def test_items_hold_their_places_in_the_next_year(noncello):
    ambito, raters, _rounds = noncello
    first = actions.calibrate(ambito, on=LATER)
    rounds(cases(ambito, 20, by=raters[0]), raters, seed=5, on=NEXT_YEAR)
    second = actions.calibrate(ambito, on=NEXT_YEAR + timedelta(days=30))
    assert (second.number, second.scale, second.anchored_to) == (2, 2, None)  # the first was not sure enough
    rounds(cases(ambito, 40, by=raters[0]), raters, seed=6, on=NEXT_YEAR)
    third = actions.calibrate(ambito, on=NEXT_YEAR + timedelta(days=30))
    rounds(cases(ambito, 12, by=raters[0]), raters, seed=7, on=NEXT_YEAR)
    fourth = actions.calibrate(ambito, on=NEXT_YEAR + timedelta(days=30))
    assert first.scales[0].anchors.items == {}
    anchored = third.scales[0].anchors.items
    assert anchored
    assert (fourth.scale, fourth.anchored_to) == (third.scale, third)
    held = {item.item: item.measure for item in fourth.scales[0].items if item.anchored}
    assert held == anchored


def test_the_coordinator_may_begin_a_new_scale(db, franca):
    ambito, raters, _rounds = district(80)
    first = actions.calibrate(ambito, on=LATER)
    rounds(cases(ambito, 12, by=raters[0]), raters, seed=7)
    second = actions.calibrate(ambito, on=LATER)
    assert second.anchored_to == first
    third = actions.calibrate(ambito, on=LATER, new_scale=True, by=franca)
    assert (third.anchored_to, third.scale, third.made_by) == (None, 3, franca)
    with pytest.raises(Refused, match="since calibration 3"):
        actions.calibrate(ambito, on=LATER, new_scale=True)


# By night, and when asked


def carry_out(job):
    jobs.carry_out(job_id=str(job.pk))
    job.refresh_from_db()
    return job


def test_the_clock_asks_once_a_district_and_is_content_with_no_news(noncello):
    ambito, _raters, _rounds = noncello
    empty = AmbitoFactory(name="Tagliamento")
    tasks.calibrate_by_night()
    tasks.calibrate_by_night()
    asked = Job.objects.order_by("pk")
    assert sorted(job.payload["ambito"] for job in asked) == sorted([ambito.pk, empty.pk])
    for job in asked:
        assert carry_out(job).finished_at
    assert [one.ambito for one in Calibration.objects.all()] == [ambito]
    tasks.calibrate_by_night()
    for job in Job.objects.unfinished():
        assert carry_out(job).finished_at
    assert Calibration.objects.count() == 1


def test_a_coordinator_asks_and_is_told_why_not(noncello, franca):
    ambito, _raters, _rounds = noncello
    job = actions.request_calibration(ambito, by=franca)
    assert actions.request_calibration(ambito, by=franca) == job
    assert set(job.payload) == {"ambito", "new_scale"}
    assert carry_out(job).finished_at
    assert Calibration.objects.get().made_by == franca
    again = carry_out(actions.request_calibration(ambito, by=franca))
    assert "since calibration 1" in again.problem


def test_who_is_no_coordinator_any_more_gets_nothing(noncello, franca):
    job = actions.request_calibration(noncello[0], by=franca)
    franca.memberships.update(ended_at=datetime(2024, 1, 1, tzinfo=UTC))
    assert "may no longer" in carry_out(job).problem
    assert not Calibration.objects.exists()


def test_the_command_calibrates_every_district_or_the_one_that_is_named(noncello, capsys):
    AmbitoFactory(name="Tagliamento")
    call_command("calibrate", "--ambito", "Tagliamento")
    assert "no rating to count yet" in capsys.readouterr().out
    call_command("calibrate")
    assert "Noncello: calibration 1, 864 ratings" in capsys.readouterr().out
    call_command("calibrate", "--ambito", "Noncello")
    assert "since calibration 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Isonzo"):
        call_command("calibrate", "--ambito", "Isonzo")


def test_closed_sessions_of_written_cases_tie_all_raters(noncello):
    ambito, raters, _rounds = noncello
    item = next(iter(behaviours()))
    case = Vignette.objects.create(
        ambito=ambito,
        code="marta",
        instrument_code=item.area.instrument.code,
        title={"it": "Marta", "en": "Marta"},
        text={"it": "Arriva.", "en": "She comes."},
        items=[item.code],
    )
    coordinator = raters[0]
    session = actions.open_session(
        ambito=ambito, vignettes=[case], closes_on=FIRST_DAY + timedelta(days=30), by=coordinator, on=FIRST_DAY
    )
    before = len(gather(ambito, on=FIRST_DAY + timedelta(days=30)).frozen)
    for rater in raters:
        asked = session.asked.get()
        actions.save_vignette_answers(asked, {item.code: Answer(2)}, by=rater, on=FIRST_DAY)
        actions.submit_vignette(asked, by=rater, on=FIRST_DAY, at=datetime(2024, 3, 5, tzinfo=UTC))
    running = gather(ambito, on=FIRST_DAY + timedelta(days=30))
    closed = gather(ambito, on=LATER)
    assert (running.counts["vignettes"], len(running.frozen)) == (0, before)
    assert (closed.counts["vignettes"], len(closed.frozen)) == (1, before + len(raters))
    assert all(cases for _one, _other, _people, cases in closed.frozen.links())
