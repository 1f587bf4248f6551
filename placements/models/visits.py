"""How an internship is followed: visits planned and done, and signals that somebody has put aside."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import Checkpoint, HowItGoes, SignalKind, VisitKind
from placements.models.internships import Internship
from placements.models.tutors import Tutor


class VisitQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def of_user(self, user):
        return self.filter(tutor__user=user)

    # Where it stands
    def planned(self):
        """Neither done nor missed."""
        return self.filter(done_on=None, missed_because="")

    def done(self):
        return self.exclude(done_on=None)

    def told(self):
        """Done, or missed with a reason."""
        return self.exclude(done_on=None, missed_because="")

    def after(self, day):
        return self.filter(planned_on__gt=day)

    def settled(self, checkpoint):
        """Of a check point: planned or done, not missed."""
        return self.filter(checkpoint=checkpoint, missed_because="")

    def due_by(self, day):
        return self.filter(planned_on__lte=day)

    def in_version(self, visit, version):
        return self.filter(pk=visit.pk, version=version)

    # How to fetch and list
    def with_internships(self):
        return self.select_related("tutor__user", "internship__person", "internship__host", "internship__episode__team")

    def with_tutors(self):
        return self.select_related("tutor__user")

    def in_order(self):
        return self.order_by("planned_on", "pk")


class Visit(models.Model):
    """One look of a tutor of the service: planned on a day, then done, or missed with a reason.

    What the plan made (`by_hand` is false) moves with the internship while it lies ahead; what somebody set by hand
    stays where it was put.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="visits", verbose_name=_("internship"))
    tutor = models.ForeignKey(Tutor, models.PROTECT, related_name="visits", verbose_name=_("tutor"))
    planned_on = models.DateField(_("planned on"))
    kind = models.CharField(_("how"), max_length=8, choices=VisitKind, default=VisitKind.VISIT)
    checkpoint = models.CharField(_("check point"), max_length=8, choices=Checkpoint, blank=True)
    by_hand = models.BooleanField(_("set by hand"), default=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    missed_because = models.CharField(_("why it did not take place"), max_length=300, blank=True)
    how = models.CharField(_("how it goes"), max_length=8, choices=HowItGoes, blank=True)
    words = models.TextField(_("what was seen and said"), blank=True)
    told_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit of a tutor")
        verbose_name_plural = _("visits of tutors")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None, how="") | Q(done_on__isnull=False, missed_because="") & ~Q(how=""),
                name="a_visit_done_says_how_it_goes",
            ),
            models.UniqueConstraint(
                "internship",
                "checkpoint",
                condition=~Q(checkpoint="") & Q(missed_because=""),
                name="one_visit_a_check_point",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.planned_on}"

    def get_absolute_url(self):
        return reverse("placements:visit", args=[self.pk])

    @property
    def told(self):
        """What was written of it."""
        return {name: getattr(self, name) for name in ("done_on", "kind", "missed_because", "how", "words", "told_by")}

    @property
    def is_planned(self):
        return self.done_on is None and not self.missed_because

    def lies_ahead(self, day):
        """After a day, or left behind by an internship that begins later than it was planned."""
        return self.planned_on > day or self.planned_on < self.internship.starts_on

    @property
    def goes(self):
        """How it went, with its look; nothing before it was done."""
        return HowItGoes(self.how) if self.how else None


class EarlierVisitQuerySet(models.QuerySet):
    def of(self, visit):
        return self.filter(visit=visit)

    def newest_first(self):
        return self.order_by("-version").select_related("told_by")


class EarlierVisit(models.Model):
    """What was written of a visit before it was corrected. Rows only grow."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="earlier", verbose_name=_("visit"))
    version = models.PositiveIntegerField(editable=False)
    done_on = models.DateField(_("done on"), null=True)
    kind = models.CharField(_("how"), max_length=8, choices=VisitKind)
    missed_because = models.CharField(_("why it did not take place"), max_length=300, blank=True)
    how = models.CharField(_("how it goes"), max_length=8, choices=HowItGoes, blank=True)
    words = models.TextField(_("what was seen and said"), blank=True)
    told_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("written by"))
    until = models.DateTimeField(_("stood until"), auto_now_add=True)

    objects = EarlierVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit as it was written before")
        verbose_name_plural = _("visits as they were written before")
        constraints = [models.UniqueConstraint("visit", "version", name="one_earlier_visit_a_version")]

    def __str__(self):
        return f"{self.visit} ({self.version})"

    @property
    def goes(self):
        return HowItGoes(self.how) if self.how else None


class PutAsideQuerySet(models.QuerySet):
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def with_who(self):
        return self.select_related("by")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class PutAside(models.Model):
    """An early signal somebody has looked at and put aside, with a reason: until something newer than `up_to`."""

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="put_aside", verbose_name=_("internship"))
    kind = models.CharField(_("signal"), max_length=13, choices=SignalKind)
    up_to = models.DateField(_("for what happened until"))
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = PutAsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("signal put aside")
        verbose_name_plural = _("signals put aside")
        constraints = [
            models.UniqueConstraint("internship", "kind", "up_to", name="a_signal_is_put_aside_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="who_puts_aside_says_why"),
        ]

    def __str__(self):
        return f"{self.internship}: {self.get_kind_display()} ({self.up_to})"
