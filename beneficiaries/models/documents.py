"""What is kept with a case in files: sealed, never changed, and opened only through a door that leaves a trace."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentKind
from beneficiaries.models.episodes import Episode
from equipe.models import User


class DocumentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Documents of visible cases: the shared ones, and one's own private ones."""
        return self.filter(episode__in=Episode.objects.visible_to(user)).readable_by(user)

    def readable_by(self, user):
        """Of cases already known to be visible: the shared documents, and one's own private ones."""
        return self.filter(Q(private=False) | Q(filed_by=user))

    # Of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def current(self):
        """Neither withdrawn nor replaced by a newer version."""
        return self.filter(withdrawn_at=None, replaced_by=None)

    # How to fetch and list
    def light(self):
        """Without the sealed bytes: a list never carries them."""
        return self.defer("content").select_related("filed_by")

    def newest_first(self):
        return self.order_by("-filed_at", "-pk")


class Document(models.Model):
    """One file of a case, sealed with FIELD_KEYS. A newer version is a row of its own; the older one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="documents", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=16, choices=DocumentKind)
    title = models.CharField(_("title"), max_length=120)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    private = models.BooleanField(_("private: only I can open it"), default=False)
    content_type = models.CharField(_("type of file"), max_length=80, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64, editable=False)  # SHA-256 of the bytes, unsealed
    content = models.BinaryField(_("sealed bytes"), editable=False)
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    filed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("filed by"))
    filed_at = models.DateTimeField(_("filed"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["episode", "-filed_at"], name="documents_newest_first")]

    def __str__(self):
        return self.title
