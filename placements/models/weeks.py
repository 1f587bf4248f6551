"""What a host's tutor says by the link: weeks confirmed, and what cannot wait for the week."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import AbsenceReason, ReportKind
from placements.models.internships import Internship
from placements.models.tutors import Tutor
from placements.rules import accidents


class WeekQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def in_week(self, monday):
        return self.filter(monday=monday)

    # How to fetch and list
    def with_tutors(self):
        return self.select_related("tutor")

    def newest_first(self):
        return self.order_by("-monday")


class Week(models.Model):
    """The host's tutor confirmed a week; its days stand among the days of attendance."""

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="weeks", verbose_name=_("internship"))
    monday = models.DateField(_("week from"))
    tutor = models.ForeignKey(Tutor, models.PROTECT, related_name="+", verbose_name=_("tutor"))
    confirmed_at = models.DateTimeField(_("confirmed"))

    objects = WeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("week confirmed")
        verbose_name_plural = _("weeks confirmed")
        constraints = [
            models.UniqueConstraint("internship", "monday", name="one_week_once"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="a_week_begins_on_monday"),
        ]

    def __str__(self):
        return f"{self.internship}: {self.monday:%Y-%m-%d}"


class HostReportQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def of_cases(self, episodes):
        return self.filter(internship__episode__in=episodes)

    # Where it stands
    def unhandled(self):
        return self.filter(handled_at=None)

    def accidents(self):
        return self.filter(kind=ReportKind.ACCIDENT)

    def followed_by(self, user):
        """Of internships whose tutor of the service this is."""
        return self.filter(internship__promoter_tutor=user)

    def absences(self):
        return self.filter(kind=ReportKind.ABSENCE)

    def within(self, first, last):
        return self.filter(on__range=(first, last))

    # How to fetch and list
    def with_the_time(self):
        """With `now`, by the clock of the database."""
        return self.annotate(now=Now())

    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode", "tutor")

    def with_who(self):
        return self.select_related("tutor", "handled_by")

    def newest_first(self):
        return self.order_by("-reported_at", "-pk")

    def oldest_first(self):
        return self.order_by("reported_at", "pk")


class HostReport(models.Model):
    """What the host's tutor told at once, and what the service did about it.

    `id` comes of the form and its words, so that the same sent twice tells it once. `reason` is of absences alone;
    `days_away` of accidents, as far as anybody knows. The clock of an accident runs from `reported_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(
        Internship, models.PROTECT, related_name="host_reports", verbose_name=_("internship")
    )
    tutor = models.ForeignKey(Tutor, models.PROTECT, related_name="+", verbose_name=_("tutor"))
    kind = models.CharField(_("what"), max_length=8, choices=ReportKind)
    on = models.DateField(_("on"))
    reason = models.CharField(_("reason"), max_length=12, choices=AbsenceReason, blank=True)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("reported"))
    days_away = models.PositiveSmallIntegerField(_("calendar days away"), null=True, blank=True)
    handled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    handled_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("dealt with by")
    )
    how = models.CharField(_("what was done"), max_length=500, blank=True)

    objects = HostReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a host's tutor")
        verbose_name_plural = _("reports of hosts' tutors")
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at=None, handled_by=None, how="")
                | Q(handled_at__isnull=False, handled_by__isnull=False) & ~Q(how=""),
                name="who_dealt_with_it_says_how",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.get_kind_display()} ({self.on})"

    @property
    def due_at(self):
        """By when the promoter reports an accident."""
        return accidents.due_at(self.reported_at)

    @property
    def duty(self):
        return accidents.duty(self.days_away)

    def hours_left(self, *, at):
        return accidents.hours_left(self.reported_at, at=at)
