"""What is kept with a case in files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    IDENTITY = "identity", _("identity document")
    PERMIT = "permit", _("residence permit")
    ISEE = "isee", _("ISEE certificate")
    HEALTH = "health", _("health certificate")
    CURRICULUM = "curriculum", _("curriculum vitae")
    QUALIFICATION = "qualification", _("diploma or qualification")
    LETTER = "letter", _("letter or e-mail")
    SIGNED = "signed", _("signed paper")
    OTHER = "other", _("other document")


DEEDS = {
    "document.filed": _("document filed"),
    "document.replaced": _("new version of a document filed"),
    "document.edited": _("details of a document changed"),
    "document.withdrawn": _("document withdrawn"),
    "document.read": _("document opened"),
}
