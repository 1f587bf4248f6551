"""Who may look into a case beside those who follow it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccessKind(TextChoices):
    """A helper reads and writes; who has handed the case over still reads for a while."""

    HELPER = "helper", _("helps")
    FORMER = "former", _("may still read")


DEEDS = {
    "access.given": _("colleague asked to help"),
    "access.kept": _("reading kept after the hand-over"),
    "handover.printed": _("hand-over pack printed"),
    "access.ended": _("access to the case ended"),
}
