"""How raters are reached: the links of those without an account, and the reminders everybody gets."""

import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.rounds import Assessment
from equipe.models import Job, User
from equipe.sealing import fingerprint_of

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Thirty-two that are told apart when read aloud: no i, l, o, u."""


def new_secret():
    """Four groups of five letters, 100 bits: nobody guesses it, and one can still read it out."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(5)) for _group in range(4))


class RaterLinkQuerySet(models.QuerySet):
    # Which
    def known_by(self, secret):
        return self.filter(fingerprint=fingerprint_of(secret))

    def of_assessments(self, assessments):
        return self.filter(assessment__in=assessments)

    # Where it stands
    def valid(self):
        """Not replaced by another one; there is at most one an assessment."""
        return self.filter(ended_at=None)

    def begun(self):
        return self.exclude(begun_at=None)

    def mailed(self):
        return self.exclude(sent_to="")

    # How to fetch and list
    def with_assessments(self):
        return self.select_related(
            "assessment__outside_rater",
            "assessment__round__instrument",
            "assessment__round__episode__person",
            "assessment__round__episode__team__ambito",
        )

    def with_jobs(self):
        return self.select_related("job")

    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    def latest_begun_first(self):
        return self.order_by("-begun_at", "-pk")


class RaterLink(models.Model):
    """The way in for one rater without an account, to one assessment and nothing else.

    Of its secret only a fingerprint is kept; a link that goes by mail has none until the worker sends it. The first
    device on which somebody begins is the only one it opens on. `sent_to` is empty when it was handed over; `site` is
    the address in front of the path. It dies with a newer one, with its day, and when nobody waits for answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="links", verbose_name=_("assessment"))
    fingerprint = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  several none
    device = models.CharField(max_length=64, blank=True, editable=False)
    sent_to = models.EmailField(_("sent to"), blank=True)
    site = models.CharField(_("address of the service"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_on = models.DateField(_("valid until"))
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+", verbose_name=_("job"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    begun_at = models.DateTimeField(_("opened"), null=True, blank=True)
    ended_at = models.DateTimeField(_("replaced"), null=True, blank=True)

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

    def renew(self):
        """A new secret, told here and kept nowhere; the one before opens nothing any more."""
        secret = new_secret()
        self.fingerprint, self.device, self.begun_at = fingerprint_of(secret), "", None
        self.save(update_fields=["fingerprint", "device", "begun_at"])
        return secret


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
