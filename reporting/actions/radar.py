"""Missing data: each owner written to once a day, a record set aside with its reason, the week kept."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from equipe import audit, jobs
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting import rules
from reporting.models import RadarLetter, SetAside

TELL_MISSING = "reporting.tell_missing"


@transaction.atomic
def send_lists(ambito, recipients, *, link, on, by) -> int:
    """A letter to each of the recipients (colleague: how much she has to mend) who got none today; how many went."""
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    last = RadarLetter.objects.of(ambito).last_days()
    due = {to: number for to, number in recipients.items() if number and rules.may_write_again(last.get(to.pk), on=on)}
    if not due:
        raise Refused(_("Nobody is left to write to: everybody was written to today, or has nothing to mend."))
    for to, number in due.items():
        job = jobs.ask(TELL_MISSING, by=by, user=to.pk, number=number, link=link)
        letter = RadarLetter.objects.create(ambito=ambito, to=to, on=on, number=number, by=by, job=job)
        audit.record("radar.sent", letter, by=by, number=number)
    return len(due)


@transaction.atomic
def set_aside(ambito, *, kind, record, because, by):
    """The record stays as it is: it is no longer told of, nor warned of before a report is frozen."""
    if not because.strip():
        raise Refused(_("Write why it stays as it is."))
    try:
        with transaction.atomic():
            aside = SetAside.objects.create(ambito=ambito, kind=kind, record=record, because=because.strip(), by=by)
    except IntegrityError:
        raise Refused(_("Somebody has set it aside already.")) from None
    audit.record("radar.set_aside", aside, by=by, kind=kind)
    return aside


@transaction.atomic
def take_back(aside, *, by):
    """It is told of again."""
    audit.record("radar.taken_back", aside, by=by, kind=aside.kind)
    aside.delete()
