"""What is kept about records that are missing: those set aside, what was missing a week ago, letters that went out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, Job, User


class SetAsideQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def newest_first(self):
        return self.select_related("by").order_by("-at", "-pk")


class SetAside(models.Model):
    """A record that stays as it is, and why; it is named by its key alone."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="+", verbose_name=_("district"))
    kind = models.CharField(_("what is missing"), max_length=12)
    record = models.UUIDField(_("record"))
    because = models.CharField(_("because"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("set aside by"))
    at = models.DateTimeField(_("set aside"), auto_now_add=True)

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("record set aside")
        verbose_name_plural = _("records set aside")
        constraints = [
            models.UniqueConstraint("kind", "record", name="set_aside_once"),
            models.CheckConstraint(condition=~models.Q(because=""), name="what_is_set_aside_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.kind} {self.record}"


class RadarWeekQuerySet(models.QuerySet):
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def latest_first(self):
        return self.order_by("-day")


class RadarWeek(models.Model):
    """What was missing on a day: the keys of the records by kind, never who they tell of."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="+", verbose_name=_("district"))
    day = models.DateField(_("day"))
    year = models.PositiveSmallIntegerField(_("year"))
    found = models.JSONField(_("what was missing"), default=dict, editable=False)

    objects = RadarWeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("what was missing in a week")
        verbose_name_plural = _("what was missing, by week")
        constraints = [models.UniqueConstraint("ambito", "day", name="what_is_missing_is_kept_once_a_day")]

    def __str__(self):
        return f"{self.ambito} {self.day}"


class RadarLetterQuerySet(models.QuerySet):
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def last_days(self):
        """{colleague: the last day she was written to}."""
        return dict(self.order_by().values_list("to").annotate(models.Max("on")))


class RadarLetter(models.Model):
    """A letter to a colleague that told how much she has to mend: once a day at most, which the database holds."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="+", verbose_name=_("district"))
    to = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written to"))
    on = models.DateField(_("sent"))
    number = models.PositiveIntegerField(_("records to mend"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    job = models.OneToOneField(Job, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("job"))

    objects = RadarLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter about missing data")
        verbose_name_plural = _("letters about missing data")
        constraints = [models.UniqueConstraint("ambito", "to", "on", name="one_letter_a_day")]

    def __str__(self):
        return f"{self.to} {self.on}"
