"""The closed lists of reporting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    FUNDING = "funding", _("yearly funding report")
    OUTCOMES = "outcomes", _("yearly outcome report")


DEEDS = {
    "costline.added": _("cost line added"),
    "spending.added": _("spending added"),
    "spending.changed": _("spending changed"),
    "fundingyear.planned": _("funding of a year changed"),
    "report.requested": _("report requested"),
    "report.requested_again": _("report requested again"),
    "report.printed": _("report printed"),
    "report.downloaded": _("report downloaded"),
    "episode.printed": _("extract of a case printed"),
    "round.printed": _("skills profile printed"),
    "register.uploaded": _("register handed in"),
    "register.mended": _("cell of a register put right"),
    "register.confirmed": _("import of a register confirmed"),
    "register.imported": _("register imported"),
    "registerimport.read": _("register looked at"),
    "registerimport.downloaded": _("rows set aside downloaded"),
}
"""How each deed is called where deeds are listed."""
