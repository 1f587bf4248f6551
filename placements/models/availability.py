"""What is possible for a person and what she wishes for: asked once in a case, kept up to date."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TimeOfDay
from beneficiaries.models import Episode
from equipe.models import User
from placements.enums import Demand, Licence, Way, Weekday
from placements.models.conditions import several
from placements.models.hosts import Host


class AvailabilityQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Of whom
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_any(self, episodes):
        return self.filter(episode__in=episodes)

    def in_version(self, row, version):
        """This very row, if nobody has saved it since."""
        return self.filter(pk=row.pk, version=version)

    # How to fetch
    def with_people(self):
        return self.select_related("asked_by").prefetch_related("hosts_not_wanted")


class Availability(models.Model):
    """What one person can do and wants. `limits` say what is not possible at work, from the list of what work asks; why
    it is not is nobody's business here, and there is no room to write it.
    """

    episode = models.OneToOneField(Episode, models.PROTECT, related_name="availability", verbose_name=_("case"))
    hours_most = models.PositiveSmallIntegerField(_("hours a week at most"), null=True, blank=True)
    hours_wished = models.PositiveSmallIntegerField(_("hours a week she would like"), null=True, blank=True)
    times = several(TimeOfDay, 12, verbose_name=_("times that are possible"))
    days = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday),
        verbose_name=_("days that are possible"),
        default=list,
        blank=True,
    )
    earliest = models.TimeField(_("not before"), null=True, blank=True)
    latest = models.TimeField(_("not after"), null=True, blank=True)
    ways = several(Way, 12, verbose_name=_("how she gets to work"))
    furthest = models.PositiveSmallIntegerField(_("by bicycle or on foot, up to so many km"), null=True, blank=True)
    limits = several(Demand, 12, verbose_name=_("what is not possible at work"))
    lacks = several(Licence, 12, verbose_name=_("what she surely does not have"))
    wished_work = models.CharField(_("work she would like"), max_length=200, blank=True)
    wished_towns = models.CharField(_("where she would like to work"), max_length=200, blank=True)
    hosts_not_wanted = models.ManyToManyField(
        Host, blank=True, related_name="+", verbose_name=_("hosts she does not want to go to")
    )
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"), editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AvailabilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availabilities")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_most=None) | Q(hours_most__range=(1, 48)),
                name="at_most_the_hours_of_a_week",
                violation_error_message=_("A week of work has between 1 and 48 hours."),
            ),
            models.CheckConstraint(
                condition=Q(earliest=None) | Q(latest=None) | Q(latest__gt=models.F("earliest")),
                name="a_day_of_work_ends_after_it_begins",
                violation_error_message=_("The latest hour comes before the earliest one: check the two."),
            ),
        ]

    def __str__(self):
        return str(self.episode)

    def get_absolute_url(self):
        return reverse("placements:availability", args=[self.episode_id])

    @property
    def times_in_words(self):
        return [time.label for time in TimeOfDay if time in self.times]

    @property
    def days_in_words(self):
        return [day.label for day in Weekday if day in self.days]

    @property
    def ways_in_words(self):
        return [way.label for way in Way if way in self.ways]

    @property
    def limits_in_words(self):
        return [demand.label for demand in Demand if demand in self.limits]
