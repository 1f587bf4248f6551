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
from placements.models import Act, AttendanceMonth, ExtensionRequest, Internship, Signature, Tutor, changes_of
from placements.rules.acts import as_amended, rests
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import actor
from tests.placements.agreed import TODAY, internship_of
from tests.placements.factories import AgreementFactory

ROUNDS = 40
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

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
    agreed = {"starts_on": starts_on, "ends_on": ends_on, "cover": None, "motive": "Again", "on": TODAY}
    return partial(internship_of, by, episode=episode, agreement=agreement, **agreed)


def begun(by, episode, agreement, year):
    """From March to August of a year of its own: what an earlier round left stands in no other round's way."""
    return opening(episode, agreement, by, date(year, 3, 2), date(year, 8, 31))()


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


@pytest.fixture
def places():
    """A person in charge, and the agreements of two hosts that outlast every round."""
    for_ever = {"ends_on": date(2026 + 2 * ROUNDS, 12, 31)}
    return EpisodeFactory(), AgreementFactory(**for_ever), AgreementFactory(**for_ever)


def test_overlapping_periods_of_one_person(dario, elena, places):
    """Two mediators, two hosts, one person: one of them is told."""
    episode, here, there = places
    for n in range(ROUNDS):
        year = 2026 + n
        found = race(
            opening(episode, here, dario, date(year, 3, 2), date(year, 8, 31)),
            opening(episode, there, elena, date(year, 3 + n % 5, 2), date(year, 10, 31)),
        )
        assert sorted(each == "done" for each in found) == [False, True], found
    assert Internship.objects.of(episode.person).count() == ROUNDS


def test_an_extension_against_a_new_internship(dario, elena, places):
    """Who stays longer and who begins elsewhere want the same days."""
    episode, here, there = places
    for n in range(ROUNDS):
        year = 2026 + n
        internship = begun(dario, episode, here, year)
        longer = {"version": 0, "ends_on": date(year, 12, 31), "motive": "Again", "by": dario, "on": TODAY}
        found = race(
            partial(actions.extend, internship, **longer),
            opening(episode, there, elena, date(year, 10, 1), date(year + 1, 1, 31)),
        )
        assert sorted(each == "done" for each in found) == [False, True], found
        consistent(internship)


def test_an_amendment_while_the_month_is_being_closed(dario, elena, places):
    """Either the month is paid as it was agreed, or the act came first and it is paid as amended."""
    episode, here, _there = places
    for n in range(ROUNDS):
        year = 2026 + n
        internship = begun(dario, episode, here, year)
        days = {"days_planned": 20, "days_attended": 20, "at": datetime(year, 11, 22, 10, 0, tzinfo=UTC), "by": elena}
        more = {"holds_from": date(year, 5, 4), "allowance": Decimal("400.00"), "by": dario, "on": TODAY}
        found = race(
            partial(actions.amend, internship, version=0, **more),
            partial(actions.confirm_month, internship, date(year, 5, 1), **days),
        )
        month = AttendanceMonth.objects.get(internship=internship)
        internship.refresh_from_db()
        assert found[1] == "done", found
        assert month.due <= internship.allowance
        if found[0] != "done":
            assert f"05/{year} is already confirmed" in found[0]
            assert internship.allowance == month.due == Decimal("300.00")
        consistent(internship)


def test_two_change_the_same_internship(dario, elena, places):
    """Of two who saw the same version one wins; the other is told that somebody was there before."""
    episode, here, _there = places
    for n in range(ROUNDS):
        year = 2026 + n
        internship = begun(dario, episode, here, year)
        may, june, said = date(year, 5, 4), date(year, 6, 1), {"version": 0, "by": elena}
        rivals = (
            partial(actions.suspend, internship, holds_from=may, reason="maternity", on=TODAY, **said),
            partial(actions.amend, internship, holds_from=may, tasks="Watering", on=TODAY, **said),
            partial(actions.change_tutor, internship, side="host", name="Rita", holds_from=may, on=TODAY, **said),
            partial(actions.interrupt, internship, on=june, reason="health", **said),
        )
        rest = {"version": 0, "holds_from": june, "reason": "accident", "by": dario, "on": TODAY}
        found = race(partial(actions.suspend, internship, **rest), rivals[n % 4])
        assert sorted(each == "done" for each in found) == [False, True], found
        assert Act.objects.of(internship).count() == 2
        assert len(rests(changes_of(internship))) <= 1
        assert Tutor.objects.of(internship).current().count() == 2
        consistent(internship)


def test_a_request_and_a_signature_are_decided_once(dario, elena, places):
    episode, here, _there = places
    for n in range(ROUNDS):
        internship = begun(dario, episode, here, 2026 + n)
        if n % 2:
            act = Act.objects.get(internship=internship)
            filed = {"manner": "paper", "signed_on": TODAY, "at": NOW, "on": TODAY}
            found = race(
                partial(actions.file_signatures, act, ["person", "host"], by=dario, **filed),
                partial(actions.file_signatures, act, ["host", "promoter"], by=elena, **filed),
            )
            assert Signature.objects.of_act(act).missing().count() == 3
        else:
            asked = {"ends_on": date(2026 + n, 10, 31), "asked_by": "host", "requested_on": TODAY}
            request = actions.ask_extension(internship, by=dario, on=TODAY, **asked)
            found = race(
                partial(actions.refuse_extension, request, why="No", by=dario, on=TODAY),
                partial(actions.refuse_extension, request, why="Never", by=elena, on=TODAY),
            )
            assert ExtensionRequest.objects.of(internship).refused().count() == 1
        assert sorted(each == "done" for each in found) == [False, True], found
