"""Lists that were printed from end to end, for a few days, for the one who asked."""

import uuid

from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.models import Job, User
from equipe.printable import printable
from equipe.retention import kept_for
from equipe.sealing import unseal

KEPT_FOR = kept_for("reporting.ListPrint")
"""So long a printed list is kept: it is a copy of what anybody who may see it finds in the list."""


class ListPrintQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Her own, and nobody else's."""
        return self.filter(requested_by=user)

    # Which
    def printed(self):
        return self.exclude(printed_at=None)

    def unfinished(self):
        return self.filter(job__in=Job.objects.unfinished())

    def alike(self, asked):
        """The same list of the same reader, with the same columns, filters and order."""
        return self.filter(requested_by=asked.requested_by, list=asked.list, query=asked.query)

    def beside(self, asked):
        return self.exclude(pk=asked.pk)

    def requested_before(self, moment):
        return self.filter(requested_at__lt=moment)

    # How to fetch and list
    def light(self):
        """Without the file."""
        return self.defer("pdf").select_related("job", "requested_by")

    def newest_first(self):
        return self.order_by("-requested_at", "-pk")


class ListPrint(models.Model):
    """A list on paper, asked for or printed. `query` is its address, with plain values alone.

    `words` is what was searched for, `pdf` the file: both sealed, for they tell of people. It goes after some days.
    `plan` stands while a long list is printed by several workers: its sheet, how many pages, parts and rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    list = models.CharField(_("list"), max_length=30, editable=False)
    query = models.CharField(_("columns, filters and order"), max_length=600, blank=True, editable=False)
    words = models.BinaryField(_("words searched for"), null=True, editable=False)
    language = models.CharField(_("language"), max_length=5, default="it", editable=False)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    job = models.OneToOneField(Job, models.PROTECT, related_name="+", editable=False)
    printed_at = models.DateTimeField(_("printed"), null=True, editable=False)
    rows = models.PositiveIntegerField(_("rows"), null=True, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    pdf = models.BinaryField(_("PDF"), null=True, editable=False)
    plan = models.JSONField(_("plan of the pages"), null=True, editable=False)

    objects = ListPrintQuerySet.as_manager()

    class Meta:
        verbose_name = _("printed list")
        verbose_name_plural = _("printed lists")
        indexes = [models.Index(fields=["requested_at"], name="list_prints_to_throw_away")]
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_at=None, rows=None, pages=None, pdf=None)
                | Q(
                    printed_at__isnull=False,
                    rows__isnull=False,
                    pages__isnull=False,
                    pdf__isnull=False,
                    plan__isnull=True,
                ),
                name="a_list_is_printed_whole",
            )
        ]

    def __str__(self):
        return str(self.printable.title if self.printable else self.list)

    def get_absolute_url(self):
        return reverse("reporting:list_print", args=[self.pk])

    @property
    def printable(self):
        """The list as it is declared today; nothing if there is no such list any more."""
        return printable(self.list)

    @property
    def asked(self):
        return QueryDict(self.query)

    @property
    def searched(self):
        return unseal(self.words).decode() if self.words else ""

    @property
    def kept_until(self):
        return self.requested_at + KEPT_FOR
