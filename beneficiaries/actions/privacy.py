"""Deeds on what a person was told and on who may be told: rows are added and ended, never changed."""

from uuid import uuid5

from django.db import transaction

from beneficiaries import rules
from beneficiaries.enums import Basis, Telling, Untold
from beneficiaries.models import DataExchange, PrivacyNotice, may_tell
from equipe import audit
from equipe.once import insert_once
from equipe.verdicts import Refused


class NotTold(Refused):
    """Nothing that is written down allows telling this receiver, or something forbids it."""


@transaction.atomic
def give_notice(episode, *, purpose, basis, notice_version, given_on, handing, language, by, key):
    """Write down that the person was told for what her data are used. The same form sent twice makes one row."""
    rules.basis_for(purpose, basis).insist()
    said = {"purpose": purpose, "basis": basis, "notice_version": notice_version, "handing": handing}
    notice = PrivacyNotice(pk=key, episode=episode, starts_on=given_on, language=language, noted_by=by, **said)
    notice, is_new = insert_once(notice, episode=episode)
    if is_new:
        audit.record("notice.given", notice, by=by, episode=str(episode.pk), purpose=purpose)
    return notice


@transaction.atomic
def record_exchange(episode, *, receiver, telling, basis, starts_on, by, key, name="", what="", ends_on=None):
    """Write down what a receiver may be told, or that it must not be told anything; it holds from its first day on."""
    if ends_on and ends_on < starts_on:
        raise Refused(Untold.ENDS_TOO_EARLY.label)
    said = {"receiver": receiver, "name": " ".join(name.split()), "telling": telling, "what": what}
    exchange = DataExchange(
        pk=key, episode=episode, basis=basis, starts_on=starts_on, ends_on=ends_on, noted_by=by, **said
    )
    exchange, is_new = insert_once(exchange, episode=episode)
    if is_new:
        audit.record("exchange.recorded", exchange, by=by, episode=str(episode.pk), receiver=receiver, telling=telling)
    return exchange


@transaction.atomic
def end_notice(notice, *, by, on):
    """The person takes her consent back; what rests on the public task cannot be taken back."""
    if notice.basis != Basis.CONSENT:
        raise Refused(Untold.NO_CONSENT_ASKED.label)
    _end(notice, by=by, on=on, verb="notice.ended")


@transaction.atomic
def end_exchange(exchange, *, by, on):
    """From this day on the receiver is told nothing more, whatever the row allowed."""
    _end(exchange, by=by, on=on, verb="exchange.ended")


@transaction.atomic
def insist_it_may_be_told(episode, receiver, *, by, on, name="", recording=None):
    """Before something leaves the house: what is written down must allow it.

    Where nothing is written down yet, `recording` (the fields of an exchange) writes it down now; without it refused.
    """
    verdict = may_tell(episode, receiver, name=name, on=on)
    if verdict.favourable:
        return
    if verdict.refused or not recording:
        raise NotTold(*(verdict.blocking or verdict.warnings))
    one_each = uuid5(recording["key"], f"{receiver} {name}")  # one click may write down several receivers
    said = recording | {"key": one_each, "telling": Telling.ALLOWED, "starts_on": on, "name": name}
    record_exchange(episode, receiver=receiver, by=by, **said)


def _end(row, *, by, on, verb):
    if on < row.starts_on:
        raise Refused(Untold.ENDS_TOO_EARLY.label)
    ended = type(row).objects.filter(pk=row.pk).exclude(ends_on__lte=on).update(ends_on=on, ended_by=by)
    if ended:  # otherwise it has ended already: the same click a second time
        audit.record(verb, row, by=by, episode=str(row.episode_id))
