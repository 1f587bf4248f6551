"""Funds: who pays them in which shares, what happened to them in dated acts, what is planned on their lines."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import Case, F, Q, Sum, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, User
from reporting.enums import FundActKind, PayerKind
from reporting.models.lines import CostLine

GRANTS = (FundActKind.GRANT, FundActKind.CHANGE)
RECEIPTS = (FundActKind.ADVANCE, FundActKind.BALANCE)
SIGNED = Case(When(kind=FundActKind.GIVEN_BACK, then=-F("amount")), default=F("amount"))


class FundQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_year(self, year):
        return self.filter(year=year)

    def running_within(self, first, last):
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def in_version(self, fund, version):
        return self.filter(pk=fund.pk, version=version)

    # How to fetch and list
    def with_payers(self):
        return self.prefetch_related(models.Prefetch("payers", FundPayer.objects.in_order()))

    def with_lines(self):
        return self.prefetch_related("eligible_lines")

    def in_order(self):
        return self.order_by("-year", "starts_on", "name", "pk")


class Fund(models.Model):
    """Money granted for a purpose and a period. It counts for the figures of `year`, the year it is reported in.

    Its payers' shares make 100: the database holds it when a transaction ends. `eligible_lines` are those its rules
    allow, none written down means all; `overhead` is a flat rate, per cent of the staff costs booked on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="funds", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=160)
    code = models.CharField(_("code or CUP"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(_("reported in the year"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    paid_by = models.DateField(_("to be paid by"), null=True, blank=True)
    report_by = models.DateField(_("report due by"), null=True, blank=True)
    eligible_lines = models.ManyToManyField(
        CostLine, related_name="funds", blank=True, verbose_name=_("cost lines it allows")
    )
    rules = models.TextField(_("rules in words"), blank=True)
    overhead = models.DecimalField(_("flat-rate overhead, per cent"), max_digits=5, decimal_places=2, default=0)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("fund")
        verbose_name_plural = _("funds")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "name",
                "year",
                name="one_fund_a_name_and_year",
                violation_error_message=_("There is already a fund with this name in this year."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_fund_ends_after_it_begins",
                violation_error_message=_("The fund would end before it begins: check the two days."),
            ),
            models.CheckConstraint(
                condition=Q(paid_by=None) | Q(paid_by__gte=F("starts_on")),
                name="a_fund_is_paid_after_it_begins",
                violation_error_message=_("Payments would be due before the fund begins: check the day."),
            ),
            models.CheckConstraint(condition=Q(overhead__range=(0, 100)), name="overhead_is_a_part"),
        ]

    def __str__(self):
        return f"{self.name} {self.year}"

    def get_absolute_url(self):
        return reverse("reporting:fund", args=[self.pk])

    @property
    def years(self):
        """The years whose figures it makes: those it pays for, and the one it is reported in."""
        return {self.year, *range(self.starts_on.year, self.ends_on.year + 1)}

    def covers(self, day):
        """Whether a day lies in its period."""
        return self.starts_on <= day <= self.ends_on

    def touches(self, month):
        """Whether it covers the month that begins on a day, or a part of it."""
        return self.starts_on.replace(day=1) <= month <= self.ends_on


class FundPayerQuerySet(models.QuerySet):
    def of(self, funds):
        return self.filter(fund__in=funds)

    def of_district(self, ambito):
        return self.filter(fund__ambito=ambito)

    def with_granted(self):
        """With what its whole fund was `granted`, and the year the fund is reported in."""
        acts = FundAct.objects.filter(fund=models.OuterRef("fund"), kind__in=GRANTS).order_by().values("fund")
        granted = models.Subquery(acts.annotate(sum=Sum("amount")).values("sum"))
        return self.annotate(granted=Coalesce(granted, Decimal("0.00")), of_year=F("fund__year"))

    def in_order(self):
        return self.order_by("position", "pk")


class FundPayer(models.Model):
    """Who pays a fund, and which share of it, per cent."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="payers", verbose_name=_("fund"))
    kind = models.CharField(_("kind"), max_length=12, choices=PayerKind)
    name = models.CharField(_("name"), max_length=120)
    share = models.DecimalField(_("share, per cent"), max_digits=5, decimal_places=2)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FundPayerQuerySet.as_manager()

    class Meta:
        verbose_name = _("payer of a fund")
        verbose_name_plural = _("payers of funds")
        constraints = [
            models.UniqueConstraint("fund", "name", name="a_payer_once_a_fund"),
            models.CheckConstraint(condition=Q(share__range=(0, 100)), name="a_share_is_a_part"),
        ]

    def __str__(self):
        return f"{self.name} {self.share} %"


class FundActQuerySet(models.QuerySet):
    def of(self, funds):
        return self.filter(fund__in=funds)

    def of_district(self, ambito):
        return self.filter(fund__ambito=ambito)

    def until(self, on):
        return self.filter(dated_on__lte=on)

    def sums(self):
        """What was granted and received, by fund: rows of fund, granted, received."""
        granted = Sum("amount", filter=Q(kind__in=GRANTS), default=0)
        received = Sum(SIGNED, filter=Q(kind__in=(*RECEIPTS, FundActKind.GIVEN_BACK)), default=0)
        return self.order_by().values("fund").annotate(granted=granted, received=received)

    def changes_of_grant(self):
        """Pairs of day and amount."""
        return self.filter(kind__in=GRANTS).values_list("dated_on", "amount")

    def changes_of_receipts(self):
        """Pairs of day and amount; what was given back with a minus."""
        return self.filter(kind__in=(*RECEIPTS, FundActKind.GIVEN_BACK)).values_list("dated_on", SIGNED)

    def with_people(self):
        return self.select_related("payer", "noted_by").prefetch_related("files")

    def newest_first(self):
        return self.order_by("-dated_on", "-number")


class FundAct(models.Model):
    """What happened to a fund on a day, in euro. `number` counts within the fund. The database refuses changes.

    A change of the grant may be negative; everything else is a sum of its own. A wrong act is put right by another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="acts", verbose_name=_("fund"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=10, choices=FundActKind)
    dated_on = models.DateField(_("date"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, default=0)
    payer = models.ForeignKey(
        FundPayer, models.PROTECT, null=True, blank=True, related_name="acts", verbose_name=_("payer")
    )
    protocol = models.CharField(_("act or protocol number"), max_length=80, blank=True)
    note = models.TextField(_("in words"), blank=True)
    motive = models.CharField(_("motive for passing a warning"), max_length=300, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    objects = FundActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of a fund")
        verbose_name_plural = _("acts of funds")
        constraints = [
            models.UniqueConstraint("fund", "number", name="one_act_of_a_fund_a_number"),
            models.CheckConstraint(
                condition=Q(kind=FundActKind.CHANGE) & ~Q(amount=0)
                | Q(kind=FundActKind.NOTE, amount=0)
                | ~Q(kind__in=(FundActKind.CHANGE, FundActKind.NOTE)) & Q(amount__gt=0),
                name="an_act_of_a_fund_has_its_amount",
                violation_error_message=_("Enter an amount above zero; only a change of the grant may be negative."),
            ),
        ]

    def __str__(self):
        return f"{self.fund}: {self.number}, {self.get_kind_display()}"


class PlannedAmountQuerySet(models.QuerySet):
    def of(self, fund):
        return self.filter(fund=fund)

    def of_district(self, ambito):
        return self.filter(fund__ambito=ambito)

    def latest(self, *, on):
        """Of each fund and line the plan that held on a day."""
        return (
            self.filter(dated_on__lte=on)
            .order_by("fund", "cost_line", "-dated_on", "-number")
            .distinct("fund", "cost_line")
        )

    def newest_first(self):
        return self.select_related("cost_line", "noted_by").order_by("-dated_on", "-number")


class PlannedAmount(models.Model):
    """What is planned on a line of a fund from a day on, until the next such act. The database refuses changes."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="planned", verbose_name=_("fund"))
    cost_line = models.ForeignKey(CostLine, models.PROTECT, related_name="planned", verbose_name=_("cost line"))
    number = models.PositiveSmallIntegerField(_("number"))
    dated_on = models.DateField(_("from the day"))
    amount = models.DecimalField(_("planned"), max_digits=12, decimal_places=2)
    note = models.CharField(_("why"), max_length=200, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    objects = PlannedAmountQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned amount")
        verbose_name_plural = _("planned amounts")
        constraints = [
            models.UniqueConstraint("fund", "number", name="one_plan_of_a_fund_a_number"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="nothing_negative_is_planned",
                violation_error_message=_("A planned amount is not negative."),
            ),
        ]

    def __str__(self):
        return f"{self.fund}, {self.cost_line}: {self.amount} ({self.dated_on})"


class UnitCostQuerySet(models.QuerySet):
    def of(self, fund):
        return self.filter(fund=fund).order_by("name", "-valid_from")


class UnitCost(models.Model):
    """A standard unit cost (UCS) that a fund applies, in euro a unit, with the act it comes from."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="unit_costs", verbose_name=_("fund"))
    name = models.CharField(_("what"), max_length=120)
    unit = models.CharField(_("unit"), max_length=60)
    amount = models.DecimalField(_("amount a unit"), max_digits=10, decimal_places=2)
    act = models.CharField(_("act that fixes it"), max_length=160)
    valid_from = models.DateField(_("valid from"))

    objects = UnitCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard unit cost")
        verbose_name_plural = _("standard unit costs")
        constraints = [
            models.UniqueConstraint(
                "fund",
                "name",
                "valid_from",
                name="one_unit_cost_a_day",
                violation_error_message=_("This unit cost is written down for that day already."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="a_unit_costs_something",
                violation_error_message=_("Enter an amount above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.fund}: {self.name} {self.amount}"
