"""What a worker does after a deed of assessing: the letters to raters."""

from contextlib import contextmanager

from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse

from assessments.enums import Undelivered
from assessments.models import Assessment, RaterLink
from equipe import jobs, mail
from equipe.models import User
from equipe.verdicts import Refused

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
