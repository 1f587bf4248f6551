"""Appointments and visits: who meets whom, when and where; and the private feed by which a calendar reads them."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import AppointmentKind, Attendance, MomentKind
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import in_words, moments
from equipe.models import User
from equipe.sealing import fingerprint_of


class AppointmentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Those of visible cases, and one's own without a case."""
        return self.filter(Q(episode__in=Episode.objects.visible_to(user)) | Q(episode=None, owner=user))

    # Whose, and of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of(self, users):
        return self.filter(owner__in=users)

    # Where it stands
    def standing(self):
        """Not cancelled."""
        return self.filter(cancelled_at=None)

    def touching(self, first, last):
        """Lasting at least a moment between two instants."""
        return self.filter(starts_at__lt=last, ends_at__gt=first)

    def after(self, moment):
        return self.filter(ends_at__gte=moment)

    def clashing_with(self, appointment):
        """Of the same colleague or the same case, at the same time."""
        shared = Q(owner=appointment.owner_id)
        if appointment.episode_id:
            shared |= Q(episode=appointment.episode_id)
        return self.touching(appointment.starts_at, appointment.ends_at).filter(shared)

    def unsaid(self, *, at):
        """Over, and nobody has said whether the person came."""
        return self.filter(ends_at__lt=at, attendance=Attendance.UNKNOWN).exclude(episode=None)

    def besides(self, appointment):
        return self.exclude(pk=appointment.pk)

    def in_version(self, appointment, version):
        """This very appointment, if nobody has saved it since."""
        return self.filter(pk=appointment.pk, version=version)

    # How to fetch and list
    def with_people(self):
        return self.select_related("episode__person", "episode__team", "owner")

    def by_start(self):
        return self.order_by("starts_at", "pk")

    def newest_first(self):
        return self.order_by("-starts_at", "-pk")


class Appointment(models.Model):
    """One meeting of a colleague, with a person of hers or without a case. Two at once are allowed, and shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(
        Episode, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name=_("case")
    )
    owner = models.ForeignKey(User, models.PROTECT, related_name="appointments", verbose_name=_("colleague"))
    kind = models.CharField(_("what"), max_length=12, choices=AppointmentKind, default=AppointmentKind.OFFICE)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    place = models.CharField(_("where"), max_length=160, blank=True)
    subject = models.CharField(_("about what"), max_length=200, blank=True)
    attendance = models.CharField(_("the person"), max_length=8, choices=Attendance, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=200, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="an_appointment_ends_after_it_begins",
                violation_error_message=_("The appointment ends before it begins."),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "starts_at"], name="appointments_by_owner"),
            models.Index(fields=["episode", "starts_at"], name="appointments_of_case"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("beneficiaries:edit_appointment", args=[self.pk])

    @property
    def is_standing(self):
        return self.cancelled_at is None

    @property
    def title(self):
        """Who or what, for the colleague's own eyes."""
        return str(self.episode.person) if self.episode else self.subject or self.get_kind_display()

    def meets(self, other):
        """Whether both last at one moment."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


class CalendarFeedQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user)

    def known_by(self, secret):
        """Of somebody who may still sign in."""
        return self.filter(fingerprint=fingerprint_of(secret), user__is_active=True)


class CalendarFeed(models.Model):
    """The address at which a calendar on a phone reads somebody's hours. One a user; revoked by deleting it."""

    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_feed", verbose_name=_("user"))
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self):
        return str(self.user)

    @staticmethod
    def new_secret():
        return secrets.token_urlsafe(32)


def kept_and_missed(episode, *, reader):
    """What was kept, missed or cancelled, for the story of the case."""
    came = {value: _("appointment: %(came)s") % {"came": value.label} for value in Attendance if value}
    told = {"kind": MomentKind.APPOINTMENT, "by": "owner", "door": "beneficiaries:edit_appointment"}
    said = Appointment.objects.filter(episode=episode).standing().exclude(attendance=Attendance.UNKNOWN)
    yield moments(said, at="starts_at", title=in_words("attendance", came), text="subject", **told)
