"""How an internship went, as the host, the service's tutor and the person say at its end."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import EndSide, Reached
from placements.models.internships import Internship


class ConclusionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    def of(self, internship):
        return self.filter(internship=internship)

    def on_side(self, side):
        return self.filter(side=side)

    def in_version(self, conclusion, version):
        return self.filter(pk=conclusion.pk, version=version)

    def with_cases(self):
        return self.select_related("internship__episode__team")

    def with_who(self):
        return self.select_related("recorded_by", "countersigned_by")


class Conclusion(models.Model):
    """One side's word at the end of an internship. Who countersigns has read it with whoever gave it.

    After the countersignature it stands as it is; `objection` is what the person says against it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="conclusions", verbose_name=_("internship"))
    side = models.CharField(_("who says it"), max_length=6, choices=EndSide)
    name = models.CharField(_("name"), max_length=120)
    reached = models.CharField(_("what it was for"), max_length=6, choices=Reached)
    went_well = models.TextField(_("what went well"))
    to_go_on = models.TextField(_("what to go on with"), blank=True)
    objection = models.TextField(_("what the person says to it"), blank=True)
    given_on = models.DateField(_("given on"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    countersigned_on = models.DateField(_("countersigned on"), null=True, blank=True)
    countersigned_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("countersigned by")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("word at the end of an internship")
        verbose_name_plural = _("words at the end of internships")
        constraints = [
            models.UniqueConstraint(
                "internship",
                "side",
                name="one_word_a_side",
                violation_error_message=_("This side’s word is written already: open it to change it."),
            ),
            models.CheckConstraint(
                condition=Q(countersigned_on=None, countersigned_by=None)
                | Q(countersigned_on__isnull=False, countersigned_by__isnull=False),
                name="a_countersignature_says_who_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.get_side_display()}"

    @property
    def look(self):
        """How components/state.html draws how far it brought."""
        return Reached(self.reached).look

    @property
    def is_countersigned(self):
        return self.countersigned_on is not None
