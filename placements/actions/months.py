"""The month of an internship: closed from its days or from the numbers of the register, and adjusted afterwards."""

from django.db import transaction
from django.utils.timezone import localtime

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal, Unpayable
from placements.insertion import insert
from placements.models import Adjustment, AttendanceMonth, Internship
from placements.months import sheet
from placements.rules.answers import written


@transaction.atomic
def confirm_month(internship, month, *, days_planned, days_attended, hours=None, note="", seen="", by, at):
    """Close a month of which no day is noted with the numbers of the register; a closed one is adjusted.

    `month` is its first day; `seen` is what the page showed of it (`AttendanceMonth.seen`), empty when it was not
    closed: a month that somebody else closed or adjusted meanwhile stays as it is. An adjustment needs a note.
    """
    asked = _locked(internship, month, today=localtime(at).date())
    _possible(asked, days_planned, days_attended)
    confirmed = asked.confirmed
    if (confirmed.seen if confirmed else "") != seen:
        raise Refused(Refusal.MONTH_CHANGED.label)
    if confirmed:
        return _adjust(asked, days_planned, days_attended, hours, why=note.strip(), by=by, at=at)
    if asked.days:
        raise Refused(Unpayable.DAYS_NOTED.label)
    due = asked.due_for(days_planned, days_attended)
    confirmed = _close(asked, due, hours_attended=hours, note=note, by=by, at=at)
    audit.record("month.confirmed", internship, by=by, month=f"{month:%Y-%m}", due=str(due.amount))
    return confirmed


@transaction.atomic
def close_month(internship, month, *, seen, missing_absent=False, note="", by, at):
    """Close a month from its noted days, once its last planned day has come.

    `seen` is the sum the page showed (`Sheet.seen`). Planned days that nobody noted are absences only if
    `missing_absent` says so.
    """
    today = localtime(at).date()
    asked = _locked(internship, month, today=today)
    if asked.confirmed:
        raise Refused(Refusal.MONTH_CHANGED.label)
    if not asked.days:
        raise Refused(Unpayable.NO_DAYS.label)
    if asked.plan.last_planned and asked.plan.last_planned > today:
        raise Refused(Unpayable.NOT_OVER.label % {"day": written(asked.plan.last_planned)})
    if asked.seen != seen:
        raise Refused(Unpayable.DAYS_CHANGED.label)
    missing = len(asked.count.missing)
    if missing and not missing_absent:
        raise Refused(Unpayable.DAYS_MISSING.label % {"n": missing})
    counted = {"hours_attended": asked.count.hours, "from_days": True, "days_missing": missing}
    confirmed = _close(asked, asked.due, note=note, by=by, at=at, **counted)
    told = {"month": f"{month:%Y-%m}", "due": str(confirmed.due), "missing": missing}
    audit.record("month.closed", internship, by=by, **told)
    return confirmed


def _locked(internship, month, *, today):
    """The month while nobody else notes, closes or interrupts: whoever does any of it locks the internship first."""
    internship = Internship.objects.select_for_update(no_key=True).get(pk=internship.pk)
    asked = sheet(internship, month)
    if asked.part is None:
        raise Refused(Refusal.MONTH_OUTSIDE.label)
    if asked.part.first > today:
        raise Refused(Refusal.MONTH_AHEAD.label)
    return asked


def _close(asked, due, *, by, at, **told):
    return insert(
        AttendanceMonth(
            internship=asked.internship,
            month=asked.month,
            days_planned=due.days_planned,
            days_attended=due.days_attended,
            due=due.amount,
            parts=due.kept,
            confirmed_by=by,
            confirmed_at=at,
            **told,
        )
    )


def _adjust(asked, days_planned, days_attended, hours, *, why, by, at):
    """The closed month stays; the days as they count now and the difference to what it paid are written beside it."""
    if not why:
        raise Refused(Refusal.CORRECTION_NOTE.label)
    month, before = asked.confirmed, asked.confirmed.now
    difference = asked.due_for(days_planned, days_attended).amount - month.due_now
    numbers = (days_planned, days_attended, hours)
    if not difference and numbers == (before.days_planned, before.days_attended, before.hours_attended):
        raise Refused(Unpayable.NOTHING_ADJUSTED.label)
    insert(
        Adjustment(
            month=month,
            number=len(month.changes) + 1,
            days_planned=days_planned,
            days_attended=days_attended,
            hours_attended=hours,
            amount=difference,
            why=why,
            made_by=by,
            made_at=at,
        )
    )
    told = {"month": f"{month.month:%Y-%m}", "before": str(month.due_now), "difference": str(difference)}
    audit.record("month.adjusted", asked.internship, by=by, **told)
    return sheet(asked.internship, asked.month).confirmed


def _possible(asked, days_planned, days_attended):
    if days_planned > asked.plan.days_that_pay:
        raise Refused(Refusal.TOO_MANY_DAYS.label % {"days": asked.plan.days_that_pay})
    if days_attended > days_planned:
        raise Refused(Refusal.MORE_THAN_PLANNED.label)
