"""Attendance day by day: present, absent and why; from the desk, the host's tutor or the paper sheet."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import AbsenceReason, NotedFrom, Presence
from placements.models.internships import Internship
from placements.rules.planning import Noted


class DayQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def within(self, first, last):
        return self.filter(day__range=(first, last))

    # Where it stands
    def attended(self):
        return self.filter(presence=Presence.PRESENT)

    def missed(self):
        return self.filter(presence=Presence.ABSENT)

    # How to fetch and list
    def with_who(self):
        return self.select_related("noted_by")

    def in_order(self):
        return self.order_by("day")


class Day(models.Model):
    """One day of one internship, noted once: a later note writes over it until its month is closed, with a trace."""

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="days", verbose_name=_("internship"))
    day = models.DateField(_("day"))
    presence = models.CharField(_("present or not"), max_length=8, choices=Presence)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, default=0)
    reason = models.CharField(_("reason"), max_length=12, choices=AbsenceReason, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    noted_from = models.CharField(_("noted from"), max_length=6, choices=NotedFrom, default=NotedFrom.DESK)
    noted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted"), auto_now=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = DayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day of attendance")
        verbose_name_plural = _("days of attendance")
        constraints = [
            models.UniqueConstraint(
                "internship", "day", name="one_note_a_day", violation_error_message=_("This day is already noted.")
            ),
            models.CheckConstraint(
                condition=Q(presence=Presence.PRESENT, reason="") | ~Q(presence=Presence.PRESENT) & Q(hours=0),
                name="who_is_away_has_no_hours",
            ),
            models.CheckConstraint(condition=Q(hours__gte=0, hours__lte=24), name="a_day_has_24_hours"),
        ]

    def __str__(self):
        return f"{self.internship}: {self.day:%Y-%m-%d}"

    @property
    def noted(self):
        """The day as `rules.planning` counts it."""
        return Noted(Presence(self.presence), self.hours, self.reason)
