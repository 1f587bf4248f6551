"""The yearly papers as they were printed."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, Job, User
from reporting.enums import ReportKind


class ReportQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def printed(self):
        return self.exclude(printed_at=None)

    def unfinished(self):
        return self.filter(job__in=Job.objects.unfinished())

    def alike(self, report):
        """The same paper of the same year, in all its prints."""
        return self.filter(ambito=report.ambito, kind=report.kind, year=report.year)

    # How to fetch and list
    def light(self):
        """Without the files themselves."""
        return self.defer("pdf", "workbook", "figures").select_related("requested_by", "job", "ambito")

    def newest_first(self):
        return self.order_by("-requested_at", "-pk")


class Report(models.Model):
    """A paper as it was printed: its figures frozen, its files kept in the row, so that none can be without the other.

    `figures` maps figure codes to what was counted; `pdf` and `workbook` hold the bytes that were made from it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="reports", verbose_name=_("district"))
    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind)
    year = models.PositiveSmallIntegerField(_("year"))
    language = models.CharField(_("language"), max_length=5, default="it")
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="reports", verbose_name=_("author"))
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    job = models.OneToOneField(Job, models.PROTECT, related_name="+", verbose_name=_("job"))
    printed_at = models.DateTimeField(_("printed"), null=True, editable=False)
    figures = models.JSONField(_("figures"), null=True, editable=False)
    pdf = models.BinaryField(_("PDF"), null=True, editable=False)
    workbook = models.BinaryField(_("workbook"), null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_at=None, figures=None, pdf=None, workbook=None)
                | Q(printed_at__isnull=False, figures__isnull=False, pdf__isnull=False, workbook__isnull=False),
                name="a_report_is_printed_whole",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    def get_absolute_url(self):
        return reverse("reporting:report", args=[self.pk])
