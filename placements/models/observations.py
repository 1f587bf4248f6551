"""What a tutor saw of one behaviour on a day, on the one scale: both tutors write it, neither is shown the other's."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Item
from placements.models.internships import Internship
from placements.models.tutors import Tutor
from placements.scale import words_of


class ObservationQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def by_tutor(self, tutor):
        return self.filter(tutor=tutor)

    def on_day(self, day):
        return self.filter(on=day)

    # What they say
    def of_items(self):
        """Of one behaviour each; without those that speak of everything together."""
        return self.exclude(item=None)

    def with_a_level(self):
        return self.exclude(level=None)

    # How to fetch and list
    def with_items(self):
        return self.select_related("item__area", "tutor")

    def oldest_first(self):
        return self.order_by("on", "pk")

    def newest_first(self):
        return self.order_by("-on", "-pk")


class Observation(models.Model):
    """One look of one tutor: a level, or none where it could not be seen. Without an item it is a word on everything.

    `lineage` repeats the item's, so that looks at the same behaviour in two versions of an instrument stand together.
    """

    internship = models.ForeignKey(
        Internship, models.PROTECT, related_name="observations", verbose_name=_("internship")
    )
    tutor = models.ForeignKey(Tutor, models.PROTECT, related_name="observations", verbose_name=_("tutor"))
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("item"))
    lineage = models.CharField(_("meaning"), max_length=100, blank=True, editable=False)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    on = models.DateField(_("on"))

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation of a tutor")
        verbose_name_plural = _("observations of tutors")
        constraints = [
            models.UniqueConstraint("tutor", "lineage", "on", name="one_look_a_day"),
            models.CheckConstraint(
                condition=Q(item=None, lineage="", level=None) & ~Q(note="") | Q(item__isnull=False) & ~Q(lineage=""),
                name="a_look_is_at_something",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.lineage} {self.level} ({self.on})"

    @property
    def in_words(self):
        return words_of(self.item, self.level) if self.item else ""
