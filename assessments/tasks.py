"""What a worker does in assessing: writes to raters; calibrates a district by night, or when its coordinator asks."""

from contextlib import contextmanager

from celery import shared_task
from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from assessments import calibrating
from assessments.enums import Refusal, Undelivered
from assessments.models import Assessment, RaterLink
from equipe import jobs, mail
from equipe.enums import Role
from equipe.models import Ambito, Job, User
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


SEND_LINK, REMIND_COLLEAGUE = "assessments.send_link", "assessments.remind_colleague"


@jobs.handler(SEND_LINK)
def send_link(job, tell):
    """Write to a rater without an account. The secret is made here, so that it never lies in the job table."""
    link = RaterLink.objects.valid().with_assessments().filter(pk=job.payload["link"]).first()
    if link is None or not link.assessment.waits_for_answers:
        return _nothing
    with _if_the_address_is_known():
        mail.write(
            "assessments/mail/link.txt",
            address=link.sent_to,
            language=link.language or settings.LANGUAGE_CODE,
            link=link.site + reverse("by_link:door", args=[link.renew()]),
            until=link.expires_on,
            again=job.payload["again"],
            service=link.assessment.round.episode.team.ambito.service_name,
        )
    return lambda: RaterLink.objects.filter(pk=link.pk).update(sent_at=Now())


@jobs.handler(REMIND_COLLEAGUE)
def remind_colleague(job, tell):
    """Write to a colleague how many answers are awaited of her; whose they are, she finds where only she can look."""
    rater = User.objects.active().filter(pk=job.payload["user"]).first()
    awaited = Assessment.objects.visible_to(rater).of(rater).awaited().running().count() if rater else 0
    if awaited:
        with _if_the_address_is_known():
            mail.send("assessments/mail/reminder.txt", to=rater, awaited=awaited)
    return _nothing


@contextmanager
def _if_the_address_is_known():
    """Nobody tries again what can never arrive."""
    try:
        yield
    except mail.AddressRefused:
        raise Refused(Undelivered.ADDRESS.label) from None


def _nothing():
    """No result to keep."""
