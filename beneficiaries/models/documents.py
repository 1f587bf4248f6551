"""What is kept with a case in files: sealed, never changed, and opened only through a door that leaves a trace."""

import uuid

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import RESTRICTED, DocumentKind, MomentKind
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import moments
from equipe.models import Membership, User


class DocumentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Documents of visible cases: the shared ones, and one's own private ones."""
        return self.filter(episode__in=Episode.objects.visible_to(user)).readable_by(user)

    def readable_by(self, user):
        """Of cases already known to be visible: one's own, and the shared ones.

        Papers of health and of courts are shared with who follows the person and with the desk alone.
        """
        at_desk = Membership.objects.current().at_the_desk().of(user)
        at_its_desk = Exists(at_desk.filter(team__ambito=OuterRef("episode__team__ambito")))
        near = Q(episode__case_manager=user) | at_its_desk
        return self.filter(Q(filed_by=user) | Q(private=False) & (near | ~Q(kind__in=RESTRICTED)))

    # Of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def same_as(self, document):
        return self.filter(pk=document.pk)

    def besides(self, document):
        return self.exclude(pk=document.pk)

    def with_digest(self, digest):
        return self.filter(digest=digest)

    def current(self):
        """Neither withdrawn nor replaced; a version that was withdrawn replaces nothing."""
        replaced = Q(replaced_by__isnull=False, replaced_by__withdrawn_at=None)
        return self.filter(withdrawn_at=None).exclude(replaced)

    def in_version(self, document, version):
        """This very document, if nobody has saved it since."""
        return self.filter(pk=document.pk, version=version)

    # How to fetch and list
    def with_cases(self):
        return self.select_related("episode__person", "episode__team", "filed_by", "replaced_by")

    def light(self):
        """Without the sealed bytes: a list never carries them."""
        return self.defer("content", "replaced_by__content").select_related("filed_by", "replaced_by")

    def newest_first(self):
        return self.order_by("-filed_at", "-pk")


class Document(models.Model):
    """One file of a case, sealed with FIELD_KEYS. A newer version is a row of its own; the older one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="documents", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=16, choices=DocumentKind)
    title = models.CharField(_("title"), max_length=120, blank=True)
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
        return self.title or str(self.get_kind_display())

    def get_absolute_url(self):
        return reverse("beneficiaries:document", args=[self.pk])

    @property
    def is_picture(self):
        return self.content_type.startswith("image/")

    @cached_property
    def is_replaced(self):
        return self.replaced_by is not None and self.replaced_by.withdrawn_at is None


def filed_documents(episode, *, reader):
    """What was filed and withdrawn, for the story of the case."""
    readable = Document.objects.of_case(episode).readable_by(reader)
    kinds = [When(kind=kind, then=Value(str(kind.label))) for kind in DocumentKind]
    words = Case(When(~Q(title=""), then="title"), *kinds, output_field=models.TextField())
    told = {"kind": MomentKind.DOCUMENT, "text": words, "private": "private", "door": "beneficiaries:document"}
    yield moments(readable, at="filed_at", title=_("document filed"), by="filed_by", **told)
    yield moments(readable, at="withdrawn_at", title=_("document withdrawn"), **told)
