"""Deeds on hosts and their framework agreements."""

from django.db import IntegrityError, transaction
from django.db.models import F
from stdnum.exceptions import ValidationError
from stdnum.it import iva

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import Stale, broken, insert
from placements.models import Agreement, Host, Internship
from placements.rules.answers import written


@transaction.atomic
def add_host(*, ambito, by, **fields):
    """Register a host of the district; its VAT number is checked and written without prefix and blanks."""
    host = insert(Host(ambito=ambito, **_checked(fields)))
    audit.record("host.added", host, by=by, kind=host.kind)
    return host


@transaction.atomic
def edit_host(host, *, version, by, **fields):
    """Change a host's file; `version` is the one the page was filled from."""
    fields = _checked(fields)
    changed = sorted(name for name, value in fields.items() if getattr(host, name) != value)
    _update(host, version, **fields)
    audit.record("host.changed", host, by=by, fields=changed)
    return host


@transaction.atomic
def deactivate_host(host, *, version, on, by):
    """The host receives nobody from a day on; refused while an internship runs there on that day or later."""
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    running = Internship.objects.at(host).not_ended(on=on).by_end().last()
    if running:
        raise Refused(Refusal.HOST_IN_USE.label % {"last": written(running.last_day)})
    _update(host, version, deactivated_on=on)
    audit.record("host.deactivated", host, by=by, on=on.isoformat())
    return host


@transaction.atomic
def reactivate_host(host, *, version, by):
    """The host receives people again."""
    _update(host, version, deactivated_on=None)
    audit.record("host.reactivated", host, by=by)
    return host


@transaction.atomic
def add_agreement(host, *, number, starts_on, ends_on, seats, by):
    """Register a framework agreement with a host that receives people."""
    if not host.is_active:
        raise Refused(Refusal.HOST_GONE.label)
    agreement = insert(Agreement(host=host, number=number, starts_on=starts_on, ends_on=ends_on, seats=seats))
    audit.record("agreement.added", agreement, by=by, host=str(host.pk), seats=seats)
    return agreement


def _checked(fields):
    try:
        return {**fields, "vat_number": iva.validate(fields["vat_number"])}
    except ValidationError:
        raise Refused(Refusal.VAT_NUMBER.label) from None


def _update(host, version, **fields):
    """Write over the version that was seen, and over no other."""
    try:
        with transaction.atomic():
            saved = Host.objects.in_version(host, version).update(version=F("version") + 1, **fields)
    except IntegrityError as error:
        raise Refused(broken(error, host)) from None
    if not saved:
        raise Stale(Refusal.STALE.label)
    host.refresh_from_db()
