"""Deeds on internships: opening one under an agreement, extending it, ending one early."""

from django.db import IntegrityError, transaction
from django.db.models import F

from beneficiaries.models import Episode
from equipe import audit
from equipe.enums import CASE_ROLES
from equipe.models import User
from equipe.verdicts import Refused
from placements.actions.acts import add_act, begin
from placements.actions.sites import Stale
from placements.actions.visits import replan
from placements.arrangements import Arrangement
from placements.enums import ActKind, Refusal
from placements.extensions import Extension, obstacle
from placements.insertion import broken, insert
from placements.models import Agreement, AttendanceMonth, Internship
from placements.rules.answers import written


@transaction.atomic
def open_internship(episode, agreement, *, motive, opening=None, tasks="", host_tutor_phone="", by, on, **agreed):
    """Open an internship that the rules allow; their warnings are passed with a motive. `opening` is the one it fills.

    Case, agreement and host stay locked until the end: of two who take the last seat at once, the second is told.
    `agreed` are the fields of an `Arrangement`.
    """
    episode = Episode.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=episode.pk)
    agreement = Agreement.objects.held(agreement)
    arrangement = Arrangement(episode, agreement, **agreed)
    _allowed(arrangement, on=on)
    if opening and opening.agreement_id != agreement.pk:
        raise Refused(Refusal.ELSEWHERE_OFFERED.label)
    arrangement.verdict.insist(motive=motive)
    internship = insert(
        Internship(
            episode=episode,
            person=episode.person,
            host=agreement.host,
            agreement=agreement,
            opening=opening,
            motive=motive if arrangement.verdict.warned else "",
            tasks=tasks,
            host_tutor_phone=host_tutor_phone,
            **agreed,
        )
    )
    begin([internship], dated_on=on, by=by)
    replan(internship, on=on, by=by)
    audit.record(
        "internship.opened",
        internship,
        by=by,
        episode=str(episode.pk),
        agreement=str(agreement.pk),
        warnings=len(arrangement.verdict.warnings),
    )
    return internship


@transaction.atomic
def extend(internship, *, version, ends_on, motive="", by, on):
    """Give an internship a later end that the rules allow; their warnings are passed with a motive.

    Locks what the beginning of one locks, in the same order: a last seat goes either to who stays or to who comes.
    """
    Episode.objects.select_for_update(of=("self",), no_key=True).get(pk=internship.episode_id)
    if internship.agreement_id:
        Agreement.objects.held(internship.agreement)
    locked = Internship.objects.select_for_update(of=("self",), no_key=True).with_people()
    internship = locked.in_version(internship, version).first()
    if internship is None:
        raise Stale(Refusal.STALE.label)
    before, extension = internship.ends_on, Extension(internship, ends_on)
    _extensible(internship, ends_on, on=on)
    extension.verdict.insist(motive=motive)
    if extension.verdict.warned:
        internship.motive = f"{internship.motive}\n{written(on)}: {motive}".strip()
    _move_end(internship, ends_on)
    passed = motive if extension.verdict.warned else ""
    add_act(internship, ActKind.EXTENSION, dated_on=on, holds_from=on, ends_on=ends_on, motive=passed, by=by)
    replan(internship, on=on, by=by)
    audit.record(
        "internship.extended",
        internship,
        by=by,
        before=before.isoformat(),
        after=ends_on.isoformat(),
        warnings=len(extension.verdict.warnings),
    )
    return internship


@transaction.atomic
def interrupt(internship, *, version, on, reason, note="", by):
    """End an internship early: `on` is its last day."""
    internship = Internship.objects.select_for_update(no_key=True).get(pk=internship.pk)
    if internship.interrupted_on:
        raise Refused(Refusal.INTERRUPTED.label % {"day": written(internship.interrupted_on)})
    if not internship.starts_on <= on <= internship.ends_on:
        first, last = written(internship.starts_on), written(internship.ends_on)
        raise Refused(Refusal.NOT_STARTED.label % {"first": first, "last": last})
    confirmed = AttendanceMonth.objects.of([internship]).after(on).in_order().last()
    if confirmed:
        raise Refused(Refusal.MONTHS_AFTER.label % {"month": f"{confirmed.month:%m/%Y}"})
    ended = {"interrupted_on": on, "interruption_reason": reason, "interruption_note": note}
    if not Internship.objects.in_version(internship, version).update(version=F("version") + 1, **ended):
        raise Stale(Refusal.STALE.label)
    internship.refresh_from_db()
    add_act(internship, ActKind.EARLY_END, dated_on=on, holds_from=on, reason=reason, note=note, by=by)
    replan(internship, on=on, by=by)
    audit.record("internship.interrupted", internship, by=by, on=on.isoformat(), reason=reason)
    return internship


def _allowed(arrangement, *, on):
    """What holds of any internship, before the regulation is asked."""
    episode, host = arrangement.episode, arrangement.host
    if not episode.is_open:
        raise Refused(Refusal.CASE_CLOSED.label)
    if arrangement.starts_on < episode.opened_on:
        raise Refused(Refusal.BEFORE_CASE.label % {"first": written(episode.opened_on)})
    if host.ambito_id != episode.team.ambito_id:
        raise Refused(Refusal.OTHER_DISTRICT.label)
    if host.deactivated_on and host.deactivated_on <= max(on, arrangement.ends_on):
        raise Refused(Refusal.HOST_GONE.label)
    if arrangement.promoter_tutor not in User.objects.with_role(*CASE_ROLES, ambito=episode.team.ambito):
        raise Refused(Refusal.TUTOR_ELSEWHERE.label)


def _extensible(internship, ends_on, *, on):
    """What holds of any extension, before the regulation is asked."""
    if hindrance := obstacle(internship, on=on):
        raise Refused(hindrance)
    if ends_on <= internship.ends_on:
        raise Refused(Refusal.NOT_LATER.label % {"last": written(internship.ends_on)})
    if internship.host.deactivated_on and internship.host.deactivated_on <= ends_on:
        raise Refused(Refusal.HOST_GONE.label)


def _move_end(internship, ends_on):
    """The database is asked too: the person may have another internship on the days gained."""
    later = {"ends_on": ends_on, "motive": internship.motive, "version": F("version") + 1}
    try:
        with transaction.atomic():
            Internship.objects.in_version(internship, internship.version).update(**later)
    except IntegrityError as error:
        raise Refused(broken(error, internship)) from None
    internship.refresh_from_db()
