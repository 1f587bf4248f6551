"""All that a host's tutor is told of an internship: pages behind her link are filled from this and nothing else."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.dates import WEEKDAYS

from placements.enums import SignerSide
from placements.models import Act, HostReport, Signature
from placements.rules.acts import as_amended


@dataclass(frozen=True)
class Told:
    """Name and first letter, days, hours and tasks; who asks, and until when the link opens."""

    name: str
    host: str
    tutor: str
    tasks: str
    timetable: tuple[tuple[str, str], ...]
    starts_on: date
    last_day: date
    open_until: date
    service: str
    district: str


def told_by(link) -> Told:
    """What a link tells."""
    internship = link.internship
    person, ambito = internship.person, internship.episode.team.ambito
    return Told(
        name=f"{person.first_name} {person.last_name[:1]}.",
        host=internship.host.name,
        tutor=link.tutor.name,
        tasks=internship.tasks,
        timetable=week_in_words(internship.week),
        starts_on=internship.starts_on,
        last_day=internship.last_day,
        open_until=link.open_until,
        service=ambito.service_name,
        district=ambito.name,
    )


def week_in_words(timetable):
    """Pairs of a weekday and its hours, in the reader's language."""
    days = groupby(timetable, key=lambda slot: slot.weekday)
    return tuple(
        (str(WEEKDAYS[day]), ", ".join(f"{slot.begins:%H:%M}–{slot.ends:%H:%M}" for slot in slots))
        for day, slots in days
    )


@dataclass(frozen=True)
class Paper:
    """An act that waits for a signature: its kind and days, and the hours and tasks it agrees on."""

    signature: Signature
    kind: str
    dated_on: date
    holds_from: date
    ends_on: date
    timetable: tuple[tuple[str, str], ...]
    tasks: str


def papers_of(internship) -> list[Paper]:
    """The acts that the host's tutor has not signed yet, the earliest first."""
    waiting = Signature.objects.for_acts_of(internship, SignerSide.HOST_TUTOR).missing().with_acts()
    waiting = sorted(waiting, key=lambda signature: signature.act.number)
    if not waiting:
        return []
    changes = Act.objects.of(internship).changes()
    return [_paper(signature, changes) for signature in waiting]


def _paper(signature, changes):
    act = signature.act
    terms = as_amended(changes, up_to=act.number)
    return Paper(
        signature=signature,
        kind=act.get_kind_display(),
        dated_on=act.dated_on,
        holds_from=act.holds_from,
        ends_on=terms.last_day,
        timetable=week_in_words(terms.timetable),
        tasks=terms.tasks,
    )


def absences_told(internship, monday, last):
    """Which days the host's tutor reported somebody away, with the reason."""
    reported = HostReport.objects.of(internship).absences().within(monday, last)
    return {report.on: report.reason for report in reported}
