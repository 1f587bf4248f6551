"""A workbook that was handed in: what stands in it, and what would become of every row today."""

from equipe import sealing
from reporting.register.colleagues import open_diary
from reporting.register.known import books_of
from reporting.register.plan import plan
from reporting.register.rejects import rejects_workbook
from reporting.register.sheets import find_sheets
from reporting.register.words import Sheet
from reporting.register.workbook import open_workbook

LONGEST_REPAIR = 300  # signs in a cell that is put right on the page


def is_open(handed_in):
    """Whether it may still be mended and confirmed."""
    return handed_in.done_at is None and (handed_in.job is None or handed_in.job.failed_at is not None)


def register_of(handed_in):
    """The workbook, unsealed and read."""
    return find_sheets(open_workbook(sealing.unseal(handed_in.content)))


def planned(handed_in):
    """What would become of every row today."""
    register = register_of(handed_in)
    who_and_when = {"author": handed_in.uploaded_by, "at": handed_in.uploaded_at}
    books = open_diary(books_of(handed_in.ambito), register, handed_in.ambito, **who_and_when)
    return plan(register, books, handed_in.repairs)


def set_aside_workbook(handed_in):
    """The rows that were set aside when it was brought in, or would be now."""
    if handed_in.result is None:
        made = planned(handed_in)
        return rejects_workbook(made.register, made.reasons)
    reasons = {(Sheet(sheet), number): reason for sheet, number, reason in handed_in.result["rejected"]}
    return rejects_workbook(register_of(handed_in), reasons)
