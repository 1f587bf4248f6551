"""A job that follows: where, from when, with which contract."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode, Person
from placements.enums import ContractKind
from placements.models.hosts import Host


class HireQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    def started_within(self, first, last):
        return self.filter(starts_on__range=(first, last))

    # What it belongs to
    def at(self, host):
        return self.filter(host=host)

    def of(self, person):
        return self.filter(person=person)

    def of_any(self, people):
        return self.filter(person__in=people)

    def lasting(self, *, months):
        """Without an end, or for so many months at least."""
        return self.filter(Q(contract=ContractKind.PERMANENT) | Q(months__gte=months))

    def of_episode(self, episode):
        return self.filter(episode=episode)

    # How to fetch and list
    def with_people(self):
        return self.select_related("person", "host", "episode")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Hire(models.Model):
    """A hire, by a known host or by another employer; it may come after the case was closed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="hires", verbose_name=_("case"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="hires", verbose_name=_("person"), editable=False)
    host = models.ForeignKey(Host, models.PROTECT, null=True, blank=True, related_name="hires", verbose_name=_("host"))
    employer = models.CharField(_("another employer"), max_length=160, blank=True)
    starts_on = models.DateField(_("hired on"))
    contract = models.CharField(_("contract"), max_length=14, choices=ContractKind)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)

    objects = HireQuerySet.as_manager()

    class Meta:
        verbose_name = _("hire")
        verbose_name_plural = _("hires")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "starts_on", "host", "employer"],
                nulls_distinct=False,
                name="one_hire_a_day_and_employer",
                violation_error_message=_("This hire is already registered."),
            ),
            models.CheckConstraint(
                condition=Q(host__isnull=False, employer="") | (Q(host=None) & ~Q(employer="")),
                name="a_hire_has_one_employer",
                violation_error_message=_("Choose a host or write the name of another employer, not both."),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.starts_on}"

    @property
    def where(self):
        return str(self.host) if self.host else self.employer
