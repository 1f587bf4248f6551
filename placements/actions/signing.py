"""Filing how an act was signed: on paper with its scan among the documents of the case, or electronically."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal, Undone
from placements.insertion import Stale
from placements.models import Act, Signature


@transaction.atomic
def file_signatures(act, sides, *, manner, signed_on, document=None, by, at, on):
    """File the signatures of some sides under an act; `document` is one of its case. Each is filed once."""
    if signed_on > on:
        raise Refused(Undone.SIGNED_AHEAD.label)
    if document and document.episode_id != act.internship.episode_id:
        raise Refused(Undone.NOT_OF_THE_CASE.label)
    filed = {"manner": manner, "signed_on": signed_on, "document": document, "filed_by": by, "filed_at": at}
    waiting = Signature.objects.of_act(act).of_sides(sides).missing()
    if len(waiting.select_for_update()) != len(sides):
        raise Refused(Undone.SIGNED.label)
    waiting.update(**filed)
    audit.record("act.signed", act.internship, by=by, act=act.number, sides=sorted(sides), manner=manner)


@transaction.atomic
def note_act(act, *, seen, protocol="", communicated_on=None, by, on):
    """Write the number a paper got in the protocol, and when the act was communicated: all that comes to it later."""
    act = Act.objects.select_for_update(of=("self",)).get(pk=act.pk)
    if act.seen != seen:
        raise Stale(Refusal.STALE.label)
    if communicated_on and communicated_on > on:
        raise Refused(Undone.COMMUNICATED_AHEAD.label)
    act.protocol, act.communicated_on = protocol.strip(), communicated_on
    act.save(update_fields=["protocol", "communicated_on"])
    audit.record("act.noted", act.internship, by=by, act=act.number)
