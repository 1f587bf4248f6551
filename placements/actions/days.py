"""Days of attendance: noted, changed and taken out by the desk, while their month is open."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal, Unpayable
from placements.models import Day, Internship
from placements.months import sheet
from placements.rules.day_codes import token
from placements.rules.planning import Noted


@dataclass(frozen=True)
class Saving:
    """What became of days that were typed: those written, and those somebody else had changed, as they stand now."""

    written: tuple[date, ...]
    stand_against: dict[date, Noted | None]


@transaction.atomic
def note_days(internship, month, wanted, *, seen, noted_from, by):
    """Write days of a month (its first day): `wanted` says what became of each, nothing takes a day out.

    `seen` is what the page showed of each day (`day_codes.token`). A day that somebody else changed since is left as
    it is and handed back, so that both values can be shown. A closed month refuses everything.
    """
    internship = Internship.objects.select_for_update(no_key=True).get(pk=internship.pk)
    asked = sheet(internship, month)
    if asked.part is None:
        raise Refused(Refusal.MONTH_OUTSIDE.label)
    if asked.confirmed:
        raise Refused(Unpayable.MONTH_CLOSED.label % {"month": f"{month:%m/%Y}"})
    saved = asked.noted
    differing = {day: note for day, note in wanted.items() if token(saved.get(day)) != token(note)}
    against = {day: saved.get(day) for day in differing if token(saved.get(day)) != seen.get(day, "")}
    changes = {day: note for day, note in differing.items() if day not in against}
    _trace(asked, changes, by=by)
    _write(asked, changes, noted_from=noted_from, by=by)
    return Saving(tuple(sorted(changes)), against)


def _write(asked, changes, *, noted_from, by):
    for day, note in changes.items():
        known = asked.days.get(day)
        if note is None:
            known.delete()
            continue
        known = known or Day(internship=asked.internship, day=day)
        known.presence, known.hours, known.reason = note.presence, note.hours, note.reason
        known.noted_from, known.noted_by = noted_from, by
        known.version = known.version + 1 if known.pk else 0
        known.save()


def _trace(asked, changes, *, by):
    """How many were noted; of each that stood already, what it was and from whom, and what it is. Never why."""
    known = {day: note for day, note in changes.items() if day in asked.days}
    changed = {day.isoformat(): _before_and_after(asked.days[day], note) for day, note in known.items()}
    told = {"month": f"{asked.month:%Y-%m}"}
    if new := len(changes) - len(changed):
        audit.record("days.noted", asked.internship, by=by, days=new, **told)
    if changed:
        audit.record("days.changed", asked.internship, by=by, days=changed, **told)


def _before_and_after(day, note):
    after = [note.presence, str(note.hours)] if note else []
    return {"from": day.noted_from, "before": [day.presence, str(day.hours)], "after": after}
