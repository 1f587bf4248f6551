"""Money kept and years planned."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from equipe import audit, once
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.models import CostLine, FundingYear, Spending

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
