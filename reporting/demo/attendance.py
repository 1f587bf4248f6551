"""Attendance by day of the last months, one payment, and one month that was adjusted after it was paid."""

import uuid
from datetime import timedelta
from random import Random

from placements.enums import AbsenceReason, NotedFrom, Presence
from placements.models import Adjustment, Day, PaymentLine, PaymentRun
from placements.months import changes_of
from placements.payable import waiting
from placements.rules import attendance
from placements.rules.planning import Noted, count, plan
from reporting.demo.stage import SEED, weighted

REASONS = {
    AbsenceReason.ILLNESS: 5,
    AbsenceReason.FAMILY: 2,
    AbsenceReason.APPOINTMENT: 2,
    AbsenceReason.AGREED: 2,
    AbsenceReason.UNANNOUNCED: 1,
}
SOURCES = {NotedFrom.DESK: 5, NotedFrom.LINK: 3, NotedFrom.SHEET: 2}
USUAL = 0.94
"""Of how many planned days people are there, as a rule."""
BATCH = 2000


def note_days(stage, internships, months):
    """The days of the month asked for, the one before and the one running; closed months are counted from them."""
    rng, asked = Random(SEED + 8), attendance.asked_month(stage.today)
    first = attendance.month_after(asked, -1)
    closed = {(month.internship.pk, month.month): month for month in months}
    recent = [one for one in internships if one.last_day >= first and one.starts_on < stage.today]
    changes, days = changes_of(recent), []
    for internship in recent:
        for month in attendance.months_of(internship.starts_on, internship.last_day):
            if not first <= month <= stage.today:
                continue
            planned, confirmed = plan(changes[internship.pk], month), closed.get((internship.pk, month))
            share = confirmed.days_attended / confirmed.days_planned if confirmed else USUAL
            gone_by = [day for day in planned.planned if day.day < stage.today]
            if confirmed is None:
                gone_by = gone_by[: len(gone_by) - rng.choice((0, 0, 1, 3))]
            noted = {day.day: _noted(rng, day, share) for day in gone_by}
            days += _days(stage, rng, internship, noted)
            if confirmed:
                _count(confirmed, planned, noted)
    Day.objects.bulk_create(days, batch_size=BATCH)


def pay(stage, months):
    """The month before the one asked for was paid; then one of its months turned out to have been counted wrong."""
    month = attendance.month_after(attendance.asked_month(stage.today), -1)
    paid_on = min(stage.workday(attendance.month_after(month, 1) + timedelta(days=9)), stage.today)
    at = stage.moment(paid_on)
    run = PaymentRun.objects.create(
        id=_id(1), ambito=stage.ambito, number=1, since=month, month=month, made_by=stage.mediator, made_at=at
    )
    lines = [line for row in waiting(stage.ambito, since=month, until=month) for line in row.lines]
    for line in lines:
        line.run = run
    PaymentLine.objects.bulk_create(lines)
    total = sum(line.amount for line in lines)
    told = {"month": f"{month:%Y-%m}", "lines": len(lines), "total": str(total)}
    stage.trace("payment.made", run, stage.mediator, at, **told)
    _adjust(stage, [line.month for line in lines], stage.moment(stage.workday(paid_on + timedelta(days=1))))


def _adjust(stage, months, at):
    wrong = next(
        (each for each in months if each.parts and each.due > 0 and each.days_attended * 10 < each.days_planned * 7),
        None,
    )
    if wrong is None:
        return
    attended = min(wrong.days_attended + 1, wrong.days_planned)
    due = attendance.due_of(
        plan(changes_of([wrong.internship])[wrong.internship_id], wrong.month).stretches,
        days_planned=wrong.days_planned,
        days_attended=attended,
    )
    adjustment = Adjustment.objects.create(
        id=_id(2),
        month=wrong,
        number=1,
        days_planned=wrong.days_planned,
        days_attended=attended,
        hours_attended=wrong.hours_attended,
        amount=due.amount - wrong.due,
        why="Un giorno di presenza risultava sul foglio firme e non era stato riportato.",
        made_by=stage.mediator,
        made_at=at,
    )
    told = {"month": f"{wrong.month:%Y-%m}", "before": str(wrong.due), "difference": str(adjustment.amount)}
    stage.trace("month.adjusted", wrong.internship, stage.mediator, at, **told)


def _noted(rng, day, share):
    if rng.random() < share:
        return Noted(Presence.PRESENT, day.hours)
    return Noted(Presence.ABSENT, reason=weighted(rng, list(REASONS), REASONS.values()))


def _days(stage, rng, internship, noted):
    source = weighted(rng, list(SOURCES), SOURCES.values())
    by = None if source == NotedFrom.LINK else stage.mediator
    return [
        Day(
            internship=internship,
            day=day,
            presence=note.presence,
            hours=note.hours,
            reason=note.reason,
            noted_from=source,
            noted_by=by,
        )
        for day, note in noted.items()
    ]


def _count(month, planned, noted):
    """A closed month says what its days say."""
    told = count(planned, noted)
    due = attendance.due_of(planned.stretches, days_planned=told.planned, days_attended=told.attended)
    month.days_planned, month.days_attended, month.hours_attended = told.planned, told.attended, told.hours
    month.due, month.parts, month.from_days = due.amount, due.kept, True


def _id(number):
    return uuid.UUID(int=Random(SEED + number).getrandbits(128), version=4)
