"""The year of money: what the service set out with and aims at, and whether it is closed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from equipe.enums import CASE_ROLES
from equipe.models import Ambito, User
from reporting.enums import YearActKind


class FundingYearQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, *CASE_ROLES))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def closed_years(self, ambito):
        return set(self.filter(ambito=ambito).exclude(closed_on=None).values_list("year", flat=True))

    def planned_for(self, ambito, year):
        """The year as it was planned, or as it would be with the usual shares and no targets: not yet written then."""
        return self.filter(ambito=ambito, year=year).first() or FundingYear(ambito=ambito, year=year)


class FundingYear(models.Model):
    """What the service set out to reach in a year, and what it counted on before its funds were written down.

    A year without a target has none: nothing is aimed at that nobody wrote down. `granted` and the two shares (per
    cent) hold only while the year has no fund: from then on the funds say it. What was spent from no fund is still
    shared by them. While `closed_on` is set, the database refuses spending dated in the year.
    """

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="funding_years", verbose_name=_("district"))
    year = models.PositiveSmallIntegerField(_("year"))
    granted = models.DecimalField(_("granted"), max_digits=12, decimal_places=2, default=0)
    share_region = models.DecimalField(_("share of the Region, per cent"), max_digits=5, decimal_places=2, default=70)
    share_municipality = models.DecimalField(
        _("share of the Municipality, per cent"), max_digits=5, decimal_places=2, default=30
    )
    target_placements = models.PositiveSmallIntegerField(_("placements aimed at"), null=True, blank=True)
    target_jobs = models.PositiveSmallIntegerField(_("jobs aimed at"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = FundingYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding year")
        verbose_name_plural = _("funding years")
        constraints = [
            models.UniqueConstraint("ambito", "year", name="one_funding_a_year"),
            models.CheckConstraint(
                condition=Q(share_region=100 - F("share_municipality"), share_region__range=(0, 100)),
                name="shares_make_the_whole",
                violation_error_message=_("The two shares must add up to 100."),
            ),
        ]

    def __str__(self):
        return f"{self.ambito} {self.year}"


class YearActQuerySet(models.QuerySet):
    def of(self, funding_year):
        return self.filter(funding_year=funding_year).select_related("done_by").order_by("-pk")


class YearAct(models.Model):
    """A year was closed, or opened again for a reason. The database refuses changes."""

    funding_year = models.ForeignKey(FundingYear, models.PROTECT, related_name="acts", verbose_name=_("funding year"))
    kind = models.CharField(_("what"), max_length=6, choices=YearActKind)
    dated_on = models.DateField(_("date"))
    reason = models.CharField(_("why"), max_length=300, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    done_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = YearActQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing of a year")
        verbose_name_plural = _("closings of years")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=YearActKind.CLOSED) | ~Q(reason=""),
                name="a_year_is_opened_again_for_a_reason",
                violation_error_message=_("Say why the year is opened again."),
            ),
        ]

    def __str__(self):
        return f"{self.funding_year}: {self.get_kind_display()} {self.dated_on}"
