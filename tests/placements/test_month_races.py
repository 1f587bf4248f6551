"""Who notes, closes, pays and interrupts at once: one wins, the others are told, and nobody meets an error."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from equipe.verdicts import Refused
from placements import actions
from placements.enums import NotedFrom, Presence
from placements.models import Adjustment, AttendanceMonth, Day, Internship, PaymentLine, PaymentRun
from placements.months import sheet
from placements.rules.planning import Noted
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.factories import AttendanceMonthFactory, InternshipFactory, note_month

MARCH = date(2026, 3, 1)
NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
MONTHS = [date(2025, month, 1) for month in range(3, 11)]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(episode, dario):
    return InternshipFactory(episode=episode, promoter_tutor=dario, starts_on=date(2025, 3, 1))


def at_once(*deeds):
    """What each deed came to: done, or the sentence of its refusal. Anything else fails the test."""
    barrier, found = Barrier(len(deeds)), [None] * len(deeds)

    def do(place, deed):
        try:
            barrier.wait(10)
            deed()
            found[place] = "done"
        except Refused as refusal:
            found[place] = str(refusal)
        except Exception as error:  # told, so that the test fails with it
            found[place] = repr(error)
        finally:
            connection.close()

    threads = [Thread(target=do, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return found


def close(internship, by, seen, month=MARCH):
    return lambda: actions.close_month(internship, month, seen=seen, by=by, at=NOW)


def note(internship, wanted, seen, *, by, month, told=None):
    saving = actions.note_days(internship, month, wanted, seen=seen, noted_from=NotedFrom.DESK, by=by)
    if told is not None:
        told.append(saving)


def test_a_month_is_closed_once(internship, dario, elena):
    note_month(internship)
    seen = sheet(internship, MARCH).seen
    found = at_once(*(close(internship, by, seen) for by in (dario, elena, dario, elena)))
    assert found.count("done") == 1
    assert sum("in the meantime" in told for told in found) == 3
    assert AttendanceMonth.objects.count() == 1


def test_a_day_is_noted_before_its_month_is_closed_or_not_at_all(internship, dario, elena):
    for month in MONTHS:
        day = note_month(internship, month)[0].day
        asked, wanted = sheet(internship, month), {day: Noted(Presence.ABSENT, reason="illness")}
        noting, closing = at_once(
            partial(note, internship, wanted, {day: "4"}, by=elena, month=month),
            close(internship, dario, asked.seen, month),
        )
        noted = Day.objects.get(day=day).presence == Presence.ABSENT
        if closing == "done":
            assert "is closed" in noting
            assert not noted
            assert AttendanceMonth.objects.get(month=month).days_attended == asked.count.planned
        else:
            assert (noting, noted) == ("done", True)
            assert "changed in the meantime" in closing


def test_a_day_is_noted_by_one_of_two(internship, dario, elena):
    for month in MONTHS:
        day, savings = sheet(internship, month).plan.planned[0].day, []
        wanted = [{day: Noted(Presence.PRESENT, Decimal(hours))} for hours in (3, 5)]
        noting = (
            partial(note, internship, each, {}, by=by, month=month, told=savings)
            for each, by in zip(wanted, (dario, elena), strict=True)
        )
        assert at_once(*noting) == ["done", "done"]
        assert sorted(len(saving.written) for saving in savings) == [0, 1]
        assert sorted(len(saving.stand_against) for saving in savings) == [0, 1]
        assert Day.objects.get(day=day).hours in (3, 5)


def test_an_internship_is_interrupted_before_its_month_is_closed_or_after(dario, elena):
    for n in range(6):
        one = InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name=f"Basso{n}")))
        note_month(one)
        seen = sheet(one, MARCH).seen
        ending, closing = at_once(
            partial(actions.interrupt, one, version=0, on=date(2026, 3, 13), reason="health", by=elena),
            close(one, dario, seen),
        )
        assert ending == "done"
        line = sheet(Internship.objects.get(pk=one.pk), MARCH)
        if closing == "done":
            assert line.confirmed.days_planned == 22
            assert line.paid_otherwise
        else:
            assert "changed in the meantime" in closing
            assert line.confirmed is None


def test_a_month_is_adjusted_by_one_of_two(internship, dario, elena):
    seen = AttendanceMonthFactory(internship=internship).seen

    def adjust(attended, by):
        return lambda: actions.confirm_month(
            internship,
            MARCH,
            days_planned=20,
            days_attended=attended,
            note="Counted wrong",
            seen=seen,
            by=by,
            at=NOW,
        )

    found = at_once(adjust(0, dario), adjust(10, elena), adjust(5, dario))
    assert found.count("done") == 1
    assert Adjustment.objects.count() == 1
    assert AttendanceMonth.objects.get().due_now >= 0


def test_an_amount_is_paid_once_by_whoever_presses(internship, dario, elena):
    month = AttendanceMonthFactory(internship=internship)
    ambito, key = internship.episode.team.ambito, uuid.uuid4()
    found = at_once(
        *(
            lambda by=by, key=key: actions.prepare_payment(ambito, MARCH, key=key, by=by, at=NOW)
            for by, key in ((dario, key), (dario, key), (elena, uuid.uuid4()), (elena, uuid.uuid4()))
        )
    )
    assert PaymentRun.objects.count() == PaymentLine.objects.filter(month=month).count() == 1
    assert set(found) <= {"done", "Nothing is waiting to be paid until this month."}
