"""Who signed a framework agreement, how and when, with the scan of the signed paper, sealed."""

from hashlib import sha256

from django.db import transaction

from equipe import audit
from equipe.once import own_key
from equipe.sealing import seal
from equipe.verdicts import Refused
from placements.enums import AGREEMENT_SIGNERS, Refusal
from placements.models import Agreement, Scan, Signature


@transaction.atomic
def sign_agreement(agreement, *, side, name, manner, signed_on, incoming=None, title="", key=None, seen="", by, at):
    """Note the signature of one side; `incoming` is the paper, looked through. Noted again, it is corrected.

    `seen` is the signature the page showed (`Signature.seen`), empty when there was none. `key` is the form's own: the
    same file sent twice with the same form is one scan.
    """
    held = Agreement.objects.held(agreement)
    signature = Signature.objects.of_agreement(held).on_side(side).first() or Signature(agreement=held, side=side)
    if signature.seen != seen:
        raise Refused(Refusal.STALE.label)
    if incoming:
        signature.scan = file_scan(held.host, incoming, title=title, key=key, by=by)
    signature.name, signature.manner, signature.signed_on = name, manner, signed_on
    signature.filed_by, signature.filed_at = by, at
    signature.position = AGREEMENT_SIGNERS.index(side)
    signature.save()
    audit.record("agreement.signed", held, by=by, side=side, manner=manner, scan=str(signature.scan_id or ""))
    return signature


def file_scan(host, incoming, *, title="", key, by):
    """Seal a file that was looked through and keep it with a host."""
    digest = sha256(incoming.content).hexdigest()
    scan = Scan(
        pk=own_key(key, host.pk, digest),
        host=host,
        title=title,
        content_type=incoming.content_type,
        size=len(incoming.content),
        pages=incoming.pages,
        digest=digest,
        filed_by=by,
    )
    if known := Scan.objects.same_as(scan).light().first():
        return known
    scan.content = seal(incoming.content)
    scan.save(force_insert=True)
    audit.record("scan.filed", scan, by=by, host=str(host.pk))
    return scan
