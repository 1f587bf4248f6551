"""Money that is bound by a decision of the office before it is spent (impegno di spesa)."""

import uuid

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, User
from reporting.models.funds import Fund
from reporting.models.lines import CostLine


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    def from_fund(self, fund):
        return self.filter(fund=fund)

    def standing(self, *, on):
        """Made by a day and not closed by it."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on), dated_on__lte=on)

    def with_spent(self, *, on):
        """With what was spent of each until a day."""
        return self.annotate(spent=Sum("spending__amount", filter=Q(spending__dated_on__lte=on), default=0))

    def with_lines(self):
        return self.select_related("cost_line", "fund")

    def newest_first(self):
        return self.order_by("-dated_on", "-pk")


class Commitment(models.Model):
    """A sum bound on a line; what is spent of it is bound no more. Closed, it binds nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="commitments", verbose_name=_("district"))
    fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("fund")
    )
    cost_line = models.ForeignKey(CostLine, models.PROTECT, related_name="commitments", verbose_name=_("cost line"))
    dated_on = models.DateField(_("date"))
    number = models.CharField(_("number of the decision"), max_length=60)
    description = models.CharField(_("description"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    motive = models.CharField(_("motive for passing a warning"), max_length=300, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment of money")
        verbose_name_plural = _("commitments of money")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "number",
                "cost_line",
                "fund",
                name="one_commitment_a_decision_and_line",
                nulls_distinct=False,
                violation_error_message=_("This decision is written down for this line already."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="a_commitment_binds_something",
                violation_error_message=_("Enter an amount above zero."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("dated_on")),
                name="a_commitment_is_closed_after_it_is_made",
                violation_error_message=_("It would be closed before it was made: check the day."),
            ),
        ]

    def __str__(self):
        return f"{self.number}, {date_format(self.dated_on, 'SHORT_DATE_FORMAT')}"

    @property
    def bound(self):
        """What is still bound, once `with_spent` has counted; never less than nothing."""
        return max(self.amount - self.spent, 0)
