"""Deeds on referrals: sending, asking back, answering, deciding."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from beneficiaries.actions.cases import open_case
from beneficiaries.actions.people import register
from beneficiaries.enums import Area, EmploymentStatus, NeedLevel, ReferralState, StepKind
from beneficiaries.models import Episode, Need, Referral, ReferralStep
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def refer(person, *, team, reason, by, at, household="", tried="", needs=None):
    """Ask the inclusion team to take a person in charge; `needs` tells {area: (level, a few words)}.

    A person the district already knows by tax code is recognised. Where the referrer may not see why it is refused,
    she is not told why.
    """
    person = register(person, by=by) if person._state.adding else person
    if Episode.objects.of_person(person).open().visible_to(by).exists():
        raise Refused(_("%(person)s is already taken in charge: open the case.") % {"person": person.full_name})
    referral = Referral(
        person=person, team=team, referrer=by, reason=reason, household=household, tried=tried, sent_at=at
    )
    try:
        with transaction.atomic():
            referral.save(force_insert=True)
    except IntegrityError:
        raise Refused(_already_waiting(person, by)) from None
    _write_needs(referral, needs or {})
    _step(referral, StepKind.SENT, by=by, at=at)
    audit.record("referral.sent", referral, by=by, person=str(person.pk))
    return referral


@transaction.atomic
def accept(referral, *, case_manager, opened_on, by, at, isced="", employment=EmploymentStatus.UNKNOWN, disabled=False):
    """Take the referred person in charge. Of two who accept at once, the second gets a sentence."""
    _hold(referral)
    episode = open_case(
        referral.person,
        team=referral.team,
        case_manager=case_manager,
        opened_on=opened_on,
        referred_on=referral.sent_on,
        reason=_in_short(referral.reason),
        isced=isced,
        employment=employment,
        disabled=disabled,
        by=by,
    )
    _decide(referral, ReferralState.ACCEPTED, at=at, episode=episode)
    _step(referral, StepKind.ACCEPTED, by=by, at=at)
    audit.record("referral.accepted", referral, by=by, episode=str(episode.pk))
    return episode


@transaction.atomic
def return_with_question(referral, *, text, by, at):
    """Ask the referrer for what is missing before deciding."""
    _hold(referral, ReferralState.SENT)
    _move(referral, ReferralState.RETURNED)
    _step(referral, StepKind.RETURNED, by=by, at=at, text=text)
    audit.record("referral.returned", referral, by=by)
    return referral


@transaction.atomic
def answer(referral, *, text, by, at):
    """Answer the question: the referral waits for the desk again."""
    _hold(referral, ReferralState.RETURNED)
    _move(referral, ReferralState.SENT)
    _step(referral, StepKind.ANSWERED, by=by, at=at, text=text)
    audit.record("referral.answered", referral, by=by)
    return referral


@transaction.atomic
def decline(referral, *, text, by, at):
    """Do not take the person in charge, and say why."""
    _hold(referral)
    _decide(referral, ReferralState.DECLINED, at=at)
    _step(referral, StepKind.DECLINED, by=by, at=at, text=text)
    audit.record("referral.declined", referral, by=by)
    return referral


def _hold(referral, *states):
    """Keep the referral for this deed alone, and see whether it still stands where the deed expects it."""
    states = states or (ReferralState.SENT, ReferralState.RETURNED)
    referral.state = Referral.objects.held(referral).state
    if referral.state not in states:
        where = ReferralState(referral.state).label
        raise Refused(_("Somebody was quicker: this referral is now “%(state)s”. Look at it again.") % {"state": where})


def _move(referral, state):
    referral.state = state
    referral.save(update_fields=["state"])


def _decide(referral, state, *, at, episode=None):
    referral.state, referral.decided_at, referral.episode = state, at, episode
    referral.save(update_fields=["state", "decided_at", "episode"])


def _step(referral, kind, *, by, at, text=""):
    ReferralStep.objects.create(referral=referral, kind=kind, by=by, at=at, text=text)


def _write_needs(referral, needs):
    told = {area: needs.get(area, (NeedLevel.NONE, "")) for area in Area}
    Need.objects.bulk_create(
        Need(referral=referral, area=area, level=level, note=note) for area, (level, note) in told.items()
    )


def _already_waiting(person, by):
    if Referral.objects.of_person(person).undecided().visible_to(by).exists():
        return _("A referral of this person is already waiting for an answer: look under your team's referrals.")
    return _("This referral cannot be sent from here. Please speak with the inclusion team about this person.")


def _in_short(reason):
    longest = Episode._meta.get_field("reason").max_length
    return reason if len(reason) <= longest else reason[: longest - 1].rstrip() + "…"
