"""What is done with the links of raters without an account: one verb a deed."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from assessments.enums import Refusal
from assessments.models import RaterLink, Round
from assessments.tasks import SEND_LINK
from assessments.telling import verdict_on
from equipe import audit, jobs
from equipe.sealing import fingerprint_of
from equipe.verdicts import Refused

LINK_DAYS = 14
"""Two weeks: twice the time after which one is reminded, and about as long as a round takes."""


@transaction.atomic
def send_link(assessment, *, site, by, on, to="", again=False):
    """Promise a fresh link by mail, to a new address or the known one; the link before opens nothing any more."""
    _hold(assessment)
    _insist_it_may_be_told(assessment, on=on)
    to = _address(assessment, to.strip(), by=by)
    link = _fresh(assessment, sent_to=to, site=site, by=by, expires_on=on + timedelta(days=LINK_DAYS))
    link.job = jobs.ask(SEND_LINK, by=by, link=str(link.pk), again=again)
    link.save(update_fields=["job"])
    audit.record("round.link_sent", assessment.round, by=by, assessment=str(assessment.pk))
    return link


@transaction.atomic
def hand_link(assessment, *, by, on, days=LINK_DAYS):
    """Make a fresh link to hand over; with it comes its secret, told to the caller once and kept nowhere."""
    _hold(assessment)
    _insist_it_may_be_told(assessment, on=on)
    link = _fresh(assessment, by=by, expires_on=on + timedelta(days=days))
    audit.record("round.link_shown", assessment.round, by=by, assessment=str(assessment.pk))
    return link, link.renew()


@transaction.atomic
def begin(link, *, device, on, by=None):
    """Open a link on a device, and from then on on no other.

    What was begun before is found again only by a link that came the same way by mail: one that passed through other
    hands, or goes to another address, shows nothing of it. So nobody reads a rater's draft by asking for a new link.
    """
    assessment = link.assessment
    _hold(assessment)
    link = RaterLink.objects.select_for_update().get(pk=link.pk)
    link.assessment = assessment
    if link.begun_at:
        raise Refused(Refusal.OPENED_ELSEWHERE.label)
    verdict = verdict_on(assessment, on=on)
    if not link.opens(on=on) or (verdict is not None and verdict.refused):
        raise Refused(Refusal.WAITS_NO_MORE.label)
    earlier = assessment.links.begun().latest_begun_first().first()
    if earlier and not (link.sent_to and link.sent_to == earlier.sent_to):
        _put_aside(assessment)
    link.device, link.begun_at = fingerprint_of(device), Now()
    link.save(update_fields=["device", "begun_at"])
    audit.record("assessment.begun", assessment, by=by)


@transaction.atomic
def speak(link, *, language, by=None):
    """The language of the pages behind a link; nothing to trace."""
    link.language = language
    link.save(update_fields=["language"])


def _hold(assessment):
    """The assessment as it is now, held until the deed is done; refused when nobody waits for answers by link."""
    round = Round.objects.select_for_update(of=("self",)).with_cases().get(pk=assessment.round_id)
    assessment.refresh_from_db(fields=["submitted_at", "excused_on", "jottings", "version"])
    assessment.round = round
    if not assessment.is_by_link:
        raise Refused(Refusal.NEEDS_NO_LINK.label)
    if assessment.submitted_at:
        raise Refused(Refusal.SUBMITTED.label)
    if not assessment.waits_for_answers:
        raise Refused(Refusal.WAITS_NO_MORE.label)


def _insist_it_may_be_told(assessment, *, on):
    """What was written down since may have ended it; that nothing is written down, whoever asked first has answered."""
    verdict = verdict_on(assessment, on=on)
    if verdict is not None and verdict.refused:
        raise Refused(*verdict.blocking)


def _address(assessment, to, *, by):
    """Where the link goes; a new address of an outsider is kept. The person's own is kept with her file alone."""
    rater = assessment.outside_rater
    if rater and to and to != rater.email:
        rater.email = to
        rater.save(update_fields=["email"])
        audit.record("outside_rater.moved", rater, by=by)
    if not assessment.address:
        raise Refused(Refusal.NO_ADDRESS.label)
    return assessment.address


def _fresh(assessment, *, by, expires_on, sent_to="", site=""):
    """A new link in the place of the one before; the language once chosen stays."""
    before = assessment.links.newest_first().first()
    assessment.links.valid().update(ended_at=Now())
    return RaterLink.objects.create(
        assessment=assessment,
        sent_to=sent_to,
        site=site,
        language=before.language if before else "",
        made_by=by,
        expires_on=expires_on,
    )


def _put_aside(assessment):
    """An unfinished draft goes: whoever comes now has not written it."""
    if assessment.jottings or assessment.ratings.exists():
        assessment.ratings.all().delete()
        assessment.jottings = {}
        assessment.version += 1
        assessment.save(update_fields=["jottings", "version"])
        audit.record("assessment.begun_anew", assessment, by=None)
