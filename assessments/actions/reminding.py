"""Asking those again who have not answered: one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import rules
from assessments.actions.links import send_link
from assessments.enums import Refusal
from assessments.models import Assessment, Reminder, Round
from assessments.tasks import REMIND_COLLEAGUE
from equipe import audit, jobs
from equipe.verdicts import Refused


@transaction.atomic
def remind(assessment, *, by, on):
    """Ask a rater again, at most once a day: a colleague by a letter, anybody else by a fresh link."""
    round = Round.objects.select_for_update(of=("self",)).with_cases().get(pk=assessment.round_id)
    assessment.refresh_from_db(fields=["submitted_at", "excused_on"])
    assessment.round = round
    if not assessment.waits_for_answers:
        raise Refused((Refusal.SUBMITTED if assessment.submitted_at else Refusal.WAITS_NO_MORE).label)
    if assessment.is_by_link:
        _note(assessment, _send_again, by=by, on=on)
    else:
        _note(assessment, _write_to_colleague, by=by, on=on)


def remind_all_due(*, by, on):
    """Remind whoever was asked or reminded a week ago; a colleague of whom several are awaited gets one letter."""
    letters = {}
    for assessment in Assessment.objects.awaited().running().with_rounds().with_reminders().oldest_first():
        reminded = [reminder.on for reminder in assessment.reminded]
        if rules.reminder_is_due(assessment.awaited_since, reminded, on=on):
            letters.setdefault(assessment.rater_id or assessment.pk, []).append(assessment)
    return sum(_remind_together(awaited, by=by, on=on) for awaited in letters.values())


def _remind_together(awaited, *, by, on):
    """One letter for all; whether it was asked for, for a link that was never sent is not sent again."""
    first, *others = awaited
    try:
        remind(first, by=by, on=on)
    except Refused:
        return False
    job = first.reminders.get(on=on).job
    Reminder.objects.bulk_create(
        [Reminder(assessment=other, on=on, asked_by=by, job=job) for other in others], ignore_conflicts=True
    )
    return True


def _note(assessment, ask, *, by, on):
    """The day's reminder and its letter; the database says whether there is one already."""
    job = ask(assessment, by=by, on=on)
    try:
        with transaction.atomic():
            Reminder.objects.create(assessment=assessment, on=on, asked_by=by, job=job)
    except IntegrityError:
        raise Refused(Refusal.REMINDED_TODAY.label) from None
    audit.record("round.rater_reminded", assessment.round, by=by, assessment=str(assessment.pk))


def _send_again(assessment, *, by, on):
    before = assessment.links.mailed().newest_first().first()
    if before is None:
        raise Refused(Refusal.NOT_SENT_YET.label)
    return send_link(assessment, site=before.site, by=by, on=on, again=True).job


def _write_to_colleague(assessment, *, by, on):
    return jobs.ask(REMIND_COLLEAGUE, by=by, user=assessment.rater_id)
