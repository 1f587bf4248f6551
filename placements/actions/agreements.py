"""Deeds on framework agreements: signed, amended, renewed, ended early; each an act that is never written over."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import AgreementActKind, Refusal
from placements.insertion import insert, overwrite
from placements.models import INSURANCE, Agreement, AgreementAct, Host, Internship, first_act
from placements.rules import frameworks


@transaction.atomic
def add_agreement(host, *, number, starts_on, ends_on, seats, dated_on=None, by, **more):
    """Register a framework agreement with a host that receives people; its signing is the first act."""
    held = Host.objects.held(host)[host.pk]
    if held.merged_into_id:
        raise Refused(Refusal.MERGED.label % {"host": held.merged_into})
    if not held.is_active:
        raise Refused(Refusal.HOST_GONE.label)
    agreement = Agreement(host=host, number=number, starts_on=starts_on, ends_on=ends_on, seats=seats, **more)
    insert(agreement)
    insert(first_act(agreement, dated_on=dated_on, by=by))
    audit.record("agreement.added", agreement, by=by, host=str(host.pk), seats=seats)
    return agreement


@transaction.atomic
def edit_agreement(agreement, *, version, by, **fields):
    """Put right what is said about an agreement; what was agreed changes by an act alone."""
    held = Agreement.objects.held(agreement)
    changed = sorted(name for name, value in fields.items() if getattr(held, name) != value)
    overwrite(agreement, version, **fields)
    audit.record("agreement.changed", agreement, by=by, fields=changed)
    return agreement


@transaction.atomic
def amend_agreement(
    agreement, *, version, dated_on, holds_from, seats=None, sectors=None, insurance=None, protocol="", note="", by
):
    """Other seats, kinds of work or insurance from a day on; seats that are taken cannot be given up."""
    held = _held(agreement)
    verdict = frameworks.within_period(holds_from, agreed=held.period)
    if seats is not None:
        verdict += frameworks.enough_seats(taken=_most_taken(held, holds_from), seats=seats)
    verdict.insist()
    changes = {"seats": seats, "sectors": sectors, "insurance": insurance}
    if all(value is None for value in changes.values()):
        raise Refused(Refusal.NOTHING_CHANGED.label)
    said = {"dated_on": dated_on, "holds_from": holds_from, "protocol": protocol, "note": note}
    act = _act(held, AgreementActKind.AMENDED, by=by, **said, **changes)
    _carry(agreement, version)
    audit.record("agreement.amended", agreement, by=by, act=act.number, seats=seats)
    return act


@transaction.atomic
def renew_agreement(agreement, *, version, dated_on, ends_on, seats=None, protocol="", note="", by):
    """Give an agreement a later end; it goes on without a gap. Seats may change from the first day gained."""
    held = _held(agreement)
    frameworks.renewable(ends_on, dated_on=dated_on, agreed=held.period).insist()
    holds_from = held.ends_on + timedelta(days=1)
    said = {"dated_on": dated_on, "holds_from": holds_from, "ends_on": ends_on, "seats": seats}
    act = _act(held, AgreementActKind.RENEWED, by=by, protocol=protocol, note=note, **said)
    _carry(agreement, version)
    audit.record("agreement.renewed", agreement, by=by, act=act.number, until=ends_on.isoformat())
    return act


@transaction.atomic
def end_agreement(agreement, *, version, dated_on, ends_on, note="", protocol="", by):
    """End an agreement before its last day; refused while an internship under it runs beyond."""
    held = _held(agreement)
    runs = Internship.objects.under(held).by_end().last()
    frameworks.ended(ends_on, agreed=held.period, runs_until=runs.last_day if runs else None).insist()
    said = {"dated_on": dated_on, "holds_from": ends_on, "ends_on": ends_on, "protocol": protocol, "note": note}
    act = _act(held, AgreementActKind.ENDED, by=by, **said)
    _carry(agreement, version)
    audit.record("agreement.ended", agreement, by=by, act=act.number, on=ends_on.isoformat())
    return act


def _held(agreement):
    """The agreement, held with its host: one that was ended early takes no further act."""
    held = Agreement.objects.held(agreement)
    if AgreementAct.objects.of_agreement(held).of_kind(AgreementActKind.ENDED).exists():
        raise Refused(Refusal.AGREEMENT_ENDED.label)
    return held


def _most_taken(agreement, first):
    """The most seats taken on one day from a day on."""
    last = agreement.ends_on
    periods = Internship.objects.under(agreement).running_within(first, last).periods()
    return frameworks.most_at_once(periods, first=first, last=last)


def _act(agreement, kind, *, by, **said):
    """The next act of an agreement that the caller holds, so that no number is given twice."""
    acts = AgreementAct.objects.of_agreement(agreement)
    number = acts.aggregate(last=Max("number"))["last"] or 0
    if not number:  # one that is older than its acts
        insert(first_act(agreement))
        number = 1
    return insert(AgreementAct(agreement=agreement, number=number + 1, kind=kind, recorded_by=by, **said))


def _carry(agreement, version):
    """Write what the acts come to at last into the row of the version that was seen, and over no other."""
    frame = frameworks.as_amended(AgreementAct.objects.of_agreement(agreement).changes())
    insurance = {name: (frame.insurance or {}).get(name) for name in INSURANCE}
    insurance = {name: value for name, value in insurance.items() if value is not None or name == "insured_until"}
    now = {"ends_on": frame.ends_on, "seats": frame.seats, "sectors": list(frame.sectors)}
    overwrite(agreement, version, **now, **(insurance if frame.insurance else {}))
