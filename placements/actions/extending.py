"""Deeds on the end of an internship: a request to extend it, its refusal, the extension itself."""

from datetime import timedelta

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.actions.acts import add_act
from placements.actions.visits import replan
from placements.enums import ActKind, Refusal, Undone
from placements.extensions import Extension, obstacle
from placements.holding import held, insist_months_are_open, rewrite
from placements.insertion import insert
from placements.models import ExtensionRequest
from placements.rules.answers import written


@transaction.atomic
def ask_extension(internship, *, ends_on, asked_by, requested_on, asker="", why="", by, on):
    """Note who asks until when; the rules are asked when somebody decides. One request waits at a time."""
    internship = held(internship)
    _extensible(internship, ends_on, on=on)
    waiting = ExtensionRequest.objects.of(internship).pending().first()
    if waiting:
        raise Refused(Undone.ASKED_ALREADY.label % {"last": written(waiting.ends_on)})
    said = {"ends_on": ends_on, "asked_by": asked_by, "asker": asker, "requested_on": requested_on, "why": why}
    request = insert(ExtensionRequest(internship=internship, recorded_by=by, **said))
    audit.record("internship.extension_asked", internship, by=by, until=ends_on.isoformat(), asked_by=asked_by)
    return request


@transaction.atomic
def refuse_extension(request, *, why, by, on):
    """Decide against a request, and say why."""
    internship = held(request.internship)
    decided = {"decided_on": on, "decided_by": by, "refusal": why.strip()}
    if not ExtensionRequest.objects.pending().filter(pk=request.pk).update(**decided):
        raise Refused(Undone.DECIDED.label)
    audit.record("internship.extension_refused", internship, by=by, until=request.ends_on.isoformat())
    request.refresh_from_db()
    return request


@transaction.atomic
def extend(internship, *, version, ends_on, motive="", note="", by, on):
    """Give an internship a later end that the rules allow; their warnings are passed with a motive.

    A request that waits is granted by it, whether it asked for the same day or another. Locks what the beginning of an
    internship locks, in the same order: a last seat goes either to who stays or to who comes.
    """
    internship = held(internship, version=version)
    before, extension = internship.ends_on, Extension(internship, ends_on)
    _extensible(internship, ends_on, on=on)
    insist_months_are_open(internship, internship.ends_on + timedelta(days=1))
    extension.verdict.insist(motive=motive)
    passed = motive if extension.verdict.warned else ""
    kept = f"{internship.motive}\n{written(on)}: {motive}".strip() if passed else internship.motive
    request = ExtensionRequest.objects.of(internship).pending().first()
    rewrite(internship, ends_on=ends_on, motive=kept)
    asked = {"requested_on": request.requested_on, "requested_by": request.who[:120]} if request else {}
    said = {"ends_on": ends_on, "motive": passed, "note": note} | asked
    act = add_act(internship, ActKind.EXTENSION, dated_on=on, holds_from=on, by=by, **said)
    if request:
        ExtensionRequest.objects.pending().filter(pk=request.pk).update(decided_on=on, decided_by=by, act=act)
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


def withdraw_request(internship, *, by, on):
    """An internship that ends early is not extended: a request that waits falls with it."""
    decided = {"decided_on": on, "decided_by": by, "refusal": Undone.ENDED.label % {"day": written(on)}}
    ExtensionRequest.objects.of(internship).pending().update(**decided)


def _extensible(internship, ends_on, *, on):
    """What holds of any extension, before the regulation is asked."""
    if hindrance := obstacle(internship, on=on):
        raise Refused(hindrance)
    if ends_on <= internship.ends_on:
        raise Refused(Refusal.NOT_LATER.label % {"last": written(internship.ends_on)})
    if internship.host.deactivated_on and internship.host.deactivated_on <= ends_on:
        raise Refused(Refusal.HOST_GONE.label)
