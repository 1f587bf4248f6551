"""Signatures under the papers of placing, and the sealed scans of what was signed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document
from equipe.models import User
from placements.enums import ActKind, SignerSide, SigningManner
from placements.models.acts import Act
from placements.models.agreements import Agreement
from placements.models.hosts import Host
from placements.models.internships import Internship
from placements.rules.signing import signers


class ScanQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    def same_as(self, scan):
        return self.filter(pk=scan.pk)

    def light(self):
        """Without the sealed bytes: a page never carries them."""
        return self.defer("content")


class Scan(models.Model):
    """A file that belongs to a host, sealed with FIELD_KEYS; of an internship's papers, the case keeps the scans."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="scans", verbose_name=_("host"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    content_type = models.CharField(_("type of file"), max_length=80, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64, editable=False)  # SHA-256 of the bytes, unsealed
    content = models.BinaryField(_("sealed bytes"), editable=False)
    filed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("filed by"))
    filed_at = models.DateTimeField(_("filed"), auto_now_add=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")

    def __str__(self):
        return self.title


class SignatureQuerySet(models.QuerySet):
    def of_acts_visible_to(self, user):
        return self.filter(act__internship__in=Internship.objects.visible_to(user))

    def of_act(self, act):
        return self.filter(act=act)

    def of_internship(self, internship):
        return self.filter(act__internship=internship)

    def of_sides(self, sides):
        return self.filter(side__in=sides)

    def of_agreement(self, agreement):
        return self.filter(agreement=agreement)

    def for_acts_of(self, internship, side):
        """Under the acts of an internship, of those who sign on one side."""
        return self.filter(act__internship=internship, side=side)

    def missing(self):
        return self.filter(signed_on=None)

    def signed_by(self, day):
        return self.filter(signed_on__lte=day)

    def unchanged(self, signature):
        """This very signature, if nobody has filed it yet."""
        return self.filter(pk=signature.pk, signed_on=None)

    def with_acts(self):
        internship = "act__internship"
        return self.select_related(f"{internship}__person", f"{internship}__host", f"{internship}__episode__team")

    def on_side(self, side):
        return self.filter(side=side)

    def with_scans(self):
        return self.select_related("scan", "filed_by").defer("scan__content")

    def in_order(self):
        return self.order_by("position", "pk")


class Signature(models.Model):
    """One who is to sign an act of an internship or a framework agreement: then how, when, and who filed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("act")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("agreement")
    )
    side = models.CharField(_("signs as"), max_length=14, choices=SignerSide)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=120, blank=True)
    manner = models.CharField(_("how it was signed"), max_length=10, choices=SigningManner, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed paper"),
    )
    scan = models.ForeignKey(
        Scan, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("signed paper")
    )
    filed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("filed by")
    )
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature under a paper")
        verbose_name_plural = _("signatures under papers")
        constraints = [
            models.UniqueConstraint("act", "side", name="one_signature_a_side_of_an_act"),
            models.UniqueConstraint("agreement", "side", name="one_signature_a_side_of_an_agreement"),
            models.CheckConstraint(
                condition=Q(act=None, agreement__isnull=False, document=None)
                | Q(act__isnull=False, agreement=None, scan=None),
                name="a_signature_stands_under_one_paper",
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, manner="") | Q(signed_on__isnull=False) & ~Q(manner=""),
                name="a_signature_says_when_and_how",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_side_display()})"

    @property
    def seen(self):
        """The moment of the filing, as a form remembers which one it was filled from."""
        return self.filed_at.isoformat() if self.filed_at else ""


def expected(act, *, changes_tutors=False):
    """The signatures an act needs, unsaved, each with the name that is known; the promoter's is left open."""
    internship = act.internship
    names = {
        SignerSide.PERSON: internship.person.full_name,
        SignerSide.HOST: str(internship.host),
        SignerSide.PROMOTER_TUTOR: internship.tutor_name,
        SignerSide.HOST_TUTOR: internship.host_tutor_name,
    }
    for position, side in enumerate(signers(ActKind(act.kind), changes_tutors=changes_tutors)):
        yield Signature(act=act, side=side, position=position, name=names.get(side, "")[:120])
