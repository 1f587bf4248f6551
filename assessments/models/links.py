"""How raters are reached: the links of those without an account, and the reminders everybody gets."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.rounds import Assessment
from equipe.models import Job, SecretLink, SecretLinkQuerySet, User


class RaterLinkQuerySet(SecretLinkQuerySet):
    # Which
    def of_assessments(self, assessments):
        return self.filter(assessment__in=assessments)

    # How to fetch and list
    def with_assessments(self):
        return self.select_related(
            "assessment__outside_rater",
            "assessment__round__instrument",
            "assessment__round__episode__person",
            "assessment__round__episode__team__ambito",
        )


class RaterLink(SecretLink):
    """The way in for one rater without an account, to one assessment and nothing else.

    There is at most one valid link an assessment. It dies with a newer one, with its day, and when nobody waits for
    answers.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="links", verbose_name=_("assessment"))
    expires_on = models.DateField(_("valid until"))

    objects = RaterLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a rater")
        verbose_name_plural = _("links of raters")
        constraints = [
            models.UniqueConstraint("assessment", condition=Q(ended_at=None), name="one_valid_link_an_assessment"),
            models.CheckConstraint(
                condition=Q(begun_at=None, device="") | Q(begun_at__isnull=False) & ~Q(device=""),
                name="who_began_did_so_on_a_device",
            ),
        ]

    def __str__(self):
        return f"{self.assessment} ({self.made_at:%Y-%m-%d})"

    def opens(self, *, on):
        """Whether it lets anybody answer: neither replaced nor too old, and somebody waits for the answers."""
        return self._stands(on) and self.assessment.waits_for_answers

    def is_done(self, *, on):
        """Whether the answers were submitted while it was the valid one."""
        return self._stands(on) and self.assessment.submitted_at is not None

    def _stands(self, on):
        return self.ended_at is None and on <= self.expires_on

    def has_expired(self, *, on):
        return on > self.expires_on


class ReminderQuerySet(models.QuerySet):
    def of_assessments(self, assessments):
        return self.filter(assessment__in=assessments)

    def with_jobs(self):
        return self.select_related("job")

    def oldest_first(self):
        return self.order_by("on", "pk")


class Reminder(models.Model):
    """A rater was asked again on a day; `job` carries the letter. Nobody (None) asked where the clock did."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reminders", verbose_name=_("assessment"))
    on = models.DateField(_("on"))
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by"))
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", verbose_name=_("job"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [models.UniqueConstraint("assessment", "on", name="one_reminder_a_day")]

    def __str__(self):
        return f"{self.assessment} ({self.on})"
