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


class Chapter(TextChoices):
    """The chapters under which a fund of the European kind asks for its costs (docs/algorithms/money.md)."""

    STAFF = "A", _("A · staff and experts")
    PARTICIPANTS = "B", _("B · participants")
    RUNNING = "C", _("C · running costs")
    OTHER = "D", _("D · other")


class PayerKind(TextChoices):
    REGION = "region", _("Region")
    MUNICIPALITY = "municipality", _("Municipality")
    STATE = "state", _("State")
    UNION = "union", _("European Union")
    OTHER = "other", _("somebody else")


class FundActKind(TextChoices):
    """What happens to a fund; what is granted and received follows from these acts alone."""

    GRANT = "grant", _("granted")
    CHANGE = "change", _("grant changed by")
    ADVANCE = "advance", _("advance received")
    BALANCE = "balance", _("balance received")
    GIVEN_BACK = "given_back", _("given back")
    NOTE = "note", _("note")


class Origin(TextChoices):
    """Where a row of spending comes from."""

    HAND = "hand", _("entered by hand")
    REGISTER = "register", _("brought in with a register")
    SHEET = "sheet", _("brought in with a sheet")
    PAYMENT = "payment", _("allowance paid")
    COURSE = "course", _("course")
    INSURANCE = "insurance", _("insurance (INAIL, liability)")
    COVER = "cover", _("insurance of an internship")
    STAFF = "staff", _("hours of staff")
    OVERHEAD = "overhead", _("flat-rate overhead")


BY_HAND = (Origin.HAND, Origin.INSURANCE)
"""What a person types; everything else is booked from what stands elsewhere."""


class YearActKind(TextChoices):
    CLOSED = "closed", _("closed")
    OPENED = "opened", _("opened again")


class Activity(TextChoices):
    """What the hours of a professional are for."""

    CASES = "cases", _("interviews and casework")
    HOSTS = "hosts", _("hosts and placements")
    GROUPS = "groups", _("groups and courses")
    TEAM = "team", _("team meetings and network")
    OFFICE = "office", _("reporting and office")
    TRAINING = "training", _("own training")


class Key(TextChoices):
    """By what a sum is shared out among municipalities."""

    POPULATION = "population", _("population")
    PEOPLE = "people", _("people in charge")
    EQUAL = "equal", _("equal parts")


class MoneyAct(TextChoices):
    """What the rules of money rest on, as the reader sees it cited."""

    FUND = "fund", _("The rules of the fund")
    PRACTICE = "practice", _("Professional practice")


class Objection(TextChoices):
    """The sentences with which the rules of money refuse or warn."""

    BEFORE_FUND = "before_fund", _("The fund begins on %(day)s: a cost dated before is not its own.")
    AFTER_FUND = "after_fund", _("The fund ends on %(day)s: a cost dated later is not its own.")
    PAID_LATE = "paid_late", _("The fund counts what is paid by %(day)s: this was paid later.")
    LINE = "line", _("The fund does not allow the line “%(line)s”: choose another line or another fund.")
    NOT_PAID = "not_paid", _("The fund counts only what is paid by %(day)s: write down when this is paid.")
    SHARES = "shares", _("The shares make %(sum)s %%: they must make 100.")
    NO_PAYER = "no_payer", _("Say who pays the fund.")
    BEYOND_PLAN = (
        "beyond_plan",
        _(
            "With this, “%(line)s” goes %(over)s € beyond what is planned in %(fund)s: %(planned)s €, of which "
            "%(left)s € are left. Change the plan, or say why it is right all the same."
        ),
    )
    BEYOND_GRANT = (
        "beyond_grant",
        _(
            "With this, %(fund)s goes %(over)s € beyond what was granted: %(planned)s €, of which %(left)s € are "
            "left. Note what was granted besides, or say why it is right all the same."
        ),
    )
    RECEIVED_BEYOND = (
        "received_beyond",
        _(
            "With this, %(received)s € are received of %(fund)s and %(granted)s € were granted: %(over)s € would have "
            "to be given back. Note what was granted besides, or say why it is right all the same."
        ),
    )


class Unapproved(TextChoices):
    """Why an internship is not approved so, and what to do."""

    CHANGED = (
        "changed",
        _("Something it was made of has changed since: give it back, so that it is looked at again."),
    )
    SHORT = "short", _("The line has not enough left: choose another, or say in words why it is right all the same.")
    OTHER_LINES = "other_lines", _("The lines that could pay have changed: look at them again, then choose.")


DRAFTS = {
    "approval": _("answer to an internship that is to be approved"),
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
    "spending.booked": _("spending booked"),
    "spending.file_added": _("file added to spending"),
    "fund.added": _("fund added"),
    "fund.changed": _("fund changed"),
    "fund.act": _("act of a fund noted"),
    "fund.planned": _("planned amount of a fund changed"),
    "fund.unit_cost": _("standard unit cost of a fund noted"),
    "commitment.added": _("commitment added"),
    "commitment.closed": _("commitment closed"),
    "fundingyear.closed": _("year of money closed"),
    "fundingyear.opened": _("year of money opened again"),
    "timesheet.kept": _("hours of a month kept"),
    "timesheet.signed": _("hours of a month signed"),
    "timesheet.countersigned": _("hours of a month countersigned"),
    "timesheet.countersigned_on_paper": _("countersignature on paper of a month of hours noted"),
    "timesheet.printed": _("hours of a month printed"),
    "timesheet.returned": _("hours of a month sent back"),
    "workcost.kept": _("yearly cost of a professional kept"),
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
    "keptyear.counted": _("figures of a year counted again"),
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
