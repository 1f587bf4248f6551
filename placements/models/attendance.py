"""The month of an internship: days planned, days attended, what it pays."""

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

    def from_month(self, month):
        """This month and those after it."""
        return self.filter(month__gte=month)

    def with_who(self):
        return self.select_related("confirmed_by")

    def in_order(self):
        return self.order_by("month")


class AttendanceMonth(models.Model):
    """A confirmed month; `month` is its first day, `due` the allowance it pays, in euro."""

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="months", verbose_name=_("internship"))
    month = models.DateField(_("month"))
    days_planned = models.PositiveSmallIntegerField(_("days planned"))
    days_attended = models.PositiveSmallIntegerField(_("days attended"))
    hours_attended = models.DecimalField(_("hours attended"), max_digits=5, decimal_places=1, null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    due = models.DecimalField(_("allowance due"), max_digits=8, decimal_places=2)
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
    def seen(self):
        """The moment of the confirmation, as a form remembers which one it was filled from."""
        return self.confirmed_at.isoformat()
