"""The month of an internship: days planned, days attended, what it pays; what changed it after it was closed."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.models.internships import Internship


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    def within(self, first, last):
        return self.filter(month__range=(first, last))

    def of(self, internships):
        return self.filter(internship__in=internships)

    def after(self, day):
        """Months that begin after a day."""
        return self.filter(month__gt=day)

    def first_days(self):
        """Of each month its first day."""
        return self.values_list("month", flat=True)

    def from_month(self, month):
        """This month and those after it."""
        return self.filter(month__gte=month)

    def with_who(self):
        """With who confirmed and adjusted it."""
        adjustments = Adjustment.objects.select_related("made_by").in_order()
        return self.select_related("confirmed_by").prefetch_related(models.Prefetch("adjustments", adjustments))

    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode")

    def with_adjustments(self):
        return self.prefetch_related("adjustments")

    def of_district(self, ambito):
        return self.filter(internship__episode__team__ambito=ambito)

    def unpaid(self):
        """Closed with an amount that no payment handed on yet."""
        handed_on = models.FilteredRelation("paid_in", condition=Q(paid_in__adjustment=None))
        return self.alias(handed_on=handed_on).filter(handed_on=None, due__gt=0)

    def in_order(self):
        return self.order_by("month")


class AttendanceMonth(models.Model):
    """A closed month as it was closed; `month` is its first day, `due` the allowance it paid then, in euro.

    `from_days` says that it was counted from its days, `days_missing` how many of them nobody had noted and were taken
    as absences; `parts` keeps [first day, last day, monthly allowance, amount] of each stretch that made up the amount.
    The database refuses changes: what comes later is an `Adjustment`.
    """

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="months", verbose_name=_("internship"))
    month = models.DateField(_("month"))
    days_planned = models.PositiveSmallIntegerField(_("days planned"))
    days_attended = models.PositiveSmallIntegerField(_("days attended"))
    hours_attended = models.DecimalField(_("hours attended"), max_digits=5, decimal_places=1, null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    due = models.DecimalField(_("allowance due"), max_digits=8, decimal_places=2)
    from_days = models.BooleanField(_("counted from its days"), default=False)
    days_missing = models.PositiveSmallIntegerField(_("days not noted, taken as absences"), default=0)
    parts = models.JSONField(_("how the amount is made up"), default=list, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("confirmed by"))
    confirmed_at = models.DateTimeField(_("confirmed"))

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("month of attendance")
        verbose_name_plural = _("months of attendance")
        constraints = [
            models.UniqueConstraint(
                "internship",
                "month",
                name="one_month_once",
                violation_error_message=_("This month is already confirmed."),
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="a_month_begins_on_its_first_day"),
            models.CheckConstraint(
                condition=Q(days_attended__lte=F("days_planned")),
                name="no_more_days_than_planned",
                violation_error_message=_("More days attended than planned."),
            ),
            models.CheckConstraint(condition=Q(due__gte=0), name="nothing_negative_is_due"),
        ]

    def __str__(self):
        return f"{self.internship}: {self.month:%Y-%m}"

    @property
    def changes(self):
        """Its adjustments, the first one first."""
        return sorted(self.adjustments.all(), key=lambda adjustment: adjustment.number)

    @property
    def now(self):
        """What says how many days it has at last: its last adjustment, or the month itself."""
        return self.changes[-1] if self.changes else self

    @property
    def due_now(self):
        """What it pays, its adjustments included."""
        return self.due + self.difference

    def due_after(self, number):
        """What it paid after so many adjustments."""
        return self.due + sum((each.amount for each in self.changes if each.number <= number), start=Decimal(0))

    @property
    def difference(self):
        """What its adjustments changed, in euro."""
        return sum((adjustment.amount for adjustment in self.changes), start=Decimal(0))

    @property
    def seen(self):
        """How it stood, as a form remembers from what it was filled: the moment of closing, then each adjustment."""
        return "+".join((self.confirmed_at.isoformat(), *(f"{each.number}" for each in self.changes)))


class AdjustmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(month__internship__in=Internship.objects.visible_to(user))

    def of(self, month):
        return self.filter(month=month)

    def of_district(self, ambito):
        return self.filter(month__internship__episode__team__ambito=ambito)

    def until(self, month):
        """Of months that began by the first day of a month."""
        return self.filter(month__month__lte=month)

    def unpaid(self):
        return self.filter(paid_in=None).exclude(amount=0)

    def with_internships(self):
        return self.select_related("month__internship__person", "month__internship__host", "month__internship__episode")

    def with_months(self):
        """With all that adjusted their months."""
        return self.prefetch_related("month__adjustments")

    def in_order(self):
        return self.order_by("number")


class Adjustment(models.Model):
    """What changed a closed month: the days as they count now, and the difference of its amount, in euro.

    `number` counts within the month from 1. The database refuses changes, and whatever would leave less than nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.ForeignKey(
        AttendanceMonth, models.PROTECT, related_name="adjustments", verbose_name=_("month of attendance")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    days_planned = models.PositiveSmallIntegerField(_("days planned"))
    days_attended = models.PositiveSmallIntegerField(_("days attended"))
    hours_attended = models.DecimalField(_("hours attended"), max_digits=5, decimal_places=1, null=True, blank=True)
    amount = models.DecimalField(_("difference"), max_digits=8, decimal_places=2)
    why = models.CharField(_("why"), max_length=300)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("adjusted by"))
    made_at = models.DateTimeField(_("adjusted"))

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjustment of a month")
        verbose_name_plural = _("adjustments of months")
        constraints = [
            models.UniqueConstraint(
                "month",
                "number",
                name="one_adjustment_a_number",
                violation_error_message=_("This month was adjusted in the meantime: look at it again."),
            ),
            models.CheckConstraint(
                condition=Q(days_attended__lte=F("days_planned")),
                name="no_more_days_than_planned_after_all",
                violation_error_message=_("More days attended than planned."),
            ),
        ]

    def __str__(self):
        return f"{self.month}: {self.number}"
