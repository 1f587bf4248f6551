"""Calibrations: where items, raters and steps stood on a day, with the ratings that say so, frozen."""

import uuid
from functools import cached_property

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.measures.calibration import Calibrated
from assessments.measures.frozen import Frozen
from equipe.enums import Role
from equipe.models import Ambito, User


class CalibrationQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Coordinators see those of their districts; everybody else sees what follows from them, on each person."""
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def standing_on(self, frozen_ratings, base):
        """Those made of the same ratings on the same earlier calibration: there is at most one a district."""
        return self.filter(fingerprint=frozen_ratings, anchored_to=base)

    # How to fetch and list
    def light(self):
        """Without the frozen ratings."""
        return self.defer("data")

    def for_lists(self):
        """With what a list tells, without the numbers themselves."""
        return self.defer("data", "result").select_related("anchored_to", "made_by")

    def latest_first(self):
        return self.order_by("-number")


class Calibration(models.Model):
    """One calibration of a district. The database refuses to change or delete it (see the migration).

    `data` are the ratings it stands on, without names and without a way back to a person (see `measures.frozen`), and
    `fingerprint` is theirs; `result` is what was found (see `measures.calibration`), `counts` what was counted and what
    could not be. `anchored_to` is the earlier one whose items hold their places here, so that both share one scale;
    `scale` is the number of the calibration with which that scale began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="calibrations", verbose_name=_("district"))
    number = models.PositiveIntegerField(_("number"))
    scale = models.PositiveIntegerField(_("scale begun with"))
    anchored_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("anchored on")
    )
    until = models.DateField(_("last rating counted"))
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by"))
    engine = models.CharField(_("method"), max_length=20)
    fingerprint = models.CharField(max_length=64, editable=False)
    data = models.JSONField(_("ratings"), editable=False)
    result = models.JSONField(_("result"), editable=False)
    counts = models.JSONField(_("what was counted"), editable=False)

    objects = CalibrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("calibration")
        verbose_name_plural = _("calibrations")
        constraints = [
            models.UniqueConstraint("ambito", "number", name="one_calibration_a_number"),
            models.UniqueConstraint(
                "ambito", "fingerprint", "anchored_to", name="one_calibration_of_the_same", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return f"{self.ambito} {self.number}"

    def get_absolute_url(self):
        return reverse("assessments:calibration", args=[self.pk])

    @property
    def begins_a_scale(self):
        return self.scale == self.number

    @cached_property
    def calibrated(self) -> Calibrated:
        """What was found, as values to ask."""
        return Calibrated.of_json(self.result)

    @property
    def parts(self):
        """Who can be compared with whom: one part where the net hangs together."""
        return self.calibrated.parts

    @property
    def scales(self):
        return self.calibrated.scales

    @property
    def links(self):
        """Each two raters with the people and the vignettes they shared."""
        return self.calibrated.links

    @cached_property
    def frozen(self) -> Frozen:
        return Frozen.of_json(self.data)
