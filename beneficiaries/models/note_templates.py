"""Templates for frequent contacts: how, how long, and words to be completed."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel
from equipe.enums import Role
from equipe.models import Ambito, User


class NoteTemplateQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Those of her districts, and her own."""
        return self.filter(Q(owner=None, ambito__in=_districts(user)) | Q(owner=user))

    def kept_by(self, user):
        """Those she may change: her own; for the coordinator, the district's too."""
        return self.filter(Q(owner=None, ambito__in=Ambito.objects.where(user, Role.COORDINATOR)) | Q(owner=user))

    # Which
    def of_districts(self, ambiti):
        """What whole districts are offered."""
        return self.filter(owner=None, ambito__in=ambiti)

    def in_use(self):
        return self.filter(retired_at=None)

    def in_version(self, template, version):
        """This very template, if nobody has saved it since."""
        return self.filter(pk=template.pk, version=version)

    # How to list
    def by_name(self):
        """The district's first, then one's own."""
        return self.order_by(F("owner").asc(nulls_first=True), "name", "pk")


def _districts(user):
    return {membership.team.ambito_id for membership in user.standing}


class NoteTemplate(models.Model):
    """One frequent contact. The district's has no owner and is kept by the coordinator; one's own is nobody else's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="note_templates", verbose_name=_("district"))
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="note_templates", verbose_name=_("whose")
    )
    name = models.CharField(_("name"), max_length=60)
    channel = models.CharField(_("how"), max_length=12, choices=Channel)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    text = models.CharField(_("words to begin with"), max_length=2000, blank=True)
    retired_at = models.DateTimeField(_("no longer offered since"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = NoteTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a note")
        verbose_name_plural = _("templates of notes")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "owner",
                "name",
                condition=Q(retired_at=None),
                nulls_distinct=False,
                name="one_note_template_a_name",
                violation_error_message=_("There is a template of this name already."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_shared(self):
        return self.owner_id is None
