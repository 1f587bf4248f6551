"""What is kept with a case in files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    IDENTITY = "identity", _("identity document")
    PERMIT = "permit", _("residence permit")
    ISEE = "isee", _("ISEE certificate")
    HEALTH = "health", _("health certificate")
    JUDICIAL = "judicial", _("paper of a court or prison")
    CURRICULUM = "curriculum", _("curriculum vitae")
    QUALIFICATION = "qualification", _("diploma or qualification")
    LETTER = "letter", _("letter or e-mail")
    SIGNED = "signed", _("signed paper")
    OTHER = "other", _("other document")


RESTRICTED = (DocumentKind.HEALTH, DocumentKind.JUDICIAL)
"""Read by who follows the person, by the desk and by whoever filed it: colleagues of the team need not know them."""


class Shelf(TextChoices):
    """Which documents of a case are looked for."""

    CURRENT = "current", _("in use")
    EXPIRING = "expiring", _("expired or about to")
    WITHDRAWN = "withdrawn", _("taken out of use")


class Unfiled(TextChoices):
    """Why a document cannot be filed or changed."""

    CLOSED = "closed", _("This case is closed: no more documents can be filed in it.")
    WITHDRAWN = "is_withdrawn", _("This document has been withdrawn: put it back first.")
    WITHDRAWN_BEFORE = "withdrawn_before", _("An earlier version of it was withdrawn too: put that one back first.")
    REPLACED = "replaced", _("Somebody has filed a newer version in the meantime: look at that one first.")
    KNOWN = "known", _("This file is kept with the case already.")
    STALE = "stale", _("Somebody else changed this document while you were writing. Nothing was overwritten.")
    NOT_HERS = "not_hers", _("Only who filed every version of it can make a document private.")


DEEDS = {
    "document.filed": _("document filed"),
    "document.replaced": _("new version of a document filed"),
    "document.edited": _("details of a document changed"),
    "document.withdrawn": _("document withdrawn"),
    "document.put_back": _("document put back"),
    "document.read": _("document opened"),
}
