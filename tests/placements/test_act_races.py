"""Two at once on one person, one internship, one month: never two winners, never anything but a sentence.

Each race is run by threads with connections of their own; what they leave is counted afterwards.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from equipe.verdicts import Refused
from placements import actions
from placements.enums import ActKind, InternshipKind
from placements.models import Act, AttendanceMonth, ExtensionRequest, Internship, Signature, Tutor, changes_of
from placements.rules.acts import as_amended, rests
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import actor
from tests.placements.agreed import TODAY, internship_of
from tests.placements.factories import AgreementFactory

ROUNDS = 40
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)

pytestmark = pytest.mark.django_db(transaction=True)


def race(*deeds):
    """Run the deeds at the same moment: "done" or the refusal of each, and whatever else was raised."""
    start, found = Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            start.wait()
            deed()
            found[place] = "done"
        except Refused as refusal:
            found[place] = str(refusal)
        except Exception as error:
            found[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    strange = [each for each in found if isinstance(each, Exception)]
    assert not strange, strange
    return found


@pytest.fixture
def dario():
    return actor("dario")


@pytest.fixture
def elena():
    return actor("elena")


def opening(episode, agreement, by, starts_on, ends_on):
    def deed():
        actions.open_internship(
            episode,
            agreement,
            kind=InternshipKind.DISADVANTAGED,
            starts_on=starts_on,
            ends_on=ends_on,
            weekly_hours=20,
            allowance=Decimal("300.00"),
            promoter_tutor=by,
            host_tutor_name="Fabio Rossi",
            motive="",
            by=by,
            on=TODAY,
        )

    return deed


def forget_everything():
    """Between two rounds: acts are never deleted, so the whole table is emptied at once."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE placements_internship CASCADE")


def consistent(internship):
    """The row says what its acts say, and their numbers have no gap."""
    internship.refresh_from_db()
    terms = as_amended(changes_of(internship))
    assert (terms.ends_on, terms.weekly_hours, terms.tasks, terms.ended_on) == (
        internship.ends_on,
        internship.weekly_hours,
        internship.tasks,
        internship.interrupted_on,
    )
    numbers = list(Act.objects.of(internship).in_order().values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_overlapping_periods_of_one_person(dario, elena):
    """Two mediators, two hosts, one person: one of them is told."""
    episode, here, there = EpisodeFactory(), AgreementFactory(), AgreementFactory()
    for n in range(ROUNDS):
        found = race(
            opening(episode, here, dario, date(2026, 3, 2), date(2026, 8, 31)),
            opening(episode, there, elena, date(2026, 3 + n % 5, 2), date(2026, 10, 31)),
        )
        assert sorted(each == "done" for each in found) == [False, True], found
        assert Internship.objects.count() == 1
        forget_everything()


def test_an_extension_against_a_new_internship(dario, elena):
    """Who stays longer and who begins elsewhere want the same days."""
    episode, here, there = EpisodeFactory(), AgreementFactory(), AgreementFactory()
    for _round in range(ROUNDS):
        internship = internship_of(dario, episode=episode, agreement=here)
        found = race(
            partial(actions.extend, internship, version=0, ends_on=date(2026, 12, 31), by=dario, on=TODAY),
            opening(episode, there, elena, date(2026, 10, 1), date(2027, 1, 31)),
        )
        assert sorted(each == "done" for each in found) == [False, True], found
        consistent(internship)
        forget_everything()


def test_an_amendment_while_the_month_is_being_closed(dario, elena):
    """Either the month is paid as it was agreed, or the act came first and it is paid as amended."""
    episode, agreement = EpisodeFactory(), AgreementFactory()
    for _round in range(ROUNDS):
        internship = internship_of(dario, episode=episode, agreement=agreement)
        days = {"days_planned": 20, "days_attended": 20, "at": NOW, "by": elena}
        more = {"allowance": Decimal("400.00"), "by": dario, "on": TODAY}
        found = race(
            partial(actions.amend, internship, version=0, holds_from=MAY, **more),
            partial(actions.confirm_month, internship, date(2026, 5, 1), **days),
        )
        month = AttendanceMonth.objects.get()
        internship.refresh_from_db()
        assert found[1] == "done"
        assert month.due <= internship.allowance
        if found[0] != "done":
            assert "05/2026 is already confirmed" in found[0]
            assert internship.allowance == month.due == Decimal("300.00")
        consistent(internship)
        forget_everything()


def test_two_change_the_same_internship(dario, elena):
    """Of two who saw the same version one wins; the other is told that somebody was there before."""
    episode, agreement = EpisodeFactory(), AgreementFactory()
    for n in range(ROUNDS):
        internship = internship_of(dario, episode=episode, agreement=agreement)
        said = {"version": 0, "on": TODAY}
        rivals = (
            partial(actions.suspend, internship, holds_from=MAY, reason="maternity", by=elena, **said),
            partial(actions.amend, internship, holds_from=MAY, tasks="Watering", by=elena, **said),
            partial(
                actions.change_tutor, internship, side="host", name="Rita Sartor", holds_from=MAY, by=elena, **said
            ),
            partial(actions.interrupt, internship, version=0, on=JUNE, reason="health", by=elena),
        )
        found = race(
            partial(actions.suspend, internship, holds_from=JUNE, reason="accident", by=dario, **said),
            rivals[n % 4],
        )
        assert sorted(each == "done" for each in found) == [False, True], found
        assert Act.objects.of(internship).count() == 2
        assert len(rests(changes_of(internship))) <= 1
        assert Tutor.objects.of(internship).current().count() == 2
        consistent(internship)
        forget_everything()


def test_a_request_and_a_signature_are_decided_once(dario, elena):
    episode, agreement = EpisodeFactory(), AgreementFactory()
    for n in range(ROUNDS):
        internship = internship_of(dario, episode=episode, agreement=agreement)
        if n % 2:
            act = Act.objects.get()
            filed = {"manner": "paper", "signed_on": TODAY, "at": NOW, "on": TODAY}
            found = race(
                partial(actions.file_signatures, act, ["person", "host"], by=dario, **filed),
                partial(actions.file_signatures, act, ["host", "promoter"], by=elena, **filed),
            )
            assert Signature.objects.of_act(act).missing().count() == 3
        else:
            asked = {"ends_on": date(2026, 10, 31), "asked_by": "host", "requested_on": TODAY}
            request = actions.ask_extension(internship, by=dario, on=TODAY, **asked)
            found = race(
                partial(actions.refuse_extension, request, why="No", by=dario, on=TODAY),
                partial(actions.refuse_extension, request, why="Never", by=elena, on=TODAY),
            )
            assert ExtensionRequest.objects.refused().count() == 1
            assert not Act.objects.of_kind(ActKind.EXTENSION).exists()
        assert sorted(each == "done" for each in found) == [False, True], found
        forget_everything()
