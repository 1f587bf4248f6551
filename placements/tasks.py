"""What a worker does in placing: writes to hosts' tutors, and tells the service's tutor that one of them wrote."""

from contextlib import contextmanager

from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from equipe import jobs, mail
from equipe.verdicts import Refused
from placements.enums import ReportKind
from placements.models import HostLink, HostReport, Internship

SEND_HOST_LINK, TELL_OF_REPORT = "placements.send_host_link", "placements.tell_of_report"


@jobs.handler(SEND_HOST_LINK)
def send_host_link(job, tell):
    """Write to a host's tutor. The secret is made here, so that it never lies in the job table."""
    link = HostLink.objects.valid().with_internships().filter(pk=job.payload["link"]).first()
    if link is None or not link.opens(on=localtime(job.requested_at).date()):
        return _nothing
    with _if_the_address_is_known():
        mail.write(
            "placements/mail/host_link.txt",
            address=link.sent_to,
            language=link.language or settings.LANGUAGE_CODE,
            link=link.site + reverse("host_link:door", args=[link.renew()]),
            until=link.begin_by,
            service=link.internship.episode.team.ambito.service_name,
        )
    return lambda: HostLink.objects.filter(pk=link.pk).update(sent_at=Now())


@jobs.handler(TELL_OF_REPORT)
def tell_of_report(job, tell):
    """Tell the service's tutor that something was reported: of whom and what, she finds where only she can look."""
    report = HostReport.objects.unhandled().with_internships().filter(pk=job.payload["report"]).first()
    tutor = report and report.internship.promoter_tutor
    if tutor and tutor.is_active and Internship.objects.visible_to(tutor).filter(pk=report.internship_id).exists():
        with _if_the_address_is_known():
            mail.send(
                "placements/mail/report.txt",
                to=tutor,
                accident=report.kind == ReportKind.ACCIDENT,
                due_at=report.due_at,
            )
    return _nothing


@contextmanager
def _if_the_address_is_known():
    """Nobody tries again what can never arrive."""
    try:
        yield
    except mail.AddressRefused:
        raise Refused(_("There is no such address: check it and send again.")) from None


def _nothing():
    """No result to keep."""
