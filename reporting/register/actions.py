"""What is done with a register: handed in, mended, confirmed. Each deed leaves its trace."""

from django.db import transaction
from django.utils.translation import gettext as _

from equipe import audit, jobs, sealing
from equipe.verdicts import Refused
from reporting.models import RegisterImport
from reporting.register.handed_in import LONGEST_REPAIR, is_open
from reporting.register.sheets import find_sheets
from reporting.register.words import COLUMNS, Sheet
from reporting.register.workbook import open_workbook

IMPORT_REGISTER = "reporting.import_register"


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
