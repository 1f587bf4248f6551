"""The registers that were brought in."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, Job, User


class RegisterImportQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The coordinator who handed it in, and nobody else: there may be private notes in it."""
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR), uploaded_by=user)

    # How to fetch and list
    def light(self):
        return self.defer("content").select_related("uploaded_by", "job")

    def newest_first(self):
        return self.order_by("-uploaded_at", "-pk")


class RegisterImport(models.Model):
    """An office's register workbook on its way in: uploaded, looked at row by row, repaired, confirmed, done.

    `content` is the workbook, encrypted; `repairs` maps "sheet:row:column" to the value that replaces a cell;
    `result` counts what was created and set aside.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="register_imports", verbose_name=_("district"))
    filename = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("workbook"), editable=False)
    repairs = models.JSONField(_("repaired cells"), default=dict)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="+", verbose_name=_("job"))
    done_at = models.DateTimeField(_("done"), null=True, editable=False)
    result = models.JSONField(_("result"), null=True, editable=False)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("register import")
        verbose_name_plural = _("register imports")

    def __str__(self):
        return self.filename

    def get_absolute_url(self):
        return reverse("reporting:register_import", args=[self.pk])
