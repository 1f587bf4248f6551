"""Filing how an act was signed: on paper with its scan among the documents of the case, or electronically."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Undone
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
def note_protocol(act, *, protocol, by):
    """Write the number the paper got in the protocol; the only thing that comes to an act later."""
    Act.objects.of(act.internship).filter(pk=act.pk).update(protocol=protocol)
    audit.record("act.protocolled", act.internship, by=by, act=act.number)
