"""The headings under which money is spent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito
from reporting.enums import Chapter


class CostLineQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_chapter(self, chapter):
        return self.filter(chapter=chapter)

    def in_order(self):
        return self.order_by("position", "name")


class CostLine(models.Model):
    """A heading under which money is spent (voce di spesa)."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="cost_lines", verbose_name=_("district"))
    name = models.CharField(_("cost line"), max_length=120)
    chapter = models.CharField(_("chapter"), max_length=1, choices=Chapter, default=Chapter.OTHER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CostLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost line")
        verbose_name_plural = _("cost lines")
        constraints = [models.UniqueConstraint("ambito", "name", name="one_cost_line_a_name")]

    def __str__(self):
        return self.name
