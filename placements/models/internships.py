"""An internship: a person at a host, under an agreement, between two tutors."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode, Person
from equipe.models import User
from placements.enums import InternshipKind, InterruptionReason
from placements.models.hosts import Agreement, Host

LAST_DAY = Coalesce("interrupted_on", "ends_on")
"""An internship that was interrupted ended on the day of the interruption."""


class InternshipQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Where it stands
    def running(self, *, on):
        return self.running_within(on, on)

    def running_within(self, first, last):
        """Active on at least one day of the period; an interrupted one until the day of the interruption."""
        return self.alias(last_day=LAST_DAY).filter(starts_on__lte=last, last_day__gte=first)

    def started_within(self, first, last):
        return self.filter(starts_on__range=(first, last))

    def ended_within(self, first, last):
        return self.alias(last_day=LAST_DAY).filter(last_day__range=(first, last))

    def interrupted(self):
        return self.exclude(interrupted_on=None)

    def uninterrupted(self):
        return self.filter(interrupted_on=None)

    # How to fetch and list
    def with_people(self):
        return self.select_related("person", "host", "agreement", "promoter_tutor", "episode")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Internship(models.Model):
    """One internship with its two tutors. `person` repeats the episode's, so that the database can refuse overlaps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="internships", verbose_name=_("case"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="internships", verbose_name=_("person"), editable=False
    )
    host = models.ForeignKey(Host, models.PROTECT, related_name="internships", verbose_name=_("host"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="internships", verbose_name=_("agreement")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=InternshipKind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    weekly_hours = models.PositiveSmallIntegerField(_("weekly hours"))
    allowance = models.DecimalField(_("monthly allowance"), max_digits=8, decimal_places=2)
    tasks = models.TextField(_("tasks"), blank=True)
    promoter_tutor = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tutored_internships",
        verbose_name=_("the service's tutor"),
    )
    promoter_tutor_name = models.CharField(_("the service's tutor, as written"), max_length=120, blank=True)
    host_tutor_name = models.CharField(_("the host's tutor"), max_length=120)
    host_tutor_phone = models.CharField(_("phone of the host's tutor"), max_length=30, blank=True)
    motive = models.TextField(_("motive for passing a warning"), blank=True)
    interrupted_on = models.DateField(_("interrupted on"), null=True, blank=True)
    interruption_reason = models.CharField(
        _("reason for the interruption"), max_length=12, choices=InterruptionReason, blank=True
    )
    interruption_note = models.TextField(_("how it came to the interruption"), blank=True)
    outcome = models.CharField(_("outcome, as written"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = InternshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("internship")
        verbose_name_plural = _("internships")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_internship_ends_after_it_begins",
                violation_error_message=_("The internship ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(interrupted_on=None)
                | Q(interrupted_on__gte=F("starts_on"), interrupted_on__lte=F("ends_on")),
                name="an_interruption_lies_within_the_internship",
                violation_error_message=_("The interruption must lie within the internship."),
            ),
            models.CheckConstraint(condition=Q(allowance__gte=0), name="an_allowance_is_not_negative"),
            ExclusionConstraint(
                name="one_internship_a_person_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            Coalesce(F("interrupted_on"), F("ends_on")),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("This person already has an internship in this period."),
            ),
        ]
        indexes = [models.Index(fields=["host", "starts_on"], name="internships_by_host")]

    def __str__(self):
        return f"{self.person} – {self.host} ({self.starts_on})"

    def get_absolute_url(self):
        return reverse("placements:internship", args=[self.pk])

    @property
    def last_day(self):
        return self.interrupted_on or self.ends_on
