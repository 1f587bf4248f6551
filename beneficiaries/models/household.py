"""Who lives with a person, whom she cares for, and the other services that are in charge of her."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import CareKind, MomentKind, Relation, ServiceKind, TimeOfDay
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import in_words, moments
from beneficiaries.models.people import Person
from beneficiaries.rules import runs_on
from equipe.models import User


class Kept(models.Model):
    """Something with a beginning and an end, written by somebody. It ends, it is never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"), editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first one."),
            )
        ]

    def runs_on(self, day):
        return runs_on(self.since, self.until, day)


class KeptQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(person__in=Person.objects.visible_to(user))

    # Of whom
    def of_case(self, episode):
        """Household and duties belong to the person: a new case finds them there."""
        return self.filter(person=episode.person_id)

    def of_cases(self, episodes):
        return self.filter(person__in=[episode.person_id for episode in episodes])

    def in_version(self, row, version):
        """This very row, if nobody has saved it since."""
        return self.filter(pk=row.pk, version=version)

    def oldest_first(self):
        return self.order_by(F("since").asc(nulls_first=True), "written_at", "pk")


class HouseholdQuerySet(KeptQuerySet):
    def seen_from(self, person, *, user):
        """What is written in her own household, and where others, whom the user may see, name her in theirs.

        `leads_to` is the newest case of the other one that the user may see; nothing tells whether there are more.
        """
        theirs = Q(relative=person, person__in=Person.objects.visible_to(user))
        other = models.Case(models.When(person=person, then=F("relative")), default=F("person"))
        cases = Episode.objects.visible_to(user).filter(person=OuterRef("other"))
        newest = cases.order_by(F("closed_on").desc(nulls_first=True), "-opened_on").values("pk")[:1]
        rows = self.filter(Q(person=person) | theirs).alias(other=other)
        return rows.annotate(leads_to=Subquery(newest)).select_related("person", "relative").oldest_first()

    def with_visible_relative(self, user):
        """`is_known`: whether the user may see the registered person of the row."""
        return self.annotate(is_known=Exists(Person.objects.visible_to(user).filter(pk=OuterRef("relative"))))


class HouseholdMember(Kept):
    """Somebody of a person's household or family, by name; a registered person too, if the service knows it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="household", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=160)
    relation = models.CharField(_("what he or she is to the person"), max_length=12, choices=Relation)
    born_in = models.PositiveSmallIntegerField(_("born in"), null=True, blank=True)
    lives_together = models.BooleanField(_("lives with the person"), default=True)
    note = models.CharField(_("worth knowing"), max_length=200, blank=True)
    relative = models.ForeignKey(
        Person, models.PROTECT, null=True, editable=False, related_name="named_in", verbose_name=_("registered person")
    )

    objects = HouseholdQuerySet.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("person of the household")
        verbose_name_plural = _("household")
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                condition=Q(relative=None) | ~Q(relative=F("person")),
                name="nobody_is_her_own_relative",
                violation_error_message=_("Nobody is a relative of herself."),
            ),
            models.CheckConstraint(
                condition=Q(born_in=None) | Q(born_in__range=(1890, 2999)), name="a_relative_is_born_in_a_year"
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_relation_display()})"

    def get_absolute_url(self):
        return reverse("beneficiaries:person", args=[self.person_id])


class CaringDuty(Kept):
    """Somebody who needs the person, and when: so many hours a week, or at which times of day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="duties", verbose_name=_("person"))
    kind = models.CharField(_("what the person does"), max_length=12, choices=CareKind)
    for_whom = models.CharField(_("for whom"), max_length=120)
    hours = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    times = ArrayField(
        models.CharField(max_length=12, choices=TimeOfDay), verbose_name=_("when"), default=list, blank=True
    )

    objects = KeptQuerySet.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("caring duty")
        verbose_name_plural = _("caring duties")
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                condition=Q(hours__isnull=False) | ~Q(times=[]),
                name="a_duty_says_when",
                violation_error_message=_("Say how many hours a week, or at which times of day."),
            ),
            models.CheckConstraint(condition=Q(hours=None) | Q(hours__range=(1, 168)), name="a_week_has_so_many_hours"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.for_whom}"

    @property
    def when(self):
        """The times of day in words, in the order of a day."""
        return [time.label for time in TimeOfDay if time in self.times]


class NetworkQuerySet(KeptQuerySet):
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    def of_case(self, episode):
        return self.filter(episode=episode)


class OtherService(Kept):
    """A service that is in charge too, during this case: whom to call, since when, what it does."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="network", verbose_name=_("case"))
    kind = models.CharField(_("kind of service"), max_length=16, choices=ServiceKind)
    name = models.CharField(_("name of the service"), max_length=120)
    contact = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    task = models.CharField(_("what it does for the person"), max_length=300, blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("other service in charge")
        verbose_name_plural = _("other services in charge")

    def __str__(self):
        return self.name


def services_in_charge(episode, *, reader):
    """Since when and until when other services are in charge too, for the story of the case."""
    services = OtherService.objects.of_case(episode)
    told = {"kind": MomentKind.CASE, "text": "name", "remark": in_words("kind", dict(ServiceKind.choices))}
    yield moments(services, at="since", title=_now("another service in charge"), by="written_by", **told)
    yield moments(services, at="until", title=_now("another service no longer in charge"), **told)
