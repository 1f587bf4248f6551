"""Payments: which amounts of closed months, and of what adjusted them, were handed on to be paid, each once."""

import uuid

from django.db import models
from django.db.models import Count, F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.models import Ambito, Membership, User
from placements.models.attendance import Adjustment, AttendanceMonth


class PaymentRunQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        desks = Membership.objects.current().at_the_desk().of(user)
        return self.filter(ambito__in=desks.values("team__ambito"))

    def of_district(self, ambito):
        return self.filter(ambito=ambito)

    # How to fetch and list
    def with_totals(self):
        """With what each pays and to how many."""
        people = Count("lines__month__internship", distinct=True)
        return self.select_related("made_by").annotate(total=Sum("lines__amount"), people=people)

    def newest_first(self):
        return self.order_by("-number")


class PaymentRun(models.Model):
    """One payment: everything closed from `since` to `month` (first days) and not paid before. Written once.

    `number` counts within the district. `since` is where the district's payments begin: what lies before it was paid
    in another way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="payment_runs", verbose_name=_("district"))
    number = models.PositiveIntegerField(_("number"))
    since = models.DateField(_("first month"))
    month = models.DateField(_("month"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("prepared by"))
    made_at = models.DateTimeField(_("prepared"))

    objects = PaymentRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "number",
                name="one_payment_a_number",
                violation_error_message=_("Another payment was prepared in the meantime: look at the list again."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1, since__day=1), name="a_payment_begins_and_ends_with_a_month"
            ),
            models.CheckConstraint(condition=Q(since__lte=F("month")), name="a_payment_ends_after_it_begins"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("placements:payment", args=[self.pk])

    @property
    def reference(self):
        """How papers name it: month and number, as in 2026-10/3."""
        return f"{self.month:%Y-%m}/{self.number}"


class PaymentLineQuerySet(models.QuerySet):
    def of(self, run):
        return self.filter(run=run)

    def of_district(self, ambito):
        return self.filter(run__ambito=ambito)

    def with_people(self):
        return self.select_related(
            "adjustment",
            "month__internship__person",
            "month__internship__host",
            "month__internship__agreement",
            "month__internship__episode__team",
        )

    def with_adjustments(self):
        """With all that adjusted their months."""
        return self.prefetch_related("month__adjustments")

    def by_name(self):
        internship = "month__internship"
        names = (f"{internship}__person__sort_name", f"{internship}__starts_on", f"{internship}__pk")
        return self.order_by(*names, "month__month", F("adjustment__number").asc(nulls_first=True))


class PaymentLine(models.Model):
    """One amount handed on, in euro: that of a closed month, or the difference of one adjustment. Written once."""

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="lines", verbose_name=_("payment"))
    month = models.ForeignKey(AttendanceMonth, models.PROTECT, related_name="paid_in", verbose_name=_("month"))
    adjustment = models.ForeignKey(
        Adjustment, models.PROTECT, null=True, blank=True, related_name="paid_in", verbose_name=_("adjustment")
    )
    amount = models.DecimalField(_("amount"), max_digits=8, decimal_places=2)

    objects = PaymentLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("amount paid")
        verbose_name_plural = _("amounts paid")
        constraints = [
            models.UniqueConstraint("month", condition=Q(adjustment=None), name="a_closed_month_is_paid_once"),
            models.UniqueConstraint("adjustment", name="an_adjustment_is_paid_once"),
        ]

    def __str__(self):
        return f"{self.run}: {self.month}"
