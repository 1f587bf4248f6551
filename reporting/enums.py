"""The closed lists of reporting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Who may see a figure."""

    CASE_WORK = "case_work", _("everybody who works with cases; the list behind shows the cases one may see anyway")
    DESK = "desk", _("the inclusion team")


class ReportKind(TextChoices):
    FUNDING = "funding", _("yearly funding report")
    OUTCOMES = "outcomes", _("yearly outcome report")


class PaperKind(TextChoices):
    """The papers of placing, in the order in which they are needed."""

    AGREEMENT = "agreement", _("framework agreement")
    START = "start", _("individual training project (PFI)")
    COB = "cob", _("reminder of the mandatory communication (COB)")
    REGISTER = "register", _("register of attendance")
    OBSERVATION = "observation", _("observation sheet")
    STATEMENT = "statement", _("allowance statement of the month")
    AMENDMENT = "amendment", _("letter of amendment")
    SUSPENSION = "suspension", _("letter of suspension")
    RESUMPTION = "resumption", _("letter of resumption")
    EXTENSION = "extension", _("letter of extension")
    EARLY_END = "early_end", _("letter of withdrawal")
    MIDTERM = "midterm", _("mid-term evaluation")
    FINAL = "final", _("final evaluation")
    DOSSIER = "dossier", _("individual dossier")
    ATTESTATION = "attestation", _("final attestation")


DRAFTS = {"wording": _("wording of a paper")}
"""What a draft is of, by the first word of its key."""

DEEDS = {
    "paper.printed": _("paper of an internship printed"),
    "wording.written": _("wording of a paper written"),
    "internship.paid_from": _("funding line of an internship chosen"),
    "costline.added": _("cost line added"),
    "spending.added": _("spending added"),
    "spending.changed": _("spending changed"),
    "fundingyear.planned": _("funding of a year changed"),
    "report.requested": _("report requested"),
    "report.requested_again": _("report requested again"),
    "report.printed": _("report printed"),
    "report.downloaded": _("report downloaded"),
    "listprint.requested": _("print of a list asked for"),
    "listprint.requested_again": _("print of a list asked for again"),
    "listprint.printed": _("list printed"),
    "listprint.downloaded": _("printed list downloaded"),
    "listprint.discarded": _("printed list thrown away"),
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
