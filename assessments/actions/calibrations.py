"""What is done with calibrations: asked of the worker, or made at once."""

from django.db import transaction
from django.db.models.functions import Now

from assessments import calibrating
from assessments.tasks import CALIBRATE
from equipe import audit, jobs
from equipe.models import Ambito, Job


@transaction.atomic
def request_calibration(ambito, *, by, new_scale=False):
    """Promise a calibration of the district; while one is being made, it is that one."""
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    under_way = Job.objects.unfinished().of(by).of_kind(CALIBRATE, ambito=ambito.pk).first()
    if under_way:
        return under_way
    job = jobs.ask(CALIBRATE, by=by, ambito=ambito.pk, new_scale=new_scale)
    audit.record("calibration.asked", ambito, by=by, new_scale=new_scale)
    return job


def calibrate(ambito, *, on, by=None, at=None, new_scale=False, vignettes=None):
    """Calibrate the ratings of the district up to a day, now; Refused where there are too few, or nothing is new.

    `vignettes` are those of closed sessions, unless others are given (see `calibrating.VignetteRating`).
    """
    gathered, base = calibrating.gather_new(ambito, on=on, new_scale=new_scale, vignettes=vignettes)
    return calibrating.keep(calibrating.reckon(ambito, gathered, base), by=by, at=at or Now())
