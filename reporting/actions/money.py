"""Money kept: cost lines, rows of spending and what they said before, the papers kept with them."""

from hashlib import sha256
from uuid import uuid5

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from equipe import audit, once
from equipe.sealing import seal
from equipe.verdicts import Refused
from reporting.holding import Allowing, hold
from reporting.models import CostLine, EarlierSpending, MoneyFile, Spending

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else has changed this meanwhile. Look at what stands here now, then save again."
)


@transaction.atomic
def add_cost_line(ambito, *, name, chapter="", by):
    last = CostLine.objects.of(ambito).aggregate(last=Max("position"))["last"] or 0
    told = {"position": last + 1} | ({"chapter": chapter} if chapter else {})
    line, new = CostLine.objects.get_or_create(ambito=ambito, name=name.strip(), defaults=told)
    if not new:
        raise Refused(_("There is already a cost line with this name."))
    audit.record("costline.added", line, by=by)
    return line


@transaction.atomic
def add_spending(row, *, key, motive="", on=None, by):
    """Enter what was typed under its key; the same form sent twice is entered once."""
    hold(row.cost_line.ambito_id)
    return _enter(row, Allowing(row.cost_line.ambito_id), key=key, motive=motive, on=on, by=by)


@transaction.atomic
def add_sheet(ambito, rows, *, motive, on=None, by):
    """Enter the rows of a sheet, as pairs of row and key: all or none, and what the district allows is asked once."""
    hold(ambito.pk)
    allowing = Allowing(ambito.pk)
    return [_enter(row, allowing, key=key, motive=motive, on=on, by=by) for row, key in rows]


def _enter(row, allowing, *, key, motive, on, by):
    sent_before = Spending.objects.filter(pk=key)
    if sent_before.exists():
        return once.known(sent_before.filter(cost_line=row.cost_line_id))
    row.pk, row.ambito, row.entered_by, row.motive = key, row.cost_line.ambito, by, motive
    allowing.insist(row, motive=motive, on=on)
    row.occurrence = _next_occurrence(row)
    row.save(force_insert=True)
    audit.record("spending.added", row, by=by, cost_line=row.cost_line_id)
    return row


@transaction.atomic
def change_spending(row, *, version, motive="", on=None, by):
    """Keep a row as it was corrected, with what stood there before, unless somebody else corrected it first."""
    hold(row.ambito_id)
    before = Spending.objects.select_for_update().filter(pk=row.pk, version=version).first()
    if before is None:
        raise Refused(CHANGED_MEANWHILE)
    allowing = Allowing(row.ambito_id)
    allowing.insist_on_open(before.dated_on.year)
    allowing.insist(row, motive=motive, on=on, instead_of=before)
    EarlierSpending.objects.create(row=before, version=version, corrected_by=by, **before.said)
    Spending.objects.filter(pk=row.pk).update(version=F("version") + 1)
    row.motive = motive or before.motive
    row.occurrence = 1 if row.is_booked else _next_occurrence(row)
    row.save(update_fields=[*Spending.SAID, "motive", "occurrence"])
    audit.record("spending.changed", row, by=by)
    return row


@transaction.atomic
def keep_paper(incoming, *, act=None, spending=None, title="", by):
    """Keep a file that was looked through with an act of a fund or a row of spending; the same file is kept once."""
    thing = act or spending
    digest = sha256(incoming.content).hexdigest()
    file = MoneyFile(
        pk=uuid5(thing.pk, digest),
        act=act,
        spending=spending,
        title=title[:120],
        content_type=incoming.content_type,
        size=len(incoming.content),
        digest=digest,
        filed_by=by,
    )
    if known := MoneyFile.objects.same_as(file).light().first():
        return known
    file.content = seal(incoming.content)
    file.save(force_insert=True)
    audit.record("spending.file_added", thing, by=by, file=str(file.pk))
    return file


def _next_occurrence(row):
    others = Spending.objects.equal_to(row).exclude(pk=row.pk)
    return (others.aggregate(last=Max("occurrence"))["last"] or 0) + 1
