"""Where a host works, how one gets there, and whom one asks for."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from placements.models.hosts import Host


class SiteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    def of_host(self, host):
        return self.filter(host=host)

    def in_use(self):
        return self.filter(closed_on=None)

    def in_order(self):
        """The main one first."""
        return self.order_by("-is_main", "name", "pk")


class Site(models.Model):
    """A place of work of a host. `lines` are the bus or train lines that reach it in time for work."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="sites", verbose_name=_("host"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_main = models.BooleanField(_("the main one"), default=False)
    address = models.CharField(_("address"), max_length=200, blank=True)
    place = models.CharField(_("municipality"), max_length=120, blank=True)
    lines = models.CharField(_("bus or train"), max_length=200, blank=True)
    needs_vehicle = models.BooleanField(_("reached only with a vehicle of one’s own"), default=False)
    accessibility = models.CharField(_("accessibility"), max_length=300, blank=True)
    closed_on = models.DateField(_("no longer in use since"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of work")
        verbose_name_plural = _("places of work")
        constraints = [
            models.UniqueConstraint("host", condition=Q(is_main=True), name="one_main_site_a_host"),
        ]

    def __str__(self):
        return self.name or self.address or self.place


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    def of_host(self, host):
        return self.filter(host=host)

    def there(self):
        return self.filter(left_on=None)

    def in_order(self):
        return self.order_by("position", "name", "pk")


class Contact(models.Model):
    """One whom the desk calls at a host; whoever left stays in the history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="contacts", verbose_name=_("host"))
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("place of work")
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact at a host")
        verbose_name_plural = _("contacts at hosts")

    def __str__(self):
        return self.name
