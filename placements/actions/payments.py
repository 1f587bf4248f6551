"""Payments: everything closed and not paid yet is handed on, each amount once."""

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from equipe import audit
from equipe.models import Ambito
from equipe.once import own_key
from equipe.verdicts import Refused
from placements.enums import Unpayable
from placements.insertion import insert
from placements.models import PaymentLine, PaymentRun
from placements.payable import begins, waiting


@transaction.atomic
def prepare_payment(ambito, month, *, key, since=None, by, at):
    """Hand on what the district closed until a month (its first day) and did not pay yet.

    `since` is the first month that is paid in this way; it is asked of the first payment alone. `key` is the form's
    own: pressed twice, the same payment comes back.
    """
    Ambito.objects.select_for_update(no_key=True).get(pk=ambito.pk)
    key = own_key(key, ambito.pk, month)
    if made := PaymentRun.objects.of_district(ambito).filter(pk=key).first():
        return made
    since = begins(ambito) or since or month
    if month > localtime(at).date():
        raise Refused(Unpayable.PAY_AHEAD.label)
    if since > month:
        raise Refused(Unpayable.PAID_FROM_LATER.label)
    lines = [line for row in waiting(ambito, since=since, until=month) for line in row.lines]
    if not lines:
        raise Refused(Unpayable.NOTHING_TO_PAY.label)
    last = PaymentRun.objects.of_district(ambito).aggregate(last=Max("number"))["last"] or 0
    run = insert(PaymentRun(pk=key, ambito=ambito, number=last + 1, since=since, month=month, made_by=by, made_at=at))
    for line in lines:
        line.run = run
    PaymentLine.objects.bulk_create(lines)
    total = sum(line.amount for line in lines)
    audit.record("payment.made", run, by=by, month=f"{month:%Y-%m}", lines=len(lines), total=str(total))
    return run
