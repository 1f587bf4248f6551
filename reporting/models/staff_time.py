"""The hours of professionals: month by month, by activity and day, signed; and what an hour of theirs costs."""

import uuid

from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, User
from reporting import rules
from reporting.enums import Activity

NOT_ON_PAPER = {"paper_signer": "", "paper_signed_on": None}


class TimesheetQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """One's own, and for the coordinator those of her district."""
        return self.filter(Q(user=user) | Q(ambito__in=Ambito.objects.where(user, Role.COORDINATOR)))

    def own(self, user):
        return self.filter(user=user)

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def sent_back(self):
        return self.exclude(returned_at=None)

    def of_month(self, month):
        return self.filter(month=month)

    def within(self, first, last):
        return self.filter(month__range=(first, last))

    def standing(self):
        """Not sent back."""
        return self.filter(returned_at=None)

    def open(self):
        return self.standing().filter(signed_at=None)

    def countersigned(self):
        return self.standing().exclude(countersigned_at=None)

    # How to fetch and list
    def with_hours(self):
        return self.annotate(total=Sum("hours__hours", default=0))

    def with_people(self):
        return self.select_related("user", "ambito", "countersigned_by")

    def in_order(self):
        return self.order_by("-month", "user__last_name", "user__first_name", "pk")


class Timesheet(models.Model):
    """One month (its first day) of one professional. Signed, it stands still; sent back, another takes its place.

    The hours of the one coordinator of a district are countersigned on paper, by who answers for the service. The
    database refuses changes of what is signed, except the countersignature or the sending back, each once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="timesheets", verbose_name=_("district"))
    user = models.ForeignKey(User, models.PROTECT, related_name="timesheets", verbose_name=_("professional"))
    month = models.DateField(_("month"))
    signed_at = models.DateTimeField(_("signed"), null=True, editable=False)
    countersigned_at = models.DateTimeField(_("countersigned"), null=True, editable=False)
    countersigned_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("countersigned by")
    )
    paper_signer = models.CharField(_("countersigned on paper by"), max_length=120, blank=True, editable=False)
    paper_signed_on = models.DateField(_("countersigned on paper on"), null=True, editable=False)
    returned_at = models.DateTimeField(_("sent back"), null=True, editable=False)
    returned_why = models.CharField(_("why it was sent back"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = TimesheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("month of hours")
        verbose_name_plural = _("months of hours")
        constraints = [
            models.UniqueConstraint(
                "ambito", "user", "month", condition=Q(returned_at=None), name="one_standing_month_of_hours"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="a_month_of_hours_begins_on_its_first_day"),
            models.CheckConstraint(
                condition=Q(countersigned_at=None, countersigned_by=None, **NOT_ON_PAPER)
                | Q(signed_at__isnull=False, countersigned_at__isnull=False)
                & (
                    Q(countersigned_by__isnull=False, **NOT_ON_PAPER)
                    | Q(countersigned_by=None, paper_signed_on__isnull=False) & ~Q(paper_signer="")
                ),
                name="countersigned_after_signed",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_by=None) | ~Q(countersigned_by=F("user")),
                name="nobody_countersigns_her_own_hours",
                violation_error_message=_("Nobody countersigns her own hours."),
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(signed_at__isnull=False, countersigned_at=None),
                name="only_what_waits_is_sent_back",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.month:%Y-%m}"

    def get_absolute_url(self):
        return reverse("reporting:timesheet", args=[self.pk])

    @property
    def is_open(self):
        return self.signed_at is None

    @property
    def waits(self):
        """Signed, and for the coordinator to answer."""
        return bool(self.signed_at) and not self.countersigned_at and not self.returned_at

    @property
    def is_of_the_only_coordinator(self):
        """Nobody works in the district who could countersign it."""
        coordinators = User.objects.with_role(Role.COORDINATOR, ambito=self.ambito)
        return [user.pk for user in coordinators] == [self.user_id]


class TimesheetHours(models.Model):
    """Hours of one day for one activity."""

    timesheet = models.ForeignKey(Timesheet, models.CASCADE, related_name="hours", verbose_name=_("month of hours"))
    day = models.DateField(_("day"))
    activity = models.CharField(_("activity"), max_length=10, choices=Activity)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2)

    class Meta:
        verbose_name = _("hours of a day")
        verbose_name_plural = _("hours of days")
        constraints = [
            models.UniqueConstraint("timesheet", "day", "activity", name="one_number_a_day_and_activity"),
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="hours_fit_in_a_day"),
        ]

    def __str__(self):
        return f"{self.timesheet}: {self.day} {self.hours}"


class WorkCostQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_year(self, year):
        return self.filter(year=year)

    def in_order(self):
        return self.select_related("user").order_by("-year", "user__last_name", "user__first_name", "pk")


class WorkCost(models.Model):
    """What a professional costs in a year, gross with all charges, and the hours she works for it."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="work_costs", verbose_name=_("district"))
    user = models.ForeignKey(User, models.PROTECT, related_name="work_costs", verbose_name=_("professional"))
    year = models.PositiveSmallIntegerField(_("year"))
    yearly_cost = models.DecimalField(_("yearly cost, gross with charges"), max_digits=10, decimal_places=2)
    yearly_hours = models.DecimalField(_("hours a year"), max_digits=6, decimal_places=1)

    objects = WorkCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly cost of a professional")
        verbose_name_plural = _("yearly costs of professionals")
        constraints = [
            models.UniqueConstraint("ambito", "user", "year", name="one_work_cost_a_year"),
            models.CheckConstraint(
                condition=Q(yearly_cost__gt=0, yearly_hours__gt=0, yearly_hours__lte=3000),
                name="work_costs_and_takes_hours",
                violation_error_message=_("Enter a cost above zero, and between 1 and 3,000 hours a year."),
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.year}"

    @property
    def hourly(self):
        return rules.hourly_cost(self.yearly_cost, self.yearly_hours)
