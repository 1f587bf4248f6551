"""The deeds of reporting: money kept, years planned, papers asked for. Each leaves its trace."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from equipe import audit, jobs, once
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.models import CostLine, FundingYear, PaidFrom, Report, Spending, Wording

PRINT_REPORT = "reporting.print_report"


CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else has changed this meanwhile. Look at what stands here now, then save again."
)


@transaction.atomic
def add_cost_line(ambito, *, name, by):
    last = CostLine.objects.of(ambito).aggregate(last=Max("position"))["last"] or 0
    line, new = CostLine.objects.get_or_create(ambito=ambito, name=name.strip(), defaults={"position": last + 1})
    if not new:
        raise Refused(_("There is already a cost line with this name."))
    audit.record("costline.added", line, by=by)
    return line


@transaction.atomic
def add_spending(row, *, key, by):
    """Enter what was typed under its key; the same form sent twice is entered once."""
    CostLine.objects.select_for_update().get(pk=row.cost_line_id)
    sent_before = Spending.objects.filter(pk=key)
    if sent_before.exists():
        return once.known(sent_before.filter(cost_line=row.cost_line_id))
    row.pk, row.ambito, row.entered_by = key, row.cost_line.ambito, by
    row.occurrence = _next_occurrence(row)
    row.save(force_insert=True)
    audit.record("spending.added", row, by=by, cost_line=row.cost_line_id)
    return row


@transaction.atomic
def change_spending(row, *, version, by):
    """Keep a row as it was corrected, unless somebody else has corrected it first."""
    CostLine.objects.select_for_update().get(pk=row.cost_line_id)
    if not Spending.objects.filter(pk=row.pk, version=version).update(version=F("version") + 1):
        raise Refused(CHANGED_MEANWHILE)
    row.occurrence = _next_occurrence(row)
    row.save(update_fields=["cost_line", "dated_on", "description", "amount", "occurrence"])
    audit.record("spending.changed", row, by=by)
    return row


def _next_occurrence(row):
    others = Spending.objects.equal_to(row).exclude(pk=row.pk)
    return (others.aggregate(last=Max("occurrence"))["last"] or 0) + 1


@transaction.atomic
def plan_year(funding, *, version, by):
    """Keep what was granted for a year, its shares and its targets."""
    Ambito.objects.select_for_update().get(pk=funding.ambito_id)
    standing = FundingYear.objects.filter(ambito=funding.ambito, year=funding.year).first()
    if (standing.version if standing else 0) != version:
        raise Refused(CHANGED_MEANWHILE)
    funding.pk, funding.version = standing and standing.pk, version + 1
    funding.save(force_insert=standing is None)
    audit.record("fundingyear.planned", funding, by=by, year=funding.year)
    return funding


@transaction.atomic
def request_report(ambito, *, kind, year, by):
    """Promise the paper; while the same one is being made, it is that one."""
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    report = Report(ambito=ambito, kind=kind, year=year, requested_by=by, language=(get_language() or "it")[:2])
    under_way = Report.objects.alike(report).unfinished().light().first()
    if under_way:
        return under_way
    report.job = jobs.ask(PRINT_REPORT, by=by, report=str(report.pk))
    report.save(force_insert=True)
    audit.record("report.requested", report, by=by, kind=kind, year=year)
    return report


@transaction.atomic
def print_again(report, *, by):
    """Promise anew a paper that could not be printed."""
    standing = Report.objects.select_for_update(of=("self",)).light().get(pk=report.pk)
    if standing.job.failed_at is None:
        raise Refused(_("This report is printed or on its way."))
    standing.job = jobs.ask(PRINT_REPORT, by=by, report=str(standing.pk))
    standing.save(update_fields=["job"])
    audit.record("report.requested_again", standing, by=by)
    return standing


@transaction.atomic
def pay_from(internship, cost_line, *, by):
    """From now on the papers of an internship are worded as this line wants it."""
    if cost_line.ambito_id != internship.episode.team.ambito_id:
        raise Refused(_("This funding line belongs to another district."))
    PaidFrom.objects.update_or_create(internship=internship, defaults={"cost_line": cost_line, "chosen_by": by})
    audit.record("internship.paid_from", internship, by=by, cost_line=cost_line.pk)


@transaction.atomic
def write_wording(ambito, paper, *, cost_line=None, logo=None, by, **said):
    """Write the next version; the ones before stay, for the papers dated before it."""
    Ambito.objects.select_for_update(no_key=True).get(pk=ambito.pk)
    versions = Wording.objects.of(ambito).of_paper(paper).for_line(cost_line)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    latest = versions.newest_first().first()
    if latest and said["valid_from"] < latest.valid_from:
        sentence = _("The version before holds from %(day)s: choose that day or a later one.")
        raise Refused(sentence % {"day": f"{latest.valid_from:%d/%m/%Y}"})
    wording = Wording.objects.create(
        ambito=ambito,
        paper=paper,
        cost_line=cost_line,
        number=number,
        logo=logo.content if logo else None,
        written_by=by,
        **said,
    )
    audit.record("wording.written", wording, by=by, paper=paper, number=number)
    return wording
