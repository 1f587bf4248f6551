"""The month of an internship: confirmed by the desk, corrected only with a note and a trace."""

from django.db import transaction
from django.utils.timezone import localtime

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import insert
from placements.models import AttendanceMonth, Internship


@transaction.atomic
def confirm_month(internship, month, *, days_planned, days_attended, hours=None, note="", seen="", by, at):
    """Write what was attended and what it pays.

    `month` is its first day; `seen` is the confirmation the page showed (`AttendanceMonth.seen`), empty when there was
    none: a month that somebody else confirmed meanwhile is not written over.
    """
    internship = Internship.objects.select_for_update(no_key=True).get(pk=internship.pk)
    _possible(internship, month, days_planned, days_attended, today=localtime(at).date())
    due = internship.due(month, days_planned=days_planned, days_attended=days_attended)
    fields = {
        "days_planned": days_planned,
        "days_attended": days_attended,
        "hours_attended": hours,
        "note": note,
        "due": due.amount,
        "confirmed_by": by,
        "confirmed_at": at,
    }
    confirmed = AttendanceMonth.objects.of([internship]).within(month, month).first()
    if (confirmed.seen if confirmed else "") != seen:
        raise Refused(Refusal.MONTH_CHANGED.label)
    if confirmed:
        return _correct(confirmed, fields, by=by)
    confirmed = insert(AttendanceMonth(internship=internship, month=month, **fields))
    audit.record("month.confirmed", internship, by=by, month=f"{month:%Y-%m}", due=str(due.amount))
    return confirmed


def _correct(confirmed, fields, *, by):
    """A confirmed month changes only with a note, and the numbers before it stay in the trace."""
    if not fields["note"].strip():
        raise Refused(Refusal.CORRECTION_NOTE.label)
    numbers = ("days_planned", "days_attended", "hours_attended", "due")
    before = {name: _plain(getattr(confirmed, name)) for name in numbers}
    for name, value in fields.items():
        setattr(confirmed, name, value)
    confirmed.save(update_fields=list(fields))
    after = {name: _plain(fields[name]) for name in numbers}
    audit.record(
        "month.corrected", confirmed.internship, by=by, month=f"{confirmed.month:%Y-%m}", before=before, after=after
    )
    return confirmed


def _plain(number):
    return number if number is None or isinstance(number, int) else str(number)


def _possible(internship, month, days_planned, days_attended, *, today):
    part = internship.part_of(month)
    if part is None:
        raise Refused(Refusal.MONTH_OUTSIDE.label)
    if part.first > today:
        raise Refused(Refusal.MONTH_AHEAD.label)
    if days_planned > part.days:
        raise Refused(Refusal.TOO_MANY_DAYS.label % {"days": part.days})
    if days_attended > days_planned:
        raise Refused(Refusal.MORE_THAN_PLANNED.label)
