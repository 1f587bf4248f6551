"""Money by the year: what was granted, under which headings it is spent, what was spent."""

import uuid

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from equipe.enums import CASE_ROLES, Role
from equipe.models import Ambito, User


class FundingYearQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, *CASE_ROLES))

    def planned_for(self, ambito, year):
        """The year as it was planned, or as it would be with the usual shares and targets: not yet written then."""
        return self.filter(ambito=ambito, year=year).first() or FundingYear(ambito=ambito, year=year)


class FundingYear(models.Model):
    """What was granted for a year, in which shares (per cent), and what the service set out to reach."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="funding_years", verbose_name=_("district"))
    year = models.PositiveSmallIntegerField(_("year"))
    granted = models.DecimalField(_("granted"), max_digits=12, decimal_places=2, default=0)
    share_region = models.DecimalField(_("share of the Region, per cent"), max_digits=5, decimal_places=2, default=70)
    share_municipality = models.DecimalField(
        _("share of the Municipality, per cent"), max_digits=5, decimal_places=2, default=30
    )
    target_placements = models.PositiveSmallIntegerField(_("placements aimed at"), default=75)
    target_jobs = models.PositiveSmallIntegerField(_("jobs aimed at"), default=20)
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


class CostLineQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def in_order(self):
        return self.order_by("position", "name")


class CostLine(models.Model):
    """A heading under which money is spent (voce di spesa)."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="cost_lines", verbose_name=_("district"))
    name = models.CharField(_("cost line"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CostLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost line")
        verbose_name_plural = _("cost lines")
        constraints = [models.UniqueConstraint("ambito", "name", name="one_cost_line_a_name")]

    def __str__(self):
        return self.name


class SpendingQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def dated_within(self, first, last):
        return self.filter(dated_on__range=(first, last))

    def under(self, cost_line):
        return self.filter(cost_line=cost_line)

    def with_words(self, words):
        return self.filter(description__icontains=words)

    def equal_to(self, row):
        """Rows that a register could not tell from this one but by their `occurrence`."""
        return self.filter(
            ambito=row.ambito,
            cost_line=row.cost_line,
            dated_on=row.dated_on,
            description=row.description,
            amount=row.amount,
        )

    # How much
    def total(self):
        return self.aggregate(total=Sum("amount", default=0))["total"]

    # How to fetch and list
    def with_lines(self):
        return self.select_related("cost_line")

    def newest_first(self):
        return self.order_by("-dated_on", "-pk")


class Spending(models.Model):
    """Money spent. `occurrence` tells two truly equal rows apart, so that a register read twice adds nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="spending", verbose_name=_("district"))
    cost_line = models.ForeignKey(CostLine, models.PROTECT, related_name="spending", verbose_name=_("cost line"))
    dated_on = models.DateField(_("date"))
    description = models.CharField(_("description"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    occurrence = models.PositiveSmallIntegerField(default=1, editable=False)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("spending")
        verbose_name_plural = _("spending")
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "cost_line", "dated_on", "description", "amount", "occurrence"],
                name="one_spending_an_occurrence",
            )
        ]
        indexes = [models.Index(fields=["ambito", "dated_on"], name="spending_by_date")]

    def __str__(self):
        return f"{self.dated_on} {self.cost_line}: {self.amount}"
