"""Who takes people in, and the framework agreements under which they do."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import DESK_ROLES
from equipe.models import Ambito, Membership
from placements.enums import HostKind


class HostQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The desk of the Ambito; hosts are no case data, yet their contacts are nobody else's business."""
        desks = Membership.objects.current().of(user).filter(role__in=DESK_ROLES)
        return self.filter(ambito__in=desks.values("team__ambito"))

    # Where it stands
    def active(self):
        return self.filter(deactivated_on=None)

    # How to list
    def by_name(self):
        return self.order_by("name", "pk")


class Host(models.Model):
    """A business, cooperative, public body or association that receives interns."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="hosts", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=160)
    vat_number = models.CharField(_("VAT number"), max_length=11)
    kind = models.CharField(_("kind"), max_length=16, choices=HostKind)
    sector = models.CharField(_("sector"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    place = models.CharField(_("municipality"), max_length=120, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    notes = models.TextField(_("notes"), blank=True)
    deactivated_on = models.DateField(_("no longer a host since"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "vat_number",
                name="one_host_a_vat_number",
                violation_error_message=_("A host with this VAT number is already registered."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("placements:host", args=[self.pk])


class AgreementQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    # Where it stands
    def valid(self, *, on):
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def ending_within(self, first, last):
        return self.filter(ends_on__range=(first, last))

    # How to fetch and list
    def with_hosts(self):
        return self.select_related("host")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Agreement(models.Model):
    """A framework agreement (convenzione): nothing starts outside its period or beyond its seats."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="agreements", verbose_name=_("host"))
    number = models.CharField(_("number"), max_length=40)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    seats = models.PositiveSmallIntegerField(_("seats"))

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework agreement")
        verbose_name_plural = _("framework agreements")
        constraints = [
            models.UniqueConstraint(
                "host",
                "number",
                name="one_agreement_a_number",
                violation_error_message=_("This host already has an agreement with this number."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_agreement_ends_after_it_begins",
                violation_error_message=_("The agreement ends before it begins."),
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="an_agreement_has_a_seat"),
        ]

    def __str__(self):
        return f"{self.number} ({self.host})"

    def get_absolute_url(self):
        return reverse("placements:agreement", args=[self.pk])
