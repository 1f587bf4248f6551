"""The links of hosts' tutors: sent, handed over, begun on one device, revoked; and acts signed through them."""

from django.db import transaction
from django.db.models.functions import Now

from equipe import audit, jobs
from equipe.sealing import fingerprint_of
from equipe.verdicts import Refused
from placements.coming_in import held, held_link, mark_used, verdict_on
from placements.enums import SignerSide, SigningManner, TutorSide, Unmet
from placements.models import HostLink, Signature, Tutor
from placements.models.host_links import BEGIN_WITHIN
from placements.rules import following
from placements.rules.answers import written
from placements.tasks import SEND_HOST_LINK


@transaction.atomic
def send_host_link(internship, *, site, by, on, to=""):
    """Promise a fresh link by mail, to a new address or the known one; the link before opens nothing any more."""
    internship = held(internship)
    tutor = _host_tutor(internship, on=on)
    to = to.strip()
    if to and to != tutor.email:
        tutor.email = to
        tutor.save(update_fields=["email"])
    if not tutor.email:
        raise Refused(Unmet.NO_ADDRESS.label)
    link = _fresh(tutor, by=by, on=on, sent_to=tutor.email, site=site)
    link.job = jobs.ask(SEND_HOST_LINK, by=by, link=str(link.pk))
    link.save(update_fields=["job"])
    audit.record("hostlink.sent", internship, by=by, tutor=str(tutor.pk))
    return link


@transaction.atomic
def hand_host_link(internship, *, by, on):
    """Make a fresh link to hand over; with it comes its secret, told to the caller once and kept nowhere."""
    internship = held(internship)
    tutor = _host_tutor(internship, on=on)
    link = _fresh(tutor, by=by, on=on)
    audit.record("hostlink.shown", internship, by=by, tutor=str(tutor.pk))
    return link, link.renew()


@transaction.atomic
def revoke_host_link(internship, *, by):
    """No link of this internship opens anything any more."""
    internship = held(internship)
    if HostLink.objects.of(internship).valid().update(ended_at=Now()):
        audit.record("hostlink.revoked", internship, by=by)


@transaction.atomic
def begin_host_link(link, *, device, on, by=None):
    """Open a link on a device, and from then on on no other."""
    link = held_link(link, on=on)
    if link.begun_at:
        raise Refused(Unmet.OPENED_ELSEWHERE.label)
    link.device, link.begun_at = fingerprint_of(device), Now()
    link.save(update_fields=["device", "begun_at"])
    audit.record("hostlink.begun", link.internship, by=by, tutor=str(link.tutor_id))


@transaction.atomic
def speak_by_host_link(link, *, language, by=None):
    """The language of the pages behind a link; nothing to trace."""
    link.language = language
    link.save(update_fields=["language"])


@transaction.atomic
def sign_by_link(link, signature_pk, *, on, by=None):
    """The host's tutor signs an act of her internship; a second tap changes nothing."""
    link = held_link(link, on=on)
    waiting = Signature.objects.select_for_update(of=("self",)).for_acts_of(link.internship, SignerSide.HOST_TUTOR)
    signature = waiting.filter(pk=signature_pk).first()
    if signature is None:
        raise Refused(Unmet.LINK_OVER.label)
    if signature.signed_on:
        return signature
    signature.name, signature.manner = link.tutor.name, SigningManner.LINK
    signature.signed_on, signature.filed_at = on, Now()
    signature.save(update_fields=["name", "manner", "signed_on", "filed_at"])
    mark_used(link)
    audit.record("act.signed_by_link", link.internship, by=by, act=str(signature.act_id), tutor=str(link.tutor_id))
    return signature


def _host_tutor(internship, *, on):
    """Who follows at the host; refused where nobody does, nothing is left to do, or the host must not be told."""
    verdict = verdict_on(internship, on=on)
    if verdict.refused:
        raise Refused(*verdict.blocking)
    if on > internship.last_day + following.GRACE:
        raise Refused(Unmet.OVER.label % {"day": written(internship.last_day)})
    tutors = Tutor.objects.of(internship).on_side(TutorSide.HOST).in_order()
    tutor = tutors.standing(on=min(max(on, internship.starts_on), internship.last_day)).last()
    if tutor is None:
        gone = tutors.last()
        raise Refused(Unmet.TUTOR_LEFT.label % {"name": gone.name} if gone else Unmet.NO_HOST_TUTOR.label)
    return tutor


def _fresh(tutor, *, by, on, sent_to="", site=""):
    """A new link in the place of every one before, of earlier tutors too; the language once chosen stays."""
    before = HostLink.objects.of_tutor(tutor).newest_first().first()
    HostLink.objects.of(tutor.internship).valid().update(ended_at=Now())
    return HostLink.objects.create(
        tutor=tutor,
        sent_to=sent_to,
        site=site,
        language=before.language if before else "",
        made_by=by,
        begin_by=on + BEGIN_WITHIN,
    )
