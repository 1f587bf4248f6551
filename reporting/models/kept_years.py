"""The figures of a year as they were counted last: what the dashboard reads instead of counting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito


class KeptYearQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_year(self, year):
        return self.filter(year=year)

    # How to fetch and list
    def moments(self):
        """When each year was counted: {year: moment}, the newest year first."""
        return dict(self.order_by("-year").values_list("year", "counted_at"))

    def keep(self, ambito, year, *, counted_at, told):
        """Keep what was counted, unless somebody who began to count later has kept it already."""
        fresh = {"counted_at": counted_at, "told": told}
        kept, new = self.get_or_create(ambito=ambito, year=year, defaults=fresh)
        if not new:
            self.filter(pk=kept.pk, counted_at__lt=counted_at).update(**fresh)
        return kept


class KeptYear(models.Model):
    """What a year of a district tells at a glance. Everything done before `counted_at` and written down is in it."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="kept_years", verbose_name=_("district"))
    year = models.PositiveSmallIntegerField(_("year"))
    counted_at = models.DateTimeField(_("counted"), editable=False)
    told = models.JSONField(_("figures"), editable=False)

    objects = KeptYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("figures of a year")
        verbose_name_plural = _("figures of years")
        constraints = [models.UniqueConstraint("ambito", "year", name="one_count_a_year")]

    def __str__(self):
        return f"{self.ambito} {self.year}"
