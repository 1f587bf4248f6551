"""Profiles that other services handed over: kept as they came, and attached to the case of whom they speak."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode
from equipe.enums import DESK_ROLES
from equipe.models import Ambito, User


class ImportedProfileQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """With a case, whoever sees the case; without one yet, the desk of the district."""
        return self.filter(
            Q(episode__in=Episode.objects.visible_to(user))
            | Q(episode=None, ambito__in=Ambito.objects.where(user, *DESK_ROLES))
        )

    # Whose
    def of_case(self, episode):
        return self.filter(episode=episode)

    def alike(self, ambito, fingerprint):
        """The one of the same content, of which a district has at most one."""
        return self.filter(ambito=ambito, fingerprint=fingerprint)

    # How to fetch and list
    def light(self):
        """Without the profile itself."""
        return self.defer("content")

    def with_cases(self):
        return self.select_related("episode__person", "episode__team", "ambito", "imported_by")

    def newest_first(self):
        return self.order_by("-imported_at", "pk")


class ImportedProfile(models.Model):
    """One file of another service. `content` is what stood in it, checked (see `assessments.profile_file.reading`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="imported_profiles", verbose_name=_("district"))
    episode = models.ForeignKey(
        Episode, models.PROTECT, null=True, blank=True, related_name="imported_profiles", verbose_name=_("case")
    )
    service = models.CharField(_("handed over by"), max_length=410)
    content = models.JSONField(_("profile"), editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    imported_at = models.DateTimeField(_("brought in"))
    imported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("brought in by"))

    objects = ImportedProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile from another service")
        verbose_name_plural = _("profiles from other services")
        constraints = [
            models.UniqueConstraint("ambito", "fingerprint", name="one_imported_profile_of_the_same"),
        ]

    def __str__(self):
        return f"{self.service} ({self.pk})"

    def get_absolute_url(self):
        return reverse("assessments:imported_profile", args=[self.pk])
