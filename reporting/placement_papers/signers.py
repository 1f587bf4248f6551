"""Who signs a paper of placing: with day and manner where the signature is on file, otherwise with an empty line."""

from django.utils.text import capfirst

from reporting.placement_papers.facts import short_day
from reporting.placement_papers.shapes import Signer


def signer(side, name, signature=None) -> Signer:
    """One side; what is written under the paper goes before the name that is known."""
    role = capfirst(side.label)
    name = signature.name or name if signature else name
    if signature is None or signature.signed_on is None:
        return Signer(name, role)
    return Signer(name, role, short_day(signature.signed_on), signature.get_manner_display())
