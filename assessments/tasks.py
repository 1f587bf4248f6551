"""What a worker does in assessing: calibrates a district by night, or when its coordinator asks."""

from celery import shared_task
from django.db.models.functions import Now
from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from assessments import calibrating
from assessments.enums import Refusal
from equipe import jobs
from equipe.enums import Role
from equipe.models import Ambito, Job
from equipe.verdicts import Refused

CALIBRATE = "assessments.calibrate"


@shared_task
def calibrate_by_night(**_ignored):
    """Ask for a calibration of every district, unless one is under way; the worker finds out whether there is news."""
    for ambito in Ambito.objects.order_by("pk"):
        if not Job.objects.unfinished().of_kind(CALIBRATE, ambito=ambito.pk).exists():
            jobs.ask(CALIBRATE, by=None, ambito=ambito.pk)


@jobs.handler(CALIBRATE)
def calibrate(job, tell):
    """Count up to the day on which it was asked for. The clock is content with no news; a coordinator is told why."""
    ambito = Ambito.objects.get(pk=job.payload["ambito"])
    by, on = job.requested_by, localtime(job.requested_at).date()
    if by and not Ambito.objects.where(by, Role.COORDINATOR).filter(pk=ambito.pk).exists():
        raise Refused(Refusal.NO_LONGER.label)
    with override(by.language if by else get_language()):
        try:
            prepared = _prepare(ambito, tell, on=on, new_scale=job.payload.get("new_scale", False))
        except Refused:
            if by:
                raise
            return lambda: None
    return lambda: calibrating.keep(prepared, by=by, at=Now())


def _prepare(ambito, tell, *, on, new_scale):
    tell(10, _("Gathering the ratings"))
    gathered, base = calibrating.gather_new(ambito, on=on, new_scale=new_scale)
    tell(40, _("Placing items and raters"))
    prepared = calibrating.reckon(ambito, gathered, base)
    tell(90, _("Keeping the calibration"))
    return prepared
