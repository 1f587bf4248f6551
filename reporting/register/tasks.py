"""What the worker does: brings a confirmed register in, once."""

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from equipe import jobs
from equipe.verdicts import Refused
from reporting.models import RegisterImport
from reporting.register.actions import IMPORT_REGISTER
from reporting.register.handed_in import register_of
from reporting.register.writing import bring_in


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
        register,
        handed_in.ambito,
        by=handed_in.job.requested_by,
        repairs=handed_in.repairs,
        trace=handed_in,
        author=handed_in.uploaded_by,
        at=handed_in.uploaded_at,
    )
    rejected = [[sheet.value, number, setback.value] for (sheet, number), setback in made.reasons.items()]
    RegisterImport.objects.filter(pk=handed_in.pk, done_at=None).update(
        result=made.findings() | {"rejected": rejected}, done_at=Now()
    )
