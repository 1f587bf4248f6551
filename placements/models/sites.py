"""Where a host works, how one gets there, how many people work there, and whom one asks for."""

import uuid

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.models.hosts import Host
from placements.rules import headcounts
from placements.rules.headcounts import Count


class SiteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    def of_host(self, host):
        return self.filter(host=host)

    def in_use(self, *, on):
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def besides(self, site):
        return self.exclude(pk=site.pk)

    def in_version(self, site, version):
        """This place, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=site.pk, version=version)

    def with_people(self, *, on):
        """`people` counted last by a day, and `counted_on` which one; both empty where nobody counted."""
        last = Headcount.objects.filter(site=OuterRef("pk")).by(on).latest_first().with_people()
        return self.annotate(
            people=Subquery(last.values("people")[:1]), counted_on=Subquery(last.values("counted_on")[:1])
        )

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
        return self.name or ", ".join(word for word in (self.address, self.place) if word) or gettext("main place")

    @property
    def whereabouts(self):
        return ", ".join(word for word in (self.address, self.place) if word)


class HeadcountQuerySet(models.QuerySet):
    def of_host(self, host):
        return self.filter(site__host=host)

    def of_site(self, site):
        return self.filter(site=site)

    def by(self, day):
        """Counted by a day; a day that nobody knows lies before all others."""
        return self.filter(Q(counted_on=None) | Q(counted_on__lte=day))

    def with_people(self):
        return self.annotate(people=F("permanent") + Coalesce("fixed_term", 0))

    def with_who(self):
        return self.select_related("site", "noted_by")

    def latest_first(self):
        return self.order_by(F("counted_on").desc(nulls_last=True), "-pk")

    # What they come to
    def employees(self, host, *, on):
        """How many people work for a host on a day; None where nobody counted by then."""
        counted = self.of_host(host).with_people().values_list("site", "counted_on", "people", "site__closed_on")
        return headcounts.employees((Count(*count) for count in counted), on=on)


class Headcount(models.Model):
    """How many people worked at a place on a day. Where `fixed_term` is empty, `permanent` counts everybody.

    A day that nobody knows is empty: so it is with what comes from a register.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="headcounts", verbose_name=_("place of work"))
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    permanent = models.PositiveIntegerField(_("open-ended"))
    fixed_term = models.PositiveIntegerField(_("fixed-term"), null=True, blank=True)
    noted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted"), auto_now=True)

    objects = HeadcountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of employees")
        verbose_name_plural = _("counts of employees")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "counted_on"],
                nulls_distinct=False,
                name="one_headcount_a_day",
                violation_error_message=_("The employees of this day are counted already."),
            )
        ]

    def __str__(self):
        return f"{self.site}: {self.everybody}"

    @property
    def everybody(self):
        return self.permanent + (self.fixed_term or 0)


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    def of_host(self, host):
        return self.filter(host=host)

    def there(self):
        return self.filter(left_on=None)

    def with_addresses(self):
        return self.exclude(email="")

    def in_version(self, contact, version):
        """This contact, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=contact.pk, version=version)

    def with_sites(self):
        return self.select_related("site")

    def in_order(self):
        """Who left comes last."""
        return self.order_by(F("left_on").desc(nulls_first=True), "position", "name", "pk")


class Contact(models.Model):
    """One whom the desk calls at a host; without a name it is the switchboard. Whoever left stays in the history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="contacts", verbose_name=_("host"))
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("place of work")
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
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
        return self.name or self.role or gettext("switchboard")
