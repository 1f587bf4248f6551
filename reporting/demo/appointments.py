"""The calendar of a few weeks around today: interviews, visits, one that overlaps, one that was called off."""

from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from beneficiaries.enums import AppointmentKind, Attendance
from beneficiaries.models import Appointment
from reporting.demo.stage import ROME, SEED

PLACES = {
    AppointmentKind.OFFICE: "Cittadella della Salute, stanza {room}",
    AppointmentKind.HOME_VISIT: "a casa",
    AppointmentKind.NETWORK: "Centro per l’impiego",
    AppointmentKind.PHONE: "",
}
SUBJECTS = ("Punto sul progetto", "Curriculum", "Documenti per l’ISEE", "Primo colloquio", "Com’è andata la settimana")
WEEKS_BACK, WEEKS_AHEAD = 2, 2


def fill_calendars(stage, episodes):
    """Every colleague has a few appointments a week; of the past ones it is mostly said who came."""
    rng = Random(f"{SEED} calendar")
    following = {}
    for episode in episodes:
        if episode.is_open and episode.case_manager:
            following.setdefault(episode.case_manager, []).append(episode)
    monday = stage.today - timedelta(days=stage.today.weekday())
    made = []
    for colleague, cases in sorted(following.items(), key=lambda pair: pair[0].pk):
        for week in range(-WEEKS_BACK, WEEKS_AHEAD + 1):
            for weekday in sorted(rng.sample(range(5), 3)):
                day = monday + timedelta(weeks=week, days=weekday)
                made.append(_one(stage, rng, colleague, rng.choice(cases), day))
    made.append(_at_once(rng, made[-1]))
    Appointment.objects.bulk_create(made)


def _one(stage, rng, colleague, episode, day):
    kind = rng.choice(list(PLACES))
    begins = datetime.combine(day, time(rng.randint(8, 16), rng.choice((0, 30))), ROME)
    appointment = Appointment(
        pk=_id(rng),
        episode=episode,
        owner=colleague,
        made_by=colleague,
        kind=kind,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=rng.choice((30, 45, 60))),
        place=PLACES[kind].format(room=rng.randint(1, 9)),
        subject=rng.choice(SUBJECTS),
    )
    if day < stage.today and rng.random() < 0.8:
        appointment.attendance = rng.choices(Attendance.values[1:], (8, 1, 1))[0]
    if day >= stage.today and rng.random() < 0.06:
        appointment.cancelled_at, appointment.cancelled_because = begins - timedelta(days=9), "Ha un’altra visita"
    return appointment


def _at_once(rng, other):
    """A second thing at the same hour."""
    return Appointment(
        pk=_id(rng),
        episode=None,
        owner=other.owner,
        made_by=other.owner,
        kind=AppointmentKind.OTHER,
        starts_at=other.starts_at + timedelta(minutes=15),
        ends_at=other.ends_at + timedelta(minutes=15),
        subject="Formazione in municipio",
    )


def _id(rng):
    return UUID(int=rng.getrandbits(128), version=4)
