"""Requests to extend an internship: asked by somebody on a day, then granted by an act or refused in words."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import AskedBy
from placements.models.acts import Act
from placements.models.internships import Internship


class ExtensionRequestQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    # Where it stands
    def pending(self):
        return self.filter(decided_on=None)

    def refused(self):
        return self.filter(act=None).exclude(decided_on=None)

    # How to fetch and list
    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode__team", "recorded_by")

    def oldest_first(self):
        return self.order_by("requested_on", "pk")


class ExtensionRequest(models.Model):
    """One request: until when, who asks and why. Granted, it names its act; refused, it says why; else it waits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="requests", verbose_name=_("internship"))
    ends_on = models.DateField(_("new last day"))
    asked_by = models.CharField(_("asked by"), max_length=8, choices=AskedBy)
    asker = models.CharField(_("name of who asks"), max_length=120, blank=True)
    requested_on = models.DateField(_("asked on"))
    why = models.TextField(_("why"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    refusal = models.TextField(_("why it was refused"), blank=True)
    act = models.OneToOneField(
        Act, models.PROTECT, null=True, blank=True, related_name="request", verbose_name=_("granted by the act")
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = ExtensionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of an extension")
        verbose_name_plural = _("requests of extensions")
        constraints = [
            models.UniqueConstraint(
                "internship",
                condition=Q(decided_on=None),
                name="one_request_waits_at_a_time",
                violation_error_message=_("An extension was asked for already: decide on that request first."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, act=None, refusal="")
                | Q(decided_on__isnull=False, act__isnull=False, refusal="")
                | Q(decided_on__isnull=False, act=None) & ~Q(refusal=""),
                name="a_request_is_granted_or_refused",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.ends_on}"

    @property
    def who(self):
        """Who asks, by name where it is known."""
        return f"{self.asker} ({self.get_asked_by_display()})" if self.asker else str(self.get_asked_by_display())
