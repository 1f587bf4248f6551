"""Parts of a long list while it is being printed: several workers set them, one binds them."""

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from equipe.models import Job
from reporting.models.list_prints import ListPrint


class PrintPartQuerySet(models.QuerySet):
    # Where they stand
    def to_set(self):
        """Of a list that is still wanted, not yet set, and claimed by no worker that still breathes."""
        claimed = Job.objects.filter(lease_token=OuterRef("claim"), lease_until__gte=Now())
        wanted = ListPrint.objects.unfinished()
        return self.filter(sheaf=None, list_print__in=wanted).exclude(Exists(claimed))

    def given_up(self):
        """Of lists whose printing has failed."""
        return self.filter(list_print__job__failed_at__isnull=False)

    # How to fetch
    def in_order(self):
        return self.order_by("number")

    # Who sets them
    @transaction.atomic
    def claim(self, token):
        """The first one that waits, claimed for the job with this lease; what others are claiming is passed over."""
        part = self.to_set().in_order().select_for_update(skip_locked=True, of=("self",)).first()
        if part:
            self.filter(pk=part.pk).update(claim=token)
        return part


class PrintPart(models.Model):
    """A part of a long list: the words it says, and its sheaf once it is set. Both sealed, both gone with the printing.

    A claim is the lease of the job that sets the part: it ends with the lease, whatever has become of the worker.
    """

    list_print = models.ForeignKey(ListPrint, models.CASCADE, related_name="parts", editable=False)
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    words = models.BinaryField(_("words"), editable=False)
    claim = models.UUIDField(null=True, editable=False)
    sheaf = models.BinaryField(_("set pages"), null=True, editable=False)

    objects = PrintPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a printed list")
        verbose_name_plural = _("parts of printed lists")
        constraints = [models.UniqueConstraint("list_print", "number", name="one_part_a_number")]

    def __str__(self):
        return f"{self.list_print_id} {self.number}"
