"""An internship that begins on another day than agreed: one more act, asked as its start was."""

from datetime import date

import pytest
from django.urls import reverse

from equipe.verdicts import Refused
from placements import actions
from placements.enums import ActKind, Checkpoint
from placements.models import Act, Cover, Day, Visit, changes_of
from placements.rules.acts import as_amended
from tests.beneficiaries.factories import EpisodeFactory
from tests.placements.agreed import covered, internship_of
from tests.placements.factories import AgreementFactory

SIGNED = date(2026, 2, 20)
LATER, END = date(2026, 3, 16), date(2026, 9, 14)


@pytest.fixture
def internship(dario, episode):
    return internship_of(dario, episode=episode, on=SIGNED, cover=covered(cob_on=None), motive="La COB parte domani.")


def move(internship, by, *, on=SIGNED, **said):
    internship.refresh_from_db()
    days = {"starts_on": LATER, "ends_on": internship.ends_on, "motive": "Concordato."} | said
    return actions.move_start(internship, version=internship.version, by=by, on=on, **days)


def test_row_acts_tutors_and_visits_follow_the_new_first_day(internship, dario):
    act = move(internship, dario, ends_on=END, note="Corsia chiusa.")
    internship.refresh_from_db()
    terms = as_amended(changes_of(internship))
    assert (terms.starts_on, terms.ends_on) == (internship.starts_on, internship.ends_on) == (LATER, END)
    assert {tutor.from_day for tutor in internship.tutors.all()} == {LATER}
    assert min(visit.planned_on for visit in Visit.objects.of(internship)) >= LATER
    assert (act.kind, act.starts_on, act.holds_from) == (ActKind.AMENDMENT, LATER, LATER)
    assert as_amended(changes_of(internship), up_to=1).starts_on == date(2026, 3, 2)


def test_the_reminder_of_the_communication_follows(internship, dario):
    def due():
        return [act.communicate_by for act in Act.objects.to_communicate(since=SIGNED)]

    assert due() == [date(2026, 3, 1)]
    Cover.objects.of(internship).update(cob_on=SIGNED)
    assert due() == []
    act = move(internship, dario, on=date(2026, 2, 25))
    assert due() == [date(2026, 3, 15)]
    actions.note_act(act, seen=act.seen, communicated_on=date(2026, 2, 26), by=dario, on=date(2026, 2, 26))
    assert due() == []


def test_who_has_not_come_yet_may_begin_later_than_agreed(internship, dario):
    move(internship, dario, on=date(2026, 3, 9))
    points = Visit.objects.of(internship).filter(checkpoint=Checkpoint.FIRST)
    assert points.get().planned_on > LATER


@pytest.mark.parametrize(
    ("said", "on", "words"),
    [
        ({"starts_on": date(2026, 3, 2)}, SIGNED, "Nothing would change"),
        ({"starts_on": date(2026, 2, 10)}, SIGNED, "choose today or later"),
        ({"starts_on": date(2026, 9, 1)}, SIGNED, "lies before"),
        ({"starts_on": date(2026, 8, 25)}, SIGNED, "weeks|months|days|lasts"),
        ({"ends_on": date(2026, 9, 30), "starts_on": date(2026, 3, 2)}, SIGNED, "first day stays the same"),
    ],
)
def test_what_stands_against_it_is_said(internship, dario, said, on, words):
    with pytest.raises(Refused, match=words):
        move(internship, dario, on=on, **said)
    assert Act.objects.of(internship).count() == 1


def test_who_was_present_has_begun(internship, dario):
    Day.objects.create(internship=internship, day=date(2026, 3, 3), presence="present", hours=4)
    with pytest.raises(Refused, match="03/03/2026"):
        move(internship, dario, on=date(2026, 3, 4))


def test_a_seat_taken_meanwhile_is_not_free_for_the_new_days(dario):
    agreement = AgreementFactory(seats=1)
    first = internship_of(dario, agreement=agreement, on=SIGNED, ends_on=date(2026, 5, 31))
    internship_of(
        dario,
        episode=EpisodeFactory(),
        agreement=agreement,
        on=SIGNED,
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 11, 30),
    )
    move(first, dario)
    with pytest.raises(Refused):
        move(first, dario, starts_on=date(2026, 3, 23), ends_on=date(2026, 6, 30))


def test_an_internship_does_not_stand_in_its_own_way(dario):
    internship = internship_of(dario, agreement=AgreementFactory(seats=1), on=SIGNED)
    move(internship, dario)


def test_the_page_asks_the_rules_and_keeps_what_was_typed(browse, dario, internship, time_machine):
    time_machine.move_to(SIGNED)
    page, client = reverse("placements:move_start", args=[internship.pk]), browse(dario)
    typed = {"version": internship.version, "starts_on": "2026-03-16", "ends_on": "2026-08-31", "note": "Ritardo"}
    looked = client.post(page, typed | {"check": "1"})
    assert looked.context["thought"].verdict is not None
    assert Act.objects.count() == 1
    wrong = client.post(page, typed | {"starts_on": "2026-01-01"})
    assert "Ritardo" in wrong.content.decode()
    assert client.post(page, typed | {"motive": "Concordato."}).status_code == 302
    assert client.post(page, typed | {"motive": "Concordato."}).status_code == 200  # stale: told, nothing twice
    assert Act.objects.count() == 2


def test_an_act_is_noted_by_one_at_a_time(browse, dario, internship):
    act = Act.objects.of(internship).get()
    page, client = reverse("placements:note_act", args=[act.pk]), browse(dario)
    assert client.post(page, {"protocol": "12/2026", "seen": act.seen}).status_code == 302
    again = client.post(page, {"protocol": "13/2026", "seen": act.seen})
    assert "13/2026" in again.content.decode()
    act.refresh_from_db()
    assert act.protocol == "12/2026"
