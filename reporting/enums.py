"""The closed lists of reporting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Audience(TextChoices):
    """Who may see a figure."""

    CASE_WORK = "case_work", _("everybody who works with cases; the list behind shows the cases one may see anyway")
    DESK = "desk", _("the inclusion team")


class ReportKind(TextChoices):
    FUNDING = "funding", _("yearly funding report")
    OUTCOMES = "outcomes", _("yearly outcome report")
    ESF = "esf", _("ESF+ annex")
    MAYORS = "mayors", _("report to the mayors’ assembly")
    QUARTER = "quarter", _("quarterly note")
    MUNICIPALITY = "municipality", _("sheet of a municipality")


class ReportState(TextChoices):
    """How a report stands, in the order of its life."""

    DRAFT = "draft", _("draft")
    CHECKED = "checked", _("checked")
    FROZEN = "frozen", _("frozen")
    SENT = "sent", _("sent")
    RETURNED = "returned", _("returned")


class PassageField(TextChoices):
    """The places in the papers of a year where somebody writes."""

    PREMISE = "premise", _("Premise")
    WORK = "work", _("The work of the year")
    MONEY = "money", _("Notes on the spending")
    CHANGES = "changes", _("What changed and why")
    TROUBLE = "trouble", _("Difficulties met")
    OUTLOOK = "outlook", _("What comes next")


class Manner(TextChoices):
    """How a warning is answered."""

    MENDED = "mended", _("mended")
    ACCEPTED = "accepted", pgettext_lazy("warning", "accepted")


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


DRAFTS = {
    "wording": _("wording of a paper"),
    **{f"passage-{field}": _("passage of a report") for field in PassageField},
}
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
    "report.begun": _("report begun"),
    "report.worded": _("passage of a report written"),
    "report.answered": _("warning of a report answered"),
    "report.checked": _("report checked"),
    "report.reopened": _("report reopened"),
    "report.freezing": _("freezing of a report asked for"),
    "report.cancelled": _("freezing of a report cancelled"),
    "report.frozen": _("report frozen"),
    "report.sent": _("report sent"),
    "report.returned": _("report returned for correction"),
    "keptmonth.counted": _("figures of a month kept"),
    "report.compared": _("cases behind a changed figure looked at"),
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
