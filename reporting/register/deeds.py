"""What is done with a register: handed in, mended, confirmed, brought in. Each deed leaves its trace."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from equipe import audit, jobs, sealing
from equipe.verdicts import Refused
from reporting.models import RegisterImport
from reporting.register.known import books_of
from reporting.register.plan import plan
from reporting.register.rejects import rejects_workbook
from reporting.register.sheets import find_sheets
from reporting.register.words import COLUMNS, Sheet
from reporting.register.workbook import open_workbook
from reporting.register.writing import bring_in

IMPORT_REGISTER = "reporting.import_register"
LONGEST_REPAIR = 300


@transaction.atomic
def hand_in(ambito, *, filename, content, by):
    """Keep a workbook, sealed, once it can be read and holds at least one of the sheets."""
    if find_sheets(open_workbook(content)).is_empty:
        raise Refused(
            _("None of the sheets %(sheets)s was found in this workbook.") % {"sheets": ", ".join(Sheet.values)}
        )
    handed_in = RegisterImport.objects.create(
        ambito=ambito, filename=filename[-200:], content=sealing.seal(content), uploaded_by=by
    )
    audit.record("register.uploaded", handed_in, by=by)
    return handed_in


@transaction.atomic
def mend_cell(handed_in, *, sheet, row, column, value, by):
    """Put another text in the place of a cell; without a text, the cell stands again as it was."""
    standing = _hold(handed_in)
    if column not in COLUMNS[Sheet(sheet)]:
        raise Refused(_("This column cannot be put right here."))
    key = f"{sheet}:{row}:{column}"
    standing.repairs.pop(key, None)
    if value.strip():
        standing.repairs[key] = value.strip()[:LONGEST_REPAIR]
    standing.save(update_fields=["repairs"])
    audit.record("register.mended", standing, by=by, sheet=sheet, row=row, column=column)


@transaction.atomic
def confirm(handed_in, *, by):
    """Promise the import; clicked twice, it is the same promise."""
    standing = RegisterImport.objects.select_for_update().get(pk=handed_in.pk)
    if standing.done_at or (standing.job and standing.job.failed_at is None):
        return standing
    standing.job = jobs.ask(IMPORT_REGISTER, by=by, register=str(standing.pk))
    standing.save(update_fields=["job"])
    audit.record("register.confirmed", standing, by=by)
    return standing


def _hold(handed_in):
    """The import as it stands now; one that was confirmed is not changed any more."""
    standing = RegisterImport.objects.select_for_update().get(pk=handed_in.pk)
    if not is_open(standing):
        raise Refused(_("This register is confirmed: nothing can be put right in it any more."))
    return standing


def is_open(handed_in):
    """Whether it may still be mended and confirmed."""
    return handed_in.done_at is None and (handed_in.job is None or handed_in.job.failed_at is not None)


def register_of(handed_in):
    """The workbook, unsealed and read."""
    return find_sheets(open_workbook(sealing.unseal(handed_in.content)))


def planned(handed_in):
    """What would become of every row today."""
    return plan(register_of(handed_in), books_of(handed_in.ambito), handed_in.repairs)


def set_aside_workbook(handed_in):
    """The rows that were set aside when it was brought in, or would be now."""
    if handed_in.result is None:
        made = planned(handed_in)
        return rejects_workbook(made.register, made.reasons)
    reasons = {(Sheet(sheet), number): reason for sheet, number, reason in handed_in.result["rejected"]}
    return rejects_workbook(register_of(handed_in), reasons)


@jobs.handler(IMPORT_REGISTER)
def import_register(job, tell):
    """Read outside of any transaction; plan and write in the one in which the job ends."""
    handed_in = RegisterImport.objects.visible_to(job.requested_by).filter(pk=job.payload["register"]).first()
    if handed_in is None:
        raise Refused(_("Who confirmed this import may no longer bring registers in."))
    tell(5, _("Reading the workbook"))
    register = register_of(handed_in)
    tell(20, _("Writing what was planned"))
    return lambda: _keep(handed_in, register)


def _keep(handed_in, register):
    made = bring_in(
        register, handed_in.ambito, by=handed_in.job.requested_by, repairs=handed_in.repairs, trace=handed_in
    )
    rejected = [[sheet.value, number, setback.value] for (sheet, number), setback in made.reasons.items()]
    RegisterImport.objects.filter(pk=handed_in.pk, done_at=None).update(
        result=made.findings() | {"rejected": rejected}, done_at=Now()
    )
