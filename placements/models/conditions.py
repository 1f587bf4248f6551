"""Under which conditions one works at an opening: hours, shifts, languages, licences, what it asks of the body."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TimeOfDay
from placements.enums import Demand, Language, Licence
from placements.rules import sides, timetables
from placements.rules.matching import CODES


def several(choices, length, **options):
    """A list of words of a closed list."""
    word = models.CharField(max_length=length, choices=choices)
    return ArrayField(word, default=list, blank=True, **options)


class Conditions(models.Model):
    """What the host told of the work; `asked_on` is the day it did, none while nobody has asked.

    `languages` are pairs of a language and the code of the least level, `timetable` as rules.timetables.write keeps it.
    """

    conditions_asked_on = models.DateField(_("conditions asked on"), null=True, blank=True, editable=False)
    weekly_hours = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    timetable = models.JSONField(_("timetable"), default=list, blank=True)
    shifts = several(TimeOfDay, 12, verbose_name=_("times of day"))
    languages = models.JSONField(_("languages"), default=list, blank=True)
    licences = several(Licence, 12, verbose_name=_("licences"))
    demands = several(Demand, 12, verbose_name=_("what the work asks"))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(weekly_hours=None) | Q(weekly_hours__range=(1, 48)),
                name="an_opening_has_hours_of_a_week",
                violation_error_message=_("An internship has between 1 and 48 hours a week."),
            ),
        ]

    @property
    def week(self):
        """Its timetable; empty where nobody has asked for it."""
        return timetables.read(self.timetable)

    @property
    def languages_asked(self):
        """Pairs of a language and the rank of the least level."""
        ranks = {code: rank for rank, code in CODES.items()}
        return tuple((Language(language), ranks[level]) for language, level in self.languages)

    @property
    def languages_in_words(self):
        return [f"{Language(language).label} {level}" for language, level in self.languages]

    @property
    def licences_in_words(self):
        return [licence.label for licence in Licence if licence in self.licences]

    @property
    def demands_in_words(self):
        return [demand.label for demand in Demand if demand in self.demands]

    @property
    def times_in_words(self):
        """When one works there, by its timetable or as the host said it."""
        times = sides.parts_of(self.week) or set(self.shifts)
        return [time.label for time in TimeOfDay if time in times]
